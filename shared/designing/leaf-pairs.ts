import type { RoundContent } from '../model/round.ts';
import type { Crosswalk, Leaf } from '../model/template.ts';
import { leafChanges, type Compared } from './compare.ts';
import { linksOf } from './crosswalk-links.ts';
import { plainName } from './crosswalk.ts';

type Named = Pick<Leaf, 'code' | 'zh' | 'en'>;

/** One item in two rounds. */
export interface LeafPair {
  /** In the later round; null for one that it no longer has. */
  readonly to: Named | null;
  /** In the earlier round; null for one that it had not. Both are there only where they are compared. */
  readonly from: Named | null;
  /**
   * Only `compared` ones are the same item and have a difference. What became of the others in time, whichever round is
   * looked at from: `merged` ones were made of several, `split` ones of a part of one; `joined` ones became a part of
   * one, `divided` ones several.
   */
  readonly how: 'compared' | 'merged' | 'split' | 'joined' | 'divided' | 'new' | 'dropped';
  /** Items of the other round that it was made of, or that it became; empty for all others. */
  readonly others: readonly Named[];
  /** What differs between the two; empty unless they are compared. */
  readonly changed: readonly Compared[];
}

export interface LeafPairs {
  /** Which items belong together: as the office's crosswalk says, or only those of equal code and name. */
  readonly along: 'crosswalk' | 'names';
  readonly pairs: readonly LeafPair[];
}

type Round = Pick<RoundContent, 'id' | 'template'>;

type Link = readonly [now: string, then: string];

interface Walk {
  readonly links: readonly Link[];
  /** The crosswalk is that of `now`, so that `then` is the earlier of the two. */
  readonly forward: boolean;
}

function pairwise(crosswalk: Crosswalk): readonly Link[] {
  return [...linksOf(crosswalk)].flatMap(([to, from]) => from.map((code): Link => [to, code]));
}

/** What the crosswalk of either says; null where there is none between them. */
function walkOf(now: Round, then: Round): Walk | null {
  const [forward, backward] = [now.template.crosswalk, then.template.crosswalk];
  if (forward?.round === then.id) return { links: pairwise(forward), forward: true };
  if (backward?.round !== now.id) return null;
  return { links: pairwise(backward).map(([later, earlier]): Link => [earlier, later]), forward: false };
}

function sameNames(now: Round, then: Round): Walk {
  const old = new Map(then.template.leaves.map((leaf) => [leaf.code, leaf]));
  const links = now.template.leaves
    .filter((leaf) => {
      const was = old.get(leaf.code);
      return was !== undefined && plainName(was) === plainName(leaf);
    })
    .map(({ code }): Link => [code, code]);
  return { links, forward: true };
}

/** What one is to the items of the other round, where it is no pair with one: in the later round, or in the earlier. */
function relation(others: readonly Named[], isLater: boolean): LeafPair['how'] {
  if (isLater) return others.length > 1 ? 'merged' : 'split';
  return others.length > 1 ? 'divided' : 'joined';
}

/**
 * Which items of two rounds may be compared, in the order of `now`, then those of `then` that are no pair. They go along
 * the crosswalk, whichever of the two rounds has it, since a code may have come to mean something else; without one,
 * only equal code and equal name together make a pair. A figure of an item that was split, or made of several, belongs
 * to none of the others.
 */
export function leafPairs(now: Round, then: Round): LeafPairs {
  const walk = walkOf(now, then);
  const { links: all, forward } = walk ?? sameNames(now, then);
  const is = new Map(now.template.leaves.map((leaf) => [leaf.code, leaf]));
  const was = new Map(then.template.leaves.map((leaf) => [leaf.code, leaf]));
  const links = all.filter(([to, from]) => is.has(to) && was.has(from));
  const into = Map.groupBy(links, ([to]) => to);
  const outOf = Map.groupBy(links, ([, from]) => from);
  const kept = now.template.leaves.map((to): LeafPair => {
    const others = (into.get(to.code) ?? []).flatMap(([, from]) => was.get(from) ?? []);
    const [from] = others;
    if (from === undefined) return { to, from: null, how: 'new', others, changed: [] };
    if (others.length === 1 && outOf.get(from.code)?.length === 1)
      return { to, from, how: 'compared', others: [], changed: leafChanges(from, to) };
    return { to, from: null, how: relation(others, forward), others, changed: [] };
  });
  const paired = new Set(kept.flatMap(({ from }) => from?.code ?? []));
  const gone = then.template.leaves
    .filter(({ code }) => !paired.has(code))
    .map((from): LeafPair => {
      const others = (outOf.get(from.code) ?? []).flatMap(([to]) => is.get(to) ?? []);
      const how = others.length === 0 ? 'dropped' : relation(others, !forward);
      return { to: null, from, how, others, changed: [] };
    });
  return { along: walk === null ? 'names' : 'crosswalk', pairs: [...kept, ...gone] };
}
