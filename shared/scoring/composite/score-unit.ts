import type { Fraction } from '../fraction.ts';
import type { CompositeTree } from './composite-tree.ts';
import { weightedMeanOf, type Mean, type MeanFault, type Weighted } from './means.ts';

/** Why a node of a unit has no value. Only those of {@link MeanFault} pass on to everything above. */
export type NoValue =
  /** The leaf has no value. */
  | 'no_data'
  /** Nothing below has a value. */
  | 'nothing_below'
  /** Fewer children than asked for have one. */
  | 'below_least_share'
  /** Only children of weight zero have one. */
  | 'only_zero_weights'
  /** The mean does not exist for these values. */
  | MeanFault
  /** The mean of something below does not exist. */
  | 'not_computable_below';

export interface Aggregation {
  /** The tree with other weights, in the order of its places; the tree's own if not said. */
  readonly weights?: Float64Array;
  /** One mean for all aggregates, or one for each level from the second on. */
  readonly means: readonly Mean[];
  /** Least share of a node's direct children that must have a value, by count; one, or one for each level from the second on. */
  readonly leastShares?: readonly Fraction[];
}

/** All nodes of one unit, in the order of the tree's places. */
export interface UnitScores {
  readonly values: readonly (number | null)[];
  readonly reasons: readonly (NoValue | null)[];
}

/** What is said for each level from the second on, or once for all. */
export function ofLevel<T>(said: readonly T[], level: number): T | undefined {
  return said.length === 1 ? said[0] : said[level - 2];
}

/** Whether `present` of `all` is at least the share, compared as fractions: 2 of 3 is 2/3. */
function reaches(present: number, all: number, share: Fraction | undefined): boolean {
  return share === undefined || BigInt(present) * share.d >= share.n * BigInt(all);
}

const BLOCKING: ReadonlySet<NoValue> = new Set(['zero', 'negative', 'too_large', 'not_computable_below']);

interface Present {
  readonly present: number;
  /** Those with a weight above 0. */
  readonly parts: readonly Weighted[];
}

function childrenWithValue(children: readonly number[], weights: Float64Array, scores: UnitScores): Present | NoValue {
  const parts: Weighted[] = [];
  let present = 0;
  for (const child of children) {
    const weight = weights[child] ?? 0;
    const reason = scores.reasons[child] ?? null;
    if (weight > 0 && reason !== null && BLOCKING.has(reason)) return 'not_computable_below';
    const value = scores.values[child] ?? null;
    if (value === null) continue;
    present += 1;
    if (weight > 0) parts.push({ weight, value });
  }
  return { present, parts };
}

function aggregate(
  tree: CompositeTree,
  at: number,
  scores: UnitScores,
  { weights = tree.weight, means, leastShares = [] }: Aggregation,
): number | NoValue {
  const children = tree.children[at] ?? [];
  const found = childrenWithValue(children, weights, scores);
  if (typeof found === 'string') return found;
  if (found.present === 0) return 'nothing_below';
  const level = tree.level[at] ?? 2;
  if (!reaches(found.present, children.length, ofLevel(leastShares, level))) return 'below_least_share';
  if (found.parts.length === 0) return 'only_zero_weights';
  return weightedMeanOf(ofLevel(means, level) ?? 'amean', found.parts);
}

/**
 * One unit from its leaves up. `leaves`: value of every leaf by its place, null where it has none. A child without a
 * value leaves its parent and its siblings take its weight (COINr's rule); one whose mean is not computable makes
 * everything above it not computable, so that no unit gains by it.
 */
export function scoreUnit(
  tree: CompositeTree,
  leaves: readonly (number | null)[],
  aggregation: Aggregation,
): UnitScores {
  const values: (number | null)[] = [];
  const reasons: (NoValue | null)[] = [];
  for (const [at, children] of tree.children.entries()) {
    const got =
      children.length === 0 ? (leaves[at] ?? 'no_data') : aggregate(tree, at, { values, reasons }, aggregation);
    values.push(typeof got === 'number' ? got + 0 : null);
    reasons.push(typeof got === 'number' ? null : got);
  }
  return { values, reasons };
}
