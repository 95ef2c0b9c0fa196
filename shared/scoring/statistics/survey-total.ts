import { ZERO, add, divide, fraction, fromNumber, multiply, toDouble, type Fraction } from '../fraction.ts';
import { tQuantileExact } from '../student-t.ts';
import { sumOfSquaredInfluences } from '../survey/half-width.ts';
import type { Answers } from './cronbach.ts';
import type { Interval } from './stratified.ts';
import { faultIn, undefinedFor, type Outcome, type Undefined } from './quantity.ts';

export interface SurveyShares {
  /** For every column of the answers, the leaf it belongs to. */
  readonly leafOfItem: readonly string[];
  /** Share of each leaf in the total. */
  readonly weightOfLeaf: ReadonlyMap<string, number>;
  /** Persons in the frame; null where unknown: no correction. */
  readonly population: number | null;
  /** Kish's design effect; default 1. */
  readonly designEffect?: number;
  /** 0–1, default 0.95. */
  readonly confidence?: number;
}

export interface SurveyTotal {
  /** In the order of the columns; null where nobody answered: such an item leaves its leaf. */
  readonly itemMeans: readonly (number | null)[];
  readonly leaves: ReadonlyMap<string, number>;
  /** Σ weight × leaf: what the questionnaire adds to the total. */
  readonly contribution: number;
  readonly error: (Interval & { readonly kind: 'value'; readonly standardError: number }) | Undefined;
}

function itemMean(answers: Answers, item: number): Fraction | null {
  const given = answers.map((row) => row[item] ?? null).filter((y) => y !== null);
  return given.length === 0
    ? null
    : divide(
        given.map(fromNumber).reduce((sum, y) => add(sum, y), ZERO),
        fraction(BigInt(given.length)),
      );
}

/**
 * What one questionnaire adds to a total, and its sampling error. Leaves share respondents, so leaf variances must not
 * be added: with u_i = Σ_k c_k·(y_ik − ȳ_k) ÷ n_k over the items i answered, se² = deff·(1 − n/N)·n/(n − 1)·Σu²
 * (linearised variance of a total, Särndal, Swensson and Wretman, Model Assisted Survey Sampling, 1992, 5.5), and the
 * interval takes t(n − 1). Sums are exact, so the order of the forms does not matter.
 */
export function surveyTotal(answers: Answers, shares: SurveyShares): Outcome<SurveyTotal> {
  const { leafOfItem, weightOfLeaf, population, designEffect = 1, confidence = 0.95 } = shares;
  const n = answers.length;
  if (n === 0) return undefinedFor('empty');
  if (answers.some((row) => row.length !== leafOfItem.length)) return undefinedFor('not_valid');
  const bad = faultIn([...answers.flat().filter((y) => y !== null), ...weightOfLeaf.values(), designEffect]);
  if (bad !== null) return undefinedFor(bad);
  if (designEffect < 0) return undefinedFor('negative');
  if (population !== null && !(n <= population)) return undefinedFor('more_than_population');
  const means = leafOfItem.map((_, item) => itemMean(answers, item));
  const itemsOf = (leaf: string): number[] =>
    leafOfItem.flatMap((of, item) => (of === leaf && means[item] !== null ? [item] : []));
  const leaves = new Map<string, Fraction>();
  let contribution = ZERO;
  for (const [leaf, weight] of weightOfLeaf) {
    const items = itemsOf(leaf);
    if (items.length === 0) return undefinedFor('empty', leaf);
    const sum = items.reduce((total, item) => add(total, means[item] ?? ZERO), ZERO);
    const mean = divide(sum, fraction(BigInt(items.length)));
    leaves.set(leaf, mean);
    contribution = add(contribution, multiply(fromNumber(weight), mean));
  }
  const itemWeights = leafOfItem.map((leaf) => {
    const weight = weightOfLeaf.get(leaf);
    return weight === undefined
      ? ZERO
      : divide(fromNumber(weight), fraction(BigInt(Math.max(1, itemsOf(leaf).length))));
  });
  const result = {
    kind: 'value',
    itemMeans: means.map((mean) => (mean === null ? null : toDouble(mean))),
    leaves: new Map([...leaves].map(([leaf, mean]) => [leaf, toDouble(mean)])),
    contribution: toDouble(contribution),
  } as const;
  if (n < 2) return { ...result, error: undefinedFor('too_few') };
  const persons = answers.map((row) => row.map((y) => (y === null ? null : fromNumber(y))));
  const influence = toDouble(sumOfSquaredInfluences({ itemWeights, persons }));
  const left = population === null ? 1 : 1 - n / population;
  const standardError = Math.sqrt(designEffect * left * (n / (n - 1)) * influence) + 0;
  const half = tQuantileExact(confidence, n - 1) * standardError;
  const { contribution: middle } = result;
  if (!Number.isFinite(middle + half)) return { ...result, error: undefinedFor('too_large') };
  return { ...result, error: { kind: 'value', standardError, lower: middle - half, upper: middle + half } };
}
