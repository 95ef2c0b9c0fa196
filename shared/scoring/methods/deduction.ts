import type { DeductionMethod } from '../../model/template.ts';
import type { Mark } from '../../model/result.ts';
import { compare, fraction, fromNumber, larger, multiply, plainText, smaller, subtract } from '../fraction.ts';
import { clamp, equation, valued, without, type Outcome } from './outcome.ts';

/**
 * max(floor, base − Σ min(cap, points × occurrences)). A record that names no rule at all is an untouched form and
 * therefore missing; once any rule is named, the rules left out count 0.
 */
export function scoreDeduction(method: DeductionMethod, occurrences: Readonly<Record<string, number>>): Outcome {
  const named = Object.keys(occurrences);
  if (named.length === 0) return without('missing');
  const known = new Set(method.rules.map((rule) => rule.id));
  if (named.some((id) => !known.has(id))) return without('invalid');
  let raw = fromNumber(method.base);
  const terms = [plainText(raw)];
  const marks: Mark[] = [];
  for (const rule of method.rules) {
    const count = occurrences[rule.id] ?? 0;
    if (!Number.isSafeInteger(count) || count < 0) return without('invalid', `${rule.id}: ${count}`);
    if (count === 0) continue;
    const points = fromNumber(rule.points);
    const cap = fromNumber(rule.cap);
    const full = multiply(points, fraction(BigInt(count)));
    const product = `${count} × ${plainText(points)}`;
    const capped = compare(full, cap) > 0;
    terms.push(capped ? `min(${plainText(cap)}, ${product})` : product);
    if (capped) marks.push({ code: 'cap_reached', detail: rule.id });
    raw = subtract(raw, smaller(full, cap));
  }
  const value = clamp(larger(fromNumber(method.floor), raw));
  return valued(value, equation(terms.join(' − '), raw, value), marks);
}
