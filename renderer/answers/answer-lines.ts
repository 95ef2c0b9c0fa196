import type { ResponseValue } from '../../shared/model/response.ts';
import type { Grade, Leaf, Method } from '../../shared/model/template.ts';

/** One line of an answer: `已承接` and `412 项`. `id` is the same for the same part of two answers. */
export interface AnswerLine {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

export interface AnswerWords {
  readonly label: (text: { readonly zh: string; readonly en?: string | undefined }) => string;
  readonly grade: string;
  readonly points: string;
  readonly notApplicable: string;
  readonly nothingDeducted: string;
  readonly times: (count: number) => string;
}

/** An answer in the words of its leaf, part by part, in the order of the template. */
export function answerLines(
  value: ResponseValue,
  leaf: Leaf | undefined,
  grades: readonly Grade[],
  words: AnswerWords,
): readonly AnswerLine[] {
  const method = leaf?.method;
  const { label } = words;
  switch (value.t) {
    case 'graded': {
      const grade = grades.find((one) => one.grade === value.grade);
      const name = grade === undefined ? value.grade : `${value.grade} ${label(grade)}`;
      const points = value.points;
      return [
        { id: 'grade', name: words.grade, text: name },
        ...(points === undefined ? [] : [{ id: 'points', name: words.points, text: points }]),
      ];
    }
    case 'ratio': {
      const { numerator, denominator } = method?.type === 'ratio' ? method : {};
      const part = (id: string, quantity: typeof numerator, figure: string): AnswerLine => ({
        id,
        name: quantity === undefined ? id : label(quantity),
        text: `${figure} ${quantity?.unit ?? ''}`.trim(),
      });
      return [part('num', numerator, value.num), part('den', denominator, value.den)];
    }
    case 'checklist':
      return checklistLines(value.a, method, label);
    case 'deduction':
      return deductionLines(value.n, method, words);
    case 'points':
      return [{ id: 'points', name: words.points, text: value.s }];
    case 'na':
      return [{ id: 'na', name: words.notApplicable, text: value.reason }];
    default:
      return value satisfies never;
  }
}

function checklistLines(
  given: Readonly<Record<string, string>>,
  method: Method | undefined,
  label: AnswerWords['label'],
): readonly AnswerLine[] {
  const items = method?.type === 'checklist' ? method.items : [];
  const answers = method?.type === 'checklist' ? method.answers : [];
  const known = items.map((item) => [item.id, label(item)] as const);
  const further = Object.keys(given).filter((id) => items.every((item) => item.id !== id));
  return [...known, ...further.map((id) => [id, id] as const)].flatMap(([id, name]) => {
    const chosen = given[id];
    if (chosen === undefined) return [];
    const answer = answers.find((one) => one.id === chosen);
    return [{ id, name, text: answer === undefined ? chosen : label(answer) }];
  });
}

function deductionLines(
  counts: Readonly<Record<string, number>>,
  method: Method | undefined,
  words: AnswerWords,
): readonly AnswerLine[] {
  const rules = method?.type === 'deduction' ? method.rules : [];
  const counted = Object.entries(counts).filter(([, count]) => count > 0);
  if (counted.length === 0) return [{ id: 'none', name: '', text: words.nothingDeducted }];
  return counted.map(([id, count]) => {
    const rule = rules.find((one) => one.id === id);
    return { id, name: rule === undefined ? id : words.label(rule), text: words.times(count) };
  });
}

/** Ids of the lines that are not the same in all answers. */
export function differingLines(answers: readonly (readonly AnswerLine[])[]): ReadonlySet<string> {
  const ids = new Set(answers.flatMap((lines) => lines.map((line) => line.id)));
  const textOf = (lines: readonly AnswerLine[], id: string) => lines.find((line) => line.id === id)?.text;
  return new Set([...ids].filter((id) => new Set(answers.map((lines) => textOf(lines, id))).size > 1));
}
