import { useLabel } from '../../i18n/use-language.ts';
import type { IndicatorRow } from './rows.ts';

/** Code and name of a row, behind the nodes that have no row of their own. */
export function RowName({ row }: { readonly row: IndicatorRow }) {
  const label = useLabel();
  return (
    <span>
      {row.above.map((node) => (
        <span key={node.code} className="above">
          {node.code} {label(node)} ›
        </span>
      ))}
      <span className="code">{row.code}</span>{' '}
      <span className={row.kind === 'leaf' ? 'link' : undefined}>
        {label(row.kind === 'leaf' ? row.leaf : row.node)}
      </span>
    </span>
  );
}
