import type { Spot } from './columns.ts';

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** A key as the table sees it. */
export interface GridKey {
  readonly key: string;
  readonly shift: boolean;
  readonly ctrl: boolean;
}

const PAGE_ROWS = 10;
/** Keys that belong to the text of a cell while the cursor is moved inside it. */
const IN_TEXT = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End', 'Delete', 'Backspace', ' ']);

type Move = (from: Spot, last: Spot, key: GridKey) => Spot;
const MOVES: Readonly<Record<string, Move>> = {
  Enter: ({ row, column }, _last, { shift }) => ({ row: row + (shift ? -1 : 1), column }),
  ArrowDown: ({ row, column }, last, { ctrl }) => ({ row: ctrl ? last.row : row + 1, column }),
  ArrowUp: ({ row, column }, _last, { ctrl }) => ({ row: ctrl ? 0 : row - 1, column }),
  ArrowRight: ({ row, column }, last, { ctrl }) => ({ row, column: ctrl ? last.column : column + 1 }),
  ArrowLeft: ({ row, column }, _last, { ctrl }) => ({ row, column: ctrl ? 0 : column - 1 }),
  Home: ({ row }, _last, { ctrl }) => ({ row: ctrl ? 0 : row, column: 0 }),
  End: ({ row }, last, { ctrl }) => ({ row: ctrl ? last.row : row, column: last.column }),
  PageDown: ({ row, column }) => ({ row: row + PAGE_ROWS, column }),
  PageUp: ({ row, column }) => ({ row: row - PAGE_ROWS, column }),
};

/** Tab goes on along the rows, and out of the table at its end. */
function tabbed({ row, column }: Spot, { shift }: GridKey, size: GridSize): Spot | undefined {
  const next = row * size.columns + column + (shift ? -1 : 1);
  if (next < 0 || next >= size.rows * size.columns) return undefined;
  return { row: Math.floor(next / size.columns), column: next % size.columns };
}

/**
 * Where a key leads, as in a spreadsheet: arrows by one cell, with Ctrl to the edge; Home and End in the row, with Ctrl
 * in the table; Enter down; Tab on along the rows. Undefined when the key is no move.
 */
export function moveOf(from: Spot, key: GridKey, size: GridSize): Spot | undefined {
  if (key.key === 'Tab') return tabbed(from, key, size);
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const to = MOVES[key.key]?.(from, last, key);
  if (to === undefined) return undefined;
  return {
    row: Math.max(0, Math.min(last.row, to.row)),
    column: Math.max(0, Math.min(last.column, to.column)),
  };
}

/** What a key does apart from moving. */
export type GridCommand = 'undo' | 'redo' | 'all' | 'nextOpen' | 'help' | 'edit' | 'detail' | 'restore' | 'clear';

const WITH_CTRL: Readonly<Record<string, GridCommand>> = {
  z: 'undo',
  Z: 'redo',
  y: 'redo',
  a: 'all',
  Enter: 'nextOpen',
};
const ALONE: Readonly<Record<string, GridCommand>> = { F1: 'help', Escape: 'restore' };

/**
 * The command of a key, or undefined. `inside`: the cursor moves in the text of the cell; `opens`: the cell has no text
 * to type and opens beside the table; `several`: more than one cell is marked.
 */
export function commandOf(
  { key, shift, ctrl }: GridKey,
  cell: { readonly inside: boolean; readonly opens: boolean; readonly several: boolean },
): GridCommand | undefined {
  if (ctrl) return WITH_CTRL[key];
  if (key === 'F2') return shift || cell.opens ? 'detail' : 'edit';
  if (cell.inside && IN_TEXT.has(key)) return undefined;
  if (key === ' ' && cell.opens) return 'detail';
  // A single text cell is emptied by its field, because all its text is marked.
  if ((key === 'Delete' || key === 'Backspace') && (cell.several || cell.opens)) return 'clear';
  return ALONE[key];
}

/** Whether the key belongs to the text of the cell for now. */
export function isInText({ key }: GridKey, inside: boolean): boolean {
  return inside && IN_TEXT.has(key);
}
