import { tQuantileExact } from '../student-t.ts';
import { zQuantile } from './distributions.ts';
import { meanOf, varianceOf } from './moments.ts';
import { faultIn, undefinedFor, valueOf, type Outcome, type UndefinedReason } from './quantity.ts';
import type { Interval } from './stratified.ts';

export interface Asked {
  /** Persons in the frame; null where unknown: no correction. */
  readonly population?: number | null;
  /** Kish's design effect, default 1. */
  readonly designEffect?: number;
  /** 0–1, default 0.95. */
  readonly confidence?: number;
}

export interface MeanInterval {
  readonly size: number;
  readonly mean: number;
  readonly standardDeviation: number;
  readonly standardError: number;
  /** By t(n − 1): what is printed. */
  readonly byT: Interval;
  /** By the normal distribution: too narrow for few answers, for comparison only. */
  readonly byZ: Interval;
}

/**
 * Interval of a mean, x̄ ± t(n − 1)·sqrt(deff·(1 − n/N)·s²/n): Cochran, Sampling Techniques, 3rd ed. 1977, 2.8, with
 * Kish's design effect. All answers equal: width 0. Undefined for fewer than two and for more answers than persons.
 */
export function meanInterval(answers: readonly number[], asked: Asked = {}): Outcome<MeanInterval> {
  const { population = null, designEffect = 1, confidence = 0.95 } = asked;
  const n = answers.length;
  if (n < 2) return undefinedFor(n === 0 ? 'empty' : 'too_few');
  const bad = faultIn([...answers, designEffect]);
  if (bad !== null || designEffect < 0 || !(confidence > 0 && confidence < 1)) return undefinedFor(bad ?? 'not_valid');
  if (population !== null && !(n <= population)) return undefinedFor('more_than_population');
  const mean = meanOf(answers);
  const variance = valueOf(varianceOf(answers)) ?? 0;
  const left = population === null ? 1 : 1 - n / population;
  const standardError = Math.sqrt((designEffect * left * variance) / n) + 0;
  const around = (half: number): Interval => ({ lower: mean - half, upper: mean + half });
  return {
    kind: 'value',
    size: n,
    mean,
    standardDeviation: Math.sqrt(variance),
    standardError,
    byT: around(tQuantileExact(confidence, n - 1) * standardError),
    byZ: around(zQuantile(confidence) * standardError),
  };
}

function shareFault(successes: number, size: number, population: number): UndefinedReason | null {
  if (size === 0) return 'empty';
  if (![successes, size, population].every(Number.isSafeInteger) || successes < 0 || successes > size)
    return 'not_valid';
  return size > population ? 'more_than_population' : null;
}

/**
 * Adjusted Wald interval of a proportion from a finite population: p̃ = (x + 2) ÷ (n + 4), standard error
 * sqrt(p̃(1 − p̃)·(N − n) ÷ ((N − 1)·(n + 4))) (Agresti and Coull, The American Statistician 52, 1998, with Cochran's
 * factor). For comparison; what is printed is Wilson's.
 */
export function adjustedWaldInterval(
  successes: number,
  size: number,
  population: number,
  confidence = 0.95,
): Outcome<Interval & { readonly estimate: number; readonly standardError: number }> {
  const reason = shareFault(successes, size, population);
  if (reason !== null) return undefinedFor(reason);
  const estimate = (successes + 2) / (size + 4);
  const factor = population === size ? 0 : (population - size) / (population - 1);
  const standardError = Math.sqrt((estimate * (1 - estimate) * factor) / (size + 4));
  const half = zQuantile(confidence) * standardError;
  return {
    kind: 'value',
    estimate,
    standardError,
    lower: Math.max(0, estimate - half),
    upper: Math.min(1, estimate + half),
  };
}

/**
 * What to expect before anybody is asked: z·sqrt(deff·p(1 − p)/n) for a share near `p` (Cochran 1977, 3.3), 0–1. For
 * planning only; once there are answers their own interval is Wilson's. NaN never: `size` and `p` outside their range
 * are refused.
 */
export function plannedMargin(
  p: number,
  size: number,
  { designEffect = 1, confidence = 0.95 }: Asked = {},
): Outcome<{ readonly margin: number }> {
  if (!(size > 0) || !(p >= 0 && p <= 1) || !(designEffect >= 0 && designEffect < 1e6))
    return undefinedFor('not_valid');
  const margin = zQuantile(confidence) * Math.sqrt((designEffect * p * (1 - p)) / size) + 0;
  return Number.isFinite(margin) ? { kind: 'value', margin } : undefinedFor('too_large');
}
