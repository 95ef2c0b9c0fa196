import type { ChecklistMethod } from '../../model/template.ts';
import {
  ZERO,
  add,
  compare,
  divide,
  fromNumber,
  isZero,
  multiply,
  plainText,
  published,
  HUNDRED,
} from '../fraction.ts';
import type { Fraction } from '../fraction.ts';
import { valued, without, type Outcome } from './outcome.ts';

/** Weight of the items that apply, their points, and the terms of the formula. */
function counted(method: ChecklistMethod, weights: ReadonlyMap<string, Fraction>) {
  let applicable = ZERO;
  let sum = ZERO;
  const terms: string[] = [];
  for (const option of method.answers) {
    if (option.points === null) continue;
    const weight = weights.get(option.id) ?? ZERO;
    const points = fromNumber(option.points);
    applicable = add(applicable, weight);
    sum = add(sum, multiply(weight, points));
    terms.push(`${plainText(weight)} × ${plainText(points)}`);
  }
  return { applicable, sum, terms };
}

/**
 * 100·Σ points ÷ applicable items; an answer whose points are null ("not involved") leaves the count. Items with a
 * weight count with it instead of 1. An unanswered item is not "no": the answer is missing. A critical item answered
 * with no points caps the score at `criticalCap` (null: rule switched off).
 */
export function scoreChecklist(
  method: ChecklistMethod,
  answers: Readonly<Record<string, string>>,
  criticalCap: Fraction | null,
  naAllowed: boolean,
): Outcome {
  const known = new Set(method.items.map((item) => item.id));
  if (Object.keys(answers).some((id) => !known.has(id))) return without('invalid');
  const weights = new Map<string, Fraction>();
  const failedCritical: string[] = [];
  for (const item of method.items) {
    const given = answers[item.id];
    if (given === undefined) return without('missing');
    const option = method.answers.find((answer) => answer.id === given);
    if (option === undefined) return without('invalid', `${item.id}: ${given}`);
    weights.set(given, add(weights.get(given) ?? ZERO, fromNumber(item.weight ?? 1)));
    if (item.critical === true && option.points === 0) failedCritical.push(item.id);
  }
  const { applicable, sum, terms } = counted(method, weights);
  if (isZero(applicable)) return without(naAllowed ? 'na' : 'missing');
  const raw = multiply(HUNDRED, divide(sum, applicable));
  const left = `100 × (${terms.join(' + ')}) ÷ ${plainText(applicable)} = ${published(raw)}`;
  if (criticalCap === null || failedCritical.length === 0) return valued(raw, left);
  const marks = failedCritical.map((detail) => ({ code: 'critical_cap', detail }) as const);
  // The mark stays even where the score is below the cap anyway: the failed item must be named.
  return compare(raw, criticalCap) > 0
    ? valued(criticalCap, `${left} → ${published(criticalCap)}`, marks)
    : valued(raw, left, marks);
}
