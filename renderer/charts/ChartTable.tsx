import type { JSX, ReactNode } from 'react';

export interface Column {
  /** Its head, unless two may have the same. */
  readonly id?: string;
  readonly head: string;
  /** Plain words run from the left, numbers from the right, names of items in narrow columns of numbers. */
  readonly kind?: 'number' | 'branch';
}

export interface Row {
  readonly id: string;
  readonly name: ReactNode;
  /** One for each column but the first. */
  readonly cells: readonly ReactNode[];
  /** A line of its own below the others, such as a median. */
  readonly sum?: boolean;
}

const CLASS_OF = { number: 'number', branch: 'number branch' } as const;

/** The table that belongs to a chart, on the screen and on paper; its first column names the rows. */
export function ChartTable(props: {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** What the table is, for those who hear it; on paper its heading says so. */
  readonly caption?: string | undefined;
  readonly className?: string;
}): JSX.Element {
  const { columns, rows, caption, className = '' } = props;
  const [, ...others] = columns;
  return (
    <table className={`plain-table chart-table ${className}`.trimEnd()}>
      {caption === undefined ? null : <caption className="hidden">{caption}</caption>}
      <thead>
        <tr>
          {columns.map(({ id, head, kind }) => (
            <th key={id ?? head} scope="col" className={kind && CLASS_OF[kind]}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, cells, sum }) => (
          <tr key={id} className={sum === true ? 'sum' : undefined}>
            <th scope="row">{name}</th>
            {others.map(({ id: column, head, kind }, at) => (
              <td key={column ?? head} className={kind && 'number'}>
                {cells[at]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
