import type { SurveyAnswers } from '../../model/response.ts';
import type { Question, Template } from '../../model/template.ts';
import { ZERO, divide, fraction, isZero, multiply, sumOf, type Fraction } from '../fraction.ts';
import { questionScore, tickedOptions } from './question-score.ts';

/** What one question brings to the score. */
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

/** Options of a question of satisfaction that count as satisfied; null for any other question. */
function positiveOptions(template: Template, question: Question): ReadonlySet<string> | null {
  const scale: unknown = template.scales['satisfaction5'];
  if (question.type !== 'satisfaction' || typeof scale !== 'object' || scale === null) return null;
  const ids: unknown = 'positive' in scale ? scale.positive : null;
  return Array.isArray(ids) ? new Set(ids.filter((id) => typeof id === 'string')) : null;
}

/** The answers of all valid forms to one question, in their order, as points. */
export function columnOf(template: Template, question: Question, forms: readonly SurveyAnswers[]): ItemColumn {
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
export function meanOfItems(
  items: readonly { readonly weight: Fraction; readonly mean: Fraction | null }[],
): Fraction | null {
  const present = items.filter((item) => item.mean !== null);
  const weight = sumOf(present.map((item) => item.weight));
  if (isZero(weight)) return null;
  return divide(sumOf(present.map((item) => multiply(item.weight, item.mean ?? ZERO))), weight);
}
