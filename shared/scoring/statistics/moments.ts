import { exactSum } from './exact-sum.ts';
import { quantity, undefinedFor, type Quantity } from './quantity.ts';

/** Arithmetic mean; the order of the values does not matter. NaN for none: callers look first. */
export function meanOf(values: readonly number[]): number {
  return exactSum(values) / values.length;
}

/** Σ(x − x̄)(y − ȳ) of two lists of one length. */
function crossSum(x: readonly number[], y: readonly number[]): number {
  const mx = meanOf(x);
  const my = meanOf(y);
  return exactSum(x.map((value, i) => (value - mx) * ((y[i] ?? Number.NaN) - my)));
}

function allEqual(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}

/** Sample covariance, divisor n − 1. Undefined for fewer than two pairs. */
export function covarianceOf(x: readonly number[], y: readonly number[]): Quantity {
  if (x.length !== y.length) return undefinedFor('not_valid');
  if (x.length < 2) return undefinedFor(x.length === 0 ? 'empty' : 'too_few');
  return quantity(crossSum(x, y) / (x.length - 1));
}

/** Sample variance, divisor n − 1; exactly 0 where all values are equal. Undefined for fewer than two. */
export function varianceOf(values: readonly number[]): Quantity {
  return values.length > 1 && allEqual(values) ? { kind: 'value', value: 0 } : covarianceOf(values, values);
}

/** Pearson's product-moment correlation, −1 to 1. Undefined for fewer than two pairs or where a side does not vary. */
export function pearson(x: readonly number[], y: readonly number[]): Quantity {
  if (x.length !== y.length) return undefinedFor('not_valid');
  if (x.length < 2) return undefinedFor(x.length === 0 ? 'empty' : 'too_few');
  if (allEqual(x) || allEqual(y)) return undefinedFor('no_variation');
  const [sx, sy] = [crossSum(x, x), crossSum(y, y)];
  if (sx === 0 || sy === 0) return undefinedFor('no_variation');
  const r = crossSum(x, y) / Math.sqrt(sx) / Math.sqrt(sy);
  return quantity(Math.max(-1, Math.min(1, r)));
}

/**
 * The value below which the share `p` (0–1) of the sorted values lies, linear between neighbours: type 7 of Hyndman
 * and Fan, Sample Quantiles in Statistical Packages, The American Statistician 50, 1996. NaN for none.
 */
export function quantileOf(ascending: ArrayLike<number>, p: number): number {
  const place = (ascending.length - 1) * p;
  const below = Math.floor(place);
  const low = ascending[below] ?? Number.NaN;
  const high = ascending[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - below);
}
