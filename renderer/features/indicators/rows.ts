import type { Leaf, Template, TreeNode } from '../../../shared/model/template.ts';
import { divide, HUNDRED, multiply, ONE, published, ZERO } from '../../../shared/scoring/fraction.ts';
import { TOTAL, treeOf } from '../../../shared/scoring/tree.ts';

interface Common {
  readonly code: string;
  /** Steps from the top, counting only rows that are shown. */
  readonly depth: number;
  /** Codes of the rows above that can be closed. */
  readonly inside: readonly string[];
  /** Weight within the shown row above, percent with two places. */
  readonly weight: string;
  /** Share of the total, percent with two places. */
  readonly share: string;
  /** Nodes with this single child only, from the top; they have no row of their own. */
  readonly above: readonly TreeNode[];
}

export type IndicatorRow =
  | (Common & { readonly kind: 'node'; readonly node: TreeNode; readonly items: number })
  | (Common & { readonly kind: 'leaf'; readonly leaf: Leaf });

/** The indicator system from the top as rows; a node that has one child only stands in its child's row. */
export function indicatorRows(template: Template): readonly IndicatorRow[] {
  const tree = treeOf(template);
  const nodes = new Map(template.nodes.map((node) => [node.code, node]));
  const leaves = new Map(template.leaves.map((leaf) => [leaf.code, leaf]));
  const childrenOf = (code: string) => tree.children.get(code) ?? [];
  const nominal = (code: string) => tree.nominal.get(code) ?? ZERO;
  const percent = (part: string, of: string) =>
    published(multiply(HUNDRED, divide(nominal(part), of === TOTAL ? ONE : nominal(of))));
  const itemsIn = (code: string): number =>
    leaves.has(code) ? 1 : childrenOf(code).reduce((sum, child) => sum + itemsIn(child), 0);
  const rows: IndicatorRow[] = [];

  const visit = (code: string, inside: readonly string[], above: readonly TreeNode[]): void => {
    const node = nodes.get(code);
    const children = childrenOf(code);
    const [only] = children;
    if (node !== undefined && children.length === 1 && only !== undefined) {
      visit(only, inside, [...above, node]);
      return;
    }
    const parent = inside.at(-1) ?? TOTAL;
    const shared = {
      code,
      depth: inside.length,
      inside,
      above,
      weight: percent(code, parent),
      share: percent(code, TOTAL),
    };
    const leaf = leaves.get(code);
    if (leaf !== undefined) rows.push({ ...shared, kind: 'leaf', leaf });
    if (node === undefined) return;
    rows.push({ ...shared, kind: 'node', node, items: itemsIn(code) });
    for (const child of children) visit(child, [...inside, code], []);
  };
  for (const code of childrenOf(TOTAL)) visit(code, [], []);
  return rows;
}
