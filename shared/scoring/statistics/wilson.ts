import { zQuantile } from './distributions.ts';
import { quantity, undefinedFor, type Outcome, type Quantity, type UndefinedReason } from './quantity.ts';

export interface Proportion {
  /** Whole, 0 to `size`. */
  readonly successes: number;
  /** Answers, whole, at least 1. */
  readonly size: number;
  /** Persons in the frame; null where unknown: no correction. */
  readonly population?: number | null;
  /** 0–1, default 0.95. */
  readonly confidence?: number;
  /** Kish's design effect, default 1. */
  readonly designEffect?: number;
}

export interface ProportionInterval {
  /** x ÷ n, 0–1. */
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  /** The size that the interval is computed with; undefined where everybody was asked. */
  readonly effectiveSize: Quantity;
}

const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;

/** Why there is no interval, or null. */
function fault({
  successes,
  size,
  population,
  confidence,
  designEffect,
}: Required<Proportion>): UndefinedReason | null {
  if (size === 0) return 'empty';
  if (![successes, size, population ?? 0].every(isCount) || successes > size) return 'not_valid';
  if (!(confidence > 0 && confidence < 1) || !(designEffect > 0)) return 'not_valid';
  return population !== null && size > population ? 'more_than_population' : null;
}

/**
 * Wilson's score interval without continuity correction (Wilson, JASA 22, 1927; Newcombe, Statistics in Medicine 17,
 * 1998, method 3): (p + z²/2n ± z·sqrt(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n). With a population N and a design effect n is
 * replaced by n(N−1) ÷ ((N−n)·deff); everybody asked: the point itself. Exactly 0 at none and 1 at all.
 */
export function wilsonInterval(given: Proportion): Outcome<ProportionInterval> {
  const full = { population: null, confidence: 0.95, designEffect: 1, ...given };
  const reason = fault(full);
  if (reason !== null) return undefinedFor(reason);
  const { successes, size, population, confidence, designEffect } = full;
  // Minus zero is a count too.
  const p = successes / size + 0;
  if (population === size) {
    return { kind: 'value', estimate: p, lower: p, upper: p, effectiveSize: undefinedFor('no_variation') };
  }
  const n =
    population === null ? size / designEffect : (size * (population - 1)) / ((population - size) * designEffect);
  const z = zQuantile(confidence);
  const middle = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  if (![middle, half, scale].every(Number.isFinite)) return undefinedFor('too_large');
  return {
    kind: 'value',
    estimate: p,
    lower: successes === 0 ? 0 : Math.max(0, (middle - half) / scale),
    upper: successes === size ? 1 : Math.min(1, (middle + half) / scale),
    effectiveSize: quantity(n),
  };
}
