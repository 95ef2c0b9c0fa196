import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { publishedTotal, type RoundResult } from '../../../../shared/model/result.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { Slope, type SlopeLine } from '../../../charts/Slope.tsx';
import { Section } from '../../../components/Section.tsx';
import { useNames } from '../../../session/use-names.ts';
import { differenceText } from '../board/rows.ts';

/** Totals of two rounds, a line per street that has one in both. */
export function RoundSlope(props: {
  readonly content: RoundContent;
  readonly result: RoundResult;
  readonly earlier: RoundResult | undefined;
  /** The choice of the other round. */
  readonly children: ReactNode;
}) {
  const { content, result, earlier } = props;
  const { t } = useTranslation('charts');
  const names = useNames(content);
  const both = result.units.flatMap((unit) => {
    const old = earlier?.units.find((one) => one.unit === unit.unit);
    const [before, after] = [old === undefined ? null : publishedTotal(old).score, publishedTotal(unit).score];
    return before === null || after === null ? [] : [{ unit: unit.unit, before, after }];
  });
  const lines = both.map(({ unit, before, after }): SlopeLine => ({
    id: unit,
    name: names.street(unit),
    before: Number(before),
    after: Number(after),
  }));
  return (
    <Section title={t('slope.title')}>
      <div className="board-tools">{props.children}</div>
      {earlier === undefined ? <p className="hint">{t('slope.choose')}</p> : null}
      {earlier !== undefined && lines.length === 0 ? <p>{t('slope.nothing')}</p> : null}
      {lines.length === 0 ? null : (
        <>
          <p className="hint">
            {t('slope.key')} {earlier?.template === result.template ? '' : t('slope.otherTemplate')}
          </p>
          <Slope lines={lines} before={t('slope.before')} after={t('slope.after')} label={t('slope.label')} />
          <table className="plain-table chart-table">
            <caption className="hidden">{t('slope.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('street')}</th>
                <th scope="col" className="number">
                  {t('slope.before')}
                </th>
                <th scope="col" className="number">
                  {t('slope.after')}
                </th>
                <th scope="col" className="number">
                  {t('slope.change')}
                </th>
              </tr>
            </thead>
            <tbody>
              {both.map(({ unit, before, after }) => (
                <tr key={unit}>
                  <th scope="row">{names.street(unit)}</th>
                  <td className="number">{before}</td>
                  <td className="number">{after}</td>
                  <td className="number">{differenceText(after, before)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Section>
  );
}
