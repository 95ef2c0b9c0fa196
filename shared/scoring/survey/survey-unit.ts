import type { SurveyForm } from '../../model/ids.ts';
import { SOURCE_OF } from '../../model/ids.ts';
import type { SurveyAnswers } from '../../model/response.ts';
import type { SurveyCount, SurveyItemResult } from '../../model/result.ts';
import type { RoundContent } from '../../model/round.ts';
import type { Question, Questionnaire, Template } from '../../model/template.ts';
import {
  ONE,
  ZERO,
  add,
  divide,
  fraction,
  fractionText,
  fromNumber,
  isZero,
  multiply,
  parseFractionText,
  plainText,
  published,
  sumOf,
  type Fraction,
} from '../fraction.ts';
import type { SurveyInput, UnitAnswers } from '../input.ts';
import { frozenOf, type FrozenSurvey } from './frozen-surveys.ts';
import { clusterEffect, halfWidthOf, varianceOf, type IndexSample } from './half-width.ts';
import { isScored, questionScore, questionnaireOf, tickedOptions } from './question-score.ts';
import { judgeForm } from './validity.ts';

/** The unit parameter that says how many persons there are to ask. */
const PARAMETER_OF_FRAME: Readonly<Record<SurveyForm, string>> = { worker: 'workers', resident: 'residents' };

export interface ItemColumn {
  readonly question: Question;
  /** Points per valid form, in serial order; null where the answer does not count. None once the answers were wiped. */
  readonly points: readonly (Fraction | null)[];
  readonly n: number;
  readonly sum: Fraction;
  readonly mean: Fraction | null;
  /** Answers that the template counts as satisfied; null for a question that does not ask for satisfaction. */
  readonly positive: number | null;
}

/** One street's questionnaires of one kind, judged and counted. */
export interface SurveyOfUnit {
  readonly form: SurveyForm;
  readonly valid: number;
  readonly minimum: number;
  readonly smallSample: boolean;
  /** Enough valid forms for a score. */
  readonly enough: boolean;
  /** Enough valid forms for anything to be shown (privacy). */
  readonly shown: boolean;
  readonly columns: readonly ItemColumn[];
  /** Community of each valid form, in the order of the columns. */
  readonly communities: readonly (string | null)[];
  readonly frame: bigint | null;
  readonly count: SurveyCount;
  /** Where the answers were wiped: the figures in place of everybody's points and communities. */
  readonly frozen: FrozenSurvey | null;
}

function canonical(answers: SurveyAnswers): string {
  return JSON.stringify(
    Object.keys(answers)
      .sort()
      .map((key) => [key, answers[key]]),
  );
}

/** Forms by serial number: equal copies count once, different bodies under one number are all held (VR3). */
function bySerial(inputs: readonly SurveyInput[]) {
  const groups = new Map<string, SurveyInput[]>();
  for (const input of inputs) groups.set(input.serial, [...(groups.get(input.serial) ?? []), input]);
  const single: SurveyInput[] = [];
  let held = 0;
  for (const serial of [...groups.keys()].sort()) {
    const group = (groups.get(serial) ?? []).sort((a, b) => (a.record < b.record ? -1 : 1));
    const bodies = new Set(group.map((entry) => `${entry.seconds}|${entry.community}|${canonical(entry.answers)}`));
    const first = group[0];
    if (first === undefined) continue;
    if (bodies.size > 1 || group.some((entry) => entry.conflict)) held += bodies.size;
    else single.push(first);
  }
  return { single, held };
}

/** Options of a question of satisfaction that count as satisfied; null for any other question. */
function positiveOptions(template: Template, question: Question): ReadonlySet<string> | null {
  const scale: unknown = template.scales['satisfaction5'];
  if (question.type !== 'satisfaction' || typeof scale !== 'object' || scale === null) return null;
  const ids: unknown = 'positive' in scale ? scale.positive : null;
  return Array.isArray(ids) ? new Set(ids.filter((id) => typeof id === 'string')) : null;
}

function columnOf(template: Template, question: Question, forms: readonly SurveyAnswers[]): ItemColumn {
  // One parsed value per distinct answer keeps thousands of forms quick.
  const known = new Map<string, Fraction | null>();
  const points = forms.map((answers) => {
    const answer = answers[question.id];
    const key = JSON.stringify(answer ?? null);
    const cached = known.get(key);
    if (cached !== undefined) return cached;
    const value = questionScore(question, answer);
    known.set(key, value);
    return value;
  });
  const given = points.filter((value) => value !== null);
  const sum = sumOf(given);
  const n = given.length;
  const satisfied = positiveOptions(template, question);
  const positive =
    satisfied === null
      ? null
      : forms.filter(
          (answers, i) => points[i] !== null && tickedOptions(answers[question.id]).some((id) => satisfied.has(id)),
        ).length;
  return { question, points, n, sum, mean: n === 0 ? null : divide(sum, fraction(BigInt(n))), positive };
}

/** Mean of the item means with the given weights; items without answers leave it. null when none is left. */
function meanOfItems(items: readonly { readonly weight: Fraction; readonly mean: Fraction | null }[]): Fraction | null {
  const present = items.filter((item) => item.mean !== null);
  const weight = sumOf(present.map((item) => item.weight));
  if (isZero(weight)) return null;
  return divide(sumOf(present.map((item) => multiply(item.weight, item.mean ?? ZERO))), weight);
}

function minimums(content: RoundContent, form: SurveyForm) {
  const rules = content.template.surveyRules.minReport;
  const source = SOURCE_OF[form] === 'WORKER' ? 'WORKER' : 'RESIDENT';
  return {
    minimum: rules[source].street,
    small: rules.WORKER.showSmallSampleBelow,
    suppress: rules.suppressBelow,
  };
}

function frameOf(content: RoundContent, unit: string, form: SurveyForm): bigint | null {
  const text = content.parameters[unit]?.[PARAMETER_OF_FRAME[form]];
  return text === undefined ? null : BigInt(text);
}

/** The template's design effect, or that of the answers where every form names one of several communities. */
export function designEffectOf(
  content: RoundContent,
  sample: IndexSample,
): { readonly value: Fraction; readonly computed: boolean } {
  const computed = clusterEffect(sample);
  return computed === null
    ? { value: fromNumber(content.template.surveyRules.designEffect), computed: false }
    : { value: computed, computed: true };
}

interface Index {
  readonly index: Fraction | null;
  readonly halfWidth: Fraction | null;
  readonly designEffect: { readonly value: Fraction; readonly computed: boolean } | null;
}

/** Everybody's points for the questions that have answers, each question alike: what an index is a mean of. */
export function indexSampleOf(columns: readonly ItemColumn[], communities: readonly (string | null)[]): IndexSample {
  const present = columns.filter((column) => column.mean !== null);
  const share = fraction(1n, BigInt(Math.max(1, present.length)));
  const size = present[0]?.points.length ?? 0;
  const persons = Array.from({ length: size }, (_, i) => present.map((column) => column.points[i] ?? null));
  return { itemWeights: present.map(() => share), persons, communities };
}

/** The index of the whole questionnaire: plain mean of the item means over its scored items, and its half-width. */
function indexOf(
  content: RoundContent,
  frame: bigint | null,
  columns: readonly ItemColumn[],
  communities: readonly (string | null)[],
): Index {
  const index = meanOfItems(columns.map((column) => ({ weight: ONE, mean: column.mean })));
  if (index === null) return { index: null, halfWidth: null, designEffect: null };
  const sample = indexSampleOf(columns, communities);
  const designEffect = designEffectOf(content, sample);
  const variance = varianceOf(sample, frame, designEffect.value);
  const { confidence } = content.template.surveyRules;
  return {
    index,
    halfWidth: variance === null ? null : halfWidthOf(variance, confidence, sample.persons.length - 1),
    designEffect: variance === null ? null : designEffect,
  };
}

/** Weight of each form: 1, or quota ÷ n where a street returned more valid forms than its quota (VR9). */
function formWeight(content: RoundContent, unit: string, form: SurveyForm, valid: number): Fraction {
  const source = SOURCE_OF[form] === 'WORKER' ? 'WORKER' : 'RESIDENT';
  const quota = content.template.streets.find((street) => street.code9 === unit)?.suggestedQuota[source];
  if (quota === undefined || quota <= 0 || valid <= quota) return ONE;
  return divide(fromNumber(quota), fraction(BigInt(valid)));
}

/** The forms of one street that count, each serial number once, and why others do not. */
export function judgeAll(content: RoundContent, questionnaire: Questionnaire, inputs: readonly SurveyInput[]) {
  const { single, held } = bySerial(inputs);
  const reasons = new Map<string, number>(held > 0 ? [['VR3', held]] : []);
  const valid: Pick<SurveyInput, 'answers' | 'record' | 'community'>[] = [];
  for (const input of single) {
    const judged = judgeForm(content, questionnaire, input.answers, input.seconds);
    if (judged.invalid === null)
      valid.push({ answers: judged.answers, record: input.record, community: input.community });
    else reasons.set(judged.invalid, (reasons.get(judged.invalid) ?? 0) + 1);
  }
  return { valid, reasons, returned: single.length + held };
}

type Judged = Map<string, { readonly content: RoundContent; readonly survey: SurveyOfUnit | null }>;

const judged = new WeakMap<UnitAnswers['surveys'], Judged>();

/**
 * Judges and counts one street's forms of one kind; null when the template has no such questionnaire. The outcome for
 * the same list of forms under the same rules is kept: one changed answer elsewhere does not judge them again.
 */
export function surveyOfUnit(content: RoundContent, answers: UnitAnswers, form: SurveyForm): SurveyOfUnit | null {
  if (answers.frozen !== undefined) {
    const kept = frozenOf(answers.frozen.surveys, answers.unit, form);
    if (kept !== undefined) return thawed(content, kept);
  }
  const known: Judged = judged.get(answers.surveys) ?? new Map<string, never>();
  judged.set(answers.surveys, known);
  const key = `${answers.unit} ${form}`;
  const kept = known.get(key);
  if (kept?.content === content) return kept.survey;
  const survey = judgeUnit(content, answers, form);
  known.set(key, { content, survey });
  return survey;
}

function judgeUnit(content: RoundContent, answers: UnitAnswers, form: SurveyForm): SurveyOfUnit | null {
  const questionnaire = questionnaireOf(content.template, form);
  if (questionnaire === null) return null;
  const inputs = answers.surveys.filter((input) => input.form === form);
  const { valid, reasons, returned } = judgeAll(content, questionnaire, inputs);
  const { minimum, small, suppress } = minimums(content, form);
  const columns = questionnaire.items.filter(isScored).map((question) =>
    columnOf(
      content.template,
      question,
      valid.map((entry) => entry.answers),
    ),
  );
  const shown = valid.length >= suppress;
  const enough = shown && valid.length >= minimum;
  const frame = frameOf(content, answers.unit, form);
  const frameTooSmall = frame !== null && BigInt(valid.length) > frame;
  const communities = valid.map((entry) => entry.community);
  const { index, halfWidth, designEffect } = enough
    ? indexOf(content, frame, columns, communities)
    : { index: null, halfWidth: null, designEffect: null };
  const smallSample = valid.length < small;
  const records = valid.map((entry) => entry.record).sort();
  const count: SurveyCount = {
    form,
    issued: null,
    returned,
    valid: valid.length,
    invalid: Object.fromEntries([...reasons].sort(([a], [b]) => (a < b ? -1 : 1))),
    index: index === null ? null : published(index),
    halfWidth: halfWidth === null ? null : published(halfWidth),
    ...(designEffect === null
      ? {}
      : { designEffect: { value: plainText(designEffect.value), computed: designEffect.computed } }),
    frame: frame === null ? null : String(frame),
    ...(frameTooSmall ? { frameTooSmall } : {}),
    smallSample,
    formWeight: fractionText(formWeight(content, answers.unit, form, valid.length)),
    records,
  };
  return {
    form,
    valid: valid.length,
    minimum,
    smallSample,
    enough,
    shown,
    columns,
    communities,
    frame,
    count,
    frozen: null,
  };
}

/** The same from the figures that were kept when the answers were wiped. */
function thawed(content: RoundContent, kept: FrozenSurvey): SurveyOfUnit | null {
  const { form, unit, count, items } = kept;
  const questionnaire = questionnaireOf(content.template, form);
  if (questionnaire === null) return null;
  const { minimum, suppress } = minimums(content, form);
  const columns = questionnaire.items.filter(isScored).map((question): ItemColumn => {
    const item = items.find((one) => one.question === question.id);
    const sum = (item === undefined ? null : parseFractionText(item.sum)) ?? ZERO;
    const n = item?.n ?? 0;
    const mean = n === 0 ? null : divide(sum, fraction(BigInt(n)));
    return { question, points: [], n, sum, mean, positive: item?.positive ?? null };
  });
  const { valid, smallSample } = count;
  const shown = valid >= suppress;
  const enough = shown && valid >= minimum;
  const frame = frameOf(content, unit, form);
  return { form, valid, minimum, smallSample, enough, shown, columns, communities: [], frame, count, frozen: kept };
}

export interface SurveyLeafScore {
  readonly value: Fraction | null;
  readonly items: readonly SurveyItemResult[];
  readonly arithmetic: string;
}

/**
 * Score of a leaf from its linked items: first the mean of each item over those who answered it, then the mean of the
 * items (by item weight where the template gives one). A form weight common to a street cancels out of every mean.
 */
export function surveyLeafScore(survey: SurveyOfUnit, leaf: string): SurveyLeafScore {
  const columns = survey.columns.filter((column) => column.question.leaves.includes(leaf));
  const weighted = columns.map((column) => ({
    column,
    mean: column.mean,
    weight: fromNumber(column.question.scoreWeight ?? 1),
  }));
  const value = meanOfItems(weighted);
  const items = weighted.map(({ column, weight }) => ({
    question: column.question.id,
    n: column.n,
    sum: fractionText(column.sum),
    mean: column.mean === null ? null : fractionText(column.mean),
    published: column.mean === null ? null : published(column.mean),
    weight: fractionText(weight),
    ...(column.positive === null ? {} : { positive: column.positive }),
  }));
  if (value === null) return { value, items, arithmetic: '' };
  const present = weighted.filter((entry) => entry.mean !== null);
  const even = present.every((entry) => entry.weight.n === 1n && entry.weight.d === 1n);
  const terms = present.map(({ mean, weight }) => {
    const text = published(mean ?? ZERO);
    return even ? text : `${plainText(weight)} × ${text}`;
  });
  const divisor = plainText(present.reduce((sum, entry) => add(sum, entry.weight), ZERO));
  const left = present.length === 1 ? (terms[0] ?? '') : `(${terms.join(' + ')}) ÷ ${divisor}`;
  const single = present[0]?.column;
  const arithmetic =
    present.length === 1 && single !== undefined
      ? `${plainText(single.sum)} ÷ ${single.n} = ${published(value)}`
      : `${left} = ${published(value)}`;
  return { value, items, arithmetic };
}
