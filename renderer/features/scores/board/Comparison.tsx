import { useTranslation } from 'react-i18next';
import { publishedTotal, type NodeResult, type RoundResult, type UnitResult } from '../../../../shared/model/result.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { differenceText } from '../../../../shared/scoring/printed-difference.ts';
import { pathOf } from '../../../session/navigation.ts';
import { useNames } from '../../../session/use-names.ts';
import { Figure } from '../Figure.tsx';

interface Pair {
  readonly code: string;
  readonly first: NodeResult;
  readonly second: NodeResult;
  /** Points of the total that the first street has more. */
  readonly points: number | null;
}

function pairsOf(first: UnitResult, second: UnitResult): readonly Pair[] {
  return first.leaves
    .flatMap((leaf): Pair[] => {
      const other = second.leaves.find(({ code }) => code === leaf.code);
      if (other === undefined) return [];
      const points = leaf.points === null || other.points === null ? null : Number(leaf.points) - Number(other.points);
      return [{ code: leaf.code, first: leaf, second: other, points }];
    })
    .sort((a, b) => Math.abs(b.points ?? 0) - Math.abs(a.points ?? 0));
}

/** Two streets side by side: total, categories, then every item, the greatest difference in points first. */
export function Comparison(props: {
  readonly content: RoundContent;
  readonly result: RoundResult;
  readonly first: string;
  readonly second: string;
}) {
  const { content, result } = props;
  const { t } = useTranslation('scores');
  const names = useNames(content);
  const find = (unit: string) => result.units.find((one) => one.unit === unit);
  const [first, second] = [find(props.first), find(props.second)];
  if (first === undefined || second === undefined) return null;
  const totals = [publishedTotal(first).score, publishedTotal(second).score] as const;
  const upper = first.total.children.flatMap((code) => {
    const [one, two] = [first, second].map((unit) => unit.nodes.find((node) => node.code === code));
    return one === undefined || two === undefined ? [] : [{ code, one, two }];
  });
  return (
    <>
      <p>{t('compare.lead')}</p>
      <table className="plain-table compare">
        <caption className="hidden">{t('compare.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('item')}</th>
            <th scope="col" className="number">
              {names.street(first.unit)}
            </th>
            <th scope="col" className="number">
              {names.street(second.unit)}
            </th>
            <th scope="col" className="number">
              {t('compare.difference')}
            </th>
            <th scope="col" className="number">
              {t('compare.points')}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr className="median-row">
            <th scope="row">{t('total')}</th>
            <td className="number">{totals[0] ?? t('none')}</td>
            <td className="number">{totals[1] ?? t('none')}</td>
            <td className="number">{differenceText(totals[0], totals[1]) ?? t('none')}</td>
            <td className="number">{differenceText(totals[0], totals[1]) ?? t('none')}</td>
          </tr>
          {upper.map(({ code, one, two }) => (
            <tr key={code} className="median-row">
              <th scope="row">
                {code} {names.node(code)}
              </th>
              <td className="number">
                <Figure status={one.status} value={one.score} />
              </td>
              <td className="number">
                <Figure status={two.status} value={two.score} />
              </td>
              <td className="number">{differenceText(one.score, two.score) ?? t('none')}</td>
              <td className="number">{differenceText(one.points, two.points) ?? t('none')}</td>
            </tr>
          ))}
          {pairsOf(first, second).map((pair) => (
            <tr key={pair.code}>
              <th scope="row">
                {pair.code} {names.node(pair.code)}
              </th>
              <td className="number">
                <a href={`#${pathOf('rounds', content.id, 'scores', first.unit)}/${pair.code}`}>
                  <Figure status={pair.first.status} value={pair.first.score} />
                </a>
              </td>
              <td className="number">
                <a href={`#${pathOf('rounds', content.id, 'scores', second.unit)}/${pair.code}`}>
                  <Figure status={pair.second.status} value={pair.second.score} />
                </a>
              </td>
              <td className="number">{differenceText(pair.first.score, pair.second.score) ?? t('none')}</td>
              <td className="number">{differenceText(pair.first.points, pair.second.points) ?? t('none')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
