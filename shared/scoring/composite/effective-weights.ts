import { exactSum } from '../statistics/exact-sum.ts';
import type { CompositeTree } from './composite-tree.ts';

export interface EffectiveWeight {
  /** Within the parent, 0–1. */
  readonly inParent: number;
  /** Of the top, 0–1: product of the shares on the way up. */
  readonly ofTotal: number;
}

/**
 * Effective weight of every node by its place: product of the shares within the parents up to the top. With `values`
 * (those of one unit) only what has a value takes part, and a node that has none is null.
 */
export function effectiveWeights(
  tree: CompositeTree,
  values?: readonly (number | null)[],
  weights: Float64Array = tree.weight,
): readonly (EffectiveWeight | null)[] {
  const takesPart = (at: number): boolean => values === undefined || (values[at] ?? null) !== null;
  const result: (EffectiveWeight | null)[] = tree.codes.map(() => null);
  if (takesPart(tree.top)) result[tree.top] = { inParent: 1, ofTotal: 1 };
  for (let at = tree.top; at >= 0; at -= 1) {
    const own = result[at];
    const children = (tree.children[at] ?? []).filter(takesPart);
    if (!own || children.length === 0) continue;
    const all = exactSum(children.map((child) => weights[child] ?? 0));
    if (all === 0) continue;
    for (const child of children) {
      const inParent = (weights[child] ?? 0) / all;
      result[child] = { inParent, ofTotal: own.ofTotal * inParent };
    }
  }
  return result;
}

/** All weights 1: each child counts as much as its siblings. */
export function equalWeights(tree: CompositeTree): Float64Array {
  return new Float64Array(tree.codes.length).fill(1);
}
