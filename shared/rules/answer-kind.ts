import type { DepartmentId, LeafForm } from '../model/ids.ts';
import { SOURCE_OF } from '../model/ids.ts';
import type { RoundContent } from '../model/round.ts';
import type { Leaf } from '../model/template.ts';

export type AnswerKind = 'graded' | 'ratio' | 'checklist' | 'deduction' | 'points';

/** How a source answers a leaf: raw facts by the leaf's method, or points where the template says so. */
export function answerKind(leaf: Leaf, form: LeafForm): AnswerKind {
  const source = leaf.sources.find((entry) => entry.id === SOURCE_OF[form]);
  return source?.entry === 'points' ? 'points' : leaf.method.type;
}

/** Departments that the office gave this leaf, each once, in id order. */
export function departmentsOf(content: RoundContent, leaf: string): readonly DepartmentId[] {
  return [...new Set(content.assignments.departments[leaf] ?? [])].sort();
}

/**
 * The leaves that a form answers, in template order: a street all with a self-assessment, a reviewer all with a
 * review, a department (`rater`) those given to it.
 */
export function leavesOf(content: RoundContent, form: LeafForm, rater: string | null): Leaf[] {
  const source = SOURCE_OF[form];
  if (!content.sources.includes(source)) return [];
  return content.template.leaves.filter(
    (leaf) =>
      leaf.sources.some((entry) => entry.id === source) &&
      (form !== 'dept' || (rater !== null && departmentsOf(content, leaf.code).includes(rater))),
  );
}
