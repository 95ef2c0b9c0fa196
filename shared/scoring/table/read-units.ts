import { ok, refuse, type Result } from '../../result.ts';
import { cellsOf } from './cells.ts';
import type { Grid, TableFault } from './table-fault.ts';

/** What `iData` says, checked. */
export interface Units {
  /** Codes of the units in ascending order. */
  readonly codes: readonly string[];
  /** Figures by the code of the leaf, in the order of the units; null where one is missing. */
  readonly columns: ReadonlyMap<string, readonly (number | null)[]>;
}

/** Reads `iData`: `uCode` and one column for each leaf; other columns are left alone. All faults are given at once. */
export function readUnits(grid: Grid, leaves: readonly string[]): Result<Units, readonly TableFault[]> {
  const faults: TableFault[] = [];
  const cells = cellsOf('iData', grid, ['uCode', ...leaves], faults);
  if (faults.length > 0) return refuse(faults);
  const rowOf = new Map<string, number>();
  for (const row of cells.rows) {
    const code = cells.text(row, 'uCode');
    if (code === '') cells.fault('cell_missing', row, 'uCode');
    else if (rowOf.has(code)) cells.fault('duplicate_unit', row, 'uCode', code);
    else rowOf.set(code, row);
  }
  const codes = [...rowOf.keys()].sort((a, b) => (a < b ? -1 : 1));
  const columns = new Map(
    leaves.map((leaf) => [leaf, codes.map((code) => cells.number(rowOf.get(code) ?? 0, leaf) ?? null)] as const),
  );
  if (faults.length > 0) return refuse(faults.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)));
  if ([...columns.values()].every((column) => column.every((value) => value === null)))
    cells.fault('no_values', null, null);
  return faults.length > 0 ? refuse(faults) : ok({ codes, columns });
}
