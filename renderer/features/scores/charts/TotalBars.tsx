import { useTranslation } from 'react-i18next';
import { publishedTotal, type RoundResult, type UnitResult } from '../../../../shared/model/result.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { BarsWithIntervals, type IntervalBar } from '../../../charts/BarsWithIntervals.tsx';
import { Section } from '../../../components/Section.tsx';
import { useNames } from '../../../session/use-names.ts';
import { Band } from '../Band.tsx';

function barOf(unit: UnitResult, name: string): IntervalBar {
  const { score } = publishedTotal(unit);
  const sampling = unit.sampling?.kind === 'value' ? unit.sampling : null;
  return {
    id: unit.unit,
    name,
    value: score === null ? null : Number(score),
    interval: sampling === null ? null : [Number(sampling.low), Number(sampling.high)],
    reach: unit.provisional ? [Number(unit.low), Number(unit.high)] : null,
    text: score === null ? '–' : sampling === null ? score : `${score} ± ${sampling.halfWidth}`,
  };
}

/** Totals with the error of the samples, and with what is still possible while parts are missing. */
export function TotalBars({ content, result }: { readonly content: RoundContent; readonly result: RoundResult }) {
  const { t } = useTranslation('charts');
  const names = useNames(content);
  const median = result.medians['total'] ?? null;
  return (
    <Section title={t('bars.title')}>
      <p className="hint">{t('bars.key')}</p>
      <BarsWithIntervals
        bars={result.units.map((unit) => barOf(unit, names.street(unit.unit)))}
        median={median === null ? null : Number(median)}
        label={t('bars.label')}
      />
      <details>
        <summary>{t('table')}</summary>
        <table className="plain-table chart-table">
          <caption className="hidden">{t('bars.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('street')}</th>
              <th scope="col" className="number">
                {t('total')}
              </th>
              <th scope="col">{t('band')}</th>
              <th scope="col" className="number">
                {t('bars.interval')}
              </th>
              <th scope="col" className="number">
                {t('bars.reach')}
              </th>
            </tr>
          </thead>
          <tbody>
            {result.units.map((unit) => (
              <tr key={unit.unit}>
                <th scope="row">{names.street(unit.unit)}</th>
                <td className="number">{publishedTotal(unit).score ?? t('none')}</td>
                <td>
                  <Band unit={unit} />
                </td>
                <td className="number">
                  {unit.sampling?.kind === 'value' ? `${unit.sampling.low}–${unit.sampling.high}` : t('none')}
                </td>
                <td className="number">{unit.provisional ? `${unit.low}–${unit.high}` : t('fixed')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Section>
  );
}
