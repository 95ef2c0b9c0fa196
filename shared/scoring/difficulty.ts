import type { UnitCode } from '../model/ids.ts';
import type { Template } from '../model/template.ts';
import {
  HUNDRED,
  ONE,
  compare,
  fractionText,
  fromNumber,
  multiply,
  plainText,
  published,
  smaller,
} from './fraction.ts';
import type { Fraction } from './fraction.ts';
import type { LeafOutcome } from './leaf.ts';
import { equation } from './methods/outcome.ts';

/** Factor of a street's class; null where the rule is off. A street in no class has the factor 1. */
export function difficultyOf(template: Template, unit: UnitCode): Fraction | null {
  const rules = template.difficulty;
  if (rules?.enabled !== true) return null;
  const found = rules.classes.find((one) => one.id === rules.streets[unit]);
  return found === undefined ? ONE : fromNumber(found.factor);
}

/** leaf = min(100, d·x). A factor of 1 leaves no trace. */
export function withDifficulty(outcome: LeafOutcome, factor: Fraction | null): LeafOutcome {
  if (factor === null || outcome.value === null || compare(factor, ONE) === 0) return outcome;
  const before = outcome.value;
  const raw = multiply(factor, before);
  const value = smaller(HUNDRED, raw);
  const limited = compare(raw, value) > 0;
  return {
    ...outcome,
    value,
    difficulty: { factor: fractionText(factor), before: fractionText(before), limited },
    marks: [
      ...outcome.marks,
      { code: 'difficulty', detail: plainText(factor) },
      ...(limited ? [{ code: 'difficulty_limit' as const, detail: published(raw) }] : []),
    ],
    arithmetic: `${outcome.arithmetic}; ${equation(`${plainText(factor)} × ${published(before)}`, raw, value)}`,
  };
}
