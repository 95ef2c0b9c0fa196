import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officeSlot, type Decision } from '../../../shared/model/decision.ts';
import { GENESIS } from '../../../shared/model/genesis.ts';
import { isKnown, type AnyHashedRecord, type HashedRecord } from '../../../shared/model/record.ts';
import type { Slot } from '../../../shared/model/response.ts';
import { slotKey } from '../../../shared/model/slot-key.ts';
import { admit } from '../../../shared/merging/admit.ts';
import { headsOf } from '../../../shared/merging/heads.ts';
import type { View } from '../../../shared/merging/view-shapes.ts';
import { sealedView, viewOf } from '../../../shared/merging/view.ts';
import { runs } from '../../support/depth.ts';
import { content, device, logOf, OTHER_UNIT, UNIT } from './a-round.ts';

const WRITERS = ['s1', 's2', 's3'];
const OFFICES = ['o1', 'o2'];
const round = content([
  device('s1', 'street', { units: [UNIT] }),
  device('s2', 'street', { units: [UNIT] }),
  device('s3', 'street', { units: [OTHER_UNIT] }),
  ...OFFICES.map((id) => device(id, 'office')),
]);
const reason = { code: 'evidence', text: 'ten characters and more' };

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

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

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
      all.push(office.write({ id, slot: of, op: val.t, val, parents: beside(of, one.seen) }));
    }
  }
  return all;
}

const history = fc.array(step, { minLength: 1, maxLength: 30 }).map(play);
const picked = history.chain((all) =>
  fc.record({
    all: fc.constant(all),
    shuffled: fc.shuffledSubarray([...all], { minLength: all.length }),
    one: fc.subarray([...all]),
    two: fc.subarray([...all]),
  }),
);

function plain(view: View) {
  return {
    slots: [...view.slots].map(([key, { status, heads, value, newer, reopened }]) => [
      key,
      status,
      heads.map(({ hash }) => hash),
      value,
      newer,
      reopened,
    ]),
    devices: [...view.devices],
    counted: [...view.counted].sort(),
    aside: [...view.aside].sort(([a], [b]) => (a < b ? -1 : 1)),
    seals: view.seals,
  };
}
const show = (records: Iterable<AnyHashedRecord>) => plain(viewOf(records, round));

/** Every line that leads to this one, and the line itself, the slow way. */
function leadingTo(all: readonly AnyHashedRecord[], head: string): ReadonlySet<string> {
  const line = all.find(({ hash }) => hash === head);
  return line === undefined ? new Set() : new Set([head, ...leadingTo(all, line.record.prev)]);
}

describe('the merge with decisions of two offices', () => {
  it('P1, P2: gives one view for every order and repetition', () => {
    fc.assert(
      fc.property(picked, ({ all, shuffled, one }) => {
        expect(show([...shuffled, ...one])).toEqual(show(all));
      }),
      runs(),
    );
  });

  it('P3, P4: does not care which parts came together first', () => {
    fc.assert(
      fc.property(picked, ({ all, one, two }) => {
        expect(show([...one, ...two, ...all])).toEqual(show([...two, ...all, ...one]));
        expect(show([...one, ...two])).toEqual(show([...two, ...one]));
      }),
      runs(),
    );
  });

  it('P5: counts every line, or says why not and flags its computer', () => {
    fc.assert(
      fc.property(picked, ({ one }) => {
        const view = viewOf(one, round);
        for (const { hash, record } of one) {
          const isSaid = view.aside.has(hash) && (view.warnings.get(record.dev) ?? []).length > 0;
          expect(view.counted.has(hash)).toBe(!view.aside.has(hash));
          expect(view.counted.has(hash) || isSaid).toBe(true);
        }
      }),
      runs(),
    );
  });

  it('P6: more records never take a record away', () => {
    fc.assert(
      fc.property(picked, ({ all, one }) => {
        const seen = (view: View) => new Set([...view.counted, ...view.aside.keys()]);
        const more = seen(viewOf(all, round));
        expect([...seen(viewOf(one, round))].every((hash) => more.has(hash))).toBe(true);
      }),
      runs(),
    );
  });

  it('P7: a decision settles what it saw, and news reopens it', () => {
    fc.assert(
      fc.property(history, (all) => {
        const office = logOf(
          'o1',
          all.filter((line): line is HashedRecord => line.record.dev === 'o1' && isKnown(line.record)),
        );
        for (const slot of viewOf(all, round).slots.values()) {
          if (slot.status !== 'conflict' || slot.slot.form === 'office') continue;
          const val = { t: 'resolve', value: { t: 'points', s: '70' }, choice: { kind: 'other' }, reason } as const;
          const parents = slot.heads.map(({ hash }) => hash);
          const resolved = office.write({ id: 'settles', slot: slot.slot, op: 'resolve', val, parents });
          const key = slotKey(slot.slot);
          const after = viewOf([...all, resolved], round);
          if (!after.counted.has(resolved.hash)) return;
          expect(after.slots.get(key)).toMatchObject({ status: 'value', value: { s: '70' } });
          const rival = logOf('o2-rival').write({ slot: slot.slot, dev: 's1', val: { t: 'points', s: '11' } });
          const later = viewOf([...all, resolved, rival], round);
          const state = later.slots.get(key);
          // A rival of a stopped computer is no news.
          const isOpen = state?.status === 'conflict' && state.reopened;
          expect(isOpen || !later.counted.has(rival.hash)).toBe(true);
          return;
        }
      }),
      runs(),
    );
  });

  it('P8: a seal shows the same whatever comes after it', () => {
    fc.assert(
      fc.property(history, fc.nat(30), (all, n) => {
        const { seals } = viewOf(all, round);
        const made = pick(seals, n);
        if (made === undefined) return;
        const at = all.findIndex(({ hash }) => hash === made.hash);
        const before = sealedView(all.slice(0, at + 1), round, made.seal.vv);
        const after = sealedView(all, round, made.seal.vv);
        expect(after.missing).toEqual([]);
        expect(plain(after.view)).toEqual(plain(before.view));
        expect(plain(after.view)).toEqual(show(all.slice(0, at)));
      }),
      runs(3),
    );
  });

  it('P9: flags a fork always, and only the office can say that it has seen it', () => {
    fc.assert(
      fc.property(history, (all) => {
        const view = viewOf(all, round);
        for (const dev of [...WRITERS, ...OFFICES]) {
          const places = all.filter(({ record }) => record.dev === dev).map(({ record }) => record.prev);
          const isForked = new Set(places).size < places.length;
          expect(view.warnings.get(dev)?.includes('W_FORK') ?? false).toBe(isForked);
          const state = view.devices.get(dev);
          const isSeen = all.some(({ record }) => record.op === 'ack-fork');
          expect(isForked && !isSeen && state?.acknowledged !== false).toBe(false);
        }
      }),
      runs(),
    );
  });

  it('stops by place in the chain: the slow reading of a stop gives the same', () => {
    fc.assert(
      fc.property(history, (all) => {
        const view = viewOf(all, round);
        for (const dev of WRITERS) {
          const cuts = [...view.slots.values()]
            .filter(({ slot }) => slot.q === 'revoke')
            .flatMap(({ heads }) => heads.map(({ record }) => record.val))
            .filter((val) => val?.t === 'revoke')
            .filter((val) => val.dev === dev);
          const kept = cuts.map(({ cut }) => leadingTo(all, cut.head));
          const released = [...view.slots.values()]
            .filter(({ slot, status }) => slot.q === 'accept-late' && status !== 'conflict')
            .flatMap(({ value }) => (value?.t === 'accept-late' && value.dev === dev ? [value.to.head] : []))
            .map((head) => leadingTo(all, head));
          for (const { hash, record } of all.filter((line) => line.record.dev === dev)) {
            const isOut = kept.some((lines) => !lines.has(hash)) && !released.some((lines) => lines.has(hash));
            expect([record.id, view.aside.get(hash) === 'revoked']).toEqual([record.id, isOut]);
          }
        }
      }),
      runs(),
    );
  });

  it('P16: a roster that comes later gives the view that it would have given from the start', () => {
    const before = content([device('s1', 'street', { units: [UNIT] })]);
    fc.assert(
      fc.property(picked, ({ all, shuffled }) => {
        viewOf(shuffled, before);
        expect(show(shuffled)).toEqual(show(all));
        const early = viewOf(all, before);
        // Before anybody is an office nobody's decisions hold.
        expect(
          [...early.slots.values()].filter(({ slot, heads }) => slot.form === 'office' && heads.length > 0),
        ).toEqual([]);
      }),
      runs(),
    );
  });
});

describe('the properties', () => {
  it('catch a merge that keeps only the first side of a fork', () => {
    const first = (records: readonly AnyHashedRecord[]) => {
      const seen = new Set<string>();
      return records.filter(({ record: { dev, prev } }) => !seen.has(`${dev}|${prev}`) && seen.add(`${dev}|${prev}`));
    };
    const caught = fc.check(
      fc.property(picked, ({ all, shuffled }) => {
        expect(show(first(shuffled))).toEqual(show(all));
      }),
      { ...runs(), numRuns: 5000 },
    );
    expect(caught.failed).toBe(true);
  });

  it('catch a seal that follows the latest head', () => {
    const caught = fc.check(
      fc.property(history, fc.nat(30), (all, n) => {
        const made = pick(viewOf(all, round).seals, n);
        if (made === undefined) return;
        const at = all.findIndex(({ hash }) => hash === made.hash);
        const latest = (records: readonly AnyHashedRecord[]) =>
          Object.fromEntries([...admit(records).tips].map(([dev, tips]) => [dev, tips.map(({ head }) => head)]));
        const sealed = (records: readonly AnyHashedRecord[]) => plain(sealedView(records, round, latest(records)).view);
        expect(sealed(all)).toEqual(sealed(all.slice(0, at + 1)));
      }),
      runs(3),
    );
    expect(caught.failed).toBe(true);
  });

  it('know a live revision from one that was seen', () => {
    const log = logOf('s1');
    const slot = { round: 'round-1', unit: UNIT, form: 'self', q: 'A1.1.1' } as const;
    const one = log.write({ slot, val: { t: 'points', s: '1' } });
    const two = log.write({ slot, val: { t: 'points', s: '2' }, parents: [one.hash] });
    expect(headsOf([one, two], [one, two])).toEqual([two]);
  });
});
