import { exactSum } from '../statistics/exact-sum.ts';
import { faultIn, undefinedFor, type Outcome } from '../statistics/quantity.ts';

export interface WholeWeights {
  /** In the order given; sum exactly to `sum`. */
  readonly weights: readonly number[];
  /** Whole weight minus the exact share of `sum`, in the order given. */
  readonly drift: readonly number[];
}

/**
 * Whole weights that sum to `sum` (whole, 0 to a million, default 100) from any weights ≥ 0: each gets its share rounded down, and those with
 * the largest rest get one more, the earlier first (Hamilton's method of apportionment). No drift is larger than 1.
 */
export function wholeWeights(weights: readonly number[], sum = 100): Outcome<WholeWeights> {
  if (weights.length === 0) return undefinedFor('empty');
  const bad = faultIn(weights);
  if (bad !== null) return undefinedFor(bad);
  if (!Number.isSafeInteger(sum) || sum < 0 || sum > 1e6) return undefinedFor('not_valid');
  if (weights.some((w) => w < 0)) return undefinedFor('negative');
  const all = exactSum(weights);
  if (all === 0) return undefinedFor('weights_zero');
  // Twelve places: what is whole but for rounding counts as whole.
  const shares = weights.map((w) => Number(((w / all) * sum).toFixed(12)));
  const whole = shares.map(Math.floor);
  const left = sum - whole.reduce((total, w) => total + w, 0);
  const order = shares.map((share, at) => ({ at, rest: share - (whole[at] ?? 0) }));
  order.sort((a, b) => b.rest - a.rest || a.at - b.at);
  for (const { at } of order.slice(0, left)) whole[at] = (whole[at] ?? 0) + 1;
  return { kind: 'value', weights: whole, drift: whole.map((w, at) => w - (shares[at] ?? 0)) };
}
