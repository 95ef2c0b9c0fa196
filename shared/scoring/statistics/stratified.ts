import { tQuantileExact } from '../student-t.ts';
import { zQuantile } from './distributions.ts';
import { exactSum } from './exact-sum.ts';
import { meanOf, varianceOf } from './moments.ts';
import { faultIn, quantity, undefinedFor, valueOf, type Outcome, type Quantity, type Undefined } from './quantity.ts';

/** One stratum in summary figures. */
export interface StratumSummary {
  readonly stratum: string;
  /** Persons in it, N_h. */
  readonly population: number;
  /** Answers, n_h, at least 1. */
  readonly size: number;
  readonly mean: number;
  /** s² with n − 1; null where there is one answer. */
  readonly variance: number | null;
}

export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

export interface StratifiedError {
  readonly kind: 'value';
  readonly standardError: number;
  /** n minus the number of strata; no t interval at 0. */
  readonly df: number;
  readonly byT: Interval | null;
  readonly byZ: Interval;
  readonly totalStandardError: number;
}

export interface Stratified {
  readonly mean: number;
  /** N × mean. */
  readonly total: number;
  readonly size: number;
  readonly population: number;
  readonly error: StratifiedError | Undefined;
}

/** Standard error of one stratum's mean with the finite-population factor; null where it does not exist. */
export function stratumError({ population, size, variance }: StratumSummary): number | null {
  if (size === population) return 0;
  return variance === null ? null : Math.sqrt(((1 - size / population) * variance) / size);
}

/**
 * Mean over strata (Cochran, Sampling Techniques, 3rd ed. 1977, 5.1–5.6): Σ W_h·ȳ_h with W_h = N_h/ΣN, variance
 * Σ W_h²·(1 − n_h/N_h)·s_h²/n_h, n − H degrees of freedom. A stratum asked in full adds no variance; one with a
 * single answer has none, so the error is undefined and names it. The order of the strata does not matter.
 */
export function stratifiedMean(strata: readonly StratumSummary[], confidence = 0.95): Outcome<Stratified> {
  if (strata.length === 0) return undefinedFor('empty');
  const bad = faultIn(strata.flatMap((one) => [one.population, one.size, one.mean, one.variance ?? 0]));
  if (bad !== null) return undefinedFor(bad);
  const population = exactSum(strata.map((one) => one.population));
  for (const one of strata) {
    if (!(one.size >= 1) || !(one.population > 0) || (one.variance ?? 0) < 0) {
      return undefinedFor(one.size === 0 ? 'empty' : 'not_valid', one.stratum);
    }
    if (one.size > one.population) return undefinedFor('more_than_population', one.stratum);
  }
  const share = (one: StratumSummary): number => one.population / population;
  const mean = exactSum(strata.map((one) => one.population * one.mean)) / population;
  const size = exactSum(strata.map((one) => one.size));
  if (!Number.isFinite(mean * population) || !Number.isSafeInteger(size)) return undefinedFor('not_valid');
  const whole = { kind: 'value', mean, total: population * mean, size, population } as const;

  const alone = strata.find((one) => stratumError(one) === null);
  if (alone !== undefined) return { ...whole, error: undefinedFor('single_in_stratum', alone.stratum) };
  const variance = exactSum(strata.map((one) => (share(one) * (stratumError(one) ?? 0)) ** 2));
  const standardError = Math.sqrt(variance);
  const df = size - strata.length;
  const around = (half: number): Interval => ({ lower: mean - half, upper: mean + half });
  return {
    ...whole,
    error: {
      kind: 'value',
      standardError,
      df,
      byT: df < 1 ? null : around(tQuantileExact(confidence, df) * standardError),
      byZ: around(zQuantile(confidence) * standardError),
      totalStandardError: population * standardError,
    },
  };
}

/** Summary figures of one stratum from its answers. */
export function summariseStratum(stratum: string, population: number, answers: readonly number[]): StratumSummary {
  const variance = valueOf(varianceOf(answers));
  return { stratum, population, size: answers.length, mean: answers.length === 0 ? 0 : meanOf(answers), variance };
}

/** The mean that ignores the strata, to show how far it is off. */
export function plainMean(answers: readonly number[]): Quantity {
  return answers.length === 0 ? undefinedFor('empty') : quantity(meanOf(answers));
}
