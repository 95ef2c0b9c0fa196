import { exactSum } from '../statistics/exact-sum.ts';
import { undefinedFor, type Outcome } from '../statistics/quantity.ts';

/** Judgements of pairs: row i over column j, above 0. Only the upper triangle is read; the lower is its reciprocal. */
export type Judgements = readonly (readonly number[])[];

/** Mean consistency index of random matrices for n = 1 to 15: Saaty, The Analytic Hierarchy Process, 1980. */
export const RANDOM_INDEX: readonly number[] = [
  0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59,
];
export const RANDOM_INDEX_SOURCE = 'Saaty 1980';
/** Above this consistency ratio the judgements contradict each other too much (Saaty 1980). */
export const MOST_INCONSISTENT = 0.1;

export interface WorstPair {
  /** Places of the two criteria, `row` < `column`. */
  readonly row: number;
  readonly column: number;
  readonly judged: number;
  /** The ratio of the weights that all judgements together give. */
  readonly implied: number;
  /** The step of Saaty's scale, 1/9 to 9, nearest to it: what to judge instead. */
  readonly suggested: number;
}

export interface Ahp {
  /** Principal right eigenvector, in the order of the rows; sums to 1. */
  readonly weights: readonly number[];
  /** Row geometric means, scaled to sum 1, for comparison (Crawford and Williams, 1985). */
  readonly geometricMeanWeights: readonly number[];
  readonly lambdaMax: number;
  /** (λ − n) ÷ (n − 1); 0 for n ≤ 2. */
  readonly consistencyIndex: number;
  readonly randomIndex: number;
  /** CI ÷ RI; 0 for n ≤ 2. */
  readonly consistencyRatio: number;
  /** Where the judgement differs most from what the weights say; null where none does. */
  readonly worst: WorstPair | null;
}

type Matrix = readonly (readonly number[])[];

function reciprocal(judgements: Judgements): Matrix {
  return judgements.map((row, i) =>
    row.map((own, j) => (i === j ? 1 : i < j ? own : 1 / (judgements[j]?.[i] ?? Number.NaN))),
  );
}

function times(a: Matrix, b: Matrix): Matrix {
  return a.map((row) => row.map((_, j) => exactSum(row.map((x, k) => x * (b[k]?.[j] ?? Number.NaN)))));
}

/** Principal eigenvector of a positive matrix by repeated squaring, which doubles the power at each step. */
function principalVector(matrix: Matrix): number[] {
  let power = matrix;
  let before: number[] = [];
  for (let step = 0; step < 60; step += 1) {
    const all = exactSum(power.flat());
    power = power.map((row) => row.map((x) => x / all));
    const sums = power.map((row) => exactSum(row));
    const whole = exactSum(sums);
    const weights = sums.map((sum) => sum / whole);
    if (step > 5 && weights.every((w, i) => Math.abs(w - (before[i] ?? 0)) <= 1e-16)) return weights;
    before = weights;
    power = times(power, power);
  }
  return before;
}

const STEPS = [...Array.from({ length: 8 }, (_, k) => 1 / (9 - k)), ...Array.from({ length: 9 }, (_, k) => k + 1)];

function worstPair(matrix: Matrix, weights: readonly number[]): WorstPair | null {
  let worst: WorstPair | null = null;
  let most = 1e-9;
  for (const [row, judgements] of matrix.entries()) {
    for (const [column, judged] of judgements.entries()) {
      if (column <= row) continue;
      const implied = (weights[row] ?? 0) / (weights[column] ?? 1);
      const off = Math.abs(Math.log(judged / implied));
      if (off <= most) continue;
      most = off;
      const far = (step: number): number => Math.abs(Math.log(step / implied));
      const suggested = STEPS.reduce((best, step) => (far(step) < far(best) ? step : best), 1);
      worst = { row, column, judged, implied, suggested };
    }
  }
  return worst;
}

/**
 * Weights from pairwise comparison: principal right eigenvector and consistency ratio (Saaty, European Journal of
 * Operational Research 48, 1990). Refuses more than 15 criteria, judgements that are not above 0 and tables that are
 * not square.
 */
export function pairwiseWeights(judgements: Judgements): Outcome<Ahp> {
  const n = judgements.length;
  if (n === 0) return undefinedFor('empty');
  if (n > RANDOM_INDEX.length) return undefinedFor('too_many');
  if (judgements.some((row) => row.length !== n)) return undefinedFor('not_valid');
  const matrix = reciprocal(judgements);
  if (matrix.flat().some((x) => !(x > 0) || x > 1e6 || x < 1e-6)) return undefinedFor('not_valid');
  const weights = principalVector(matrix);
  const lambdas = matrix.map((row, i) => exactSum(row.map((x, j) => x * (weights[j] ?? 0))) / (weights[i] ?? 1));
  const lambdaMax = n <= 2 ? n : exactSum(lambdas) / n;
  const consistencyIndex = n <= 2 ? 0 : Math.max(0, (lambdaMax - n) / (n - 1));
  const randomIndex = RANDOM_INDEX[n - 1] ?? 0;
  const geometric = matrix.map((row) => Math.exp(exactSum(row.map(Math.log)) / n));
  const whole = exactSum(geometric);
  return {
    kind: 'value',
    weights,
    geometricMeanWeights: geometric.map((x) => x / whole),
    lambdaMax,
    consistencyIndex,
    randomIndex,
    consistencyRatio: n <= 2 ? 0 : consistencyIndex / randomIndex,
    worst: n <= 2 ? null : worstPair(matrix, weights),
  };
}

/**
 * One table from several judges: the geometric mean of each judgement, the only mean that keeps reciprocals (Aczél and
 * Saaty, Journal of Mathematical Psychology 27, 1983). All tables have one size.
 */
export function groupJudgements(tables: readonly Judgements[]): Outcome<{ readonly table: Judgements }> {
  const [first] = tables;
  if (first === undefined) return undefinedFor('empty');
  const n = first.length;
  if (tables.some((table) => table.length !== n || table.some((row) => row.length !== n))) {
    return undefinedFor('not_valid');
  }
  if (
    tables.some((table) =>
      reciprocal(table)
        .flat()
        .some((x) => !(x > 0) || x === Infinity),
    )
  ) {
    return undefinedFor('not_valid');
  }
  const matrices = tables.map(reciprocal);
  const table = first.map((row, i) =>
    row.map((_, j) => Math.exp(exactSum(matrices.map((matrix) => Math.log(matrix[i]?.[j] ?? 1))) / tables.length)),
  );
  return { kind: 'value', table };
}
