import type { Grade, Leaf, Template } from '../model/template.ts';

/** Fewer grades tell nothing apart; the most that a system may have. */
export const FEWEST_GRADES = 2;
export const MOST_GRADES = 10;

/** How `reserved` names a grade. */
export function gradeName(grade: string): string {
  return `grade/${grade}`;
}

/** The next free letter. Answers name grades, so one that a package has used is never given again. */
export function newGradeCode({ scales }: Template, reserved: ReadonlySet<string>): string {
  const used = new Set(scales.grade4.map(({ grade }) => grade));
  for (let n = 0; ; n += 1) {
    const letter = String.fromCharCode(65 + (n % 26));
    const code = n < 26 ? letter : `${letter}${Math.floor(n / 26)}`;
    if (!used.has(code) && !reserved.has(gradeName(code))) return code;
  }
}

/** From the best down, as their lower bounds say; equal ones as they came. */
export function inOrder(grades: readonly Grade[]): Grade[] {
  return grades.toSorted((a, b) => b.min - a.min);
}

function withAnchors(leaf: Leaf, grades: readonly string[], added: ReadonlySet<string>): Leaf {
  const { method } = leaf;
  if (method.type !== 'graded') return leaf;
  const known = new Map(method.anchors.map((anchor) => [anchor.grade, anchor]));
  const anchors = grades.flatMap((grade) => {
    const anchor = known.get(grade) ?? (added.has(grade) ? { grade, zh: '', en: '' } : undefined);
    return anchor === undefined ? [] : [anchor];
  });
  const isSame = anchors.length === method.anchors.length && anchors.every((one, at) => one === method.anchors[at]);
  return isSame ? leaf : { ...leaf, method: { ...method, anchors } };
}

/**
 * What every graded item says about its grades follows the scale: a new grade gets an empty text, which has to be
 * written before the system can be used, and a grade that is gone takes its text along.
 */
export function followGrades(before: Template, after: Template): Template {
  const old = new Set(before.scales.grade4.map(({ grade }) => grade));
  const grades = after.scales.grade4.map(({ grade }) => grade);
  const added = new Set(grades.filter((grade) => !old.has(grade)));
  return { ...after, leaves: after.leaves.map((leaf) => withAnchors(leaf, grades, added)) };
}

/** Grades of `before` that are no longer there. */
export function goneGrades(before: Template, after: Template): readonly string[] {
  const now = new Set(after.scales.grade4.map(({ grade }) => grade));
  return before.scales.grade4.map(({ grade }) => grade).filter((grade) => !now.has(grade));
}
