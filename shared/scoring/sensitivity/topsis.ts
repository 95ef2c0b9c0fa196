import { exactSum } from '../statistics/exact-sum.ts';
import { faultIn, undefinedFor, type Outcome } from '../statistics/quantity.ts';

export interface Closeness {
  readonly toIdeal: number;
  readonly toAntiIdeal: number;
  /** 0–1, D⁻ ÷ (D⁺ + D⁻); null where ideal and anti-ideal are one point. */
  readonly closeness: number | null;
}

/**
 * TOPSIS, closeness to the ideal solution (Hwang and Yoon, Multiple Attribute Decision Making, 1981): columns divided by
 * √Σx² (a column of zeros stays zero), weights scaled to sum 1, Euclidean distances. `directions`: 1 more is better,
 * −1 less is. One row per object.
 */
export function topsis(
  rows: readonly (readonly number[])[],
  weights: readonly number[],
  directions: readonly (1 | -1)[],
): Outcome<{ readonly objects: readonly Closeness[] }> {
  const criteria = weights.length;
  if (rows.length === 0 || criteria === 0) return undefinedFor('empty');
  if (directions.length !== criteria || rows.some((row) => row.length !== criteria)) return undefinedFor('not_valid');
  const bad = faultIn([...rows.flat(), ...weights]);
  if (bad !== null) return undefinedFor(bad);
  if (weights.some((w) => w < 0)) return undefinedFor('negative');
  const all = exactSum(weights);
  if (all === 0) return undefinedFor('weights_zero');
  const norms = weights.map((_, k) => Math.sqrt(exactSum(rows.map((row) => (row[k] ?? 0) ** 2))));
  const scaled = rows.map((row) =>
    row.map((x, k) => (norms[k] === 0 ? 0 : (x / (norms[k] ?? 1)) * ((weights[k] ?? 0) / all))),
  );
  const columns = weights.map((_, k) => scaled.map((row) => row[k] ?? 0));
  const most = columns.map((column) => column.reduce((a, b) => Math.max(a, b), -Infinity));
  const least = columns.map((column) => column.reduce((a, b) => Math.min(a, b), Infinity));
  const ideal = columns.map((_, k) => (directions[k] === 1 ? most[k] : least[k]) ?? 0);
  const anti = columns.map((_, k) => (directions[k] === 1 ? least[k] : most[k]) ?? 0);
  const distance = (row: readonly number[], to: readonly number[]): number =>
    Math.sqrt(exactSum(row.map((x, k) => (x - (to[k] ?? 0)) ** 2)));
  return {
    kind: 'value',
    objects: scaled.map((row) => {
      const [toIdeal, toAntiIdeal] = [distance(row, ideal), distance(row, anti)];
      const both = toIdeal + toAntiIdeal;
      return { toIdeal, toAntiIdeal, closeness: both === 0 ? null : toAntiIdeal / both };
    }),
  };
}
