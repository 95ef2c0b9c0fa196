import { SOURCES, type Source } from '../../model/ids.ts';
import type { LeafResult, UnitResult } from '../../model/result.ts';
import type { Template } from '../../model/template.ts';
import { parseFractionText, toDouble } from '../fraction.ts';
import { leavesOf, plainTree, totalOf, type Leaves, type PlainTree } from './plain-tree.ts';

export interface OneOut {
  readonly kind: 'leaf' | 'branch' | 'source';
  readonly what: string;
  /** Total without it minus the total: above zero means that the street would be better off. null: no total is left. */
  readonly change: number | null;
}

function number(text: string | null): number | null {
  const value = text === null ? null : parseFractionText(text);
  return value === null ? null : toDouble(value);
}

/** A leaf from its other sources, their weights in proportion; null where none of those that count is left. */
function without(leaf: LeafResult, source: Source): number | null {
  if (leaf.status !== 'value') return null;
  const own = leaf.sources.find((one) => one.source === source);
  if (own === undefined || own.effectiveWeight === '0') return number(leaf.exact);
  let sum = 0;
  let weight = 0;
  for (const one of leaf.sources) {
    const [share, value] = [number(one.effectiveWeight) ?? 0, number(one.exact)];
    if (one.source === source || share === 0 || value === null) continue;
    sum += share * value;
    weight += share;
  }
  if (weight === 0) return null;
  const factor = leaf.difficulty === undefined ? 1 : (number(leaf.difficulty.factor) ?? 1);
  return Math.min(100, (factor * sum) / weight);
}

function isBelow(tree: PlainTree, at: number, branch: number): boolean {
  for (let node = at; node >= 0; node = tree.parents[node] ?? -1) if (node === branch) return true;
  return false;
}

/**
 * The total of a street without each item, each branch of the second level and each source, greatest change first. A
 * leaf that is alone in its parent takes the parent with it. What is left is weighed in proportion; the rule that half
 * of the sources must be there is set aside here, since the question is what one of them does.
 */
export function oneOut(template: Template, unit: UnitResult): readonly OneOut[] {
  const tree = plainTree(template);
  const leaves = leavesOf(tree, unit);
  const total = totalOf(tree, leaves, tree.weights);
  if (total === null) return [];
  const change = (changed: Leaves): number | null => {
    const other = totalOf(tree, changed, tree.weights);
    return other === null ? null : other - total;
  };
  const cut = (branch: number) => change(leaves.map((value, at) => (isBelow(tree, at, branch) ? null : value)));
  const at = (code: string) => tree.indexOf.get(code) ?? -1;
  const scored = unit.leaves.filter(({ status }) => status === 'value');
  const second = unit.nodes.filter(({ level, status }) => level === 2 && status === 'value');
  const sources = SOURCES.filter((source) =>
    scored.some(({ sources: own }) => own.some((one) => one.source === source && one.effectiveWeight !== '0')),
  );
  const found: OneOut[] = [
    ...scored.map(({ code }): OneOut => ({ kind: 'leaf', what: code, change: cut(at(code)) })),
    ...second.map(({ code }): OneOut => ({ kind: 'branch', what: code, change: cut(at(code)) })),
    ...sources.map((source): OneOut => {
      const byCode = new Map(unit.leaves.map((leaf) => [leaf.code, without(leaf, source)]));
      return { kind: 'source', what: source, change: change(tree.codes.map((code) => byCode.get(code) ?? null)) };
    }),
  ];
  return found.sort((a, b) => Math.abs(b.change ?? 0) - Math.abs(a.change ?? 0) || (a.what < b.what ? -1 : 1));
}

/** So many of each kind are told. */
const MOST_OUT = 5;

/** Of each kind of `oneOut` the five that change most: items, branches, sources. */
export function greatestOuts(template: Template, unit: UnitResult): readonly OneOut[] {
  const all = oneOut(template, unit);
  return (['leaf', 'branch', 'source'] as const).flatMap((kind) =>
    all.filter((one) => one.kind === kind).slice(0, MOST_OUT),
  );
}
