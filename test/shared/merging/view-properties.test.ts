import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HashedRecord, Op } from '../../../shared/model/record.ts';
import { slotKey } from '../../../shared/model/slot-key.ts';
import { headsOf, states } from '../../../shared/merging/heads.ts';
import { valueKey } from '../../../shared/merging/value-key.ts';
import type { View } from '../../../shared/merging/view-shapes.ts';
import { viewOf } from '../../../shared/merging/view.ts';
import { content, device, logOf, OTHER_UNIT, UNIT } from './a-round.ts';
import { runs } from '../../support/depth.ts';

const round = content([
  device('s1', 'street', { units: [UNIT] }),
  device('s2', 'street', { units: [UNIT] }),
  device('s3', 'street', { units: [UNIT, OTHER_UNIT] }),
]);
const DEVICES = ['s1', 's2', 's3', 'stranger'];
const RUNS = runs();

/** One thing somebody does at one computer; `seen` picks which known revisions of the slot it names. */
const step = fc.record({
  dev: fc.constantFrom(...DEVICES),
  unit: fc.constantFrom(UNIT, OTHER_UNIT),
  q: fc.constantFrom('A1.1.1', 'A1.1.2'),
  op: fc.constantFrom<Op>('put', 'put', 'put', 'withdraw'),
  s: fc.constantFrom('60', '80'),
  seen: fc.nat(7),
  restore: fc.boolean(),
});

/** A round as it may happen: corrections, rivals, and now and then a computer set back to an earlier state. */
const history = fc.array(step, { minLength: 1, maxLength: 24 }).map((steps): readonly HashedRecord[] => {
  const all: HashedRecord[] = [];
  const logs = new Map(DEVICES.map((dev) => [dev, logOf(dev)]));
  for (const one of steps) {
    let log = logs.get(one.dev)!;
    if (one.restore && one.seen === 7 && log.lines.length > 1) {
      log = logOf(one.dev, log.lines.slice(0, -1));
      logs.set(one.dev, log);
    }
    const slot = { round: 'round-1', unit: one.unit, form: 'self', q: one.q } as const;
    const known = all.filter((line) => slotKey(line.record.slot) === slotKey(slot));
    const parents = known.filter((_, n) => ((one.seen >> (n % 3)) & 1) === 1).map((line) => line.hash);
    const val = one.op === 'put' ? ({ t: 'points', s: one.s } as const) : null;
    all.push(log.write({ slot, op: one.op, val, parents, id: `${one.dev}-${all.length}` }));
  }
  return all;
});
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
    slots: [...view.slots].map(([key, slot]) => [key, slot.status, slot.heads.map((head) => head.hash), slot.value]),
    warnings: [...view.warnings],
    counted: [...view.counted].sort(),
  };
}
const show = (records: Iterable<HashedRecord>) => plain(viewOf(records, round));

describe('the merge', () => {
  it('gives one view for every order of the files', () => {
    fc.assert(
      fc.property(picked, ({ all, shuffled }) => {
        expect(show(shuffled)).toEqual(show(all));
      }),
      RUNS,
    );
  });

  it('gives the same view when everything arrives twice', () => {
    fc.assert(
      fc.property(picked, ({ all, shuffled, one }) => {
        expect(show([...shuffled, ...all, ...one])).toEqual(show(all));
      }),
      RUNS,
    );
  });

  it('does not care which two offices merged first', () => {
    fc.assert(
      fc.property(picked, ({ all, one, two }) => {
        const left = new Map([...one, ...two].map((line) => [line.hash, line]));
        const right = new Map([...two, ...all].map((line) => [line.hash, line]));
        expect(show([...left.values(), ...all])).toEqual(show([...one, ...right.values()]));
        expect(show([...one, ...two])).toEqual(show([...two, ...one]));
      }),
      RUNS,
    );
  });

  it('sees one large file and overlapping parts of it alike', () => {
    fc.assert(
      fc.property(picked, ({ all, one, two }) => {
        const covered = new Set([...one, ...two]);
        expect(show([...one, ...two, ...all.filter((line) => !covered.has(line))])).toEqual(show(all));
      }),
      RUNS,
    );
  });

  it('counts every record or flags its computer', () => {
    fc.assert(
      fc.property(picked, ({ one }) => {
        const view = viewOf(one, round);
        for (const { hash, record } of one) {
          expect(view.counted.has(hash) || (view.warnings.get(record.dev) ?? []).length > 0).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('is in conflict exactly where two live revisions differ', () => {
    fc.assert(
      fc.property(picked, ({ all }) => {
        const view = viewOf(all, round);
        for (const [key, slot] of view.slots) {
          const known = all.filter((line) => slotKey(line.record.slot) === key && states(line.record.op));
          const counted = known.filter((line) => view.counted.has(line.hash));
          // The slow definition: live is what no other counted revision reaches through `parents`.
          const reaches = (from: HashedRecord, to: HashedRecord): boolean =>
            from.record.parents.some((p) => p === to.hash || known.some((k) => k.hash === p && reaches(k, to)));
          const live = counted.filter((line) => !counted.some((other) => reaches(other, line)));
          expect(slot.heads.map((head) => head.hash)).toEqual(live.map((line) => line.hash).sort());
          const values = new Set(live.map((line) => valueKey(line.record)));
          expect(slot.status === 'conflict').toBe(values.size > 1);
        }
      }),
      RUNS,
    );
  });

  it('flags a fork always and hides neither side', () => {
    fc.assert(
      fc.property(picked, ({ all }) => {
        const view = viewOf(all, round);
        const places = all.map((line) => `${line.record.dev}|${line.record.prev}`);
        for (const dev of DEVICES) {
          const of = places.filter((place) => place.startsWith(`${dev}|`));
          expect(view.warnings.get(dev)?.includes('W_FORK') ?? false).toBe(new Set(of).size < of.length);
        }
        const mine = all.filter(({ record }) => record.dev !== 'stranger' && record.slot.unit === UNIT);
        expect(mine.filter((line) => !view.counted.has(line.hash))).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('the properties', () => {
  type Merge = (arrived: readonly HashedRecord[]) => readonly HashedRecord[];
  const broken: Readonly<Record<string, Merge>> = {
    'the last arrival of a slot wins': (arrived) => [
      ...new Map(arrived.map((line) => [slotKey(line.record.slot), line])).values(),
    ],
    'lines with a known number are skipped': (arrived) => {
      const seen = new Set<string>();
      return arrived.filter(({ record: { dev, seq } }) => !seen.has(`${dev}|${seq}`) && seen.add(`${dev}|${seq}`));
    },
    'older than the last seen is skipped': (arrived) => {
      const last = new Map<string, number>();
      return arrived.filter(({ record: { dev, seq } }) => {
        if (seq <= (last.get(dev) ?? 0)) return false;
        last.set(dev, seq);
        return true;
      });
    },
  };
  const heads = (records: readonly HashedRecord[]) => headsOf(records, records).map((head) => head.hash);

  it.each(Object.entries(broken))('catch a merge where %s', (_what, merge) => {
    const caught = fc.check(
      fc.property(picked, ({ all, shuffled }) => {
        const kept = merge(shuffled);
        expect(heads(kept)).toEqual(heads(all));
        expect(show(kept)).toEqual(show(all));
      }),
      RUNS,
    );
    expect(caught.failed).toBe(true);
  });
});
