import type { Leaf, Template } from '../model/template.ts';
import { checkTemplate, type TemplateIssueCode } from '../rules/template-checks.ts';
import { compare, fromNumber, ZERO } from '../scoring/fraction.ts';
import { indicatorsOf } from './indicator-tree.ts';
import { partIds } from './new-codes.ts';

/** What a scoring engine could live with, but no office should send out. */
export const DESIGN_ISSUES = [
  'weight_not_positive',
  'name_missing',
  'nobody_scores',
  'source_without_weight',
  'weight_without_role',
  'question_missing',
  'questionnaire_missing',
  'part_unnamed',
  'part_repeated',
  'denominator_missing',
  'denominator_zero',
  'points_not_positive',
  'department_unknown',
] as const;
export type DesignIssueCode = TemplateIssueCode | (typeof DESIGN_ISSUES)[number];

export interface DesignIssue {
  readonly code: DesignIssueCode;
  /** Code of the indicator; `total` for the top, else the part of the system (`bands`, `grade4`, a question). */
  readonly path: string;
  readonly detail: string;
}

function issue(code: DesignIssueCode, path: string, detail = ''): DesignIssue {
  return { code, path, detail };
}

function isPositive(weight: number): boolean {
  return compare(fromNumber(weight), ZERO) > 0;
}

function checkSources(template: Template, { code, sources }: Leaf): DesignIssue[] {
  const issues: DesignIssue[] = [];
  if (!sources.some((source) => source.role === 'score' && source.weight > 0))
    issues.push(issue('nobody_scores', code));
  for (const { id, role, weight, entry } of sources) {
    if (role === 'score' && !isPositive(weight)) issues.push(issue('source_without_weight', code, id));
    if (role !== 'score' && isPositive(weight)) issues.push(issue('weight_without_role', code, id));
    if (entry !== 'survey') continue;
    const form = template.questionnaires.find((one) => one.id === id);
    if (form === undefined) issues.push(issue('questionnaire_missing', code, id));
    else if (!form.items.some((item) => item.leaves.includes(code))) issues.push(issue('question_missing', code, id));
  }
  return issues;
}

/** Every text that the method shows. */
function textsOf({ method, evidence }: Leaf): readonly { readonly zh: string }[] {
  switch (method.type) {
    case 'graded':
      return [...evidence, ...method.anchors];
    case 'checklist':
      return [...evidence, ...method.items];
    case 'deduction':
      return [...evidence, ...method.rules];
    case 'ratio':
      return [...evidence, method.numerator, method.denominator];
    default:
      return method satisfies never;
  }
}

function checkFixed({ code, method }: Leaf): DesignIssue[] {
  if (method.type !== 'ratio' || method.denominator.from !== 'fixed') return [];
  const fixed = method.denominator.fixed ?? null;
  if (fixed === null) return [issue('denominator_missing', code)];
  return fixed > 0 && Number.isInteger(fixed) ? [] : [issue('denominator_zero', code, String(fixed))];
}

function checkMethod(leaf: Leaf): DesignIssue[] {
  const { code, method } = leaf;
  const rules = method.type === 'deduction' ? method.rules : [];
  return [
    ...(textsOf(leaf).some((text) => text.zh.trim() === '') ? [issue('part_unnamed', code)] : []),
    ...checkFixed(leaf),
    ...rules
      .filter((rule) => !(rule.points > 0) || !(rule.cap > 0))
      .map((rule) => issue('points_not_positive', code, rule.id)),
  ];
}

function checkLeaf(template: Template, leaf: Leaf): DesignIssue[] {
  const departments = new Set(template.departments.map((one) => one.id));
  const stranger = leaf.departmentProposals.find((id) => !departments.has(id));
  const ids = partIds(leaf);
  const repeated = ids.find((id, at) => ids.indexOf(id) !== at);
  return [
    ...checkSources(template, leaf),
    ...checkMethod(leaf),
    ...(stranger === undefined ? [] : [issue('department_unknown', leaf.code, stranger)]),
    ...(repeated === undefined ? [] : [issue('part_repeated', leaf.code, repeated)]),
  ];
}

/**
 * Everything that must be put right before a system can be used, each at its place; empty for a sound one. Includes
 * what the engine itself asks (`checkTemplate`).
 */
export function checkDesign(template: Template): readonly DesignIssue[] {
  return [
    ...checkTemplate(template),
    ...indicatorsOf(template).flatMap((one) => [
      ...(isPositive(one.weight) ? [] : [issue('weight_not_positive', one.code)]),
      ...(one.zh.trim() === '' ? [issue('name_missing', one.code)] : []),
    ]),
    ...template.leaves.flatMap((leaf) => checkLeaf(template, leaf)),
  ];
}
