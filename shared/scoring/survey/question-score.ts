import type { SurveyForm } from '../../model/ids.ts';
import { FORM_OF } from '../../model/ids.ts';
import type { SurveyAnswers } from '../../model/response.ts';
import type { Question, Questionnaire, Template } from '../../model/template.ts';
import { HUNDRED, divide, fraction, fromNumber, multiply, type Fraction } from '../fraction.ts';

export function questionnaireOf(template: Template, form: SurveyForm): Questionnaire | null {
  return template.questionnaires.find((entry) => FORM_OF[entry.id] === form) ?? null;
}

/** The ticked option ids of an answer; a text is one option, or several parted by blanks as XLSForm writes them. */
export function tickedOptions(answer: SurveyAnswers[string] | undefined): readonly string[] {
  if (answer === undefined || answer === '') return [];
  if (typeof answer === 'string' && !/\s/.test(answer)) return [answer];
  const list = typeof answer === 'string' ? answer.split(/\s+/) : answer;
  return [...new Set(list.map((id) => id.trim()).filter((id) => id !== ''))];
}

function isKnownOption(question: Question, id: string): boolean {
  return question.options?.some((option) => option.id === id) ?? false;
}

/** Whether the question has a usable answer: known options only, 0–10 for a recommendation, any text for open ones. */
export function isAnswered(question: Question, answer: SurveyAnswers[string] | undefined): boolean {
  if (answer === undefined) return false;
  if (question.type === 'open') return typeof answer === 'string' && answer.trim() !== '';
  if (question.type === 'nps') return typeof answer === 'string' && /^([0-9]|10)$/.test(answer.trim());
  const ticked = tickedOptions(answer);
  if (ticked.length === 0 || !ticked.every((id) => isKnownOption(question, id))) return false;
  if (question.type !== 'multi') return ticked.length === 1;
  return question.maxSelect === undefined || ticked.length <= question.maxSelect;
}

/** Whether answers to this question give points. */
export function isScored(question: Question): boolean {
  if (question.scored === false) return false;
  if (question.type === 'open' || question.type === 'attention') return false;
  if (question.type === 'multi') return question.scoring?.type === 'ticked';
  if (question.type === 'nps') return question.scoring?.type === 'linear';
  return question.options?.some((option) => option.score !== null) ?? false;
}

/** 100 × ticked ÷ of; exclusive options ("none of these") count nothing. */
function tickedScore(question: Question, ticked: readonly string[]): Fraction | null {
  const exclusive = new Set(question.exclusive ?? []);
  const of = question.scoring?.of ?? (question.options?.length ?? 0) - exclusive.size;
  if (of <= 0) return null;
  const count = Math.min(of, ticked.filter((id) => !exclusive.has(id)).length);
  return divide(multiply(HUNDRED, fraction(BigInt(count))), fromNumber(of));
}

/**
 * Points of one answer, 0–100, or null where it does not count ("do not know", empty). A recommendation is
 * value × factor, a list of ticks its share of the possible ones, anything else the points of its option.
 */
export function questionScore(question: Question, answer: SurveyAnswers[string] | undefined): Fraction | null {
  if (!isScored(question) || !isAnswered(question, answer)) return null;
  const ticked = tickedOptions(answer);
  if (question.type === 'multi') return tickedScore(question, ticked);
  if (question.type === 'nps') {
    return multiply(fraction(BigInt(ticked[0] ?? '0')), fromNumber(question.scoring?.factor ?? 10));
  }
  const score = question.options?.find((option) => option.id === ticked[0])?.score;
  return score === null || score === undefined ? null : fromNumber(score);
}
