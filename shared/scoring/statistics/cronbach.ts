import { exactSum } from './exact-sum.ts';
import { covarianceOf, meanOf, pearson, varianceOf } from './moments.ts';
import { faultIn, quantity, undefinedFor, valueOf, type Outcome, type Quantity } from './quantity.ts';

/** One row per respondent, one column per item; null where it was not answered. */
export type Answers = readonly (readonly (number | null)[])[];

export interface ItemReliability {
  readonly mean: number;
  readonly variance: number;
  /** Alpha of the other items; undefined for two items, as one item has none. */
  readonly alphaIfDeleted: Quantity;
  /** Pearson's r between the item and the sum of the others; negative usually means an item that was not reversed. */
  readonly itemRest: Quantity;
}

export interface Reliability {
  readonly items: number;
  readonly rows: number;
  readonly complete: number;
  /** Complete rows only. */
  readonly alpha: Quantity;
  /** From the mean correlation, complete rows only. */
  readonly standardised: Quantity;
  /** Every covariance from the rows that have both items. */
  readonly pairwise: Quantity;
  /** In the order of the columns, complete rows only. */
  readonly perItem: readonly ItemReliability[];
}

const square = (n: number): readonly (readonly [number, number])[] =>
  Array.from({ length: n * n }, (_, at) => [Math.floor(at / n), at % n] as const);

/** k/(k−1)·(1 − Σ var(item) ÷ var(sum)): Cronbach, Psychometrika 16, 1951. */
export function alphaOfVariances(items: number, itemVariances: number, totalVariance: number): Quantity {
  if (items < 2) return undefinedFor(items === 0 ? 'empty' : 'too_few');
  if (!(itemVariances >= 0 && totalVariance >= 0)) return undefinedFor('negative');
  if (totalVariance === 0) return undefinedFor('no_variation');
  return quantity((items / (items - 1)) * (1 - itemVariances / totalVariance));
}

/** Alpha from a covariance for each pair of items, null where a pair has too few rows. */
function alphaOfCovariances(
  items: number,
  covariance: (i: number, j: number) => number | null,
  skip: boolean,
): Quantity {
  const all = square(items).map(([i, j]) => ({ own: i === j, value: covariance(i, j) }));
  if (!skip && all.some(({ value }) => value === null)) return undefinedFor('too_few');
  const sum = exactSum(all.map(({ value }) => value ?? 0));
  const own = exactSum(all.flatMap(({ own, value }) => (own ? [value ?? 0] : [])));
  return sum < 0 ? undefinedFor('negative') : alphaOfVariances(items, own, sum);
}

function columnsOf(rows: readonly (readonly number[])[], items: number): number[][] {
  return Array.from({ length: items }, (_, k) => rows.map((row) => row[k] ?? Number.NaN));
}

function alphaOfColumns(columns: readonly (readonly number[])[]): Quantity {
  const sums = (columns[0] ?? []).map((_, row) => exactSum(columns.map((column) => column[row] ?? Number.NaN)));
  const own = columns.map((column) => valueOf(varianceOf(column)) ?? Number.NaN);
  return alphaOfVariances(columns.length, exactSum(own), valueOf(varianceOf(sums)) ?? Number.NaN);
}

/** k·r̄ ÷ (1 + (k−1)·r̄) with the mean correlation of all pairs (Nunnally, Psychometric Theory, 1978). */
function standardisedAlpha(columns: readonly (readonly number[])[]): Quantity {
  const k = columns.length;
  const pairs = square(k).filter(([i, j]) => i < j);
  const each = pairs.map(([i, j]) => valueOf(pearson(columns[i] ?? [], columns[j] ?? [])));
  if (each.includes(null)) return undefinedFor('no_variation');
  const mean = meanOf(each.map((r) => r ?? 0));
  return 1 + (k - 1) * mean === 0 ? undefinedFor('zero') : quantity((k * mean) / (1 + (k - 1) * mean));
}

function perItem(columns: readonly (readonly number[])[]): ItemReliability[] {
  return columns.map((column, k) => {
    const others = columns.filter((_, other) => other !== k);
    const rest = column.map((_, row) => exactSum(others.map((other) => other[row] ?? Number.NaN)));
    return {
      mean: meanOf(column),
      variance: valueOf(varianceOf(column)) ?? 0,
      alphaIfDeleted: alphaOfColumns(others),
      itemRest: pearson(column, rest),
    };
  });
}

function pairwiseAlpha(answers: Answers, items: number, skip: boolean): Quantity {
  const covariance = (i: number, j: number): number | null => {
    const both = answers.flatMap((row) => {
      const [x, y] = [row[i] ?? null, row[j] ?? null];
      return x === null || y === null ? [] : [[x, y] as const];
    });
    return valueOf(
      covarianceOf(
        both.map(([x]) => x),
        both.map(([, y]) => y),
      ),
    );
  };
  return alphaOfCovariances(items, covariance, skip);
}

/**
 * Cronbach's alpha of a block of items, with what each item does to it. Undefined for fewer than two items, fewer
 * than `fewest` complete rows (default 2, the least for a variance) and where nothing varies.
 */
export function cronbachAlpha(answers: Answers, { fewest = 2, skipPairs = false } = {}): Outcome<Reliability> {
  const items = answers[0]?.length ?? 0;
  if (items === 0) return undefinedFor('empty');
  if (answers.some((row) => row.length !== items)) return undefinedFor('not_valid');
  const bad = faultIn(answers.flat().filter((y) => y !== null));
  if (bad !== null) return undefinedFor(bad);
  if (items < 2) return undefinedFor('too_few');
  const complete = answers.flatMap((row) => {
    const given = row.filter((y) => y !== null);
    return given.length === items ? [given] : [];
  });
  const pairwise = pairwiseAlpha(answers, items, skipPairs);
  const counts = { kind: 'value', items, rows: answers.length, complete: complete.length } as const;
  if (complete.length < Math.max(2, fewest)) {
    const none = undefinedFor('too_few');
    return { ...counts, alpha: none, standardised: none, pairwise, perItem: [] };
  }
  const columns = columnsOf(complete, items);
  return {
    ...counts,
    alpha: alphaOfColumns(columns),
    standardised: standardisedAlpha(columns),
    pairwise,
    perItem: perItem(columns),
  };
}

/** The answer of an item whose wording points the other way: min + max − value. */
export function reversed(value: number, min: number, max: number): number {
  return min + max - value;
}
