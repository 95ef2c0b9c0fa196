import * as fc from 'fast-check';
import { admit } from '../../../shared/merging/admit.ts';
import { officeSlot, type Decision } from '../../../shared/model/decision.ts';
import { GENESIS } from '../../../shared/model/genesis.ts';
import { isKnown, type AnyHashedRecord } from '../../../shared/model/record.ts';
import type { Slot } from '../../../shared/model/response.ts';
import { slotKey } from '../../../shared/model/slot-key.ts';
import { content, device, logOf, OTHER_UNIT, UNIT } from './a-round.ts';

export const WRITERS = ['s1', 's2', 's3'];
export const OFFICES = ['o1', 'o2'];
export const round = content([
  device('s1', 'street', { units: [UNIT] }),
  device('s2', 'street', { units: [UNIT] }),
  device('s3', 'street', { units: [OTHER_UNIT] }),
  ...OFFICES.map((id) => device(id, 'office')),
]);
export const reason = { code: 'evidence', text: 'ten characters and more' };

/** One thing somebody does; the numbers pick among what exists when it happens. */
const step = fc.record({
  what: fc.constantFrom(
    ...(['put', 'put', 'put', 'put', 'withdraw', 'resolve', 'revoke', 'exclude', 'undo'] as const),
    ...(['accept-late', 'admit', 'ack-fork', 'seal', 'newer', 'restore'] as const),
  ),
  by: fc.nat(5),
  about: fc.nat(5),
  line: fc.nat(30),
  seen: fc.nat(7),
  s: fc.constantFrom('60', '80'),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** The n-th of a list, counted round and round. */
export const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

/** What the office decides at this point, in the words of a record; null where there is nothing to decide about. */
function decisionOf(one: Step, all: readonly AnyHashedRecord[]): Exclude<Decision, { t: 'undo' | 'resolve' }> | null {
  const dev = pick(WRITERS, one.about)!;
  const own = all.filter(({ record }) => record.dev === dev);
  const at = pick(own, one.line);
  const position = at === undefined ? { seq: 0, head: GENESIS } : { seq: at.record.seq, head: at.hash };
  switch (one.what) {
    case 'revoke':
      return { t: 'revoke', kid: dev.padEnd(43, 'k'), dev, cut: position, reason };
    case 'exclude':
      return at === undefined ? null : { t: 'exclude', what: { kind: 'record', dev, hash: at.hash }, reason };
    case 'accept-late':
      return at === undefined ? null : { t: 'accept-late', dev, to: position, reason };
    case 'admit':
      return at === undefined ? null : { t: 'admit', dev, form: 'self', to: position, reason };
    case 'ack-fork': {
      const heads = admit(all).forks.get(dev);
      return heads === undefined ? null : { t: 'ack-fork', dev, heads: [...heads], reason };
    }
    case 'seal': {
      const vv = Object.fromEntries([...admit(all).tips].map(([id, tips]) => [id, tips.map(({ head }) => head)]));
      const rest = { roster_seq: 1, package_sha256: GENESIS, scoring_version: '1', result_sha256: GENESIS };
      return Object.keys(vv).length === 0 ? null : { t: 'seal', n: 1 + (one.seen % 2), vv, ...rest };
    }
    default:
      return null;
  }
}

/** A round as it may happen, with two offices deciding beside each other, copies, stops and newer programs. */
function play(steps: readonly Step[]): readonly AnyHashedRecord[] {
  const all: AnyHashedRecord[] = [];
  const logs = new Map([...WRITERS, ...OFFICES].map((dev) => [dev, logOf(dev)]));
  const beside = (slot: Slot, seen: number) =>
    all
      .filter(({ record }) => slotKey(record.slot) === slotKey(slot))
      .filter((_, n) => ((seen >> (n % 3)) & 1) === 1)
      .map(({ hash }) => hash);
  for (const one of steps) {
    const id = `line-${all.length}`;
    const writer = pick(WRITERS, one.by)!;
    const office = logs.get(pick(OFFICES, one.by)!)!;
    const slot: Slot = { round: 'round-1', unit: one.about % 3 === 2 ? OTHER_UNIT : UNIT, form: 'self', q: 'A1.1.1' };
    const said = { id, slot, parents: beside(slot, one.seen) };
    if (one.what === 'restore') {
      const log = logs.get(writer)!;
      if (log.lines.length > 1) logs.set(writer, logOf(writer, log.lines.slice(0, -1)));
    } else if (one.what === 'put') {
      all.push(logs.get(writer)!.write({ ...said, val: { t: 'points', s: one.s } }));
    } else if (one.what === 'withdraw') {
      all.push(logs.get(writer)!.write({ ...said, op: 'withdraw' }));
    } else if (one.what === 'newer') {
      const line = logs.get(writer)!.write({ ...said, val: { t: 'points', s: one.s } });
      // The log names the line by its hash; that a newer version wrote another operation into it changes no link.
      all.push({ hash: line.hash, record: { ...line.record, op: 'foresee' } });
    } else if (one.what === 'resolve') {
      const known = all.filter(({ record }) => slotKey(record.slot) === slotKey(slot)).map(({ hash }) => hash);
      const value = { t: 'points', s: one.s } as const;
      const val = { t: 'resolve', value, choice: { kind: 'other' }, reason } as const;
      all.push(office.write({ ...said, op: 'resolve', val, parents: known }));
    } else if (one.what === 'undo') {
      const made = pick(
        all.filter(({ record }) => ['revoke', 'exclude', 'admit', 'accept-late'].includes(record.op)),
        one.line,
      );
      if (made === undefined || !isKnown(made.record)) continue;
      const { slot: of, op } = made.record;
      all.push(office.write({ id, slot: of, op, val: { t: 'undo', reason }, parents: beside(of, one.seen) }));
    } else {
      const val = decisionOf(one, all);
      if (val === null) continue;
      const of = officeSlot('round-1', val.t === 'admit' ? slot.unit : '*', val);
      if (val.t === 'wipe') continue;
      all.push(office.write({ id, slot: of, op: val.t, val, parents: beside(of, one.seen) }));
    }
  }
  return all;
}

/** Any history of such a round. */
export const history = fc.array(step, { minLength: 1, maxLength: 30 }).map(play);
