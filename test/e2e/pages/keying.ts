import type { Page } from '@playwright/test';
import type { SurveyAnswers } from '../../../shared/model/response.ts';
import type { Question } from '../../../shared/model/template.ts';
import { isRelevant } from '../../../shared/scoring/survey/validity.ts';
import { testTemplate } from '../../support/evaluator.ts';

/** The questions of a kind in the order of the paper. */
export function questionsOf(id: 'WORKER' | 'RESIDENT'): readonly Question[] {
  const questionnaire = testTemplate().questionnaires.find((one) => one.id === id);
  if (questionnaire === undefined) throw new Error(`no questionnaire ${id}`);
  return [...questionnaire.background, ...questionnaire.items];
}

/** Which option of each question a paper has, by index; null leaves it empty. */
export type Paper = readonly (number | string | null)[];

/** A paper that keeps to the routing; `turn` varies it. */
export function paperOf(id: 'WORKER' | 'RESIDENT', turn: number): Paper {
  return questionsOf(id).map((question) => {
    if (question.type === 'open') return turn % 5 === 0 ? '希望再快一点' : null;
    if (question.type === 'nps') return turn % 3 === 0 ? 10 : 5 + (turn % 5);
    if (question.type === 'attention') {
      return question.options?.findIndex((option) => option.id === question.expected) ?? 0;
    }
    const usable = (question.options ?? []).flatMap((option, index) =>
      (question.ineligible ?? []).includes(option.id) || (question.exclusive ?? []).includes(option.id) ? [] : [index],
    );
    return usable[turn % Math.min(2, usable.length)] ?? 0;
  });
}

function given(question: Question, answer: Paper[number]): string | string[] | undefined {
  if (typeof answer !== 'number') return answer ?? undefined;
  if (question.type === 'nps') return String(answer);
  const id = question.options?.[answer]?.id;
  return question.type === 'multi' && id !== undefined ? [id] : id;
}

/** What the program keeps of such a paper: text by question, nothing that the routing skips. */
export function answersOn(id: 'WORKER' | 'RESIDENT', paper: Paper): Record<string, string> {
  const answers: SurveyAnswers = {};
  for (const [index, question] of questionsOf(id).entries()) {
    const value = isRelevant(question, answers) ? given(question, paper[index] ?? null) : undefined;
    if (value !== undefined) answers[question.id] = value;
  }
  return Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, [value].flat().join(' ')]));
}

/** Types one paper with the number keys and Enter, as fast as keys can be pressed; ends behind the last question. */
export async function keyPaper(page: Page, id: 'WORKER' | 'RESIDENT', paper: Paper): Promise<void> {
  const { keyboard } = page;
  const answers: SurveyAnswers = {};
  for (const [index, question] of questionsOf(id).entries()) {
    // Enter leaves out what the routing skips.
    if (!isRelevant(question, answers)) continue;
    const answer = paper[index] ?? null;
    const value = given(question, answer);
    if (value !== undefined) answers[question.id] = value;
    if (typeof answer === 'string') await keyboard.insertText(answer);
    else if (answer !== null) {
      for (const digit of question.type === 'nps' ? String(answer) : String(answer + 1)) await keyboard.press(digit);
    }
    await keyboard.press('Enter');
  }
}
