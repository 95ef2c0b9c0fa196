import type { JSX } from 'react';
import { greatestOuts, type OneOut } from '../../../shared/scoring/stability/one-out.ts';
import type { UnitResult } from '../../../shared/model/result.ts';
import type { Template } from '../../../shared/model/template.ts';
import { ChartTable } from '../../charts/ChartTable.tsx';
import type { StabilityWords } from './words.ts';

function signed(change: number): string {
  return `${change < 0 ? '−' : '+'}${Math.abs(change).toFixed(2)}`;
}

/** The total of a street without the items, branches and sources that matter most to it. */
export function OutsTable(props: {
  readonly template: Template;
  readonly unit: UnitResult;
  readonly words: StabilityWords;
  readonly nameOf: (out: OneOut) => string;
  readonly caption?: string | undefined;
}): JSX.Element {
  const { template, unit, words, nameOf, caption } = props;
  return (
    <ChartTable
      caption={caption}
      columns={[{ head: words.without }, { head: words.kind }, { head: words.totalChange, kind: 'number' }]}
      rows={greatestOuts(template, unit).map((out) => ({
        id: `${out.kind} ${out.what}`,
        name: nameOf(out),
        cells: [words.kinds[out.kind], out.change === null ? words.none : signed(out.change)],
      }))}
    />
  );
}
