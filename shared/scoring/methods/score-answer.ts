import { answerKind } from '../../rules/answer-kind.ts';
import type { LeafForm, UnitCode } from '../../model/ids.ts';
import type { ResponseValue } from '../../model/response.ts';
import type { RoundContent } from '../../model/round.ts';
import type { Leaf, Template } from '../../model/template.ts';
import { fromNumber, type Fraction } from '../fraction.ts';
import { scoreChecklist } from './checklist.ts';
import { scoreDeduction } from './deduction.ts';
import { scoreGraded } from './graded.ts';
import { without, type Outcome } from './outcome.ts';
import { scorePoints } from './points.ts';
import { givenDenominator, scoreRatio } from './ratio.ts';

/** Where the system says nothing else. */
export const DEFAULT_CRITICAL_CAP = 60;

/** Highest score with a critical item failed: the template's `cap`, else 60; null when the rule is off. */
export function criticalCap(template: Template): Fraction | null {
  const rule = template.combination.criticalRule;
  if (!rule.enabled) return null;
  return fromNumber(typeof rule['cap'] === 'number' ? rule['cap'] : DEFAULT_CRITICAL_CAP);
}

/** The denominator laid down for a leaf in a street, as whole-number text; null when it is entered or no ratio. */
export function denominatorOf(content: RoundContent, unit: UnitCode, leaf: Leaf): string | null {
  return leaf.method.type === 'ratio' ? givenDenominator(leaf.method, content.parameters[unit]) : null;
}

/** Scores one answer. An answer of another kind than the leaf asks of this form is invalid. */
export function scoreAnswer(
  content: RoundContent,
  unit: UnitCode,
  leaf: Leaf,
  form: LeafForm,
  value: ResponseValue,
): Outcome {
  if (value.t === 'na') return leaf.naAllowed ? without('na') : without('invalid');
  if (value.t !== answerKind(leaf, form)) return without('invalid');
  if (value.t === 'points') return scorePoints(value.s);
  const method = leaf.method;
  if (value.t === 'graded') return scoreGraded(content.template.scales.grade4, value.grade, value.points);
  if (value.t === 'ratio' && method.type === 'ratio') {
    return scoreRatio(method, value.num, value.den, denominatorOf(content, unit, leaf), leaf.naAllowed);
  }
  if (value.t === 'checklist' && method.type === 'checklist') {
    return scoreChecklist(method, value.a, criticalCap(content.template), leaf.naAllowed);
  }
  if (value.t === 'deduction' && method.type === 'deduction') return scoreDeduction(method, value.n);
  return without('invalid');
}
