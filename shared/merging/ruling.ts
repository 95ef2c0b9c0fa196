import type { Decision, DecisionOf } from '../model/decision.ts';
import type { DeviceId } from '../model/ids.ts';
import { isKnown, type AnyHashedRecord, type HashedRecord } from '../model/record.ts';
import { slotKey } from '../model/slot-key.ts';
import type { Admission } from './admit.ts';
import type { Authority } from './authority.ts';
import { headsOf } from './heads.ts';
import { stretchOf, type Lines } from './stretch.ts';
import type { Standing } from './view-shapes.ts';

/** What the office has decided about computers and files, as far as its decisions count. */
export interface Ruling {
  standingOf(line: AnyHashedRecord): Standing;
  /** First lines of branches that the office has seen, by computer. */
  readonly acknowledged: ReadonlyMap<DeviceId, ReadonlySet<string>>;
  /** Computers that were stopped. */
  readonly stopped: ReadonlySet<DeviceId>;
}

interface Subject {
  readonly unit: string;
  readonly known: HashedRecord[];
}

/** Slots of decisions by kind, from the lines that have arrived in full chains. */
function subjectsOf(lines: Lines, { admitted }: Admission, authority: Authority): ReadonlyMap<string, Subject[]> {
  const bySlot = new Map<string, Subject>();
  const byKind = new Map<string, Subject[]>();
  for (const line of lines.values()) {
    const { record } = line;
    if (record.slot.form !== 'office' || !isKnown(record)) continue;
    if (!admitted.has(line.hash) || !authority.allows(record)) continue;
    const key = slotKey(record.slot);
    const subject = bySlot.get(key) ?? { unit: record.slot.unit, known: [] };
    if (subject.known.length === 0) {
      bySlot.set(key, subject);
      const of = byKind.get(record.slot.q);
      if (of === undefined) byKind.set(record.slot.q, [subject]);
      else of.push(subject);
    }
    subject.known.push({ hash: line.hash, record });
  }
  return byKind;
}

function isOf<T extends Decision['t']>(value: unknown, t: T): value is DecisionOf<T> {
  return typeof value === 'object' && value !== null && 't' in value && value.t === t;
}

/** What the live decisions of one kind say, each with its street: by any of the rivals, or only where all agree. */
function said<T extends Decision['t']>(
  subjects: readonly Subject[] | undefined,
  t: T,
  counts: (line: HashedRecord) => boolean,
  rivals: 'any' | 'all',
): readonly { readonly unit: string; readonly decision: DecisionOf<T> }[] {
  return (subjects ?? []).flatMap(({ unit, known }) => {
    const heads = headsOf(known.filter(counts), known);
    const decisions = heads.flatMap(({ record }) => (isOf(record.val, t) ? [{ unit, decision: record.val }] : []));
    return rivals === 'any' || decisions.length === heads.length ? decisions : [];
  });
}

function inBoth(one: ReadonlySet<string>, two: ReadonlySet<string>): Set<string> {
  return new Set([...one].filter((hash) => two.has(hash)));
}

/** A stopped computer cannot take its own stop back. */
function speaksAbout(subject: Subject): (line: HashedRecord) => boolean {
  const stopped = new Set(subject.known.flatMap(({ record: { val } }) => (isOf(val, 'revoke') ? [val.dev] : [])));
  return ({ record }) => !stopped.has(record.dev);
}

/** By stopped computer: what it wrote up to the cut. Several cuts leave only what is below all of them. */
function cutsOf(lines: Lines, admission: Admission, subjects: readonly Subject[]): Map<DeviceId, Set<string>> {
  const kept = new Map<DeviceId, Set<string>>();
  for (const subject of subjects) {
    for (const { decision } of said([subject], 'revoke', speaksAbout(subject), 'any')) {
      const { dev, cut } = decision;
      // Without the line of the cut a number tells enough only while the log has a single branch.
      const unproven = admission.forks.has(dev) ? 'none' : 'any';
      const below = stretchOf(lines, { dev, from: 1, to: cut.seq, head: cut.head }, unproven);
      const before = kept.get(dev);
      kept.set(dev, before === undefined ? below : inBoth(before, below));
    }
  }
  return kept;
}

/**
 * Works out which lines count. Rules build on each other: stops first (whoever wrote them, so that two offices cannot
 * undo each other's by order), then releases, then everything else that computers still in service decided. Rival
 * decisions about one subject: what leaves less standing, until somebody decides between them.
 */
export function ruleOn(lines: Lines, admission: Admission, authority: Authority): Ruling {
  const subjects = subjectsOf(lines, admission, authority);
  const revocations = subjects.get('revoke') ?? [];
  const kept = cutsOf(lines, admission, revocations);
  const isCut = ({ hash, record }: AnyHashedRecord): boolean => kept.get(record.dev)?.has(hash) === false;

  const released = new Set<string>();
  for (const { decision } of said(subjects.get('accept-late'), 'accept-late', (line) => !isCut(line), 'all')) {
    const { dev, to } = decision;
    for (const hash of stretchOf(lines, { dev, from: 1, to: to.seq, head: to.head }, 'none')) released.add(hash);
  }
  const isStopped = (line: AnyHashedRecord): boolean => isCut(line) && !released.has(line.hash);
  const inService = (line: HashedRecord): boolean => !isStopped(line);

  const excluded = new Set<string>();
  for (const { decision } of said(subjects.get('exclude'), 'exclude', inService, 'any')) {
    const { what } = decision;
    if (what.kind === 'record') excluded.add(what.hash);
    else for (const hash of stretchOf(lines, what, 'any')) excluded.add(hash);
  }
  const accepted = new Map<string, string[]>();
  for (const { unit, decision } of said(subjects.get('admit'), 'admit', inService, 'all')) {
    const { dev, form, to } = decision;
    for (const hash of stretchOf(lines, { dev, from: 1, to: to.seq, head: to.head }, 'none')) {
      const places = accepted.get(hash);
      if (places === undefined) accepted.set(hash, [`${unit}|${form}`]);
      else places.push(`${unit}|${form}`);
    }
  }
  const acknowledged = new Map<DeviceId, ReadonlySet<string>>();
  for (const { decision } of said(subjects.get('ack-fork'), 'ack-fork', inService, 'all')) {
    const before = acknowledged.get(decision.dev);
    const heads = new Set(decision.heads);
    acknowledged.set(decision.dev, before === undefined ? heads : inBoth(before, heads));
  }
  const selfRevoking = new Set(
    revocations.flatMap((subject) =>
      subject.known.filter((line) => !speaksAbout(subject)(line)).map(({ hash }) => hash),
    ),
  );

  function standingOf(line: AnyHashedRecord): Standing {
    const { hash, record } = line;
    if (!admission.admitted.has(hash)) return 'gap';
    if (record.slot.form === 'office' && record.slot.q === 'revoke' && isKnown(record)) {
      return authority.allows(record) && !selfRevoking.has(hash) ? 'counted' : 'not_assigned';
    }
    if (isStopped(line)) return 'revoked';
    if (!isKnown(record)) return authority.reaches(record.dev, record.slot) ? 'newer' : 'not_assigned';
    if (record.slot.form !== 'office' && excluded.has(hash)) return 'excluded';
    if (authority.allows(record)) return 'counted';
    const places = accepted.get(hash);
    const isAccepted = places?.includes(`${record.slot.unit}|${record.slot.form}`) === true;
    return isAccepted && authority.acceptable(record) ? 'counted' : 'not_assigned';
  }

  return { standingOf, acknowledged, stopped: new Set(kept.keys()) };
}
