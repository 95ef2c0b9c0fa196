import {
  ONE,
  ZERO,
  add,
  divide,
  fraction,
  fromNumber,
  isZero,
  multiply,
  subtract,
  toDouble,
  type Fraction,
} from '../fraction.ts';
import { tQuantile } from '../student-t.ts';

export interface IndexSample {
  /** Weight of the item in the index; the weights sum to 1. */
  readonly itemWeights: readonly Fraction[];
  /** Points per person and item; null where the person did not answer it. */
  readonly persons: readonly (readonly (Fraction | null)[])[];
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return fraction(a, b).d * a;
}

/**
 * Σ u² over the persons, exactly, with u = Σ_k c_k·(y_k − ȳ_k) ÷ n_k over the items the person answered. For one item
 * that everybody answered this is s²·(n − 1) ÷ n², so the interval below is the usual one for a mean.
 */
export function sumOfSquaredInfluences(sample: IndexSample): Fraction {
  const stats = sample.itemWeights.map((weight, k) => {
    const given = sample.persons.map((person) => person[k] ?? null).filter((y) => y !== null);
    if (given.length === 0) return null;
    const n = fraction(BigInt(given.length));
    return { factor: divide(weight, n), mean: divide(given.reduce(add, ZERO), n) };
  });
  // One common denominator, so that the sum over persons runs on plain integers.
  const terms = stats.map(() => new Map<string, Fraction>());
  let common = 1n;
  for (const person of sample.persons) {
    for (const [k, stat] of stats.entries()) {
      const y = person[k] ?? null;
      if (y === null || stat === null) continue;
      const key = `${y.n}/${y.d}`;
      if (terms[k]?.has(key) === true) continue;
      const term = multiply(stat.factor, subtract(y, stat.mean));
      terms[k]?.set(key, term);
      common = leastCommonMultiple(common, term.d);
    }
  }
  const scaled = terms.map((map) => new Map([...map].map(([key, term]) => [key, term.n * (common / term.d)] as const)));
  let total = 0n;
  for (const person of sample.persons) {
    let u = 0n;
    for (const [k, y] of person.entries()) if (y !== null) u += scaled[k]?.get(`${y.n}/${y.d}`) ?? 0n;
    total += u * u;
  }
  return fraction(total, common * common);
}

/**
 * Half-width of the interval of a survey index: t(n − 1)·sqrt(deff·(1 − n/N)·n/(n − 1)·Σu²), the finite-population
 * form for a mean (Cochran, Sampling Techniques, 1977, §2.8) with Kish's design effect. `frame` is N, null when
 * unknown (no correction). null where there is no interval: one form only, or more forms than persons.
 */
export function indexHalfWidth(
  sample: IndexSample,
  frame: bigint | null,
  designEffect: number,
  confidence: number,
): Fraction | null {
  const size = sample.persons.length;
  if (size < 2 || (frame !== null && BigInt(size) > frame)) return null;
  const n = fraction(BigInt(size));
  const correction = frame === null ? ONE : subtract(ONE, divide(n, fraction(frame)));
  const variance = multiply(
    multiply(fromNumber(designEffect), correction),
    multiply(divide(n, subtract(n, ONE)), sumOfSquaredInfluences(sample)),
  );
  if (isZero(variance)) return ZERO;
  const width = tQuantile(confidence, size - 1) * Math.sqrt(toDouble(variance));
  return fromNumber(Number(width.toPrecision(9)));
}
