import { useTranslation } from 'react-i18next';
import type { Source } from '../../../shared/model/ids.ts';
import type { LeafResult, MarkCode } from '../../../shared/model/result.ts';
import type { Names } from '../../session/use-names.ts';
import { Figure } from './Figure.tsx';
import { marksOfLeaf } from './mark-notes.ts';
import { MarkNumbers } from './MarkNumbers.tsx';

/** One item. Tab stops at its name only; the figures are reached from its derivation as well. */
export function LeafRow(props: {
  readonly leaf: LeafResult;
  readonly sources: readonly Source[];
  readonly names: Names;
  readonly numbers: ReadonlyMap<MarkCode, number>;
  readonly place: string;
}) {
  const { leaf, place } = props;
  const { t } = useTranslation('scores');
  return (
    <tr>
      <th scope="row">
        <a href={`#${place}/${leaf.code}`}>
          <span className="figures">{leaf.code}</span> {props.names.node(leaf.code)}
        </a>
      </th>
      <td className="number">{leaf.fullMark ?? leaf.nominalFullMark}</td>
      {props.sources.map((source) => {
        const given = leaf.sources.find((one) => one.source === source);
        return (
          <td key={source} className="number">
            {given === undefined ? (
              <span className="no-figure">–</span>
            ) : (
              <a tabIndex={-1} href={`#${place}/${leaf.code}/${source}`}>
                {given.role === 'score' ? null : <span className="hidden">{t('referenceOnly')}</span>}
                {given.role === 'score' ? '' : '('}
                <Figure status={given.status} value={given.score} />
                {given.role === 'score' ? '' : ')'}
              </a>
            )}
          </td>
        );
      })}
      <td className="number">
        <a tabIndex={-1} href={`#${place}/${leaf.code}`}>
          <Figure status={leaf.status} value={leaf.score} />
        </a>
      </td>
      <td className="number">{leaf.points ?? ''}</td>
      <td className="number">{leaf.lost ?? ''}</td>
      <td>
        <MarkNumbers marks={marksOfLeaf(leaf)} numbers={props.numbers} />
      </td>
    </tr>
  );
}
