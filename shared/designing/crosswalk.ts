import type { RoundContent } from '../model/round.ts';
import type { Crosswalk, Template } from '../model/template.ts';
import { answersCarry } from './carried-answers.ts';
import { leafChanges } from './compare.ts';
import { linksOf, sameLeaves } from './crosswalk-links.ts';

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
  readonly to: Named | null;
  /** Leaves of the earlier round: one as a rule, several for a merged one, none for a new one. */
  readonly from: readonly Named[];
  /** `merged`: several became this one; `split`: what this one was became others, too. */
  readonly how: 'same' | 'changed' | 'merged' | 'split' | 'new' | 'dropped';
  /** Answers of the earlier round are answers to this leaf, too; only ever true for same and changed ones. */
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
  const links = linksOf(crosswalk);
  const same = sameLeaves(crosswalk);
  const lines = template.leaves.map((to): CrosswalkLine => {
    const from = (links.get(to.code) ?? []).flatMap((code) => known.get(code) ?? []);
    if (from.length === 0) return { to, from, how: 'new', carries: false };
    if (!same.has(to.code)) return { to, from, how: from.length > 1 ? 'merged' : 'split', carries: false };
    const was = old.get(from[0]?.code ?? '');
    if (was === undefined) return { to, from, how: 'changed', carries: false };
    const differs = leafChanges(was, to).length > 0;
    return { to, from, how: differs ? 'changed' : 'same', carries: answersCarry(was, to) };
  });
  const used = new Set([...links.values()].flat());
  const dropped = crosswalk.before
    .filter((leaf) => !used.has(leaf.code))
    .map((from): CrosswalkLine => ({ to: null, from: [from], how: 'dropped', carries: false }));
  return [...lines, ...dropped];
}
