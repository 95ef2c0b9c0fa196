import type { DraftValue } from '../../../../shared/model/response.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { Leaf, Street } from '../../../../shared/model/template.ts';
import { readCell, wrongWith, type CellFault } from '../../../../shared/rules/answer-cells.ts';
import { streetNamed } from '../../../../shared/rules/street-named.ts';
import type { Column, Spot } from './columns.ts';

/** An answer that a block changes. */
export interface CellChange {
  readonly unit: string;
  readonly leaf: string;
  readonly value: DraftValue | null;
}

/** A cell of the block that cannot be taken; row and column count from 1 in the block as it was copied. */
export interface Refused {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly street: Street | null;
  readonly item: Column | null;
  readonly reason: CellFault | 'outside' | 'unknown_street' | 'unknown_item' | 'locked' | 'twice';
}

export type Placed =
  | { readonly ok: true; readonly changes: readonly CellChange[]; readonly cells: number; readonly empty: number }
  | { readonly ok: false; readonly refused: readonly Refused[] };

export interface Grid {
  readonly content: RoundContent;
  readonly streets: readonly Street[];
  readonly columns: readonly Column[];
  readonly valueOf: (unit: string, leaf: string) => DraftValue | null;
  readonly isLocked: (unit: string) => boolean;
}

interface Target {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly street: Street | null;
  readonly item: Column | null;
  readonly reason: Refused['reason'] | null;
}

function plain(text: string): string {
  return text.normalize('NFKC').trim();
}

/** Columns that a heading names: `A2.1.1`, or `A2.1.1 承接率`. The cell after it may be the second figure of a ratio. */
function columnsNamed(heading: readonly string[], columns: readonly Column[]): readonly (Column | null)[] | null {
  let before: Leaf | null = null;
  let known = 0;
  const taken = new Set<Column>();
  const named = heading.map((cell) => {
    const text = plain(cell);
    const code = text.split(/\s/)[0]?.toUpperCase() ?? '';
    const leaf = columns.find((one) => one.leaf.code.toUpperCase() === code)?.leaf ?? (text === '' ? before : null);
    before = leaf;
    if (leaf === null) return null;
    const column = columns.find((one) => one.leaf === leaf && !taken.has(one)) ?? null;
    if (column === null) return null;
    taken.add(column);
    known += 1;
    return column;
  });
  return known === 0 ? null : named;
}

/** How the block is laid out: whether rows begin with the name of a street, and whether a heading names the items. */
function layoutOf(rows: readonly (readonly string[])[], at: Spot, { streets, columns }: Grid) {
  const isStreet = (cell: string | undefined) => streetNamed(cell ?? '', streets) !== undefined;
  const named = rows.some(([cell]) => isStreet(cell));
  const first = named ? 1 : 0;
  const heading = isStreet(rows[0]?.[0]) ? [] : (rows[0] ?? []).slice(first);
  const items = columnsNamed(heading, columns);
  const skipped = items !== null || (named && heading.length > 0) ? 1 : 0;
  const itemAt = (right: number): Column | null => (items === null ? columns[at.column + right] : items[right]) ?? null;
  const streetAt = (row: readonly string[], down: number): Street | null =>
    (named ? streetNamed(row[0] ?? '', streets) : streets[at.row + down]) ?? null;
  return { named, first, skipped, itemAt, streetAt, beyond: items === null ? 'outside' : 'unknown_item' } as const;
}

/** Which cell of the table each cell of the block means. */
function targetsOf(rows: readonly (readonly string[])[], at: Spot, grid: Grid): readonly Target[] {
  const { named, first, skipped, itemAt, streetAt, beyond } = layoutOf(rows, at, grid);
  const targets: Target[] = [];
  for (const [down, row] of rows.slice(skipped).entries()) {
    const street = streetAt(row, down);
    const place = { row: down + skipped + 1, street };
    const cells = row.slice(first).map((text, right): Target => {
      const item = itemAt(right);
      const reason = street === null ? 'outside' : item === null ? beyond : null;
      return { ...place, column: right + first + 1, text, item, reason };
    });
    if (street === null && named) {
      const blank = row.every((cell) => plain(cell) === '');
      if (!blank) targets.push({ ...place, column: 1, text: row[0] ?? '', item: null, reason: 'unknown_street' });
    } else targets.push(...cells.filter(({ reason, text }) => reason === null || plain(text) !== ''));
  }
  return targets;
}

/**
 * What a pasted block changes, or every cell of it that cannot be taken with its reason; then nothing is changed at all.
 * Rows go to the streets that their first column names, else to the rows from `at` on; columns go to the items that a
 * heading names, else to those from `at` on. Empty cells change nothing.
 */
export function placeBlock(rows: readonly (readonly string[])[], at: Spot, grid: Grid): Placed {
  const refused: Refused[] = [];
  const changed = new Map<
    string,
    { readonly unit: string; readonly leaf: Leaf; value: DraftValue | null; last: Target }
  >();
  const seen = new Set<string>();
  let cells = 0;
  let empty = 0;
  const refuse = (target: Target, reason: Refused['reason']) => {
    const { row, column, text, street, item } = target;
    refused.push({ row, column, text, street, item, reason });
  };
  for (const target of targetsOf(rows, at, grid)) {
    const { street, item, text } = target;
    if (street === null || item === null) {
      refuse(target, target.reason ?? 'outside');
      continue;
    }
    if (plain(text) === '') {
      empty += 1;
      continue;
    }
    cells += 1;
    const unit = street.code9;
    const place = `${unit} ${item.leaf.code} ${item.part}`;
    if (grid.isLocked(unit)) refuse(target, 'locked');
    else if (seen.has(place)) refuse(target, 'twice');
    else {
      seen.add(place);
      const key = `${unit} ${item.leaf.code}`;
      const before = changed.get(key)?.value ?? grid.valueOf(unit, item.leaf.code);
      const read = readCell(grid.content, { unit, leaf: item.leaf, part: item.part }, before, text);
      if (read.ok) changed.set(key, { unit, leaf: item.leaf, value: read.value, last: target });
      else refuse(target, read.fault);
    }
  }
  for (const { unit, leaf, value, last } of changed.values()) {
    const wrong = wrongWith(grid.content, unit, leaf, 'dept', value);
    if (wrong !== null) refuse(last, wrong.fault);
  }
  if (refused.length > 0) {
    return { ok: false, refused: refused.sort((a, b) => a.row - b.row || a.column - b.column) };
  }
  const changes = [...changed.values()].map(({ unit, leaf, value }) => ({ unit, leaf: leaf.code, value }));
  return { ok: true, changes, cells, empty };
}
