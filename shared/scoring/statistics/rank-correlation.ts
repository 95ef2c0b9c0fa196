import { exactSum } from './exact-sum.ts';
import { pearson } from './moments.ts';
import { faultIn, quantity, undefinedFor, type Outcome, type Quantity } from './quantity.ts';
import { ranks, type TieRule } from './ranking.ts';

export interface RankCorrelation {
  /** Pairs with both sides. */
  readonly pairs: number;
  readonly spearman: Quantity;
  readonly tauA: Quantity;
  readonly tauB: Quantity;
  readonly concordant: number;
  readonly discordant: number;
  /** Pairs of rows with an equal x, and with an equal y. */
  readonly tiesX: number;
  readonly tiesY: number;
  /** Of the places 1, 2, 2, 4. */
  readonly meanRankChange: number;
  readonly largestRankChange: number;
  /** Share of rows whose place is the same, 0–1. */
  readonly shareSameRank: number;
}

const choose2 = (n: number): number => (n * (n - 1)) / 2;

/** Pairs of equal neighbours in a sorted list. */
function tiedPairs<T>(sorted: readonly T[], equal: (a: T, b: T) => boolean): number {
  let pairs = 0;
  let run = 0;
  for (const [at, value] of sorted.entries()) {
    const before = sorted[at - 1];
    run = at > 0 && before !== undefined && equal(before, value) ? run + 1 : 0;
    pairs += run;
  }
  return pairs;
}

/** Sorts `values` in place and counts the pairs that stood in the wrong order: merge sort. */
function inversions(values: number[]): number {
  if (values.length < 2) return 0;
  const left = values.slice(0, values.length >> 1);
  const right = values.slice(values.length >> 1);
  let count = inversions(left) + inversions(right);
  let [l, r] = [0, 0];
  for (let at = 0; at < values.length; at += 1) {
    const fromRight = l >= left.length || (right[r] ?? Infinity) < (left[l] ?? Infinity);
    values[at] = (fromRight ? right[r] : left[l]) ?? 0;
    if (fromRight) {
      r += 1;
      count += left.length - l;
    } else l += 1;
  }
  return count;
}

/** Ranks of scores none of which is missing. */
function placesOf(scores: readonly number[], rule: TieRule): number[] {
  return ranks(scores, rule).map((place) => place ?? 0);
}

/**
 * Spearman's rho (Pearson of mid-ranks) and Kendall's tau a and b of two scores for the same rows (Kendall, Rank
 * Correlation Methods, 1970; counted as in Knight, JASA 61, 1966). Rows with a missing side are left out. Undefined
 * where a side does not vary.
 */
export function rankCorrelation(
  x: readonly (number | null)[],
  y: readonly (number | null)[],
): Outcome<RankCorrelation> {
  if (x.length !== y.length) return undefinedFor('not_valid');
  const both = x.flatMap((a, at) => {
    const b = y[at] ?? null;
    return a === null || b === null ? [] : [{ a, b }];
  });
  const n = both.length;
  if (n < 2) return undefinedFor(n === 0 ? 'empty' : 'too_few');
  const bad = faultIn(both.flatMap(({ a, b }) => [a, b]));
  if (bad !== null) return undefinedFor(bad);
  const given = { x: both.map(({ a }) => a), y: both.map(({ b }) => b) };
  // Scores that differ by rounding only are one: their dense ranks are compared.
  const dense = { x: placesOf(given.x, 'dense'), y: placesOf(given.y, 'dense') };
  const rows = dense.x.map((a, at) => ({ a, b: dense.y[at] ?? 0 }));
  rows.sort((p, q) => p.a - q.a || p.b - q.b);
  const all = choose2(n);
  const tiesX = tiedPairs(rows, (p, q) => p.a === q.a);
  const tiesBoth = tiedPairs(rows, (p, q) => p.a === q.a && p.b === q.b);
  const ys = rows.map(({ b }) => b);
  const discordant = inversions(ys);
  const tiesY = tiedPairs(ys, (p, q) => p === q);
  const concordant = all - tiesX - tiesY + tiesBoth - discordant;
  const [placeX, placeY] = [placesOf(given.x, 'competition'), placesOf(given.y, 'competition')];
  const changes = placeX.map((rank, at) => Math.abs(rank - (placeY[at] ?? 0)));
  const flat = tiesX === all || tiesY === all;
  return {
    kind: 'value',
    pairs: n,
    spearman: pearson(placesOf(given.x, 'fractional'), placesOf(given.y, 'fractional')),
    tauA: quantity((concordant - discordant) / all),
    tauB: flat
      ? undefinedFor('no_variation')
      : quantity((concordant - discordant) / Math.sqrt((all - tiesX) * (all - tiesY))),
    concordant,
    discordant,
    tiesX,
    tiesY,
    meanRankChange: exactSum(changes) / n,
    largestRankChange: changes.reduce((most, change) => Math.max(most, change), 0),
    shareSameRank: changes.filter((change) => change === 0).length / n,
  };
}
