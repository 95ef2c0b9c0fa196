import type { Leaf, Template } from '../model/template.ts';
import { readEffect } from '../scoring/effect.ts';
import { HUNDRED, compare, fromNumber, isZero, plainText, sumOf } from '../scoring/fraction.ts';

export const TEMPLATE_ISSUES = [
  'weights_sum',
  'source_weights_sum',
  'source_repeated',
  'code_repeated',
  'parent_unknown',
  'parent_is_below',
  'node_without_children',
  'depth_differs',
  'no_leaf',
  'goalposts_equal',
  'no_items',
  'scale_unknown',
  'grades_out_of_order',
  'bands_out_of_order',
  'bands_without_zero',
  'review_needed',
  'parameter_unknown',
  'question_leaf_unknown',
  'effect_unknown',
  'gate_node_unknown',
  'gate_bound',
  'rule_repeated',
  'rule_points',
  'difficulty_class_unknown',
  'factor_not_positive',
  'item_weight',
] as const;
export type TemplateIssueCode = (typeof TEMPLATE_ISSUES)[number];

export interface Issue {
  readonly code: TemplateIssueCode;
  /** Code of the node, leaf or question; `total` for the root and `bands` for the result bands. */
  readonly path: string;
  readonly detail: string;
}

const ROOT = 'total';

function weightSum(weights: readonly number[]) {
  return sumOf(weights.map(fromNumber));
}

/** Weights inside one parent must be exactly 100; nothing is rescaled silently. */
function checkWeights(template: Template): Issue[] {
  const groups = new Map<string, number[]>([[ROOT, []]]);
  for (const entry of [...template.nodes, ...template.leaves]) {
    const parent = entry.parent ?? ROOT;
    groups.set(parent, [...(groups.get(parent) ?? []), entry.weight]);
  }
  return [...groups].flatMap(([path, weights]): Issue[] => {
    const sum = weightSum(weights);
    return compare(sum, HUNDRED) === 0 ? [] : [{ code: 'weights_sum', path, detail: plainText(sum) }];
  });
}

function checkCodes(template: Template): Issue[] {
  const issues: Issue[] = [];
  const seen = new Set<string>([ROOT]);
  for (const { code } of [...template.nodes, ...template.leaves]) {
    if (seen.has(code)) issues.push({ code: 'code_repeated', path: code, detail: '' });
    seen.add(code);
  }
  return issues;
}

/** Parents exist, no node is its own ancestor, none is empty, and every leaf lies equally deep. */
function checkShape(template: Template): Issue[] {
  if (template.leaves.length === 0) return [{ code: 'no_leaf', path: ROOT, detail: '' }];
  const issues: Issue[] = [];
  const parentOf = new Map(template.nodes.map((node) => [node.code, node.parent]));
  const withChildren = new Set<string>();
  for (const { code, parent } of [...template.nodes, ...template.leaves]) {
    if (parent === null) continue;
    if (parentOf.has(parent)) withChildren.add(parent);
    else issues.push({ code: 'parent_unknown', path: code, detail: parent });
  }
  for (const { code } of template.nodes) {
    if (!withChildren.has(code)) issues.push({ code: 'node_without_children', path: code, detail: '' });
  }
  const depths = new Map<number, string>();
  for (const leaf of template.leaves) {
    let depth = 1;
    let above: string | null | undefined = leaf.parent;
    while (above !== null && above !== undefined && depth <= template.nodes.length + 1) {
      depth += 1;
      above = parentOf.get(above);
    }
    if (depth > template.nodes.length + 1)
      issues.push({ code: 'parent_is_below', path: leaf.code, detail: leaf.parent });
    else if (!depths.has(depth)) depths.set(depth, leaf.code);
  }
  if (depths.size > 1) issues.push({ code: 'depth_differs', path: [...depths.values()].join(' '), detail: '' });
  return issues;
}

function checkSources(leaf: Leaf): Issue[] {
  const issues: Issue[] = [];
  const sum = weightSum(leaf.sources.map((source) => source.weight));
  if (compare(sum, HUNDRED) !== 0) issues.push({ code: 'source_weights_sum', path: leaf.code, detail: plainText(sum) });
  const ids = leaf.sources.map((source) => source.id);
  if (new Set(ids).size < ids.length) issues.push({ code: 'source_repeated', path: leaf.code, detail: ids.join(' ') });
  // In `approved` mode the weight of the street and the departments moves to the review, so there must be one.
  const folds = leaf.sources.some((source) => (source.id === 'SELF' || source.id === 'DEPT') && source.weight > 0);
  if (folds && !ids.includes('REVIEW')) issues.push({ code: 'review_needed', path: leaf.code, detail: '' });
  return issues;
}

function checkMethod(template: Template, leaf: Leaf): Issue[] {
  const method = leaf.method;
  const path = leaf.code;
  if (method.type === 'graded') {
    return method.scale === 'grade4' ? [] : [{ code: 'scale_unknown', path, detail: method.scale }];
  }
  if (method.type === 'checklist') {
    if (method.items.length === 0 || method.answers.length === 0) return [{ code: 'no_items', path, detail: '' }];
    return method.items
      .filter(({ weight }) => weight !== undefined && !(weight > 0))
      .map(({ id, weight }) => ({ code: 'item_weight', path, detail: `${id} ${weight}` }));
  }
  if (method.type === 'deduction') return method.rules.length > 0 ? [] : [{ code: 'no_items', path, detail: '' }];
  const issues: Issue[] = [];
  if (method.floorPercent === method.targetPercent) {
    issues.push({ code: 'goalposts_equal', path, detail: String(method.targetPercent) });
  }
  const { from } = method.denominator;
  const parameter = from.startsWith('param:') ? from.slice('param:'.length) : null;
  if (parameter !== null && !template.unitParameters.some((entry) => entry.id === parameter)) {
    issues.push({ code: 'parameter_unknown', path, detail: parameter });
  }
  return issues;
}

/** Lower bounds strictly falling, none above 100, the last one 0. */
function checkBounds(path: string, bounds: readonly number[], code: TemplateIssueCode): Issue[] {
  const issues: Issue[] = [];
  const falling = bounds.every((bound, i) => bound <= 100 && (i === 0 || bound < (bounds[i - 1] ?? 0)));
  if (!falling) issues.push({ code, path, detail: bounds.join(' ') });
  if (!isZero(fromNumber(bounds.at(-1) ?? 1)))
    issues.push({ code: 'bands_without_zero', path, detail: bounds.join(' ') });
  return issues;
}

function checkQuestions(template: Template): Issue[] {
  const leaves = new Set(template.leaves.map((leaf) => leaf.code));
  return template.questionnaires
    .flatMap((questionnaire) => questionnaire.items)
    .flatMap((question) =>
      question.leaves
        .filter((leaf) => !leaves.has(leaf))
        .map((leaf): Issue => ({ code: 'question_leaf_unknown', path: question.id, detail: leaf })),
    );
}

function checkRepeated(path: string, ids: readonly string[]): Issue[] {
  const twice = ids.filter((id, i) => ids.indexOf(id) < i);
  return [...new Set(twice)].map((detail) => ({ code: 'rule_repeated', path, detail }));
}

function checkLimits({ vetoItems, gates, resultBands, nodes, leaves }: Template): Issue[] {
  const codes = new Set<string>([ROOT, ...[...nodes, ...leaves].map(({ code }) => code)]);
  const vetoIssues = (vetoItems?.items ?? [])
    .filter(({ effect }) => readEffect(effect, resultBands) === null)
    .map(({ id, effect }): Issue => ({ code: 'effect_unknown', path: id, detail: effect }));
  const gateIssues = (gates?.items ?? []).flatMap(({ id, node, min, effect }): Issue[] => {
    // A gate is no sanction: it can only limit the band.
    const isCap = readEffect(effect, resultBands)?.voidsSurveys === false;
    return [
      ...(isCap ? [] : [{ code: 'effect_unknown', path: id, detail: effect } as const]),
      ...(codes.has(node) ? [] : [{ code: 'gate_node_unknown', path: id, detail: node } as const]),
      ...(min >= 0 && min <= 100 ? [] : [{ code: 'gate_bound', path: id, detail: String(min) } as const]),
    ];
  });
  return [...vetoIssues, ...gateIssues];
}

function checkBonus({ bonus }: Template): Issue[] {
  if (bonus === undefined) return [];
  const items = bonus.items
    .filter(({ points, cap }) => !(points > 0 && cap > 0))
    .map(({ id, points, cap }): Issue => ({ code: 'rule_points', path: id, detail: `${points} ${cap}` }));
  const fits = bonus.cap >= 0 && bonus.cap <= 100;
  return fits ? items : [...items, { code: 'rule_points', path: 'bonus', detail: String(bonus.cap) }];
}

function checkDifficulty({ difficulty }: Template): Issue[] {
  if (difficulty === undefined) return [];
  const { classes, streets } = difficulty;
  const known = new Set(classes.map(({ id }) => id));
  return [
    ...classes
      .filter(({ factor }) => !(factor > 0))
      .map(({ id, factor }): Issue => ({ code: 'factor_not_positive', path: id, detail: String(factor) })),
    ...Object.entries(streets)
      .filter(([, id]) => !known.has(id))
      .map(([unit, id]): Issue => ({ code: 'difficulty_class_unknown', path: unit, detail: id })),
  ];
}

/** Vetoes, gates, bonus and difficulty: names that are there, figures that make sense, also where switched off. */
function checkRules(template: Template): Issue[] {
  const { vetoItems, gates, bonus, difficulty } = template;
  const lists = {
    vetoItems: vetoItems?.items,
    gates: gates?.items,
    bonus: bonus?.items,
    difficulty: difficulty?.classes,
  };
  return [
    ...checkLimits(template),
    ...checkBonus(template),
    ...checkDifficulty(template),
    ...Object.entries(lists).flatMap(([path, rules = []]) =>
      checkRepeated(
        path,
        rules.map(({ id }) => id),
      ),
    ),
  ];
}

/**
 * What makes a template unfit for scoring; empty for a sound one. A loaded template has passed this, so the engine
 * need not cope with weights that sum to nothing or with orphans.
 */
export function checkTemplate(template: Template): Issue[] {
  return [
    ...checkCodes(template),
    ...checkShape(template),
    ...checkWeights(template),
    ...template.leaves.flatMap((leaf) => [...checkSources(leaf), ...checkMethod(template, leaf)]),
    ...checkBounds(
      'bands',
      template.resultBands.map((band) => band.min),
      'bands_out_of_order',
    ),
    ...checkBounds(
      'grade4',
      template.scales.grade4.map((grade) => grade.min),
      'grades_out_of_order',
    ),
    ...checkQuestions(template),
    ...checkRules(template),
  ];
}
