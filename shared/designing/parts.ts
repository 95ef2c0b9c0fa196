import { canonicalJson } from '../package-format/canonical-json.ts';
import { Template } from '../model/template.ts';

/**
 * A system cut into named parts, so that an undo step holds what it changed and not the whole: `node CODE`,
 * `leaf CODE`, `order nodes`, `order leaves`, and `system KEY` for every other member.
 */
export type Parts = Readonly<Record<string, unknown>>;

/** What a step changed: each part as it was and as it is; undefined where there is none. */
export interface Change {
  readonly before: Parts;
  readonly after: Parts;
}

function partsOf({ nodes, leaves, ...system }: Template): Map<string, unknown> {
  return new Map<string, unknown>([
    ...nodes.map((node) => [`node ${node.code}`, node] as const),
    ...leaves.map((leaf) => [`leaf ${leaf.code}`, leaf] as const),
    ['order nodes', nodes.map((node) => node.code)],
    ['order leaves', leaves.map((leaf) => leaf.code)],
    ...Object.entries(system).map(([key, value]) => [`system ${key}`, value] as const),
  ]);
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined) return false;
  return canonicalJson(one) === canonicalJson(other);
}

/** The parts in which two systems differ; null marks a part that one of them lacks. Codes must be unique in both. */
export function changeBetween(before: Template, after: Template): Change {
  const old = partsOf(before);
  const now = partsOf(after);
  const differing = [...new Set([...old.keys(), ...now.keys()])].filter((key) => !isSame(old.get(key), now.get(key)));
  return {
    before: Object.fromEntries(differing.map((key) => [key, old.get(key) ?? null])),
    after: Object.fromEntries(differing.map((key) => [key, now.get(key) ?? null])),
  };
}

export function isEmpty({ before, after }: Change): boolean {
  return Object.keys(before).length === 0 && Object.keys(after).length === 0;
}

function codesAt(parts: ReadonlyMap<string, unknown>, key: string): readonly string[] {
  const codes = parts.get(key);
  return Array.isArray(codes) ? codes.filter((code): code is string => typeof code === 'string') : [];
}

/**
 * The system with these parts put in place of its own; null takes a part out. Throws for parts that are not of a
 * system: they come from the journal of this very design.
 */
export function withParts(template: Template, parts: Parts): Template {
  const all = partsOf(template);
  for (const [key, value] of Object.entries(parts)) {
    if (value === null) all.delete(key);
    else all.set(key, value);
  }
  const system = Object.fromEntries(
    [...all].filter(([key]) => key.startsWith('system ')).map(([key, value]) => [key.slice('system '.length), value]),
  );
  const pick = (kind: string, order: string): unknown[] =>
    codesAt(all, order).flatMap((code) => all.get(`${kind} ${code}`) ?? []);
  return Template.parse({ ...system, nodes: pick('node', 'order nodes'), leaves: pick('leaf', 'order leaves') });
}
