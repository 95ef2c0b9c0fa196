import type { DraftValue } from '../../../../shared/model/response.ts';
import { tableRows } from '../../../../shared/rules/table-text.ts';
import { withTyped } from '../../../../shared/rules/answer-cells.ts';
import { denominatorOf } from '../../../../shared/scoring/methods/score-answer.ts';
import { isDone } from '../item-view.ts';
import { viewCell } from './cell-view.ts';
import { spotsIn, type Range, type Spot } from './columns.ts';
import { placeBlock, type CellChange, type Grid, type Placed } from './place-block.ts';

/** What a cell is and what stands in it. */
export function cellAt(grid: Grid, { row, column }: Spot) {
  const street = grid.streets[row];
  const item = grid.columns[column];
  if (street === undefined || item === undefined) throw new Error('no such cell');
  const value = grid.valueOf(street.code9, item.leaf.code);
  return {
    street,
    item,
    value,
    locked: grid.isLocked(street.code9),
    ...viewCell(grid.content, street.code9, item, value),
  };
}

/** Typing into a cell as a change of its answer. */
export function typedInto(grid: Grid, spot: Spot, text: string): CellChange | null {
  const { street, item, value } = cellAt(grid, spot);
  if (item.part === 'detail' || item.part === 'grade') return null;
  const given = denominatorOf(grid.content, street.code9, item.leaf);
  return { unit: street.code9, leaf: item.leaf.code, value: withTyped(value, item.part, text, given) };
}

/** The answers of a range without what stands in its cells; what is locked or laid down stays. */
export function emptied(grid: Grid, range: Range): readonly CellChange[] {
  const changes = new Map<string, CellChange>();
  for (const spot of spotsIn(range)) {
    const { street, item, value, locked, given } = cellAt(grid, spot);
    const key = `${street.code9} ${item.leaf.code}`;
    const before: DraftValue | null = changes.get(key)?.value ?? value;
    if (locked || given !== null || before === null) continue;
    const rest = denominatorOf(grid.content, street.code9, item.leaf);
    const { part } = item;
    const next = part === 'detail' || part === 'grade' || before.t === 'na' ? null : withTyped(before, part, '', rest);
    changes.set(key, { unit: street.code9, leaf: item.leaf.code, value: next });
  }
  return [...changes.values()];
}

/** A pasted text where the marked range begins; a single cell fills the whole range. */
export function placed(grid: Grid, range: Range, text: string): Placed {
  const rows = tableRows(text, { gaps: true });
  const single = rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : undefined;
  const wide = Array.from({ length: range.right - range.left + 1 });
  const tall = Array.from({ length: range.bottom - range.top + 1 });
  const block = single === undefined ? rows : tall.map(() => wide.map(() => single));
  return placeBlock(block, { row: range.top, column: range.left }, grid);
}

/** The range as spreadsheets take it from the clipboard. */
export function copied(grid: Grid, range: Range, notApplicable: string): string {
  const rows: string[] = [];
  for (let row = range.top; row <= range.bottom; row += 1) {
    const cells = spotsIn({ ...range, top: row, bottom: row }).map((spot) => {
      const { item, state, score, text } = cellAt(grid, spot);
      if (state === 'na') return notApplicable;
      return item.part === 'detail' ? (score ?? '') : text;
    });
    rows.push(cells.join('\t'));
  }
  return rows.join('\n');
}

/** The next cell in reading order that still lacks something, round the end; undefined when none does. */
export function nextOpenCell(grid: Grid, from: Spot): Spot | undefined {
  const across = grid.columns.length;
  const count = grid.streets.length * across;
  for (let ahead = 1; ahead <= count; ahead += 1) {
    const index = (from.row * across + from.column + ahead) % count;
    const spot = { row: Math.floor(index / across), column: index % across };
    const { state, text, item } = cellAt(grid, spot);
    if (!isDone(state) && (text === '' || item.part === 'detail')) return spot;
  }
  return undefined;
}
