import type { DesignEdit, Replacement } from '../model/design.ts';
import type { Comparison, Crosswalk, Leaf, Template, TreeNode } from '../model/template.ts';
import { ok, refuse, type Result } from '../result.ts';
import { fromNumber, HUNDRED, compare, isZero, subtract, sumOf, toDouble, ZERO } from '../scoring/fraction.ts';
import type { DesignFault, DesignFaultCode } from './design-fault.ts';
import {
  arranged,
  childrenOf,
  DEEPEST,
  findIndicator,
  indicatorsOf,
  isLeaf,
  levelOf,
  subtreeOf,
  type Indicator,
} from './indicator-tree.ts';
import { followGrades } from './grades.ts';
import { linksOf, withLinks } from './crosswalk-links.ts';
import { newCode } from './new-codes.ts';
import { newLeaf, newMethod } from './new-leaf.ts';
import { comparisonFits } from './pairwise.ts';

type Outcome = Result<Template, DesignFault>;

/** As many as a screen and a sheet can still show. */
const MOST_INDICATORS = 1000;
/** A weight has at most four decimals, so that sums can be checked on a pocket calculator. */
const FINEST = 10_000n;

function fault(code: DesignFaultCode, at: string): Outcome {
  return refuse({ code, at });
}

/** Why a weight cannot be one; null for a good one. */
export function weightFault(weight: number): DesignFaultCode | null {
  if (!Number.isFinite(weight) || weight <= 0) return 'weight_not_positive';
  if (weight > 100) return 'weight_too_large';
  return FINEST % fromNumber(weight).d === 0n ? null : 'weight_too_fine';
}

/** What is left of 100 beside the children that are there; 0 where nothing is. */
function restOf(template: Template, parent: string | null): number {
  const rest = subtract(HUNDRED, sumOf(childrenOf(template, parent).map((child) => fromNumber(child.weight))));
  return compare(rest, ZERO) > 0 && !isZero(rest) ? toDouble(rest) : 0;
}

function placeUnder(template: Template, parent: string | null): Result<number, DesignFault> {
  if (indicatorsOf(template).length >= MOST_INDICATORS) return refuse({ code: 'too_many', at: parent ?? '' });
  if (parent === null) return ok(1);
  const above = findIndicator(template, parent);
  if (above === undefined) return refuse({ code: 'unknown_parent', at: parent });
  if (isLeaf(above)) return refuse({ code: 'parent_is_leaf', at: parent });
  const level = (levelOf(template, parent) ?? DEEPEST) + 1;
  return level > DEEPEST ? refuse({ code: 'too_deep', at: parent }) : ok(level);
}

function addNode(
  template: Template,
  edit: Extract<DesignEdit, { t: 'add-node' }>,
  reserved: ReadonlySet<string>,
): Outcome {
  const level = placeUnder(template, edit.parent);
  if (!level.ok) return level;
  const node: TreeNode = {
    code: newCode(template, edit.parent, reserved),
    level: level.value,
    parent: edit.parent,
    zh: edit.zh,
    en: edit.en,
    weight: restOf(template, edit.parent),
    provenance: [],
  };
  return ok(arranged({ ...template, nodes: [...template.nodes, node] }));
}

function addLeaf(
  template: Template,
  edit: Extract<DesignEdit, { t: 'add-leaf' }>,
  reserved: ReadonlySet<string>,
): Outcome {
  const level = placeUnder(template, edit.parent);
  if (!level.ok) return level;
  const place = { parent: edit.parent, level: level.value, weight: restOf(template, edit.parent) };
  const code = newCode(template, edit.parent, reserved);
  const leaf = newLeaf(code, place, { zh: edit.zh, en: edit.en }, newMethod(edit.method, template.scales.grade4));
  return ok(arranged({ ...template, leaves: [...template.leaves, leaf] }));
}

/** Puts an indicator in front of a sibling (or last) in the list that holds it. */
function reinserted<T extends Indicator>(list: readonly T[], moved: T, before: string | null): T[] {
  const others = list.filter((one) => one.code !== moved.code);
  const at = before === null ? -1 : others.findIndex((one) => one.code === before);
  return at < 0 ? [...others, moved] : [...others.slice(0, at), moved, ...others.slice(at)];
}

function move(template: Template, edit: Extract<DesignEdit, { t: 'move' }>): Outcome {
  const { code, parent, before } = edit;
  const moved = findIndicator(template, code);
  if (moved === undefined) return fault('unknown_code', code);
  const inside = subtreeOf(template, code);
  if (parent !== null && inside.has(parent)) return fault('into_itself', code);
  const level = placeUnder(template, parent);
  if (!level.ok && level.error.code !== 'too_many') return level;
  const own = levelOf(template, code) ?? 1;
  const deepest = Math.max(...[...inside].map((one) => levelOf(template, one) ?? own)) - own;
  const newLevel = parent === null ? 1 : (levelOf(template, parent) ?? 0) + 1;
  if (newLevel + deepest > DEEPEST) return fault('too_deep', code);
  if (isLeaf(moved)) {
    if (parent === null) return fault('unknown_parent', code);
    return ok(arranged({ ...template, leaves: reinserted(template.leaves, { ...moved, parent }, before) }));
  }
  return ok(arranged({ ...template, nodes: reinserted(template.nodes, { ...moved, parent }, before) }));
}

function withoutLeaves<T extends { readonly leaves: string[] }>(items: readonly T[], gone: ReadonlySet<string>): T[] {
  return items.map((item) =>
    item.leaves.some((leaf) => gone.has(leaf))
      ? { ...item, leaves: item.leaves.filter((leaf) => !gone.has(leaf)) }
      : item,
  );
}

/** Without the leaves in whatever points at them. */
function forgetLeaves(template: Template, gone: ReadonlySet<string>): Template {
  const { crosswalk } = template;
  return {
    ...template,
    questionnaires: template.questionnaires.map(({ form, ...questionnaire }) => ({
      ...questionnaire,
      items: withoutLeaves(questionnaire.items, gone),
      ...(form === undefined ? {} : { form: { ...form, items: withoutLeaves(form.items, gone) } }),
    })),
    ...(crosswalk === undefined
      ? {}
      : {
          crosswalk: withLinks(crosswalk, new Map([...linksOf(crosswalk)].filter(([leaf]) => !gone.has(leaf)))),
        }),
  };
}

function remove(template: Template, code: string, reserved: ReadonlySet<string>): Outcome {
  if (findIndicator(template, code) === undefined) return fault('unknown_code', code);
  const gone = subtreeOf(template, code);
  const retired = [...gone].filter((one) => reserved.has(one));
  return ok({
    ...forgetLeaves(template, gone),
    nodes: template.nodes.filter((node) => !gone.has(node.code)),
    leaves: template.leaves.filter((leaf) => !gone.has(leaf.code)),
    ...(retired.length === 0 ? {} : { retired: [...new Set([...(template.retired ?? []), ...retired])].sort() }),
  });
}

function changed(template: Template, code: string, change: (one: Indicator) => Partial<TreeNode & Leaf>): Template {
  return {
    ...template,
    nodes: template.nodes.map((node) => (node.code === code ? { ...node, ...change(node) } : node)),
    leaves: template.leaves.map((leaf) => (leaf.code === code ? { ...leaf, ...change(leaf) } : leaf)),
  };
}

function setWeights(template: Template, weights: Readonly<Record<string, number>>): Outcome {
  let next = template;
  for (const [code, weight] of Object.entries(weights)) {
    if (findIndicator(template, code) === undefined) return fault('unknown_code', code);
    const wrong = weightFault(weight);
    if (wrong !== null) return fault(wrong, code);
    next = changed(next, code, () => ({ weight }));
  }
  return ok(next);
}

function setLeaf(template: Template, leaf: Leaf): Outcome {
  const before = template.leaves.find((one) => one.code === leaf.code);
  if (before === undefined) return fault('unknown_code', leaf.code);
  if (before.parent !== leaf.parent || before.level !== leaf.level || before.weight !== leaf.weight) {
    return fault('leaf_moved', leaf.code);
  }
  return ok({ ...template, leaves: template.leaves.map((one) => (one.code === leaf.code ? leaf : one)) });
}

function setCrosswalk(template: Template, leaf: string, from: readonly string[]): Outcome {
  const { crosswalk } = template;
  if (crosswalk === undefined || !template.leaves.some((one) => one.code === leaf)) return fault('unknown_code', leaf);
  const then = new Set(crosswalk.before.map(({ code }) => code));
  const stranger = from.find((code) => !then.has(code));
  if (stranger !== undefined) return fault('unknown_code', stranger);
  return ok({ ...template, crosswalk: withLinks(crosswalk, new Map([...linksOf(crosswalk), [leaf, from]])) });
}

/** A whole crosswalk; it may only speak of leaves that are there. */
function setCrosswalkWith(template: Template, crosswalk: Crosswalk | null): Outcome {
  const { crosswalk: _before, ...rest } = template;
  if (crosswalk === null) return ok(rest);
  const now = new Set(template.leaves.map(({ code }) => code));
  const then = new Set(crosswalk.before.map(({ code }) => code));
  const stranger = [...linksOf(crosswalk)].find(([to, from]) => !now.has(to) || from.some((code) => !then.has(code)));
  return stranger === undefined ? ok({ ...rest, crosswalk }) : fault('unknown_code', stranger[0]);
}

function setQuestion(template: Template, edit: Extract<DesignEdit, { t: 'question' }>): Outcome {
  const form = template.questionnaires.find(({ id }) => id === edit.form);
  const question = form?.items.find(({ id }) => id === edit.question);
  if (form === undefined || question === undefined) return fault('unknown_code', edit.question);
  const known = new Set(template.leaves.map(({ code }) => code));
  const stranger = edit.leaves.find((leaf) => !known.has(leaf));
  if (stranger !== undefined) return fault('unknown_code', stranger);
  const wrong = weightFault(edit.weight);
  if (wrong !== null) return fault(wrong, edit.question);
  const { scoreWeight: _before, ...rest } = question;
  const leaves = template.leaves.map(({ code }) => code).filter((code) => edit.leaves.includes(code));
  // 1 is what a question without a weight counts.
  const next = { ...rest, leaves, ...(edit.weight === 1 ? {} : { scoreWeight: edit.weight }) };
  const items = form.items.map((one) => (one === question ? next : one));
  return ok({
    ...template,
    questionnaires: template.questionnaires.map((one) => (one === form ? { ...form, items } : one)),
  });
}

function setComparison(template: Template, parent: string | null, comparison: Comparison): Outcome {
  const at = parent ?? 'total';
  if (!comparisonFits(template, parent, comparison)) return fault('comparison_misfit', at);
  return ok({ ...template, comparisons: { ...template.comparisons, [at]: comparison } });
}

/** A system from elsewhere. Codes must be unique; whatever else is wrong is shown by the checks at its place. */
function replace(before: Template, template: Template, reserved: ReadonlySet<string>): Outcome {
  const seen = new Set<string>();
  for (const { code } of indicatorsOf(template)) {
    if (seen.has(code)) return fault('code_repeated', code);
    seen.add(code);
  }
  if (seen.size > MOST_INDICATORS) return fault('too_many', '');
  const retired = indicatorsOf(before)
    .map((one) => one.code)
    .filter((code) => reserved.has(code) && !seen.has(code));
  const all = [...new Set([...(before.retired ?? []), ...(template.retired ?? []), ...retired])].sort();
  return ok(arranged({ ...template, ...(all.length === 0 ? {} : { retired: all }) }));
}

/**
 * The system after one step, or why the step cannot be taken. The streets always stay those of the round. `reserved`
 * are the names that the round's packages have used (`namesIn`). Never throws for what a screen can send.
 */
export function applyEdit(template: Template, edit: DesignEdit | Replacement, reserved: ReadonlySet<string>): Outcome {
  switch (edit.t) {
    case 'add-node':
      return addNode(template, edit, reserved);
    case 'add-leaf':
      return addLeaf(template, edit, reserved);
    case 'move':
      return move(template, edit);
    case 'remove':
      return remove(template, edit.code, reserved);
    case 'weights':
      return setWeights(template, edit.weights);
    case 'rename':
      return findIndicator(template, edit.code) === undefined
        ? fault('unknown_code', edit.code)
        : ok(changed(template, edit.code, () => ({ zh: edit.zh, en: edit.en })));
    case 'leaf':
      return setLeaf(template, edit.leaf);
    case 'system':
      return ok(followGrades(template, { ...template, ...edit.parts }));
    case 'comparison':
      return setComparison(template, edit.parent, edit.comparison);
    case 'crosswalk':
      return setCrosswalk(template, edit.leaf, edit.from);
    case 'crosswalk-with':
      return setCrosswalkWith(template, edit.crosswalk);
    case 'question':
      return setQuestion(template, edit);
    case 'replace':
      return replace(template, { ...edit.template, streets: template.streets }, reserved);
    default:
      return edit satisfies never;
  }
}
