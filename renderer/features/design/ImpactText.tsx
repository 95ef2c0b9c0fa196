import { useTranslation } from 'react-i18next';
import type { Impact } from '../../../shared/contract/designs.ts';
import type { RoundDetail } from '../../../shared/contract/rounds.ts';
import { placeChanges } from '../../../shared/designing/place-changes.ts';
import { useLabel } from '../../i18n/use-language.ts';

/** What a design would change for what has come in: how much, which grades, who swaps places, and every total. */
export function ImpactText({
  impact,
  detail,
}: {
  readonly impact: Impact;
  readonly detail: Pick<RoundDetail, 'content'>;
}) {
  const { t } = useTranslation('design');
  const label = useLabel();
  const streets = new Map(detail.content.template.streets.map((street) => [street.code9, label(street)]));
  const moved = impact.totals.filter((one) => one.placeBefore !== one.placeAfter || one.before !== one.after);
  const { swaps, moves } = placeChanges(impact.totals);
  const name = (unit: string) => streets.get(unit) ?? unit;
  const sentences = [
    ...impact.grades.map(({ grade, answers }) => t('impactGrade', { grade, count: answers })),
    ...swaps.map(({ places: [one, other], units: [a, b] }) =>
      t('impactSwap', { one, other, streets: [name(a), name(b)].join(t('comma')) }),
    ),
    ...moves.map(({ unit, from, to }) => t('impactMove', { street: name(unit), from, to })),
  ];
  return (
    <div role="status">
      <p>
        <strong>
          {t('impact', {
            leaves: t('impactLeaves', { count: impact.leaves.length }),
            answers: t('impactAnswers', { count: impact.answers }),
            streets: t('impactStreets', { count: impact.units.length }),
          })}
        </strong>{' '}
        {impact.again > 0 ? t('impactAgain', { count: impact.again }) : ''}{' '}
        {swaps.length + moves.length === 0 ? t('impactNoPlaces') : ''}
      </p>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {moved.length === 0 ? null : (
        <table className="plain-table stacked design">
          <thead>
            <tr>
              <th scope="col">{t('street')}</th>
              <th scope="col" className="number">
                {t('totalBefore')}
              </th>
              <th scope="col" className="number">
                {t('totalAfter')}
              </th>
              <th scope="col" className="number">
                {t('placeBefore')}
              </th>
              <th scope="col" className="number">
                {t('placeAfter')}
              </th>
            </tr>
          </thead>
          <tbody>
            {moved.map((one) => (
              <tr key={one.unit}>
                <th scope="row">{streets.get(one.unit) ?? one.unit}</th>
                <td className="number" data-label={t('totalBefore')}>
                  {one.before ?? '—'}
                </td>
                <td className="number" data-label={t('totalAfter')}>
                  {one.after ?? '—'}
                </td>
                <td className="number" data-label={t('placeBefore')}>
                  {one.placeBefore ?? '—'}
                </td>
                <td className="number" data-label={t('placeAfter')}>
                  {one.placeAfter ?? '—'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
