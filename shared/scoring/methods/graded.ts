import type { Grade } from '../../model/template.ts';
import { HUNDRED, ZERO, compare, fromNumber, parseDecimal, published, type Fraction } from '../fraction.ts';
import { valued, without, type Outcome } from './outcome.ts';

/** Lower bound (included) and the next grade's bound (excluded; 100 is included in the best grade). */
export function gradeRange(
  scale: readonly Grade[],
  grade: string,
): { readonly min: Fraction; readonly below: Fraction | null } | null {
  const found = scale.find((entry) => entry.grade === grade);
  if (found === undefined) return null;
  const higher = scale.map((entry) => entry.min).filter((min) => min > found.min);
  return { min: fromNumber(found.min), below: higher.length === 0 ? null : fromNumber(Math.min(...higher)) };
}

/** Whether the points lie in the range of the grade. */
export function pointsFitGrade(scale: readonly Grade[], grade: string, points: Fraction): boolean {
  const range = gradeRange(scale, grade);
  if (range === null || compare(points, HUNDRED) > 0 || compare(points, ZERO) < 0) return false;
  return compare(points, range.min) >= 0 && (range.below === null || compare(points, range.below) < 0);
}

/** A grade with points inside its range scores the points; a grade alone scores the template's default points. */
export function scoreGraded(scale: readonly Grade[], grade: string, points: string | undefined): Outcome {
  const found = scale.find((entry) => entry.grade === grade);
  if (found === undefined) return without('invalid', grade);
  if (points === undefined) {
    const value = fromNumber(found.default);
    return valued(value, `${grade} = ${published(value)}`);
  }
  const value = parseDecimal(points);
  if (value === null || !pointsFitGrade(scale, grade, value)) return without('invalid', `${grade}: ${points}`);
  return valued(value, `${grade}: ${published(value)}`);
}
