import type { UnitResult } from '../../model/result.ts';
import { publishedTotal } from '../../model/result.ts';
import type { Template } from '../../model/template.ts';
import { ZERO, parseFractionText, toDouble } from '../fraction.ts';
import { TOTAL, treeOf } from '../tree.ts';

/** A round's tree in doubles, for thousands of runs: nodes by number, parents before children, the total first. */
export interface PlainTree {
  readonly codes: readonly string[];
  readonly parents: readonly number[];
  readonly weights: readonly number[];
  readonly indexOf: ReadonlyMap<string, number>;
}

export function plainTree(template: Template): PlainTree {
  const tree = treeOf(template);
  const indexOf = new Map(tree.order.map((code, index) => [code, index]));
  return {
    codes: tree.order,
    parents: tree.order.map((code) => indexOf.get(tree.parent.get(code) ?? '') ?? -1),
    weights: tree.order.map((code) => toDouble(tree.weight.get(code) ?? ZERO)),
    indexOf,
  };
}

/** How children become their parent: weighted arithmetic, geometric or harmonic mean (OECD/JRC Handbook, 2008). */
export type MeanKind = 'arithmetic' | 'geometric' | 'harmonic';

/** Scores of the leaves of one street, by number; null where there is none. */
export type Leaves = readonly (number | null)[];

export function leavesOf(tree: PlainTree, unit: UnitResult): Leaves {
  const exact = new Map(
    unit.leaves.map(({ code, exact: text }) => [code, text === null ? null : parseFractionText(text)]),
  );
  return tree.codes.map((code) => {
    const value = exact.get(code) ?? null;
    return value === null ? null : toDouble(value);
  });
}

const toward: Readonly<Record<MeanKind, (x: number) => number>> = {
  arithmetic: (x) => x,
  geometric: Math.log,
  harmonic: (x) => 1 / x,
};
const back: Readonly<Record<MeanKind, (x: number) => number>> = {
  arithmetic: (x) => x,
  geometric: Math.exp,
  harmonic: (x) => 1 / x,
};

/**
 * The total under `weights`; what has no score leaves its parent. null where nothing has, and for geometric and
 * harmonic means where a score is 0: they do not exist then, and no shift is made up.
 */
export function totalOf(
  tree: PlainTree,
  leaves: Leaves,
  weights: ArrayLike<number>,
  mean: MeanKind = 'arithmetic',
): number | null {
  const size = tree.codes.length;
  const sums = new Float64Array(size);
  const present = new Float64Array(size);
  for (let at = size - 1; at >= 0; at -= 1) {
    let value = leaves[at] ?? null;
    const own = present[at] ?? 0;
    if (value === null && own > 0) value = back[mean]((sums[at] ?? 0) / own);
    if (at === 0) return value;
    if (value === null) continue;
    if (mean !== 'arithmetic' && value <= 0) return null;
    const weight = weights[at] ?? 0;
    const parent = tree.parents[at] ?? 0;
    sums[parent] = (sums[parent] ?? 0) + weight * toward[mean](value);
    present[parent] = (present[parent] ?? 0) + weight;
  }
  return null;
}

/** Points that a street has above the mean of its tree, added after every run as the rules add them. */
export function bonusOfUnit(unit: UnitResult): number {
  const points = unit.bonus === undefined ? null : parseFractionText(unit.bonus.pointsExact);
  return points === null ? 0 : toDouble(points);
}

/** min(100, total + bonus), rounded half up to the hundredth that is printed; a hair below a half counts as one. */
export function publish(total: number | null, bonus: number): number | null {
  return total === null ? null : Math.floor(Math.min(100, total + bonus) * 100 + 0.5 + 1e-7) / 100;
}

/** Throws where doubles and the exact score part by more than 1e-9: then nothing here could be believed. */
export function assertSame(unit: UnitResult, total: number | null): void {
  const { exact } = publishedTotal(unit);
  const wanted = exact === null ? null : toDouble(parseFractionText(exact) ?? ZERO);
  const found = total === null ? null : Math.min(100, total + bonusOfUnit(unit));
  const same = wanted === null || found === null ? wanted === found : Math.abs(wanted - found) <= 1e-9;
  if (!same) throw new Error(`${unit.unit}: ${found} in doubles is not ${wanted} (${TOTAL})`);
}
