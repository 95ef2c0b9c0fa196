import type { RoundContent } from '../model/round.ts';
import type { Leaf } from '../model/template.ts';
import { leafChanges, type Compared } from './compare.ts';
import { plainName } from './crosswalk.ts';

type Named = Pick<Leaf, 'code' | 'zh' | 'en'>;

/** One item in two rounds. */
export interface LeafPair {
  /** In the later round; null for one that it no longer has. */
  readonly to: Named | null;
  /** In the earlier round; null for a new one. Of one that was made of several, the first of them. */
  readonly from: Named | null;
  /**
   * Only `compared` ones are the same item and have a difference. `split`: `from` became several items, `merged`: `to`
   * was made of several.
   */
  readonly how: 'compared' | 'split' | 'merged' | 'new' | 'dropped';
  /** What differs between the two; empty unless they are compared. */
  readonly changed: readonly Compared[];
}

export interface LeafPairs {
  /** Which items belong together: as the office's crosswalk says, or only those of equal code and name. */
  readonly along: 'crosswalk' | 'names';
  readonly pairs: readonly LeafPair[];
}

type Round = Pick<RoundContent, 'id' | 'template'>;

/** Leaf of `now` → leaf of `then` that the crosswalk of either names; null where there is none between them. */
function linksOf(now: Round, then: Round): readonly (readonly [string, string])[] | null {
  const [forward, backward] = [now.template.crosswalk, then.template.crosswalk];
  if (forward?.round === then.id) return Object.entries(forward.leaves);
  if (backward?.round === now.id) return Object.entries(backward.leaves).map(([code, was]) => [was, code]);
  return null;
}

function sameNames(now: Round, then: Round): readonly (readonly [string, string])[] {
  const old = new Map(then.template.leaves.map((leaf) => [leaf.code, leaf]));
  return now.template.leaves
    .filter((leaf) => {
      const was = old.get(leaf.code);
      return was !== undefined && plainName(was) === plainName(leaf);
    })
    .map(({ code }) => [code, code] as const);
}

/**
 * Which items of two rounds may be compared, in the order of `now`, what it no longer has at the end. They go along the
 * crosswalk, whichever of the two rounds has it, since a code may have come to mean something else; without one, only
 * equal code and equal name together make a pair. A figure of an item that was split, or made of several, belongs to
 * none of the others.
 */
export function leafPairs(now: Round, then: Round): LeafPairs {
  const walk = linksOf(now, then);
  const is = new Map(now.template.leaves.map((leaf) => [leaf.code, leaf]));
  const was = new Map(then.template.leaves.map((leaf) => [leaf.code, leaf]));
  const links = (walk ?? sameNames(now, then)).filter(([to, from]) => is.has(to) && was.has(from));
  const into = Map.groupBy(links, ([to]) => to);
  const outOf = Map.groupBy(links, ([, from]) => from);
  const kept = now.template.leaves.map((to): LeafPair => {
    const own = into.get(to.code) ?? [];
    const from = was.get(own[0]?.[1] ?? '');
    if (from === undefined) return { to, from: null, how: 'new', changed: [] };
    if (own.length > 1) return { to, from, how: 'merged', changed: [] };
    if ((outOf.get(from.code)?.length ?? 0) > 1) return { to, from, how: 'split', changed: [] };
    return { to, from, how: 'compared', changed: leafChanges(from, to) };
  });
  const gone = then.template.leaves
    .filter(({ code }) => !outOf.has(code))
    .map((from): LeafPair => ({ to: null, from, how: 'dropped', changed: [] }));
  return { along: walk === null ? 'names' : 'crosswalk', pairs: [...kept, ...gone] };
}
