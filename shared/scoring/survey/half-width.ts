import {
  ONE,
  ZERO,
  add,
  divide,
  fraction,
  fromNumber,
  isZero,
  larger,
  multiply,
  publishedValue,
  subtract,
  toDouble,
  type Fraction,
} from '../fraction.ts';
import { tQuantile } from '../student-t.ts';

export interface IndexSample {
  /** Weight of each item in the figure; for an index they sum to 1. */
  readonly itemWeights: readonly Fraction[];
  /** Points per person and item; null where the person did not answer it. */
  readonly persons: readonly (readonly (Fraction | null)[])[];
  /** Community of each person, as far as it is known. */
  readonly communities?: readonly (string | null)[];
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return fraction(a, b).d * a;
}

/** u of every person as whole multiples of 1 ÷ `unit`. */
function influencesOf(sample: IndexSample): { readonly u: readonly bigint[]; readonly unit: bigint } {
  const stats = sample.itemWeights.map((weight, k) => {
    const given = sample.persons.map((person) => person[k] ?? null).filter((y) => y !== null);
    if (given.length === 0) return null;
    const n = fraction(BigInt(given.length));
    return { factor: divide(weight, n), mean: divide(given.reduce(add, ZERO), n) };
  });
  // One common denominator, so that the sum over persons runs on plain integers.
  const terms = stats.map(() => new Map<string, Fraction>());
  let unit = 1n;
  for (const person of sample.persons) {
    for (const [k, stat] of stats.entries()) {
      const y = person[k] ?? null;
      if (y === null || stat === null) continue;
      const key = `${y.n}/${y.d}`;
      if (terms[k]?.has(key) === true) continue;
      const term = multiply(stat.factor, subtract(y, stat.mean));
      terms[k]?.set(key, term);
      unit = leastCommonMultiple(unit, term.d);
    }
  }
  const scaled = terms.map((map) => new Map([...map].map(([key, term]) => [key, term.n * (unit / term.d)] as const)));
  const u = sample.persons.map((person) => {
    let sum = 0n;
    for (const [k, y] of person.entries()) if (y !== null) sum += scaled[k]?.get(`${y.n}/${y.d}`) ?? 0n;
    return sum;
  });
  return { u, unit };
}

function sumOfSquares(values: Iterable<bigint>, unit: bigint): Fraction {
  let total = 0n;
  for (const value of values) total += value * value;
  return fraction(total, unit * unit);
}

/**
 * Σ u² over the persons, exactly, with u = Σ_k c_k·(y_k − ȳ_k) ÷ n_k over the items the person answered. For one item
 * that everybody answered this is s²·(n − 1) ÷ n², so the interval below is the usual one for a mean.
 */
export function sumOfSquaredInfluences(sample: IndexSample): Fraction {
  const { u, unit } = influencesOf(sample);
  return sumOfSquares(u, unit);
}

/**
 * Design effect from the answers themselves: variance between communities (ultimate clusters, Kish, Survey Sampling,
 * 1965, §5.4, linearised) ÷ variance of a simple sample, to two places and never below 1, because few communities
 * make it jump. null unless every form names its community and there are two of them at least.
 */
export function clusterEffect(sample: IndexSample): Fraction | null {
  const { communities } = sample;
  if (communities === undefined || communities.length !== sample.persons.length) return null;
  const named = communities.filter((community) => community !== null);
  if (named.length < communities.length || new Set(named).size < 2) return null;
  const { u, unit } = influencesOf(sample);
  const sums = new Map<string, bigint>();
  for (const [i, community] of named.entries()) {
    sums.set(community, (sums.get(community) ?? 0n) + (u[i] ?? 0n));
  }
  const plain = sumOfSquares(u, unit);
  if (isZero(plain)) return ONE;
  const inflate = (count: number): Fraction => fraction(BigInt(count), BigInt(count - 1));
  const between = multiply(inflate(sums.size), sumOfSquares(sums.values(), unit));
  return larger(ONE, publishedValue(divide(between, multiply(inflate(u.length), plain))));
}

/**
 * Variance of the figure: deff·(1 − n/N)·n/(n − 1)·Σu², the finite-population form for a mean (Cochran, Sampling
 * Techniques, 1977, §2.8) with Kish's design effect. `frame` is N, null when unknown (no correction). null where there
 * is none: one form only, or more forms than persons.
 */
export function varianceOf(sample: IndexSample, frame: bigint | null, designEffect: Fraction): Fraction | null {
  const size = sample.persons.length;
  if (size < 2 || (frame !== null && BigInt(size) > frame)) return null;
  const n = fraction(BigInt(size));
  const correction = frame === null ? ONE : subtract(ONE, divide(n, fraction(frame)));
  return multiply(
    multiply(designEffect, correction),
    multiply(divide(n, subtract(n, ONE)), sumOfSquaredInfluences(sample)),
  );
}

/** t(df)·sqrt(variance), to nine significant digits. */
export function halfWidthOf(variance: Fraction, confidence: number, df: number): Fraction {
  if (isZero(variance)) return ZERO;
  const width = tQuantile(confidence, df) * Math.sqrt(toDouble(variance));
  return fromNumber(Number(width.toPrecision(9)));
}

/** Half-width of the interval of a survey index: t(n − 1)·sqrt(variance); null where there is no variance. */
export function indexHalfWidth(
  sample: IndexSample,
  frame: bigint | null,
  designEffect: number,
  confidence: number,
): Fraction | null {
  const variance = varianceOf(sample, frame, fromNumber(designEffect));
  return variance === null ? null : halfWidthOf(variance, confidence, sample.persons.length - 1);
}
