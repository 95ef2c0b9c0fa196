import { exactSum } from '../statistics/exact-sum.ts';
import { faultIn, undefinedFor, type Outcome } from '../statistics/quantity.ts';

export interface EntropyWeights {
  /** 0–1 for each criterion; 1 where all objects have the same. */
  readonly entropy: readonly number[];
  /** 1 − entropy. */
  readonly divergence: readonly number[];
  /** Divergence scaled to sum 1: how much a criterion tells objects apart, not how important it is. */
  readonly weights: readonly number[];
}

function entropyOf(column: readonly number[]): number {
  const sum = exactSum(column);
  if (column.every((x) => x === column[0])) return 1;
  const shares = column.map((x) => x / sum);
  const terms = shares.map((p) => (p === 0 ? 0 : p * Math.log(p)));
  return Math.min(1, Math.max(0, -exactSum(terms) / Math.log(column.length)));
}

/**
 * Entropy weights (Shannon, 1948; Hwang and Yoon, Multiple Attribute Decision Making, 1981, 3.4): p = x ÷ Σx,
 * E = −Σ p·ln p ÷ ln m with 0·ln 0 = 0. One row per object, one column per criterion, all ≥ 0, more is more. A constant
 * column has weight 0; undefined where all are constant, below two objects and for negative numbers.
 */
export function entropyWeights(rows: readonly (readonly number[])[]): Outcome<EntropyWeights> {
  const criteria = rows[0]?.length ?? 0;
  if (criteria === 0) return undefinedFor('empty');
  if (rows.some((row) => row.length !== criteria)) return undefinedFor('not_valid');
  const bad = faultIn(rows.flat());
  if (bad !== null) return undefinedFor(bad);
  if (rows.flat().some((x) => x < 0)) return undefinedFor('negative');
  if (rows.length < 2) return undefinedFor('too_few');
  const columns = Array.from({ length: criteria }, (_, k) => rows.map((row) => row[k] ?? 0));
  const entropy = columns.map(entropyOf);
  const divergence = entropy.map((e) => 1 - e);
  const all = exactSum(divergence);
  if (all === 0) return undefinedFor('no_variation');
  return { kind: 'value', entropy, divergence, weights: divergence.map((d) => d / all) };
}
