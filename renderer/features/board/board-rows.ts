import type { Board, BoardCell, CellState } from '../../../shared/contract/intake.ts';
import type { IconName } from '../../components/Icon.tsx';
import type { Tone } from '../../components/StatusChip.tsx';

export type BoardRow = Board['rows'][number];

export const FILTERS = ['all', 'missing', 'conflict'] as const;
export type Filter = (typeof FILTERS)[number];

/** Not enough has come in, whether or not there are differing answers as well. */
export function lacks(cell: BoardCell): boolean {
  return cell.have < cell.want;
}

/** The rows that a filter leaves, in their order. */
export function rowsOf(rows: readonly BoardRow[], filter: Filter): readonly BoardRow[] {
  if (filter === 'all') return rows;
  const wanted = filter === 'missing' ? lacks : (cell: BoardCell) => cell.conflicts > 0;
  return rows.filter((row) => row.cells.some(wanted));
}

export const CELL_LOOK: Readonly<Record<CellState, { readonly icon: IconName; readonly tone: Tone }>> = {
  none: { icon: 'circle', tone: 'plain' },
  part: { icon: 'half', tone: 'plain' },
  complete: { icon: 'check', tone: 'accent' },
  submitted: { icon: 'lock', tone: 'accent' },
  conflict: { icon: 'split', tone: 'attention' },
  not_wanted: { icon: 'dash', tone: 'plain' },
};
