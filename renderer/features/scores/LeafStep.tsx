import { useTranslation } from 'react-i18next';
import type { LeafResult } from '../../../shared/model/result.ts';
import { Figure } from './Figure.tsx';
import { percentText } from './percent-text.ts';
import { PointsLine } from './PointsLine.tsx';
import { StepHead } from './StepHead.tsx';

/** An item: the weighted mean of its sources. */
export function LeafStep({ leaf, place }: { readonly leaf: LeafResult; readonly place: string }) {
  const { t } = useTranslation('scores');
  const { t: answers } = useTranslation('answers');
  return (
    <>
      <StepHead status={leaf.status} score={leaf.score} arithmetic={leaf.arithmetic} marks={leaf.marks} />
      <PointsLine node={leaf} />
      <table className="plain-table inputs">
        <caption className="hidden">{t('inputs')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('source')}</th>
            <th scope="col">{t('roleHead')}</th>
            <th scope="col" className="number">
              {t('weight')}
            </th>
            <th scope="col" className="number">
              {t('counts')}
            </th>
            <th scope="col" className="number">
              {t('score')}
            </th>
          </tr>
        </thead>
        <tbody>
          {leaf.sources.map((source) => (
            <tr key={source.source}>
              <th scope="row">
                <a href={`#${place}/${leaf.code}/${source.source}`}>{answers(`source.${source.source}`)}</a>
              </th>
              <td>{t(`role.${source.role}`)}</td>
              <td className="number">{percentText(source.declaredWeight)}</td>
              <td className="number">{percentText(source.effectiveWeight)}</td>
              <td className="number">
                <Figure status={source.status} value={source.score} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
