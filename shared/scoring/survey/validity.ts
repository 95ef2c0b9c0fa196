import type { Form } from '../../model/form.ts';
import type { SurveyAnswers } from '../../model/response.ts';
import type { RoundContent } from '../../model/round.ts';
import type { Question, Questionnaire, Template } from '../../model/template.ts';
import { judgeByForm } from '../../questionnaire/judge.ts';
import { isAnswered, tickedOptions } from './question-score.ts';

/** Validity rules of a questionnaire, by template id. */
export type ValidityRule = 'VR1' | 'VR2' | 'VR3' | 'VR5' | 'VR4' | 'VR6';

export interface Judged {
  /** The first rule that the form breaks, or null for a valid form. */
  readonly invalid: ValidityRule | null;
  /** Marks that do not make it invalid. */
  readonly flags: readonly ('VR6' | 'VR7')[];
  /** What counts, contradicting answers left out. */
  readonly answers: SurveyAnswers;
}

const DEFAULT_EMPTY_SHARE = 0.2;
const DEFAULT_SECONDS = 60;
const MOST_CONTRADICTIONS = 2;

/** A figure of a validity rule in the template, or the usual one. */
function ruleParameter(template: Template, id: string, usual: number): number {
  const rules: unknown = template.surveyRules['validity'];
  if (!Array.isArray(rules)) return usual;
  for (const rule of rules as readonly unknown[]) {
    if (typeof rule !== 'object' || rule === null || !('id' in rule) || rule.id !== id) continue;
    return 'param' in rule && typeof rule.param === 'number' ? rule.param : usual;
  }
  return usual;
}

/** Whether the routing leads to the question, given the answers so far. An unanswered filter leads to `notIn` ones. */
export function isRelevant(question: Question, answers: SurveyAnswers): boolean {
  const filter = question.relevant;
  if (filter === undefined) return true;
  const given = tickedOptions(answers[filter.item]);
  if (filter.in !== undefined && !given.some((id) => filter.in?.includes(id))) return false;
  return !given.some((id) => filter.notIn?.includes(id));
}

/** A "none of these" ticked together with something else says two things at once. */
function contradictsItself(question: Question, answers: SurveyAnswers): boolean {
  const ticked = tickedOptions(answers[question.id]);
  return ticked.length > 1 && ticked.some((id) => question.exclusive?.includes(id));
}

function routed(questions: readonly Question[], given: SurveyAnswers): Routed {
  const answers: SurveyAnswers = { ...given };
  let dropped = 0;
  for (const question of questions) {
    if (answers[question.id] === undefined) continue;
    const contradicts = !isRelevant(question, answers) && isAnswered(question, answers[question.id]);
    if (!contradicts && !contradictsItself(question, answers)) continue;
    delete answers[question.id];
    dropped += 1;
  }
  const required = questions.filter((question) => question.required && isRelevant(question, answers));
  const empty = required.filter((question) => !isAnswered(question, answers[question.id])).length;
  return { answers, dropped, required: required.length, empty };
}

interface Routed {
  readonly answers: SurveyAnswers;
  /** Answers that contradict the routing or themselves. */
  readonly dropped: number;
  /** Questions that had to be answered, and how many of them were not. */
  readonly required: number;
  readonly empty: number;
}

/** The same by the rules of a form of its own. */
function routedByForm(form: Form, questions: readonly Question[], given: SurveyAnswers, day: string): Routed {
  const twofold = questions.filter((question) => contradictsItself(question, given)).map(({ id }) => id);
  const kept = Object.fromEntries(Object.entries(given).filter(([id]) => !twofold.includes(id)));
  const { answers, contradictions, required, empty } = judgeByForm(form, kept, day);
  return { answers, dropped: twofold.length + contradictions, required, empty };
}

/** Every scale item answered, and all with the same option. */
function straightLined(questions: readonly Question[], answers: SurveyAnswers): boolean {
  const given = questions
    .filter((question) => question.type === 'likert' || question.type === 'satisfaction')
    .filter((question) => isAnswered(question, answers[question.id]))
    .map((question) => tickedOptions(answers[question.id])[0]);
  return given.length > 2 && new Set(given).size === 1;
}

/**
 * Judges one form. VR1 not eligible, VR2 too many required answers empty, VR4 more than two contradictions, VR5
 * attention check failed, VR6 one option throughout together with VR7 too fast. VR3 (serial number) needs the other
 * forms and is judged by the caller. Rules of a form that ask for today get the last day of the round's period.
 */
export function judgeForm(
  { template, period }: Pick<RoundContent, 'template' | 'period'>,
  { background, items, form }: Questionnaire,
  given: SurveyAnswers,
  seconds: number | null,
): Judged {
  const questions = [...background, ...items];
  const { answers, dropped, required, empty } =
    form === undefined ? routed(questions, given) : routedByForm(form, questions, given, period.to);
  const flags: ('VR6' | 'VR7')[] = [];
  if (straightLined(questions, answers)) flags.push('VR6');
  if (seconds !== null && seconds < ruleParameter(template, 'VR7', DEFAULT_SECONDS)) flags.push('VR7');

  const ineligible = questions.some((question) =>
    tickedOptions(answers[question.id]).some((id) => question.ineligible?.includes(id)),
  );
  const inattentive = questions.some(
    (question) =>
      question.type === 'attention' &&
      isAnswered(question, answers[question.id]) &&
      tickedOptions(answers[question.id])[0] !== question.expected,
  );
  let invalid: ValidityRule | null = null;
  if (ineligible) invalid = 'VR1';
  else if (empty > required * ruleParameter(template, 'VR2', DEFAULT_EMPTY_SHARE)) invalid = 'VR2';
  else if (dropped > MOST_CONTRADICTIONS) invalid = 'VR4';
  else if (inattentive) invalid = 'VR5';
  else if (flags.length === 2) invalid = 'VR6';
  return { invalid, flags, answers };
}
