import { SOURCE_OF } from '../../model/ids.ts';
import type { LeafResult, SamplingError, UnitResult } from '../../model/result.ts';
import { publishedTotal } from '../../model/result.ts';
import type { RoundContent } from '../../model/round.ts';
import {
  HUNDRED,
  ONE,
  ZERO,
  add,
  divide,
  fractionText,
  fromNumber,
  isZero,
  larger,
  multiply,
  parseFractionText,
  published,
  smaller,
  subtract,
  toDouble,
  type Fraction,
} from '../fraction.ts';
import type { FrozenSurvey } from './frozen-surveys.ts';
import { halfWidthOf, varianceOf, type IndexSample } from './half-width.ts';
import type { ItemColumn } from './item-column.ts';
import { designEffectOf } from './survey-index.ts';
import type { SurveyOfUnit } from './survey-unit.ts';

const TEN_THOUSAND = fromNumber(10_000);

function exact(text: string | null | undefined): Fraction {
  return (text === null || text === undefined ? null : parseFractionText(text)) ?? ZERO;
}

/** What one point more in an item's mean adds to the leaf: its share among the items that have answers. */
function shareInLeaf(columns: readonly ItemColumn[], column: ItemColumn): Fraction {
  const weightOf = ({ question }: ItemColumn): Fraction => fromNumber(question.scoreWeight ?? 1);
  const all = columns.filter((one) => one.mean !== null).reduce((sum, one) => add(sum, weightOf(one)), ZERO);
  return column.mean === null || isZero(all) ? ZERO : divide(weightOf(column), all);
}

/** What one point more in an item's mean adds to the total, over all leaves that it bears on. */
function weightInTotal(survey: SurveyOfUnit, column: ItemColumn, leaves: readonly LeafResult[]): Fraction {
  const source = SOURCE_OF[survey.form];
  let sum = ZERO;
  for (const leaf of leaves) {
    if (!column.question.leaves.includes(leaf.code)) continue;
    const own = leaf.sources.find((one) => one.source === source);
    if (own?.status !== 'value') continue;
    const columns = survey.columns.filter((one) => one.question.leaves.includes(leaf.code));
    const weight = divide(multiply(exact(leaf.fullMarkExact), exact(own.effectiveWeight)), TEN_THOUSAND);
    const factor = leaf.difficulty === undefined ? ONE : exact(leaf.difficulty.factor);
    sum = add(sum, multiply(multiply(weight, factor), shareInLeaf(columns, column)));
  }
  return sum;
}

interface Weighted {
  readonly column: ItemColumn;
  readonly weight: Fraction;
}

/** Items that bear on the total. */
function weightedOf(survey: SurveyOfUnit, leaves: readonly LeafResult[]): readonly Weighted[] {
  return survey.columns
    .map((column) => ({ column, weight: weightInTotal(survey, column, leaves) }))
    .filter(({ weight }) => !isZero(weight));
}

/** The same with the answers of every person. */
function sampleOf(survey: SurveyOfUnit, counted: readonly Weighted[]): IndexSample {
  const persons = Array.from({ length: survey.valid }, (_, i) => counted.map(({ column }) => column.points[i] ?? null));
  return { itemWeights: counted.map(({ weight }) => weight), persons, communities: survey.communities };
}

function weightTexts(counted: readonly Weighted[]): Readonly<Record<string, string>> {
  return Object.fromEntries(counted.map(({ column, weight }) => [column.question.id, fractionText(weight)]));
}

/** What the forms of one kind give the variance of the total, to be kept when their answers are wiped. */
export function varianceInTotal(
  content: RoundContent,
  survey: SurveyOfUnit,
  leaves: readonly LeafResult[],
): FrozenSurvey['total'] {
  const counted = weightedOf(survey, leaves);
  if (counted.length === 0) return null;
  const sample = sampleOf(survey, counted);
  const variance = varianceOf(sample, survey.frame, designEffectOf(content, sample).value);
  return { weights: weightTexts(counted), variance: variance === null ? null : fractionText(variance) };
}

/** The variance that was kept, if the questions weigh in the total what they weighed then. */
function keptVariance({ total }: FrozenSurvey, counted: readonly Weighted[]): Fraction | 'one_form' | 'wiped' {
  const now = weightTexts(counted);
  const then = total?.weights ?? {};
  const names = Object.keys(now);
  if (names.length !== Object.keys(then).length || names.some((id) => now[id] !== then[id])) return 'wiped';
  const text = total?.variance ?? null;
  return (text === null ? null : parseFractionText(text)) ?? 'one_form';
}

function varianceNow(
  content: RoundContent,
  survey: SurveyOfUnit,
  counted: readonly Weighted[],
): Fraction | 'one_form' | 'wiped' {
  if (survey.frozen !== null) return keptVariance(survey.frozen, counted);
  const sample = sampleOf(survey, counted);
  return varianceOf(sample, survey.frame, designEffectOf(content, sample).value) ?? 'one_form';
}

/** A limit at 100 or a sanction holds the total where it is, whatever other persons would have answered. */
function limitActs(result: UnitResult, limitedByBonus: boolean): boolean {
  const onSurveys = result.leaves.some(
    (leaf) =>
      leaf.difficulty?.limited === true &&
      leaf.sources.some(({ items, effectiveWeight }) => items.length > 0 && effectiveWeight !== '0'),
  );
  return limitedByBonus || onSurveys || result.unsanctioned !== undefined;
}

/**
 * Sampling error of a street's total. Leaves share respondents, so their errors are correlated; each respondent's
 * influence on the whole total is taken instead (linearisation, as in Lumley, Complex Surveys, 2010, §2): Var = Σ over
 * the questionnaires of deff·(1 − n/N)·n/(n − 1)·Σu², t with the smaller n − 1. Covers sampling alone. Where answers
 * were wiped the variance that was kept stands, as long as every question weighs what it did.
 */
export function samplingErrorOf(
  content: RoundContent,
  result: UnitResult,
  surveys: readonly SurveyOfUnit[],
  limitedByBonus: boolean,
): SamplingError {
  const { exact: text } = publishedTotal(result);
  if (text === null) return { kind: 'undefined', reason: 'no_total' };
  if (limitActs(result, limitedByBonus)) return { kind: 'undefined', reason: 'limit_active' };
  let variance = ZERO;
  let df = Number.POSITIVE_INFINITY;
  for (const survey of surveys) {
    const counted = weightedOf(survey, result.leaves);
    if (counted.length === 0) continue;
    if (survey.count.frameTooSmall === true) return { kind: 'undefined', reason: 'frame_too_small' };
    const own = varianceNow(content, survey, counted);
    if (typeof own === 'string') return { kind: 'undefined', reason: own };
    variance = add(variance, own);
    df = Math.min(df, survey.valid - 1);
  }
  if (!Number.isFinite(df)) return { kind: 'undefined', reason: 'no_survey' };
  const width = halfWidthOf(variance, content.template.surveyRules.confidence, df);
  const score = exact(text);
  return {
    kind: 'value',
    se: String(Number(Math.sqrt(toDouble(variance)).toPrecision(6))),
    df,
    halfWidth: published(width),
    low: published(larger(ZERO, subtract(score, width))),
    high: published(smaller(HUNDRED, add(score, width))),
  };
}
