import type { ChecklistMethod } from '../../model/template.ts';
import {
  ZERO,
  add,
  compare,
  divide,
  fraction,
  fromNumber,
  multiply,
  plainText,
  published,
  HUNDRED,
} from '../fraction.ts';
import type { Fraction } from '../fraction.ts';
import { valued, without, type Outcome } from './outcome.ts';

/**
 * 100·Σ points ÷ applicable items; an answer whose points are null ("not involved") leaves the count. An unanswered
 * item is not "no": the answer is missing. A critical item answered with no points caps the score at `criticalCap`
 * (null: rule switched off).
 */
export function scoreChecklist(
  method: ChecklistMethod,
  answers: Readonly<Record<string, string>>,
  criticalCap: Fraction | null,
  naAllowed: boolean,
): Outcome {
  const known = new Set(method.items.map((item) => item.id));
  if (Object.keys(answers).some((id) => !known.has(id))) return without('invalid');
  const counts = new Map<string, number>();
  const failedCritical: string[] = [];
  for (const item of method.items) {
    const given = answers[item.id];
    if (given === undefined) return without('missing');
    const option = method.answers.find((answer) => answer.id === given);
    if (option === undefined) return without('invalid', `${item.id}: ${given}`);
    counts.set(given, (counts.get(given) ?? 0) + 1);
    if (item.critical === true && option.points === 0) failedCritical.push(item.id);
  }
  let applicable = 0;
  let sum = ZERO;
  const terms: string[] = [];
  for (const option of method.answers) {
    if (option.points === null) continue;
    const count = counts.get(option.id) ?? 0;
    const points = fromNumber(option.points);
    applicable += count;
    sum = add(sum, multiply(fraction(BigInt(count)), points));
    terms.push(`${count} × ${plainText(points)}`);
  }
  if (applicable === 0) return without(naAllowed ? 'na' : 'missing');
  const raw = multiply(HUNDRED, divide(sum, fraction(BigInt(applicable))));
  const left = `100 × (${terms.join(' + ')}) ÷ ${applicable} = ${published(raw)}`;
  if (criticalCap === null || failedCritical.length === 0) return valued(raw, left);
  const marks = failedCritical.map((detail) => ({ code: 'critical_cap', detail }) as const);
  // The mark stays even where the score is below the cap anyway: the failed item must be named.
  return compare(raw, criticalCap) > 0
    ? valued(criticalCap, `${left} → ${published(criticalCap)}`, marks)
    : valued(raw, left, marks);
}
