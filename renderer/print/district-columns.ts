import type { NodeResult, UnitResult } from '../../shared/model/result.ts';

/** More node columns than this do not fit a landscape page; the rest goes into tables of their own. */
const WIDEST = 13;

/** Node codes of each district table: upper two levels in one where they fit, else one table per category. */
export function districtColumns(units: readonly UnitResult[]): readonly (readonly string[])[] {
  const nodes = units[0]?.nodes ?? [];
  const first = nodes.filter((node) => node.level === 1);
  const below = (parent: NodeResult) => nodes.filter((node) => node.level === 2 && node.parent === parent.code);
  const all = first.flatMap((category) => [category, ...below(category)]);
  if (all.length <= WIDEST) return [all.map((node) => node.code)];
  const tables = [first, ...first.map((category) => [category, ...below(category)])];
  return tables.flatMap((table) => {
    const codes = table.map((node) => node.code);
    return Array.from({ length: Math.ceil(codes.length / WIDEST) }, (_, i) =>
      codes.slice(i * WIDEST, (i + 1) * WIDEST),
    );
  });
}
