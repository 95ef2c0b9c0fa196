import type { Leaf, Template, TreeNode } from '../model/template.ts';

/** Levels that a system may have; prints and screens are laid out for no more. */
export const DEEPEST = 8;

export type Indicator = TreeNode | Leaf;

export function isLeaf(indicator: Indicator): indicator is Leaf {
  return 'method' in indicator;
}

export function indicatorsOf(template: Template): readonly Indicator[] {
  return [...template.nodes, ...template.leaves];
}

export function findIndicator(template: Template, code: string): Indicator | undefined {
  return indicatorsOf(template).find((one) => one.code === code);
}

/** Direct children in their order, nodes before leaves; of the top for null. */
export function childrenOf(template: Template, parent: string | null): readonly Indicator[] {
  return indicatorsOf(template).filter((one) => one.parent === parent);
}

/** The indicator and everything below it. */
export function subtreeOf(template: Template, code: string): ReadonlySet<string> {
  const inside = new Set([code]);
  let size = 0;
  while (size < inside.size) {
    size = inside.size;
    for (const one of indicatorsOf(template)) if (one.parent !== null && inside.has(one.parent)) inside.add(one.code);
  }
  return inside;
}

/** Steps from the top, 1 for the first level; null where the way up does not end. */
export function levelOf(template: Template, code: string): number | null {
  const parents = new Map(indicatorsOf(template).map((one) => [one.code, one.parent]));
  let level = 1;
  let above = parents.get(code);
  while (above !== null && above !== undefined) {
    level += 1;
    if (level > parents.size + 1) return null;
    above = parents.get(above);
  }
  return above === undefined ? null : level;
}

/**
 * The same system in the order of its tree, with the levels that its places give. What hangs on nothing or on itself
 * stays at the end, so that the checks can name it.
 */
export function arranged(template: Template): Template {
  const nodes: TreeNode[] = [];
  const leaves: Leaf[] = [];
  const nodesUnder = Map.groupBy(template.nodes, (node) => node.parent);
  const leavesUnder = Map.groupBy(template.leaves, (leaf) => leaf.parent);
  const visit = (parent: string | null, level: number): void => {
    for (const node of nodesUnder.get(parent) ?? []) {
      nodes.push(node.level === level ? node : { ...node, level });
      visit(node.code, level + 1);
    }
    for (const leaf of parent === null ? [] : (leavesUnder.get(parent) ?? [])) {
      leaves.push(leaf.level === level ? leaf : { ...leaf, level });
    }
  };
  visit(null, 1);
  const placed = new Set([...nodes, ...leaves].map((one) => one.code));
  return {
    ...template,
    nodes: [...nodes, ...template.nodes.filter((node) => !placed.has(node.code))],
    leaves: [...leaves, ...template.leaves.filter((leaf) => !placed.has(leaf.code))],
  };
}
