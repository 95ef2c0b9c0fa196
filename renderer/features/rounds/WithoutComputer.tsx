import { useTranslation } from 'react-i18next';
import type { RoundDetail } from '../../../shared/contract/rounds.ts';
import { Section } from '../../components/Section.tsx';
import { useLabel } from '../../i18n/use-language.ts';

const NAMED = 6;

/** Streets and reviewers that no computer was admitted for: the package goes out without them, which may be meant. */
export function WithoutComputer({ detail, alone = false }: { readonly detail: RoundDetail; readonly alone?: boolean }) {
  const { t } = useTranslation('rounds');
  const label = useLabel();
  const { template, units, assignments, roster } = detail.content;
  const { devices, persons } = roster;
  if (devices.every(({ role }) => role === 'office')) return null;
  const filled = new Set(devices.flatMap((one) => (one.role === 'street' ? one.units : [])));
  const seated = new Set(devices.flatMap((one) => (one.role === 'reviewer' ? one.persons : [])));
  const wanted = new Set(Object.values(assignments.reviewers).flat());
  const named = (names: readonly string[]) =>
    names.length > NAMED
      ? t('andMore', { names: names.slice(0, NAMED).join(t('comma')), count: names.length })
      : names.join(t('comma'));
  const streets = template.streets.filter(({ code9 }) => units.includes(code9) && !filled.has(code9)).map(label);
  const reviewers = persons.filter(({ id }) => wanted.has(id) && !seated.has(id)).map(({ name }) => name);
  if (streets.length + reviewers.length === 0) return null;
  const lines = (
    <>
      {streets.length === 0 ? null : (
        <p>{t('withoutComputer.streets', { count: streets.length, names: named(streets) })}</p>
      )}
      {reviewers.length === 0 ? null : <p>{t('withoutComputer.reviewers', { names: named(reviewers) })}</p>}
      <p className="hint">{t('withoutComputer.hint')}</p>
    </>
  );
  if (alone) return <Section title={t('withoutComputer.title')}>{lines}</Section>;
  return (
    <div className="without-computer">
      <h3>{t('withoutComputer.title')}</h3>
      {lines}
    </div>
  );
}
