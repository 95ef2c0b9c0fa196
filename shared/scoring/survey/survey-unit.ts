import type { SurveyForm } from '../../model/ids.ts';
import { SOURCE_OF } from '../../model/ids.ts';
import type { SurveyCount } from '../../model/result.ts';
import type { RoundContent } from '../../model/round.ts';
import {
  ONE,
  ZERO,
  divide,
  fraction,
  fractionText,
  fromNumber,
  parseFractionText,
  plainText,
  published,
  type Fraction,
} from '../fraction.ts';
import type { UnitAnswers } from '../input.ts';
import { frozenOf, type FrozenSurvey } from './frozen-surveys.ts';
import { columnOf, type ItemColumn } from './item-column.ts';
import { judgeForms } from './judge-forms.ts';
import { isScored, questionnaireOf } from './question-score.ts';
import { indexOf } from './survey-index.ts';

/** The unit parameter that says how many persons there are to ask. */
const PARAMETER_OF_FRAME: Readonly<Record<SurveyForm, string>> = { worker: 'workers', resident: 'residents' };

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

/** Weight of each form: 1, or quota ÷ n where a street returned more valid forms than its quota (VR9). */
function formWeight(content: RoundContent, unit: string, form: SurveyForm, valid: number): Fraction {
  const source = SOURCE_OF[form] === 'WORKER' ? 'WORKER' : 'RESIDENT';
  const quota = content.template.streets.find((street) => street.code9 === unit)?.suggestedQuota[source];
  if (quota === undefined || quota <= 0 || valid <= quota) return ONE;
  return divide(fromNumber(quota), fraction(BigInt(valid)));
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
  const { valid, reasons, returned } = judgeForms(content, questionnaire, inputs);
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
