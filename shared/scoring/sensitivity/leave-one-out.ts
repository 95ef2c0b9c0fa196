import type { CompositeTree } from '../composite/composite-tree.ts';
import type { Aggregation } from '../composite/score-unit.ts';
import { exactSum } from '../statistics/exact-sum.ts';
import { ranks } from '../statistics/ranking.ts';
import { totalsOf, type LeafScores } from './totals.ts';

export interface WithoutNode {
  readonly code: string;
  /** Its parent has nothing else and goes with it. */
  readonly parentGoes: boolean;
  /** Totals without it, by unit; null where there is none. */
  readonly totals: readonly (number | null)[];
  readonly ranks: readonly (number | null)[];
  /** Places gained: + better; null where there is no rank before or after. */
  readonly rankGains: readonly (number | null)[];
  /** Mean of the sizes of the gains; null where no unit has both ranks. */
  readonly meanRankChange: number | null;
}

/** Places gained from one list of ranks to another: + better. */
export function rankGains(before: readonly (number | null)[], after: readonly (number | null)[]): (number | null)[] {
  return before.map((rank, at) => {
    const now = after[at] ?? null;
    return rank === null || now === null ? null : rank - now + 0;
  });
}

export function meanSize(changes: readonly (number | null)[]): number | null {
  const known = changes.filter((change) => change !== null);
  return known.length === 0 ? null : exactSum(known.map(Math.abs)) / known.length;
}

/**
 * What the totals would be without each of these nodes: its weight becomes 0 and its siblings take over (as COINr's
 * `remove_elements`, but + means better everywhere). The top cannot be left out.
 */
export function leaveOneOut(
  tree: CompositeTree,
  units: LeafScores,
  codes: readonly string[],
  aggregation: Omit<Aggregation, 'weights'>,
): WithoutNode[] {
  const nominal = ranks(totalsOf(tree, units, aggregation));
  return codes.map((code) => {
    const at = tree.place.get(code);
    if (at === undefined || at === tree.top) throw new RangeError(`not to be left out: ${code}`);
    const weights = tree.weight.slice();
    weights[at] = 0;
    const totals = totalsOf(tree, units, { ...aggregation, weights });
    const now = ranks(totals);
    const gains = rankGains(nominal, now);
    const siblings = tree.children[tree.parent[at] ?? -1] ?? [];
    return {
      code,
      parentGoes: siblings.every((sibling) => (weights[sibling] ?? 0) === 0),
      totals,
      ranks: now,
      rankGains: gains,
      meanRankChange: meanSize(gains),
    };
  });
}
