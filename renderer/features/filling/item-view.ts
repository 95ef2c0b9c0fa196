import type { Gap, Preview } from '../../../shared/contract/responses.ts';
import type { LeafForm } from '../../../shared/model/ids.ts';
import type { DraftValue } from '../../../shared/model/response.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import type { Leaf, Template, TreeNode } from '../../../shared/model/template.ts';
import { differsFromPrevious } from '../../../shared/rules/previous-answer.ts';
import { previewOf, readDraft } from '../../../shared/rules/draft.ts';

export type ItemState = 'empty' | 'part' | 'complete' | 'na';

/** How far an item is, for its mark in the tree and in the list. */
export interface ItemView {
  readonly state: ItemState;
  readonly gaps: readonly Gap[];
  readonly preview: Preview;
  /** Against what the earlier round confirmed; null where there is nothing to compare. */
  readonly differs: boolean | null;
}

/** Reads what stands in the fields with the same rules as the host, so the result appears while typing. */
export function viewItem(
  content: RoundContent,
  unit: string,
  form: LeafForm,
  leaf: Leaf,
  value: DraftValue | null,
): ItemView {
  const reading = readDraft(content, unit, leaf, form, value);
  const preview = previewOf(content, unit, leaf, form, value);
  const state = reading.state === 'complete' && reading.value?.t === 'na' ? 'na' : reading.state;
  return { state, gaps: reading.gaps, preview, differs: differsFromPrevious(content, unit, leaf, form, value) };
}

export function isDone(state: ItemState): boolean {
  return state === 'complete' || state === 'na';
}

/** Points of the total that an item can bring: the product of the weights from the top, two places. */
export function fullMarkOf(template: Template, leaf: Leaf): string {
  const nodes = new Map(template.nodes.map((node) => [node.code, node]));
  let share = leaf.weight;
  let parent: TreeNode | undefined = nodes.get(leaf.parent);
  while (parent !== undefined) {
    share = (share * parent.weight) / 100;
    parent = parent.parent === null ? undefined : nodes.get(parent.parent);
  }
  // Weights have few places; the small addition undoes the binary representation before rounding half up.
  return (Math.round((share + 1e-9) * 100) / 100).toFixed(2);
}

export interface Category {
  readonly node: TreeNode;
  /** Second level with its leaves, in template order. */
  readonly groups: readonly { readonly node: TreeNode; readonly leaves: readonly Leaf[] }[];
}

/** The leaves of a sheet below their first two levels; branches without one are left out. */
export function treeOf(template: Template, order: readonly string[]): readonly Category[] {
  const wanted = new Set(order);
  const nodes = new Map(template.nodes.map((node) => [node.code, node]));
  const ancestor = (leaf: Leaf, level: number): string => {
    let node = nodes.get(leaf.parent);
    while (node !== undefined && node.level > level && node.parent !== null) node = nodes.get(node.parent);
    return node?.code ?? '';
  };
  const leaves = template.leaves.filter((leaf) => wanted.has(leaf.code));
  return template.nodes
    .filter((node) => node.level === 1)
    .map((node) => ({
      node,
      groups: template.nodes
        .filter((group) => group.level === 2 && group.parent === node.code)
        .map((group) => ({ node: group, leaves: leaves.filter((leaf) => ancestor(leaf, 2) === group.code) }))
        .filter((group) => group.leaves.length > 0),
    }))
    .filter((category) => category.groups.length > 0);
}

/** The next item from `from` on, round the end, that is not done; undefined when all are. */
export function nextOpen(
  order: readonly string[],
  from: string | null,
  stateOf: (leaf: string) => ItemState,
): string | undefined {
  const start = from === null ? 0 : order.indexOf(from) + 1;
  const turned = [...order.slice(start), ...order.slice(0, start)];
  return turned.find((leaf) => leaf !== from && !isDone(stateOf(leaf)));
}
