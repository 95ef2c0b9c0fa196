import type { LeafResult, NodeResult, RaterResult, SourceResult, UnitResult } from '../../../shared/model/result.ts';

/** One step of the way down: a node or item, one of its sources, one rater of it. */
export interface Walk {
  /** From the total to the node or item, both included. */
  readonly path: readonly NodeResult[];
  readonly node: NodeResult;
  readonly leaf: LeafResult | undefined;
  readonly source: SourceResult | undefined;
  readonly rater: RaterResult | undefined;
}

/** How a street's own answer and an agreed finding, which name nobody, stand in a path. */
export const NOBODY = '-';

/** Finds the step that a place like `A2.2.1/REVIEW/PERSON` names; undefined for one that does not exist. */
export function walkTo(result: UnitResult, place: string): Walk | undefined {
  const [code = '', sourceId, raterId] = place.split('/');
  const all = new Map<string, NodeResult>(
    [result.total, ...result.nodes, ...result.leaves].map((one) => [one.code, one]),
  );
  const node = all.get(code);
  if (node === undefined) return undefined;
  const path: NodeResult[] = [];
  for (
    let at: NodeResult | undefined = node;
    at !== undefined;
    at = at.parent === null ? undefined : all.get(at.parent)
  ) {
    path.unshift(at);
  }
  if (path[0]?.code !== result.total.code) path.unshift(result.total);
  const leaf = result.leaves.find((one) => one.code === code);
  const source = leaf?.sources.find((one) => one.source === sourceId);
  if (sourceId !== undefined && source === undefined) return undefined;
  const rater = source?.raters.find((one) => (one.rater ?? NOBODY) === raterId);
  if (raterId !== undefined && rater === undefined) return undefined;
  return { path, node, leaf, source, rater };
}

export type LedgerRow =
  | { readonly kind: 'group'; readonly node: NodeResult }
  | { readonly kind: 'leaf'; readonly leaf: LeafResult };

/** All branches and items in the order of the tree. */
export function ledgerRows(result: UnitResult): readonly LedgerRow[] {
  const nodes = new Map(result.nodes.map((node) => [node.code, node]));
  const leaves = new Map(result.leaves.map((leaf) => [leaf.code, leaf]));
  const under = (code: string): readonly LedgerRow[] => {
    const leaf = leaves.get(code);
    if (leaf !== undefined) return [{ kind: 'leaf', leaf }];
    const node = nodes.get(code);
    return node === undefined ? [] : [{ kind: 'group', node }, ...node.children.flatMap(under)];
  };
  return result.total.children.flatMap(under);
}
