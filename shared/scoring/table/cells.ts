import type { Grid, TableFault, TableFaultKind, TableName } from './table-fault.ts';

/** Full-width letters, digits and signs as their usual forms, without blanks around. */
export function plainCell(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode((wide.codePointAt(0) ?? 0) - 0xfee0))
    .replaceAll('\u3000', ' ')
    .trim();
}

/** A table by the names of its columns, collecting what is wrong with it. */
export interface Cells {
  readonly rows: readonly number[];
  /** Text of a cell; '' where the column or the cell is not there. */
  text(row: number, column: string): string;
  /** Notes a fault; `row` counts as {@link Cells.rows}. */
  fault(kind: TableFaultKind, row: number | null, column: string | null, text?: string): void;
  /** The number in a cell, null where it is missing (empty, NA or NaN in any case); undefined after a fault. */
  number(row: number, column: string): number | null | undefined;
  /** The same where a number must stand. */
  neededNumber(row: number, column: string): number | undefined;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** As R, Python and spreadsheet programs write them; in lower case. */
const MISSING: ReadonlySet<string> = new Set(['', 'na', 'nan']);
/** The sign that texts set instead of a hyphen. */
const MINUS = '\u2212';
/** Squares and products of such numbers, and of weights like them, are finite. */
const [SMALLEST, LARGEST] = [1e-100, 1e100];

/** A decimal number of a cell; a missing one is null. */
export function readNumber(cell: string): number | null | 'not_a_number' | 'out_of_range' {
  const text = plainCell(cell).replace(MINUS, '-');
  if (MISSING.has(text.toLowerCase())) return null;
  if (!NUMBER.test(text)) return 'not_a_number';
  const value = Number(text);
  const zero = /^[+-]?[0.]+(?:[eE]|$)/.test(text);
  const size = Math.abs(value);
  return zero || (size >= SMALLEST && size <= LARGEST) ? value + 0 : 'out_of_range';
}

const MOST_NAMES = 12;

function isBlank(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === '');
}

/** A list that stays readable. */
function someOf(names: readonly string[]): string {
  return names.length <= MOST_NAMES ? names.join(', ') : `${names.slice(0, MOST_NAMES).join(', ')} … (${names.length})`;
}

/**
 * Reads a grid; blank rows are skipped, and their numbers kept. `needed`: columns that must be there; `also`: others
 * that are read if they are. What is not read may stand there twice.
 */
export function cellsOf(
  table: TableName,
  grid: Grid,
  needed: readonly string[],
  faults: TableFault[],
  also: readonly string[] = [],
): Cells {
  const fault: Cells['fault'] = (kind, row, column, text = '') => {
    faults.push({ table, kind, row: row === null ? null : row + 1, column, text });
  };
  const head = (grid[0] ?? []).map(plainCell);
  const places = new Map<string, number>();
  const read = new Set([...needed, ...also]);
  for (const [at, name] of head.entries()) {
    if (!read.has(name)) continue;
    if (places.has(name)) fault('column_twice', 0, name, name);
    else places.set(name, at);
  }
  const absent = needed.filter((name) => !places.has(name));
  if (absent.length > 0) fault('column_missing', 0, null, someOf(absent));
  const rows = grid.flatMap((row, at) => (at === 0 || isBlank(row) ? [] : [at]));
  if (rows.length === 0) fault('empty', null, null);
  for (const row of rows) {
    const cells = grid[row] ?? [];
    const beyond = cells.slice(head.length).some((cell) => cell.trim() !== '');
    if (cells.length < head.length || beyond) fault('ragged', row, null, `${cells.length} ≠ ${head.length}`);
  }
  const text = (row: number, column: string): string => {
    const at = places.get(column);
    return at === undefined ? '' : plainCell(grid[row]?.[at] ?? '');
  };
  const number: Cells['number'] = (row, column) => {
    const value = readNumber(text(row, column));
    if (typeof value !== 'string') return value;
    fault(value, row, column, text(row, column));
    return undefined;
  };
  return {
    rows,
    text,
    fault,
    number,
    neededNumber(row, column) {
      const value = number(row, column);
      if (value === null) fault('cell_missing', row, column);
      return value ?? undefined;
    },
  };
}
