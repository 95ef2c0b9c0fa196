import { useTranslation } from 'react-i18next';
import type { OpenedEvidence } from '../../shared/contract/evidence.ts';

/** Decimal degrees to about a metre. */
const DIGITS = 5;

/** When, where and with what a photo says that it was taken; nothing beside what is no photo. */
export function ShotData({ opened }: { readonly opened: OpenedEvidence | undefined }) {
  const { t } = useTranslation('evidence');
  if (opened?.shows !== 'picture' && opened?.why !== 'heic') return null;
  const { shot } = opened;
  if (shot === null) return <p className="hint">{t('view.shot.none')}</p>;
  const { takenAt, place, device } = shot;
  const where = place && {
    latitude: place.latitude.toFixed(DIGITS),
    longitude: place.longitude.toFixed(DIGITS),
  };
  return (
    <section className="shot">
      <h3>{t('view.shot.title')}</h3>
      {takenAt === null ? null : <p>{t('view.shot.takenAt', { at: takenAt })}</p>}
      {where === null ? null : <p>{t('view.shot.place', where)}</p>}
      {device === null ? null : <p>{t('view.shot.device', { device })}</p>}
    </section>
  );
}
