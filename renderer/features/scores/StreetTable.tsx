import { useTranslation } from 'react-i18next';
import type { RoundContent } from '../../../shared/model/round.ts';
import { publishedTotal, type RoundResult } from '../../../shared/model/result.ts';
import { MedianBar } from '../../components/MedianBar.tsx';
import { pathOf } from '../../session/navigation.ts';
import { useNames } from '../../session/use-names.ts';
import { Band } from './Band.tsx';
import { Figure } from './Figure.tsx';

/** One line per street: total, band, categories beside the median, and how complete it is. */
export function StreetTable({ content, result }: { readonly content: RoundContent; readonly result: RoundResult }) {
  const { t } = useTranslation('scores');
  const names = useNames(content);
  const categories = result.units[0]?.total.children ?? [];
  const units = result.units.toSorted((a, b) => (a.unit < b.unit ? -1 : 1));
  return (
    <table className="plain-table streets">
      <caption className="hidden">{t('caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('street')}</th>
          <th scope="col" className="number">
            {t('total')}
          </th>
          <th scope="col">{t('band')}</th>
          {categories.map((code) => (
            <th key={code} scope="col">
              {code} {names.node(code)}
            </th>
          ))}
          <th scope="col" className="number">
            {t('coverage')}
          </th>
          <th scope="col" className="number">
            {t('bounds')}
          </th>
        </tr>
      </thead>
      <tbody>
        <tr className="median-row">
          <th scope="row">{t('median')}</th>
          <td className="number">{result.medians['total'] ?? t('none')}</td>
          <td>–</td>
          {categories.map((code) => (
            <td key={code} className="figures">
              {result.medians[code] ?? t('none')}
            </td>
          ))}
          <td className="number">–</td>
          <td className="number">–</td>
        </tr>
        {units.map((unit) => (
          <tr key={unit.unit}>
            <th scope="row">
              <a href={`#${pathOf('rounds', content.id, 'scores', unit.unit)}`}>{names.street(unit.unit)}</a>
              <span className="street-code figures">{unit.unit}</span>
            </th>
            <td className="number">
              <strong>
                <Figure status={unit.total.status} value={publishedTotal(unit).score} />
              </strong>
            </td>
            <td>
              <Band unit={unit} />
            </td>
            {categories.map((code) => {
              const node = unit.nodes.find((one) => one.code === code);
              return (
                <td key={code}>
                  {node === undefined ? null : (
                    <span className="beside-median">
                      <Figure status={node.status} value={node.score} />
                      <MedianBar score={node.score} median={result.medians[code] ?? null} />
                    </span>
                  )}
                </td>
              );
            })}
            <td className="number">{unit.coverage}%</td>
            <td className="number">
              {unit.low}–{unit.high}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
