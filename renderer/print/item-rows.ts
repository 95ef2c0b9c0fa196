import type { LeafResult, NodeResult, UnitResult } from '../../shared/model/result.ts';

export type ItemRow =
  | { readonly kind: 'group'; readonly node: NodeResult }
  | { readonly kind: 'leaf'; readonly leaf: LeafResult };

/** Branches down to this level get a line of their own; deeper ones would only repeat their items. */
const DEEPEST_GROUP = 2;

/** The item table in the order of the tree: a line for each upper branch, then its items. */
export function itemRows(result: UnitResult): readonly ItemRow[] {
  const nodes = new Map(result.nodes.map((node) => [node.code, node]));
  const leaves = new Map(result.leaves.map((leaf) => [leaf.code, leaf]));
  const rows: ItemRow[] = [];
  const visit = (code: string): void => {
    const leaf = leaves.get(code);
    if (leaf !== undefined) {
      rows.push({ kind: 'leaf', leaf });
      return;
    }
    const node = nodes.get(code);
    if (node === undefined) return;
    if (node.level <= DEEPEST_GROUP) rows.push({ kind: 'group', node });
    for (const child of node.children) visit(child);
  };
  for (const child of result.total.children) visit(child);
  return rows;
}

export interface SelfReviewDifference {
  readonly leaf: LeafResult;
  readonly self: string;
  readonly review: string;
  readonly serious: boolean;
}

/** Items that scoring marked because the self-assessment exceeds the review by much; the worst first. */
export function selfReviewDifferences(result: UnitResult): readonly SelfReviewDifference[] {
  const found = result.leaves.flatMap((leaf): SelfReviewDifference[] => {
    const serious = leaf.marks.some((mark) => mark.code === 'self_review_serious');
    if (!serious && !leaf.marks.some((mark) => mark.code === 'self_review_attention')) return [];
    const scoreOf = (source: string) => leaf.sources.find((one) => one.source === source)?.score;
    const self = scoreOf('SELF');
    const review = scoreOf('REVIEW');
    return typeof self === 'string' && typeof review === 'string' ? [{ leaf, self, review, serious }] : [];
  });
  return found.sort((a, b) => Number(b.self) - Number(b.review) - (Number(a.self) - Number(a.review)));
}
