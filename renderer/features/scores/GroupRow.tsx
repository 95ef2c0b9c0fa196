import type { MarkCode, NodeResult } from '../../../shared/model/result.ts';
import type { Names } from '../../session/use-names.ts';
import { Figure } from './Figure.tsx';
import { MarkNumbers } from './MarkNumbers.tsx';

/** A branch of the tree, above its items. */
export function GroupRow(props: {
  readonly node: NodeResult;
  readonly sources: number;
  readonly names: Names;
  readonly numbers: ReadonlyMap<MarkCode, number>;
  readonly place: string;
}) {
  const { node } = props;
  return (
    <tr className={`ledger-group ledger-level-${node.level}`}>
      <th scope="row">
        <a href={`#${props.place}/${node.code}`}>
          <span className="figures">{node.code}</span> {props.names.node(node.code)}
        </a>
      </th>
      <td className="number">{node.fullMark ?? node.nominalFullMark}</td>
      <td colSpan={props.sources}>
        <span className="hidden">–</span>
      </td>
      <td className="number">
        <Figure status={node.status} value={node.score} />
      </td>
      <td className="number">{node.points ?? ''}</td>
      <td className="number">{node.lost ?? ''}</td>
      <td>
        <MarkNumbers marks={node.marks} numbers={props.numbers} />
      </td>
    </tr>
  );
}
