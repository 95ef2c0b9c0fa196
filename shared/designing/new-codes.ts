import type { Leaf, Template } from '../model/template.ts';
import { gradeName } from './grades.ts';
import { indicatorsOf } from './indicator-tree.ts';

/** A, B … Z, AA, AB … for 1, 2 … */
function letters(n: number): string {
  const rest = Math.floor((n - 1) / 26);
  const last = String.fromCharCode(65 + ((n - 1) % 26));
  return rest === 0 ? last : `${letters(rest)}${last}`;
}

/** How the nth child of `parent` is called: A, A1, A1.1, A1.1.1. */
function childCode(parent: string | null, n: number): string {
  if (parent === null) return letters(n);
  return /^[A-Z]+$/.test(parent) ? `${parent}${n}` : `${parent}.${n}`;
}

/**
 * A code for a new child. Codes are permanent: one that any package of the round has used (`reserved`) or that was
 * taken out of a running round is never given again, because signed records name it; nor is one of the earlier round
 * that the crosswalk leads to, because both stand in one comparison.
 */
export function newCode(template: Template, parent: string | null, reserved: ReadonlySet<string>): string {
  const used = new Set([
    ...indicatorsOf(template).map((one) => one.code),
    ...(template.retired ?? []),
    ...(template.crosswalk?.before ?? []).map(({ code }) => code),
  ]);
  for (let n = 1; ; n += 1) {
    const code = childCode(parent, n);
    if (!used.has(code) && !reserved.has(code)) return code;
  }
}

/** Ids of what answers and files name inside a leaf: lines of a checklist, rules of a deduction, evidence. */
export function partIds(leaf: Leaf): readonly string[] {
  const { method, evidence } = leaf;
  const parts =
    method.type === 'checklist'
      ? [...method.items, ...method.answers]
      : method.type === 'deduction'
        ? method.rules
        : method.type === 'graded'
          ? method.anchors.map(({ grade }) => ({ id: grade }))
          : [];
  return [...parts, ...evidence].map((part) => part.id);
}

/** How `reserved` names a part of a leaf. */
export function partName(leaf: string, part: string): string {
  return `${leaf}/${part}`;
}

/** The next free id of a part: `i8`, `r4`, `A1.1.1-e4`. */
export function newPartId(leaf: Leaf, prefix: string, reserved: ReadonlySet<string>): string {
  const used = new Set(partIds(leaf));
  for (let n = 1; ; n += 1) {
    const id = `${prefix}${n}`;
    if (!used.has(id) && !reserved.has(partName(leaf.code, id))) return id;
  }
}

/** Ids of bonus items, gates, vetoes and classes of difficulty; decisions of the office name them. */
export function ruleIds({ bonus, gates, vetoItems, difficulty }: Template): readonly string[] {
  const lists = [bonus?.items, gates?.items, vetoItems?.items, difficulty?.classes];
  return lists.flatMap((rules) => (rules ?? []).map(({ id }) => id));
}

/** How `reserved` names a rule. */
function ruleName(id: string): string {
  return `rule/${id}`;
}

/** The next free id of a rule: `BN1`, `GT2`. */
export function newRuleId(template: Template, prefix: string, reserved: ReadonlySet<string>): string {
  const used = new Set(ruleIds(template));
  for (let n = 1; ; n += 1) {
    const id = `${prefix}${n}`;
    if (!used.has(id) && !reserved.has(ruleName(id))) return id;
  }
}

/** Everything in a system that a signed record may name. */
export function namesIn(template: Template): readonly string[] {
  return [
    ...ruleIds(template).map(ruleName),
    ...template.scales.grade4.map(({ grade }) => gradeName(grade)),
    ...indicatorsOf(template).map((one) => one.code),
    ...(template.retired ?? []),
    ...template.leaves.flatMap((leaf) => partIds(leaf).map((part) => partName(leaf.code, part))),
  ];
}
