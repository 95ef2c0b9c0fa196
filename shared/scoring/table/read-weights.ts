import { ok, refuse, type Result } from '../../result.ts';
import { cellsOf } from './cells.ts';
import type { Grid, TableFault } from './table-fault.ts';

/**
 * Reads a table of other weights: `iCode` and `Weight`, each code of the tree but the top once. A column `Level` is
 * not needed. All faults are given at once.
 */
export function readWeights(
  grid: Grid,
  needed: readonly string[],
  known: ReadonlySet<string>,
): Result<ReadonlyMap<string, number>, readonly TableFault[]> {
  const faults: TableFault[] = [];
  const cells = cellsOf('Weights', grid, ['iCode', 'Weight'], faults);
  if (faults.length > 0) return refuse(faults);
  const weights = new Map<string, number>();
  for (const row of cells.rows) {
    const code = cells.text(row, 'iCode');
    if (code === '') cells.fault('cell_missing', row, 'iCode');
    else if (!known.has(code)) cells.fault('unknown_code', row, 'iCode', code);
    else if (weights.has(code)) cells.fault('duplicate_code', row, 'iCode', code);
    const weight = cells.neededNumber(row, 'Weight');
    if (weight === undefined) continue;
    if (weight < 0) cells.fault('negative_weight', row, 'Weight', `${weight}`);
    weights.set(code, weight);
  }
  for (const code of needed)
    if (!weights.has(code) && faults.length === 0) cells.fault('weight_missing', null, 'iCode', code);
  return faults.length > 0 ? refuse(faults) : ok(weights);
}
