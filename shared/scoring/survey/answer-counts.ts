import type { SurveyForm } from '../../model/ids.ts';
import type { RoundContent } from '../../model/round.ts';
import type { Question } from '../../model/template.ts';
import type { SurveyInput } from '../input.ts';
import { isAnswered, questionnaireOf, tickedOptions } from './question-score.ts';
import { countTable, hideSmall, type ShownCounts } from './small-cells.ts';
import { judgeForms } from './judge-forms.ts';

/** How often each answer to one question was given in each group, as far as it may be shown. */
export interface QuestionCounts {
  readonly question: string;
  readonly zh: string;
  readonly en: string;
  /** Columns in order; the last one, '', is "no answer". */
  readonly answers: readonly { readonly id: string; readonly zh: string; readonly en: string }[];
  readonly counts: ShownCounts;
}

const NO_ANSWER = { id: '', zh: '', en: '' };

function answersOf({ type, options }: Question): QuestionCounts['answers'] {
  if (type === 'nps') return Array.from({ length: 11 }, (_, n) => ({ id: String(n), zh: String(n), en: String(n) }));
  return (options ?? []).map(({ id, zh, en }) => ({ id, zh, en }));
}

/**
 * Answers of valid forms by group (street or community), question by question; questions that offer no choices are left
 * out. Several choices of one person count each. Counts below the template's `suppressBelow` and those that would give
 * them away are hidden.
 */
export function answerCounts(
  content: RoundContent,
  form: SurveyForm,
  groups: readonly (readonly SurveyInput[])[],
): readonly QuestionCounts[] {
  const questionnaire = questionnaireOf(content.template, form);
  if (questionnaire === null) return [];
  const valid = groups.map((inputs) => judgeForms(content, questionnaire, inputs).valid);
  const { suppressBelow } = content.template.surveyRules.minReport;
  return [...questionnaire.background, ...questionnaire.items].flatMap((question): QuestionCounts[] => {
    const answers = answersOf(question);
    if (answers.length === 0) return [];
    const columns = [...answers, NO_ANSWER];
    const cells = valid.map((forms) => {
      const row = new Map<string, number>();
      for (const { answers: given } of forms) {
        const answer = given[question.id];
        const ticked = isAnswered(question, answer) ? tickedOptions(answer) : [''];
        for (const id of ticked) row.set(id, (row.get(id) ?? 0) + 1);
      }
      return columns.map(({ id }) => row.get(id) ?? 0);
    });
    const counts = hideSmall(countTable(cells), suppressBelow);
    return [{ question: question.id, zh: question.zh, en: question.en, answers: columns, counts }];
  });
}
