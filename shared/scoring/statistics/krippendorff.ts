import { exactSum } from './exact-sum.ts';
import { faultIn, quantity, undefinedFor, type Outcome, type Quantity } from './quantity.ts';

/** One row per unit (what was judged), one column per rater; null where a rater did not judge it. */
export type Ratings = readonly (readonly (number | null)[])[];

export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio';

export interface Agreement {
  readonly alpha: Quantity;
  readonly units: number;
  /** Units with at least two values; the others are left out. */
  readonly pairableUnits: number;
  readonly pairableValues: number;
}

type Distance = (c: number, k: number) => number;

/** Squared difference between the values at two places of the sorted list. */
function distanceOf(level: Level, values: readonly number[], counts: readonly number[]): Distance {
  const value = (at: number): number => values[at] ?? Number.NaN;
  if (level === 'nominal') return (c, k) => (c === k ? 0 : 1);
  if (level === 'interval') return (c, k) => (value(c) - value(k)) ** 2;
  if (level === 'ratio') return (c, k) => (c === k ? 0 : ((value(c) - value(k)) / (value(c) + value(k))) ** 2);
  const upTo = [0];
  for (const count of counts) upTo.push((upTo.at(-1) ?? 0) + count);
  const between = (from: number, to: number): number => (upTo[to + 1] ?? 0) - (upTo[from] ?? 0);
  return (c, k) => (between(Math.min(c, k), Math.max(c, k)) - ((counts[c] ?? 0) + (counts[k] ?? 0)) / 2) ** 2;
}

/** Σ over the pairs of different places of a row of counts: n_c·n_k·δ²(c, k), each pair twice. */
function* pairTerms(counts: ReadonlyMap<number, number>, distance: Distance): Iterable<number> {
  const places = [...counts.keys()].sort((a, b) => a - b);
  for (const [i, c] of places.entries()) {
    for (const k of places.slice(i + 1)) yield 2 * (counts.get(c) ?? 0) * (counts.get(k) ?? 0) * distance(c, k);
  }
}

/**
 * Krippendorff's alpha, 1 − Do ÷ De, for any number of raters and gaps (Krippendorff, Computing Krippendorff's
 * Alpha-Reliability, 2011): Do = (1/n)·Σ_u Σ_{i≠j} δ²(a_i, a_j) ÷ (m_u − 1), De = Σ n_c·n_k·δ²(c, k) ÷ (n(n − 1)).
 * Undefined where fewer than two values can be paired or all that can are equal. The order of rows and raters does
 * not matter.
 */
export function krippendorffAlpha(ratings: Ratings, level: Level): Outcome<Agreement> {
  if (ratings.length === 0) return undefinedFor('empty');
  const rows = ratings.map((row) => row.filter((value) => value !== null)).filter((row) => row.length >= 2);
  const all = rows.flat();
  const counts = {
    kind: 'value',
    units: ratings.length,
    pairableUnits: rows.length,
    pairableValues: all.length,
  } as const;
  const bad = faultIn(all);
  if (bad !== null) return undefinedFor(bad);
  if (all.length === 0) return { ...counts, alpha: undefinedFor('too_few') };
  if (level === 'ratio' && all.some((value) => value < 0)) return { ...counts, alpha: undefinedFor('negative') };

  const values = [...new Set(all.map((value) => value + 0))].sort((a, b) => a - b);
  if (values.length === 1) return { ...counts, alpha: undefinedFor('no_variation') };
  const place = new Map(values.map((value, at) => [value, at]));
  const countOf = (row: readonly number[]): Map<number, number> => {
    const count = new Map<number, number>();
    for (const value of row) {
      const at = place.get(value) ?? 0;
      count.set(at, (count.get(at) ?? 0) + 1);
    }
    return count;
  };
  const overall = countOf(all);
  const distance = distanceOf(
    level,
    values,
    values.map((_, at) => overall.get(at) ?? 0),
  );
  const observed = exactSum(rows.map((row) => exactSum(pairTerms(countOf(row), distance)) / (row.length - 1)));
  const expected = exactSum(pairTerms(overall, distance)) / (all.length - 1);
  return { ...counts, alpha: quantity(1 - observed / expected) };
}
