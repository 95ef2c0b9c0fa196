import type { Leaf, Template } from '../model/template.ts';
import { canonicalJson } from '../package-format/canonical-json.ts';
import { HUNDRED, multiply, published, ZERO } from '../scoring/fraction.ts';
import { treeOf } from '../scoring/tree.ts';
import { indicatorsOf, isLeaf, type Indicator } from './indicator-tree.ts';

export const COMPARED = [
  'name',
  'place',
  'weight',
  'method',
  'sources',
  'evidence',
  'onsite',
  'notApplicable',
  'departments',
] as const;
export type Compared = (typeof COMPARED)[number];

/** How one indicator differs between two versions of a system. */
export interface Difference {
  readonly code: string;
  readonly kind: 'node' | 'leaf';
  readonly change: 'added' | 'removed' | 'changed';
  readonly before: Indicator | null;
  readonly after: Indicator | null;
  /** What of it differs; empty for added and removed ones. */
  readonly aspects: readonly Compared[];
  /** Share of the total in percent with two places; null on the side where it is not there. */
  readonly shareBefore: string | null;
  readonly shareAfter: string | null;
}

/** Parts that belong to no single indicator: bands, grades, questionnaires, rules … by their member name. */
export interface Comparison {
  readonly indicators: readonly Difference[];
  readonly system: readonly string[];
}

function isEqual(one: unknown, other: unknown): boolean {
  return one === other || canonicalJson({ value: one }) === canonicalJson({ value: other });
}

function leafAspects(before: Leaf, after: Leaf): readonly Compared[] {
  const pairs: readonly (readonly [Compared, unknown, unknown])[] = [
    ['method', before.method, after.method],
    ['sources', before.sources, after.sources],
    ['evidence', before.evidence, after.evidence],
    ['onsite', before.onsite, after.onsite],
    ['notApplicable', before.naAllowed, after.naAllowed],
    ['departments', before.departmentProposals, after.departmentProposals],
  ];
  return pairs.filter(([, one, other]) => !isEqual(one, other)).map(([aspect]) => aspect);
}

function aspectsOf(before: Indicator, after: Indicator): readonly Compared[] {
  const aspects: Compared[] = [];
  if (before.zh !== after.zh || before.en !== after.en) aspects.push('name');
  if (before.parent !== after.parent) aspects.push('place');
  if (before.weight !== after.weight) aspects.push('weight');
  if (isLeaf(before) && isLeaf(after)) aspects.push(...leafAspects(before, after));
  else if (isLeaf(before) !== isLeaf(after)) aspects.push('method');
  return aspects;
}

/** What differs between a leaf and the one that it was, whatever their codes. */
export function leafChanges(before: Leaf, after: Leaf): readonly Compared[] {
  return aspectsOf(before, after);
}

function sharesOf(template: Template): (code: string) => string | null {
  const { nominal } = treeOf(template);
  const codes = new Set(indicatorsOf(template).map((one) => one.code));
  return (code) => (codes.has(code) ? published(multiply(HUNDRED, nominal.get(code) ?? ZERO)) : null);
}

/** What differs between two versions, in the order of the newer one, with what was taken out at the end. */
export function compareSystems(before: Template, after: Template): Comparison {
  const old = new Map(indicatorsOf(before).map((one) => [one.code, one]));
  const now = new Map(indicatorsOf(after).map((one) => [one.code, one]));
  const shareBefore = sharesOf(before);
  const shareAfter = sharesOf(after);
  const indicators: Difference[] = [];
  for (const code of new Set([...now.keys(), ...old.keys()])) {
    const was = old.get(code) ?? null;
    const is = now.get(code) ?? null;
    const aspects = was !== null && is !== null ? aspectsOf(was, is) : [];
    if (was !== null && is !== null && aspects.length === 0) continue;
    const one = is ?? was;
    indicators.push({
      code,
      kind: one !== null && isLeaf(one) ? 'leaf' : 'node',
      change: was === null ? 'added' : is === null ? 'removed' : 'changed',
      before: was,
      after: is,
      aspects,
      shareBefore: shareBefore(code),
      shareAfter: shareAfter(code),
    });
  }
  const { nodes: _n1, leaves: _l1, ...rest } = before;
  const { nodes: _n2, leaves: _l2, ...others } = after;
  const keys = [...new Set([...Object.keys(rest), ...Object.keys(others)])].sort();
  const restOf = (all: Readonly<Record<string, unknown>>, key: string): unknown => all[key];
  return { indicators, system: keys.filter((key) => !isEqual(restOf(rest, key), restOf(others, key))) };
}
