import type { RoundContent } from '../../../../shared/model/round.ts';
import type { Leaf, Street } from '../../../../shared/model/template.ts';
import { cellParts, type CellPart } from '../../../../shared/rules/answer-cells.ts';

/** One column of the table: a leaf, or one of the two figures of a ratio. */
export interface Column {
  readonly leaf: Leaf;
  readonly part: CellPart;
}

/** A place in the table, counted from 0. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

export function columnsOf(leaves: readonly Leaf[]): readonly Column[] {
  return leaves.flatMap((leaf) => cellParts(leaf, 'dept').map((part) => ({ leaf, part })));
}

/** The streets of the round in its own order, as the template names them. */
export function streetsOf({ template, units }: RoundContent): readonly Street[] {
  return units.flatMap((unit) => template.streets.find((street) => street.code9 === unit) ?? []);
}

/** The corners of what is marked, whichever way it was drawn. */
export function rangeBetween(one: Spot, other: Spot) {
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}
export type Range = ReturnType<typeof rangeBetween>;

export function spotsIn(range: Range): readonly Spot[] {
  const spots: Spot[] = [];
  for (let row = range.top; row <= range.bottom; row += 1) {
    for (let column = range.left; column <= range.right; column += 1) spots.push({ row, column });
  }
  return spots;
}
