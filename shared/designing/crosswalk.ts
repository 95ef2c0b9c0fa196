import type { RoundContent } from '../model/round.ts';
import type { Crosswalk, Template } from '../model/template.ts';
import { answersCarry } from './carried-answers.ts';
import { leafChanges } from './compare.ts';

type Named = Crosswalk['before'][number];

/** Which earlier round, and the leaves that it had. */
export type EarlierRound = Pick<Crosswalk, 'round' | 'name' | 'before'>;

/** What two names have in common when spaces and punctuation are left out. */
export function plainName({ zh }: Named): string {
  return zh.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/**
 * A first crosswalk to an earlier round: by equal name first, since a code may have moved to something else, then by
 * equal code among the leaves of which neither side has found its name. Everything else is new.
 */
export function proposeCrosswalk({ leaves }: Template, { round, name, before }: EarlierRound): Crosswalk {
  const byName = Map.groupBy(before, plainName);
  const named = leaves.flatMap((leaf): [string, string][] => {
    const [same, ...others] = byName.get(plainName(leaf)) ?? [];
    return same === undefined || others.length > 0 ? [] : [[leaf.code, same.code]];
  });
  const found = new Map(named);
  const taken = new Set(found.values());
  const coded = leaves
    .filter(({ code }) => !found.has(code) && !taken.has(code) && before.some((one) => one.code === code))
    .map(({ code }): [string, string] => [code, code]);
  return { round, name, before, leaves: Object.fromEntries([...named, ...coded]) };
}

/** The system of a round for the next one: every leaf is at first the one that it was. */
export function cloneOf(content: RoundContent): Template {
  const { leaves, retired: _retired, ...rest } = content.template;
  return {
    ...rest,
    leaves,
    crosswalk: {
      round: content.id,
      name: { zh: content.name.zh, en: content.name.en },
      before: leaves.map(({ code, zh, en }) => ({ code, zh, en })),
      leaves: Object.fromEntries(leaves.map(({ code }) => [code, code])),
    },
  };
}

/** One line of a crosswalk: which leaf was which. */
export interface CrosswalkLine {
  /** Leaf now; null for one that was dropped. */
  readonly to: { readonly code: string; readonly zh: string; readonly en: string } | null;
  /** Leaf of the earlier round; null for a new one. */
  readonly from: { readonly code: string; readonly zh: string; readonly en: string } | null;
  readonly how: 'same' | 'changed' | 'new' | 'dropped';
  /** Answers of the earlier round are answers to this leaf, too; never true for new and dropped ones. */
  readonly carries: boolean;
}

/**
 * Which leaf was which, in the order of the system as it is, what was dropped at the end. `before` is the system of
 * the earlier round where it is at hand; without it nothing is called the same. Empty for a system without crosswalk.
 */
export function crosswalkLines(template: Template, before: Template | null): readonly CrosswalkLine[] {
  const { crosswalk } = template;
  if (crosswalk === undefined) return [];
  const known = new Map(crosswalk.before.map((leaf) => [leaf.code, leaf]));
  const old = new Map((before?.leaves ?? []).map((leaf) => [leaf.code, leaf]));
  const used = new Set<string>();
  const lines = template.leaves.map((leaf): CrosswalkLine => {
    const code = crosswalk.leaves[leaf.code];
    const from = code === undefined ? undefined : known.get(code);
    if (from === undefined) return { to: leaf, from: null, how: 'new', carries: false };
    used.add(from.code);
    const was = old.get(from.code);
    if (was === undefined) return { to: leaf, from, how: 'changed', carries: false };
    const differs = leafChanges(was, leaf).length > 0;
    return { to: leaf, from, how: differs ? 'changed' : 'same', carries: answersCarry(was, leaf) };
  });
  const dropped = crosswalk.before
    .filter((leaf) => !used.has(leaf.code))
    .map((from): CrosswalkLine => ({ to: null, from, how: 'dropped', carries: false }));
  return [...lines, ...dropped];
}
