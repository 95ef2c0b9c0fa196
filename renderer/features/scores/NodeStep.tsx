import { useTranslation } from 'react-i18next';
import type { NodeResult, UnitResult } from '../../../shared/model/result.ts';
import { Figure } from './Figure.tsx';
import { percentText } from './percent-text.ts';
import { PointsLine } from './PointsLine.tsx';
import { StepHead } from './StepHead.tsx';

/** A branch: the weighted mean of what lies below it. */
export function NodeStep(props: {
  readonly node: NodeResult;
  readonly result: UnitResult;
  readonly nameOf: (code: string) => string;
  readonly place: string;
}) {
  const { node, result } = props;
  const { t } = useTranslation('scores');
  const below = node.children.flatMap(
    (code) => [...result.nodes, ...result.leaves].find((one) => one.code === code) ?? [],
  );
  return (
    <>
      <StepHead status={node.status} score={node.score} arithmetic={node.arithmetic} marks={node.marks} />
      <PointsLine node={node} />
      <table className="plain-table inputs">
        <caption className="hidden">{t('inputs')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('below')}</th>
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
          {below.map((child) => (
            <tr key={child.code}>
              <th scope="row">
                <a href={`#${props.place}/${child.code}`}>{props.nameOf(child.code)}</a>
              </th>
              <td className="number">{child.declaredWeight}%</td>
              <td className="number">{percentText(child.effectiveWeight)}</td>
              <td className="number">
                <Figure status={child.status} value={child.score} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
