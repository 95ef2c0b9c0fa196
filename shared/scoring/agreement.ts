import type { LeafCode, Source } from '../model/ids.ts';
import { SOURCES, SOURCE_OF, SURVEY_FORMS } from '../model/ids.ts';
import type { LeafResult, RoundResult, SourceResult } from '../model/result.ts';
import type { RoundContent } from '../model/round.ts';
import { toDouble } from './fraction.ts';
import type { Coefficient, QuestionnaireAgreement } from './agreement-shapes.ts';
import type { UnitAnswers } from './input.ts';
import { cronbachAlpha } from './statistics/cronbach.ts';
import { selfMinusReview } from './statistics/differences.ts';
import { twoRaters } from './statistics/kappa.ts';
import { kendallW } from './statistics/kendall-w.ts';
import { krippendorffAlpha } from './statistics/krippendorff.ts';
import { undefinedFor, valueOf, type Quantity } from './statistics/quantity.ts';
import { surveyOfUnit } from './survey/survey-unit.ts';

/** With fewer pairs, streets or forms than this a coefficient jumps from one to the next; nothing is said then. */
export const FEWEST_CASES = 10;

export interface RoundAgreement {
  /** Krippendorff's alpha of the reviewers' scores (interval scale), item by item and street by street. */
  readonly reviewers: Coefficient;
  /** Two reviewers by grade: plain agreement 0–1, and quadratic weighted kappa beside it. */
  readonly grades: Coefficient & { readonly agreement: number | null };
  /** Self-assessment minus review, in points; limits of agreement hold 95 % of the differences. */
  readonly selfReview: {
    readonly cases: number;
    readonly mean: number | null;
    readonly limits: readonly [number, number] | null;
  };
  /** Kendall's W: whether the sources put the streets in the same order. */
  readonly order: Coefficient & { readonly sources: readonly Source[] };
  readonly questionnaires: readonly QuestionnaireAgreement[];
}

/** Krippendorff, Content Analysis, 2004: at least 0.8, and from 0.667 for tentative conclusions only. */
const RATERS = { good: 0.8, moderate: 0.667 };
/** Landis and Koch, Biometrics 33, 1977: substantial from 0.61, moderate from 0.41. */
const KAPPA = { good: 0.61, moderate: 0.41 };
/** Nunnally, Psychometric Theory, 1978: 0.8 for applied work, 0.7 as the least. */
const ITEMS = { good: 0.8, moderate: 0.7 };
/** Schmidt, Decision Sciences 28, 1997: 0.7 strong, 0.5 moderate agreement on an order. */
const ORDER = { good: 0.7, moderate: 0.5 };

function coefficient(figure: Quantity, cases: number, borders: typeof RATERS): Coefficient {
  const value = valueOf(figure);
  if (cases < FEWEST_CASES) return { figure, cases, reading: 'too_few' };
  if (value === null) return { figure, cases, reading: 'not_computable' };
  const reading = value >= borders.good ? 'good' : value >= borders.moderate ? 'moderate' : 'poor';
  return { figure, cases, reading };
}

function scoreIn(leaf: LeafResult, source: Source): number | null {
  const own = leaf.sources.find((one) => one.source === source);
  return own?.status === 'value' && own.score !== null ? Number(own.score) : null;
}

/** Scores of the single reviewers of one item, in the order of their ids; an agreed finding is not one of them. */
function reviewersIn(review: SourceResult | undefined): readonly number[] {
  return (review?.raters ?? []).flatMap(({ rater, score }) =>
    rater === null || score === null ? [] : [Number(score)],
  );
}

interface Judged {
  readonly unit: string;
  readonly leaf: LeafResult;
}

function reviewers(judged: readonly Judged[]): Coefficient {
  const rows = judged
    .map(({ leaf }) => reviewersIn(leaf.sources.find(({ source }) => source === 'REVIEW')))
    .filter((scores) => scores.length >= 2);
  const widest = Math.max(0, ...rows.map((row) => row.length));
  const ratings = rows.map((row) => Array.from({ length: widest }, (_, i) => row[i] ?? null));
  const found = krippendorffAlpha(ratings, 'interval');
  return coefficient(found.kind === 'value' ? found.alpha : found, rows.length, RATERS);
}

function grades({ template }: RoundContent, judged: readonly Judged[]): RoundAgreement['grades'] {
  const scale = template.scales.grade4.toSorted((a, b) => a.min - b.min);
  const gradeOf = (score: number) => scale.findLast(({ min }) => score >= min)?.grade ?? null;
  const graded = new Set(template.leaves.filter(({ method }) => method.type === 'graded').map(({ code }) => code));
  const pairs = judged.flatMap(({ leaf }) => {
    if (!graded.has(leaf.code)) return [];
    const [a, b] = reviewersIn(leaf.sources.find(({ source }) => source === 'REVIEW'));
    return a === undefined || b === undefined ? [] : [[gradeOf(a), gradeOf(b)] as const];
  });
  const found = twoRaters(
    pairs,
    scale.map(({ grade }) => grade),
  );
  if (found.kind !== 'value') return { ...coefficient(found, pairs.length, KAPPA), agreement: null };
  return { ...coefficient(found.quadratic.kappa, found.items, KAPPA), agreement: found.agreement };
}

function selfReview(judged: readonly Judged[]): RoundAgreement['selfReview'] {
  const found = selfMinusReview(
    judged.map(({ unit, leaf }) => ({
      about: `${unit} ${leaf.code}`,
      self: scoreIn(leaf, 'SELF'),
      review: scoreIn(leaf, 'REVIEW'),
    })),
  );
  if (found.kind !== 'value') return { cases: 0, mean: null, limits: null };
  const { pairs: cases, mean, spread } = found;
  const limits = spread.kind === 'value' ? ([spread.limits.lower, spread.limits.upper] as const) : null;
  return { cases, mean, limits };
}

/** The mean score of a source in a street, over the items looked at; null where it has none. */
function sourceMean(leaves: readonly LeafResult[], source: Source): number | null {
  const scores = leaves.map((leaf) => scoreIn(leaf, source)).filter((score) => score !== null);
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

function order(streets: readonly (readonly LeafResult[])[]): RoundAgreement['order'] {
  const sources = SOURCES.filter((source) => streets.some((leaves) => sourceMean(leaves, source) !== null));
  const rows = streets.map((leaves) => sources.map((source) => sourceMean(leaves, source)));
  const cases = rows.filter((row) => row.every((score) => score !== null)).length;
  if (sources.length < 2) return { ...coefficient(undefinedFor('too_few'), cases, ORDER), sources };
  const found = kendallW(rows);
  return { ...coefficient(found.kind === 'value' ? found.w : found, cases, ORDER), sources };
}

/** How far the questions of each questionnaire measure one thing, over the round or those about one item. */
export function questionnaireAgreement(
  content: RoundContent,
  answers: readonly UnitAnswers[],
  leaf: LeafCode | null,
): readonly QuestionnaireAgreement[] {
  const kept = answers[0]?.frozen?.surveys.agreement.find((one) => one.leaf === leaf);
  if (kept !== undefined) return kept.questionnaires;
  return SURVEY_FORMS.filter((form) => content.sources.includes(SOURCE_OF[form])).map((form) => {
    const surveys = answers.flatMap((one) => surveyOfUnit(content, one, form) ?? []);
    const asked = (surveys[0]?.columns ?? [])
      .map(({ question }) => question)
      .filter((question) => leaf === null || question.leaves.includes(leaf));
    const rows = surveys.flatMap(({ columns, valid }) => {
      const own = asked.flatMap(({ id }) => columns.find(({ question }) => question.id === id) ?? []);
      return Array.from({ length: valid }, (_, i) =>
        own.map(({ points }) => {
          const value = points[i] ?? null;
          return value === null ? null : toDouble(value);
        }),
      );
    });
    const found = cronbachAlpha(rows);
    const against =
      found.kind === 'value'
        ? asked.filter((_, i) => (valueOf(found.perItem[i]?.itemRest ?? undefinedFor('empty')) ?? 0) < 0)
        : [];
    const complete = rows.filter((row) => row.every((value) => value !== null)).length;
    return {
      ...coefficient(found.kind === 'value' ? found.alpha : found, complete, ITEMS),
      form,
      items: asked.length,
      against: against.map(({ id }) => id),
    };
  });
}

/**
 * How far those who judge agree, over the whole round or about one item, and how far the questions of a questionnaire
 * measure one thing. `answers` are those from which `result` was worked out.
 */
export function agreementOf(
  content: RoundContent,
  result: RoundResult,
  answers: readonly UnitAnswers[],
  leaf: LeafCode | null,
): RoundAgreement {
  const streets = result.units.map((unit) => unit.leaves.filter(({ code }) => leaf === null || code === leaf));
  const judged = result.units.flatMap((unit, i) =>
    (streets[i] ?? []).map((one): Judged => ({ unit: unit.unit, leaf: one })),
  );
  return {
    reviewers: reviewers(judged),
    grades: grades(content, judged),
    selfReview: selfReview(judged),
    order: order(streets),
    questionnaires: questionnaireAgreement(content, answers, leaf),
  };
}
