import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKnown, type AnyHashedRecord, type HashedRecord } from '../../../shared/model/record.ts';
import { slotKey } from '../../../shared/model/slot-key.ts';
import { admit } from '../../../shared/merging/admit.ts';
import { headsOf } from '../../../shared/merging/heads.ts';
import type { View } from '../../../shared/merging/view-shapes.ts';
import { sealedView, viewOf } from '../../../shared/merging/view.ts';
import { runs } from '../../support/depth.ts';
import { content, device, logOf, UNIT } from './a-round.ts';
import { history, OFFICES, pick, reason, round, WRITERS } from './played-round.ts';

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
