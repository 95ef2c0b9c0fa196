import { exactSum } from '../statistics/exact-sum.ts';

export const MEANS = ['amean', 'gmean', 'hmean'] as const;
export type Mean = (typeof MEANS)[number];

export interface Weighted {
  /** Above 0. */
  readonly weight: number;
  readonly value: number;
}

/** Why a mean of these values is not computable: a hidden shift would make it something else. */
export type MeanFault = 'zero' | 'negative' | 'too_large';

function faultOf(mean: Mean, parts: readonly Weighted[]): MeanFault | null {
  if (mean === 'amean') return null;
  if (parts.some(({ value }) => value < 0)) return 'negative';
  return parts.some(({ value }) => value === 0) ? 'zero' : null;
}

function raw(mean: Mean, parts: readonly Weighted[]): number {
  const all = exactSum(parts.map(({ weight }) => weight));
  if (mean === 'amean') return exactSum(parts.map(({ weight, value }) => weight * value)) / all;
  if (mean === 'hmean') return all / exactSum(parts.map(({ weight, value }) => weight / value));
  return Math.exp(exactSum(parts.map(({ weight, value }) => weight * Math.log(value))) / all);
}

/**
 * Weighted arithmetic Σw·x ÷ Σw, geometric exp(Σw·ln x ÷ Σw) or harmonic Σw ÷ Σ(w ÷ x) mean (OECD/JRC, Handbook on
 * Constructing Composite Indicators, 2008, step 6) of at least one part. Geometric and harmonic need values above 0.
 * Lies between the smallest and the largest value; the order of the parts does not matter.
 */
export function weightedMeanOf(mean: Mean, parts: readonly Weighted[]): number | MeanFault {
  const fault = faultOf(mean, parts);
  if (fault !== null) return fault;
  const value = raw(mean, parts);
  if (!Number.isFinite(value)) return 'too_large';
  let [least, most] = [Infinity, -Infinity];
  for (const part of parts) {
    least = Math.min(least, part.value);
    most = Math.max(most, part.value);
  }
  return Math.max(least, Math.min(most, value)) + 0;
}
