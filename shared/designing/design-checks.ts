import type { Leaf, Template } from '../model/template.ts';
import { checkTemplate, type TemplateIssueCode } from '../rules/template-checks.ts';
import { compare, fromNumber, ZERO } from '../scoring/fraction.ts';
import { pointsFitGrade } from '../scoring/methods/graded.ts';
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
  'rule_unnamed',
  'band_repeated',
  'limits_out_of_order',
  'limit_out_of_range',
  'question_weight',
  'grade_repeated',
  'grade_points_outside',
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

function namesBlank(path: string, texts: readonly { readonly zh: string }[] = []): DesignIssue[] {
  return texts.some(({ zh }) => zh.trim() === '') ? [issue('rule_unnamed', path)] : [];
}

/** Bands, grades and rules must be called something, and bands each something else, because effects name them. */
function checkNames({ resultBands, scales, bonus, gates, vetoItems, difficulty }: Template): DesignIssue[] {
  const bands = resultBands.map(({ zh }) => zh.trim());
  const twice = bands.find((zh, at) => bands.indexOf(zh) < at);
  const rules = [
    ...(bonus?.items ?? []),
    ...(gates?.items ?? []),
    ...(vetoItems?.items ?? []),
    ...(difficulty?.classes ?? []),
  ];
  return [
    ...namesBlank('bands', resultBands),
    ...(twice === undefined ? [] : [issue('band_repeated', 'bands', twice)]),
    ...namesBlank('grade4', scales.grade4),
    ...rules.flatMap((rule) => namesBlank(rule.id, [rule])),
  ];
}

/** Each grade once, and the points that it stands for within its own bounds. */
function checkGrades({ scales: { grade4 } }: Template): DesignIssue[] {
  const codes = grade4.map(({ grade }) => grade);
  return [
    ...codes.filter((code, at) => codes.indexOf(code) < at).map((code) => issue('grade_repeated', 'grade4', code)),
    ...grade4
      .filter((one) => !pointsFitGrade(grade4, one.grade, fromNumber(one.default)))
      .map((one) => issue('grade_points_outside', 'grade4', one.grade)),
  ];
}

function inside(value: unknown, path: string): DesignIssue[] {
  if (value === undefined) return [];
  return typeof value === 'number' && value >= 0 && value <= 100
    ? []
    : [issue('limit_out_of_range', path, typeof value === 'number' ? String(value) : '')];
}

/** Points from which something is said or done: between 0 and 100, the milder before the harder. */
function checkLimits({ combination: { criticalRule, discrepancy } }: Template): DesignIssue[] {
  const { selfVsReview, twoEvaluators } = discrepancy;
  const pairs = [
    ['selfVsReview', selfVsReview.attention, selfVsReview.serious],
    ['twoEvaluators', twoEvaluators.discuss, twoEvaluators.thirdPerson],
  ] as const;
  return [
    ...inside(criticalRule['cap'], 'criticalRule'),
    ...pairs.flatMap(([path, mild, hard]) => [
      ...inside(mild, path),
      ...inside(hard, path),
      ...(mild < hard ? [] : [issue('limits_out_of_order', path, `${mild} ${hard}`)]),
    ]),
  ];
}

function checkQuestionWeights({ questionnaires }: Template): DesignIssue[] {
  return questionnaires
    .flatMap(({ items }) => items)
    .filter(({ scoreWeight }) => scoreWeight !== undefined && !(scoreWeight > 0))
    .map(({ id, scoreWeight }) => issue('question_weight', id, String(scoreWeight)));
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
    ...checkNames(template),
    ...checkGrades(template),
    ...checkLimits(template),
    ...checkQuestionWeights(template),
  ];
}
