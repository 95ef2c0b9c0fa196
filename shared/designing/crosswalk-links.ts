import type { Crosswalk } from '../model/template.ts';

/** Leaf of this round → the leaves of the earlier one that it was made of, in their order; never an empty list. */
export type CrosswalkLinks = ReadonlyMap<string, readonly string[]>;

export function linksOf({ before, leaves, madeOf = {} }: Crosswalk): CrosswalkLinks {
  const links = new Map<string, Set<string>>();
  const link = (to: string, from: string) => links.set(to, (links.get(to) ?? new Set()).add(from));
  for (const [to, from] of Object.entries(leaves)) link(to, from);
  for (const [to, several] of Object.entries(madeOf)) for (const from of several) link(to, from);
  const order = new Map(before.map(({ code }, index) => [code, index]));
  const place = (code: string) => order.get(code) ?? order.size;
  return new Map([...links].map(([to, from]) => [to, [...from].toSorted((a, b) => place(a) - place(b))]));
}

/** How many leaves each leaf of the earlier round became. */
function became(links: CrosswalkLinks): ReadonlyMap<string, number> {
  const all = [...links.values()].flat();
  return new Map([...Map.groupBy(all, (code) => code)].map(([code, times]) => [code, times.length]));
}

/**
 * The crosswalk with other links. Whatever has to do with a merge stands in `madeOf`, which programs of before do not
 * know: they find such items new and compare nothing, while in `leaves` they would take one part for the whole.
 */
export function withLinks({ madeOf: _before, ...rest }: Crosswalk, links: CrosswalkLinks): Crosswalk {
  const merged = new Set([...links.values()].filter((from) => from.length > 1).flat());
  const leaves: Record<string, string> = {};
  const madeOf: Record<string, string[]> = {};
  for (const [to, from] of links) {
    const [first] = from;
    if (first === undefined) continue;
    if (from.some((code) => merged.has(code))) madeOf[to] = [...from];
    else leaves[to] = first;
  }
  return { ...rest, leaves, ...(Object.keys(madeOf).length === 0 ? {} : { madeOf }) };
}

/** Leaf of this round → the very leaf that it was; what was merged or split is not there. */
export function sameLeaves(crosswalk: Crosswalk): ReadonlyMap<string, string> {
  const links = linksOf(crosswalk);
  const times = became(links);
  return new Map(
    [...links].flatMap(([to, [from, ...others]]) =>
      from === undefined || others.length > 0 || times.get(from) !== 1 ? [] : [[to, from] as const],
    ),
  );
}
