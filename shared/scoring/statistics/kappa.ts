import { exactSum } from './exact-sum.ts';
import { quantity, undefinedFor, type Outcome, type Quantity } from './quantity.ts';

export type KappaWeights = 'unweighted' | 'linear' | 'quadratic';

export interface Kappa {
  readonly kappa: Quantity;
  /** Large-sample standard error of Fleiss, Cohen and Everitt, Psychological Bulletin 72, 1969. */
  readonly standardError: Quantity;
}

export interface TwoRaters extends Readonly<Record<KappaWeights, Kappa>> {
  readonly items: number;
  /** Share of items with the same category, 0–1: printed beside kappa, which is low when almost all get one grade. */
  readonly agreement: number;
}

/** A square table: proportions, counts or disagreement weights; rows are the first rater. */
export type SquareTable = readonly (readonly number[])[];

function cells(k: number): readonly (readonly [number, number])[] {
  return Array.from({ length: k * k }, (_, at) => [Math.floor(at / k), at % k] as const);
}

function isSquare(table: SquareTable, size: number): boolean {
  return table.length === size && table.every((row) => row.length === size && row.every((x) => x >= 0 && x <= 1e100));
}

/**
 * Weighted kappa of given joint proportions (or counts) and disagreement weights, 1 − Σw·o ÷ Σw·e: Cohen,
 * Psychological Bulletin 70, 1968. `items` is n for the standard error; without it there is none.
 */
export function kappaOfTable(joint: SquareTable, disagreement: SquareTable, items: number | null = null): Kappa {
  const k = joint.length;
  const none = (reason: 'empty' | 'not_valid' | 'no_variation'): Kappa => ({
    kappa: undefinedFor(reason),
    standardError: undefinedFor(reason),
  });
  if (!isSquare(joint, k) || !isSquare(disagreement, k)) return none('not_valid');
  const all = exactSum(joint.flat());
  if (!(all > 0)) return none('empty');
  const p = (i: number, j: number): number => (joint[i]?.[j] ?? 0) / all;
  const v = (i: number, j: number): number => disagreement[i]?.[j] ?? 0;
  const rows = Array.from({ length: k }, (_, i) => exactSum(joint[i] ?? []) / all);
  const columns = Array.from({ length: k }, (_, j) => exactSum(joint.map((row) => row[j] ?? 0)) / all);
  const observed = exactSum(cells(k).map(([i, j]) => v(i, j) * p(i, j)));
  const expected = exactSum(cells(k).map(([i, j]) => v(i, j) * (rows[i] ?? 0) * (columns[j] ?? 0)));
  if (expected === 0) return none('no_variation');
  const kappa = 1 - observed / expected;
  if (items === null) return { kappa: quantity(kappa), standardError: undefinedFor('empty') };

  // Agreement weights 1 − v, as the formula of 1969 has them.
  const byRow = rows.map((_, i) => exactSum(columns.map((share, j) => share * (1 - v(i, j)))));
  const byColumn = columns.map((_, j) => exactSum(rows.map((share, i) => share * (1 - v(i, j)))));
  const spread = exactSum(
    cells(k).map(
      ([i, j]) => p(i, j) * (1 - v(i, j) - ((byRow[i] ?? 0) + (byColumn[j] ?? 0)) * (observed / expected)) ** 2,
    ),
  );
  const centre = kappa - (1 - expected) * (observed / expected);
  const variance = Math.max(0, spread - centre ** 2) / (items * expected ** 2);
  return { kappa: quantity(kappa), standardError: quantity(Math.sqrt(variance)) };
}

const WEIGHTS: Readonly<Record<KappaWeights, (i: number, j: number, k: number) => number>> = {
  unweighted: (i, j) => (i === j ? 0 : 1),
  linear: (i, j, k) => Math.abs(i - j) / (k - 1),
  quadratic: (i, j, k) => ((i - j) / (k - 1)) ** 2,
};

/**
 * Agreement of two raters on an ordered scale. `pairs`: the categories both gave to each item; `scale`: all categories
 * from worst to best, also those never used (at least two). Pairs with a missing side are left out.
 */
export function twoRaters(
  pairs: readonly (readonly [number | string | null, number | string | null])[],
  scale: readonly (number | string)[],
): Outcome<TwoRaters> {
  const k = scale.length;
  const place = new Map(scale.map((category, at) => [category, at]));
  if (k < 2 || place.size !== k) return undefinedFor('not_valid');
  const counts = Array.from({ length: k }, () => Array.from({ length: k }, () => 0));
  let items = 0;
  for (const [a, b] of pairs) {
    if (a === null || b === null) continue;
    const [i, j] = [place.get(a), place.get(b)];
    const row = counts[i ?? -1];
    if (row === undefined || j === undefined) return undefinedFor('not_valid', String(i === undefined ? a : b));
    row[j] = (row[j] ?? 0) + 1;
    items += 1;
  }
  if (items === 0) return undefinedFor('empty');
  const of = (weights: KappaWeights): Kappa => {
    const table = counts.map((row, i) => row.map((_, j) => WEIGHTS[weights](i, j, k)));
    return kappaOfTable(counts, table, items);
  };
  const same = exactSum(counts.map((row, i) => row[i] ?? 0));
  return {
    kind: 'value',
    items,
    agreement: same / items,
    unweighted: of('unweighted'),
    linear: of('linear'),
    quadratic: of('quadratic'),
  };
}
