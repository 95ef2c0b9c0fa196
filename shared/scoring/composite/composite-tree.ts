import { ok, refuse, type Result } from '../../result.ts';

/** One indicator or aggregate as it comes from outside, in any order. */
export interface CompositeNode {
  readonly code: string;
  /** Code of the aggregate above; null for the one at the top. */
  readonly parent: string | null;
  /** Relative to its siblings, finite, ≥ 0; that of the top does not matter. */
  readonly weight: number;
}

export type TreeFault =
  | { readonly kind: 'empty' | 'no_top' }
  | { readonly kind: 'duplicate' | 'negative_weight' | 'weights_zero' | 'top_is_leaf'; readonly code: string }
  | { readonly kind: 'orphan'; readonly code: string; readonly parent: string }
  | { readonly kind: 'cycle' | 'two_tops'; readonly codes: readonly string[] };

/**
 * A tree of indicators, worked out once. Nodes are known by their place: leaves and lower levels first, within a level
 * by code, so children always stand before parents and the order of the input does not matter.
 */
export interface CompositeTree {
  readonly codes: readonly string[];
  readonly place: ReadonlyMap<string, number>;
  /** Place of the parent; −1 for the top. */
  readonly parent: Int32Array;
  readonly weight: Float64Array;
  /** 1 for leaves; an aggregate is one above its highest child. */
  readonly level: Int32Array;
  readonly children: readonly (readonly number[])[];
  readonly leaves: readonly number[];
  readonly top: number;
  /** Highest level, that of the top. */
  readonly levels: number;
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Codes that lie on a cycle or below one: those from which the top is not reached. */
function unreachable(nodes: ReadonlyMap<string, CompositeNode>): string[] {
  const reached = new Map<string, boolean>();
  for (const start of nodes.keys()) {
    const path = new Set<string>();
    let at: string | null = start;
    while (at !== null && !reached.has(at) && !path.has(at)) {
      path.add(at);
      at = nodes.get(at)?.parent ?? null;
    }
    const good = at === null ? true : (reached.get(at) ?? false);
    for (const code of path) reached.set(code, good);
  }
  return [...reached].flatMap(([code, good]) => (good ? [] : [code])).sort(byCode);
}

function faultsOf(nodes: readonly CompositeNode[], known: ReadonlyMap<string, CompositeNode>): TreeFault[] {
  const faults: TreeFault[] = [];
  const seen = new Set<string>();
  for (const { code, parent, weight } of nodes) {
    if (seen.has(code)) faults.push({ kind: 'duplicate', code });
    seen.add(code);
    if (parent !== null && !known.has(parent)) faults.push({ kind: 'orphan', code, parent });
    if (parent !== null && !(weight >= 0 && weight < Infinity)) faults.push({ kind: 'negative_weight', code });
  }
  if (faults.length > 0) return faults;
  const tops = nodes.filter(({ parent }) => parent === null).map(({ code }) => code);
  const lost = unreachable(known);
  if (lost.length > 0) faults.push({ kind: 'cycle', codes: lost });
  if (tops.length > 1) faults.push({ kind: 'two_tops', codes: tops.sort(byCode) });
  if (tops.length === 0 && lost.length === 0) faults.push({ kind: 'no_top' });
  return faults;
}

function levelsOf(nodes: ReadonlyMap<string, CompositeNode>, children: ReadonlyMap<string, readonly string[]>) {
  const level = new Map<string, number>();
  // Children before parents, without a stack of calls: a chain may be long.
  const waiting = new Map([...nodes.keys()].map((code) => [code, children.get(code)?.length ?? 0]));
  const ready = [...nodes.keys()].filter((code) => waiting.get(code) === 0);
  for (let code = ready.pop(); code !== undefined; code = ready.pop()) {
    level.set(code, 1 + (children.get(code) ?? []).reduce((most, child) => Math.max(most, level.get(child) ?? 0), 0));
    const parent = nodes.get(code)?.parent ?? null;
    if (parent === null) continue;
    const left = (waiting.get(parent) ?? 1) - 1;
    waiting.set(parent, left);
    if (left === 0) ready.push(parent);
  }
  return level;
}

/** Works a tree out, or says everything that is wrong with it. Any depth; branches may differ in depth. */
export function compositeTree(nodes: readonly CompositeNode[]): Result<CompositeTree, readonly TreeFault[]> {
  if (nodes.length === 0) return refuse([{ kind: 'empty' }]);
  const known = new Map(nodes.map((node) => [node.code, node]));
  const faults = faultsOf(nodes, known);
  if (faults.length > 0) return refuse(faults);
  const below = new Map<string, string[]>();
  for (const { code, parent } of nodes) {
    if (parent === null) continue;
    const siblings = below.get(parent);
    if (siblings === undefined) below.set(parent, [code]);
    else siblings.push(code);
  }
  const zero = [...below].filter(([, codes]) => codes.every((code) => known.get(code)?.weight === 0));
  if (zero.length > 0) return refuse(zero.map(([code]) => ({ kind: 'weights_zero', code })));

  const levels = levelsOf(known, below);
  const codes = [...known.keys()].sort((a, b) => (levels.get(a) ?? 0) - (levels.get(b) ?? 0) || byCode(a, b));
  const place = new Map(codes.map((code, at) => [code, at]));
  const top = codes.length - 1;
  if (top === 0) return refuse([{ kind: 'top_is_leaf', code: codes[0] ?? '' }]);
  const parent = Int32Array.from(codes, (code) => place.get(known.get(code)?.parent ?? '') ?? -1);
  const children: number[][] = codes.map(() => []);
  for (const [at, above] of parent.entries()) children[above]?.push(at);
  return ok({
    codes,
    place,
    parent,
    weight: Float64Array.from(codes, (code) => known.get(code)?.weight ?? 0),
    level: Int32Array.from(codes, (code) => levels.get(code) ?? 1),
    children,
    leaves: codes.flatMap((_, at) => (children[at]?.length === 0 ? [at] : [])),
    top,
    levels: levels.get(codes[top] ?? '') ?? 1,
  });
}
