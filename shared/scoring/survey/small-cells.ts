/** Counts of people by group (rows) and answer (columns), with the sums beside them. */
export interface CountTable {
  readonly cells: readonly (readonly number[])[];
  readonly rowTotals: readonly number[];
  readonly columnTotals: readonly number[];
  readonly total: number;
}

/** The same table as it may be shown: null for a count that is hidden. */
export interface ShownCounts {
  readonly cells: readonly (readonly (number | null)[])[];
  readonly rowTotals: readonly (number | null)[];
  readonly columnTotals: readonly (number | null)[];
  readonly total: number | null;
}

export function countTable(cells: readonly (readonly number[])[]): CountTable {
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
  const rowTotals = cells.map(sum);
  const columnTotals = (cells[0] ?? []).map((_, column) => sum(cells.map((row) => row[column] ?? 0)));
  return { cells, rowTotals, columnTotals, total: sum(rowTotals) };
}

interface Cell {
  readonly value: number;
  hidden: boolean;
}

/** Cells and the sum of them. */
interface Line {
  readonly cells: readonly Cell[];
  readonly sum: Cell;
}

/**
 * Whether a line gives one of its hidden counts away. Everybody knows that counts are whole and not negative, and that
 * what is hidden first is at least one person; so besides a single hidden count, a sum tells that leaves no choice.
 */
function tells({ cells, sum }: Line): boolean {
  const hidden = cells.filter((cell) => cell.hidden);
  if (sum.hidden) return hidden.length === 0;
  if (hidden.length <= 1) return hidden.length === 1;
  return hidden.reduce((all, cell) => all + cell.value, 0) <= hidden.length;
}

/** Hides one more of the line: the smallest that is shown, people before empty ones, the sum last. False for none. */
function hideNext({ cells, sum }: Line): boolean {
  const [next = sum] = cells
    .filter((cell) => !cell.hidden)
    .toSorted((a, b) => Number(a.value === 0) - Number(b.value === 0) || a.value - b.value);
  if (next.hidden) return false;
  next.hidden = true;
  return true;
}

/**
 * Hides every count from 1 to `least` − 1, sums included, and as many further ones as are needed that no hidden count
 * follows from the others of its row or of its column (primary and complementary suppression, Hundepool and others,
 * Statistical Disclosure Control, 2012, §4). It ends, because every step hides one more count.
 */
export function hideSmall(table: CountTable, least: number): ShownCounts {
  const cellOf = (value: number): Cell => ({ value, hidden: value > 0 && value < least });
  const grid = table.cells.map((row) => row.map(cellOf));
  const rowSums = table.rowTotals.map(cellOf);
  const columnSums = table.columnTotals.map(cellOf);
  const total = cellOf(table.total);
  const lines: Line[] = [
    ...rowSums.map((sum, at) => ({ cells: grid[at] ?? [], sum })),
    ...columnSums.map((sum, at) => ({ cells: grid.flatMap((row) => row[at] ?? []), sum })),
    { cells: rowSums, sum: total },
    { cells: columnSums, sum: total },
  ];
  for (let changed = true; changed;) {
    changed = false;
    for (const line of lines) while (tells(line) && hideNext(line)) changed = true;
  }
  const shown = (cell: Cell): number | null => (cell.hidden ? null : cell.value);
  return {
    cells: grid.map((row) => row.map(shown)),
    rowTotals: rowSums.map(shown),
    columnTotals: columnSums.map(shown),
    total: shown(total),
  };
}
