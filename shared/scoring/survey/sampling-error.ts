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
import { halfWidthOf, varianceOf, type IndexSample } from './half-width.ts';
import { designEffectOf, type ItemColumn, type SurveyOfUnit } from './survey-unit.ts';

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

/** Items that bear on the total, with the answers of every person. */
function sampleOf(survey: SurveyOfUnit, leaves: readonly LeafResult[]): IndexSample | null {
  const counted = survey.columns
    .map((column) => ({ column, weight: weightInTotal(survey, column, leaves) }))
    .filter(({ weight }) => !isZero(weight));
  if (counted.length === 0) return null;
  const persons = Array.from({ length: survey.valid }, (_, i) => counted.map(({ column }) => column.points[i] ?? null));
  return { itemWeights: counted.map(({ weight }) => weight), persons, communities: survey.communities };
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
 * the questionnaires of deff·(1 − n/N)·n/(n − 1)·Σu², t with the smaller n − 1. Covers sampling alone.
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
    const sample = sampleOf(survey, result.leaves);
    if (sample === null) continue;
    if (survey.count.frameTooSmall === true) return { kind: 'undefined', reason: 'frame_too_small' };
    const own = varianceOf(sample, survey.frame, designEffectOf(content, sample).value);
    if (own === null) return { kind: 'undefined', reason: 'one_form' };
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
