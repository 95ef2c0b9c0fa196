import type { BonusResult } from '../model/result.ts';
import type { Template } from '../model/template.ts';
import {
  HUNDRED,
  ZERO,
  add,
  compare,
  fraction,
  fractionText,
  fromNumber,
  multiply,
  plainText,
  published,
  smaller,
  type Fraction,
} from './fraction.ts';
import type { BonusInput } from './input.ts';
import { equation } from './methods/outcome.ts';

/** More than this many occurrences of one item are a slip of the hand. */
export const MOST_OCCURRENCES = 1000;

/**
 * Bonus points of a street: Σ min(cap, points × occurrences) over the items, at most the cap for all together, and
 * published = min(100, total + Σ). null where the rule is off, nothing was awarded or there is no total.
 */
export function bonusOf(
  template: Template,
  total: Fraction | null,
  awarded: readonly BonusInput[],
): { readonly result: BonusResult; readonly value: Fraction; readonly limited: boolean } | null {
  const rules = template.bonus;
  if (rules?.enabled !== true || total === null) return null;
  const items = rules.items.flatMap((item) => {
    const own = awarded.filter((one) => one.item === item.id);
    const occurrences = own.reduce((most, one) => Math.max(most, one.occurrences), 0);
    if (!Number.isSafeInteger(occurrences) || occurrences <= 0) return [];
    const raw = multiply(fromNumber(item.points), fraction(BigInt(occurrences)));
    const points = smaller(raw, fromNumber(item.cap));
    const { id, zh, en } = item;
    const arithmetic = equation(`${occurrences} × ${plainText(fromNumber(item.points))}`, raw, points);
    const records = [...new Set(own.flatMap((one) => one.records))].sort();
    return [{ exact: points, shown: { id, zh, en, occurrences, points: published(points), arithmetic, records } }];
  });
  if (items.length === 0) return null;
  const sum = items.reduce((all, { exact }) => add(all, exact), ZERO);
  const points = smaller(sum, fromNumber(rules.cap));
  const raw = add(total, points);
  const value = smaller(raw, HUNDRED);
  const terms = items.map(({ exact }) => plainText(exact)).join(' + ');
  const added = compare(sum, points) === 0 ? terms : `min(${plainText(fromNumber(rules.cap))}, ${terms})`;
  return {
    value,
    limited: compare(raw, value) > 0,
    result: {
      items: items.map(({ shown }) => shown),
      pointsExact: fractionText(points),
      points: published(points),
      exact: fractionText(value),
      score: published(value),
      arithmetic: equation(`${published(total)} + ${items.length > 1 ? `(${added})` : added}`, raw, value),
    },
  };
}
