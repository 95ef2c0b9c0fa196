import { useTranslation } from 'react-i18next';
import type { UnitResult } from '../../../shared/model/result.ts';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useLabel } from '../../i18n/use-language.ts';

/** The band, and in words whether it may still change. */
export function Band({ unit }: { readonly unit: UnitResult }) {
  const { t } = useTranslation('scores');
  const label = useLabel();
  return (
    <span className="band">
      {unit.band === null ? null : <span>{label(unit.band)}</span>}
      {unit.band?.limited === undefined ? null : (
        <StatusChip icon="warning" tone="attention">
          {t('limited.chip')}
        </StatusChip>
      )}
      {unit.provisional || unit.band?.provisional === true ? (
        <StatusChip icon="half" tone="attention">
          {unit.band?.provisional === true ? t('bandMayChange') : t('provisional')}
        </StatusChip>
      ) : null}
    </span>
  );
}
