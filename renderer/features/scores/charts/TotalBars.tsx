import { useTranslation } from 'react-i18next';
import { publishedTotal, type RoundResult } from '../../../../shared/model/result.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { BarsWithIntervals } from '../../../charts/BarsWithIntervals.tsx';
import { ChartTable } from '../../../charts/ChartTable.tsx';
import { intervalBar } from '../../../score-pictures/interval-bar.ts';
import { Section } from '../../../components/Section.tsx';
import { useNames } from '../../../session/use-names.ts';
import { Band } from '../Band.tsx';

/** Totals with the error of the samples, and with what is still possible while parts are missing. */
export function TotalBars({ content, result }: { readonly content: RoundContent; readonly result: RoundResult }) {
  const { t } = useTranslation('charts');
  const names = useNames(content);
  const median = result.medians['total'] ?? null;
  return (
    <Section title={t('bars.title')}>
      <p className="hint">{t('bars.key')}</p>
      <BarsWithIntervals
        bars={result.units.map((unit) => intervalBar(unit, names.street(unit.unit)))}
        median={median === null ? null : Number(median)}
        label={t('bars.label')}
      />
      <details>
        <summary>{t('table')}</summary>
        <ChartTable
          caption={t('bars.title')}
          columns={[
            { head: t('street') },
            { head: t('total'), kind: 'number' },
            { head: t('band') },
            { head: t('bars.interval'), kind: 'number' },
            { head: t('bars.reach'), kind: 'number' },
          ]}
          rows={result.units.map((unit) => ({
            id: unit.unit,
            name: names.street(unit.unit),
            cells: [
              publishedTotal(unit).score ?? t('none'),
              <Band key="band" unit={unit} />,
              unit.sampling?.kind === 'value' ? `${unit.sampling.low}–${unit.sampling.high}` : t('none'),
              unit.provisional ? `${unit.low}–${unit.high}` : t('fixed'),
            ],
          }))}
        />
      </details>
    </Section>
  );
}
