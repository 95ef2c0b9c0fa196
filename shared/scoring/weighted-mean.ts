import { add, compare, divide, isZero, multiply, ZERO, type Fraction } from './fraction.ts';

export interface WeightedEntry {
  readonly weight: Fraction;
  /** null: not there. */
  readonly value: Fraction | null;
}

export type WeightedMean =
  | { readonly kind: 'value'; readonly value: Fraction; readonly share: Fraction }
  | {
      readonly kind: 'undefined';
      readonly reason: 'empty' | 'negative_weight' | 'weights_zero' | 'nothing_present' | 'share_too_small';
      readonly share: Fraction | null;
    };

/**
 * Weighted arithmetic mean of the entries that are there: Σ w·x ÷ Σ w (OECD/JRC Handbook on Constructing Composite
 * Indicators, 2008, linear aggregation). `share` is the present part of the weight. Below `minShare` there is no value.
 */
export function weightedMean(entries: readonly WeightedEntry[], minShare: Fraction = ZERO): WeightedMean {
  if (entries.length === 0) return { kind: 'undefined', reason: 'empty', share: null };
  let all = ZERO;
  let present = ZERO;
  let sum = ZERO;
  for (const { weight, value } of entries) {
    if (weight.n < 0n) return { kind: 'undefined', reason: 'negative_weight', share: null };
    all = add(all, weight);
    if (value === null) continue;
    present = add(present, weight);
    sum = add(sum, multiply(weight, value));
  }
  if (isZero(all)) return { kind: 'undefined', reason: 'weights_zero', share: null };
  const share = divide(present, all);
  if (isZero(present)) return { kind: 'undefined', reason: 'nothing_present', share };
  if (compare(share, minShare) < 0) return { kind: 'undefined', reason: 'share_too_small', share };
  return { kind: 'value', value: divide(sum, present), share };
}
