import * as fc from 'fast-check';
import {
  compositeTree,
  type CompositeNode,
  type CompositeTree,
} from '../../shared/scoring/composite/composite-tree.ts';

export function treeFrom(nodes: readonly CompositeNode[]): CompositeTree {
  const tree = compositeTree(nodes);
  if (!tree.ok) throw new Error(JSON.stringify(tree.error));
  return tree.value;
}

/** Any tree: a top `T`, every further node below one that came before it. Weights above 0 unless said. */
export function anyNodes(
  weight: fc.Arbitrary<number> = fc.double({ min: 0.01, max: 100, noNaN: true }),
): fc.Arbitrary<CompositeNode[]> {
  return fc.array(fc.tuple(fc.nat(), weight), { minLength: 1, maxLength: 18 }).map((list) => {
    const nodes: CompositeNode[] = [{ code: 'T', parent: null, weight: 1 }];
    for (const [at, [choice, own]] of list.entries()) {
      nodes.push({ code: `n${at}`, parent: nodes[choice % nodes.length]?.code ?? 'T', weight: own });
    }
    return nodes;
  });
}

/** Values of the leaves by code, for a number of units. */
export function valuesFor(
  nodes: readonly CompositeNode[],
  value: fc.Arbitrary<number | null>,
  units: number,
): fc.Arbitrary<Map<string, (number | null)[]>> {
  const parents = new Set(nodes.map(({ parent }) => parent));
  const leaves = nodes.filter(({ code }) => !parents.has(code)).map(({ code }) => code);
  const column = fc.array(value, { minLength: units, maxLength: units });
  return fc
    .tuple(...leaves.map(() => column))
    .map((columns) => new Map(leaves.map((leaf, at) => [leaf, columns[at] ?? []])));
}

/** Leaf values of one unit by the places of a tree. */
export function leavesOf(
  tree: CompositeTree,
  values: ReadonlyMap<string, readonly (number | null)[]>,
  unit = 0,
): (number | null)[] {
  return tree.codes.map((code) => values.get(code)?.[unit] ?? null);
}
