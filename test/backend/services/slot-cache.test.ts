import BetterSqlite3 from 'better-sqlite3';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropReplaced, prepareStates, showStates } from '../../../electron/backend/services/intake/coming-states.ts';
import { rebuildSlotStates, refreshAfter } from '../../../electron/backend/services/intake/slot-cache.ts';
import { changed } from '../../../electron/backend/services/rounds/versions.ts';
import { lastSeqOf } from '../../../electron/backend/store/arrived-records.ts';
import { inTransaction } from '../../../electron/backend/store/connection.ts';
import { deviceStates } from '../../../electron/backend/store/device-states.ts';
import {
  addSlice,
  showImport,
  startImport,
  sweepHidden,
  type ArrivingRecord,
} from '../../../electron/backend/store/imports.ts';
import { migrate } from '../../../electron/backend/store/migrate.ts';
import { slotStates } from '../../../electron/backend/store/slot-states.ts';
import type { AnyHashedRecord } from '../../../shared/model/record.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { slotKey } from '../../../shared/model/slot-key.ts';
import { atOnce } from '../../../shared/steps.ts';
import { history, round } from '../../shared/merging/played-round.ts';
import { runs } from '../../support/depth.ts';

const db = new BetterSqlite3(':memory:');
beforeAll(async () => {
  db.pragma('foreign_keys = OFF');
  const made = await migrate(db, { appVersion: '1.0.0', now: '2026-09-01T01:00:00.000Z' });
  if (!made.ok) throw new Error('no schema');
});
afterAll(() => db.close());

function toRow({ hash, record }: AnyHashedRecord): ArrivingRecord {
  const { dev, seq, slot, op } = record;
  const place = { slot: slotKey(slot), unit: slot.unit, form: slot.form, q: slot.q };
  return { ...place, hash: Buffer.from(hash, 'hex'), dev, seq, op, raw: Buffer.from(JSON.stringify(record)) };
}

let files = 0;

/** One file of one computer begins to come in, as the intake does it after every check. */
function begin(lines: readonly AnyHashedRecord[], dev: string, content: RoundContent) {
  const before = lastSeqOf(db, content.id, dev);
  const number = startImport(db, {
    round: content.id,
    sha256: (files += 1).toString(16).padStart(64, '0'),
    name: 'file',
    size: 1,
    device: dev,
    kid: dev,
    manifest: Buffer.alloc(1),
    signatures: Buffer.alloc(1),
    receivedAt: '2026-03-02T00:00:00Z',
    receivedBy: 'clerk',
  });
  const counts = atOnce(addSlice(db, content.id, number, lines.map(toRow), []));
  const read = lines.map((line) => ({ ...line, import: number }));
  // As with a short log, and as with a long one, which is read again from the store.
  const seen = files % 2 === 0 ? { lines: read, before } : { lines: [], before: Infinity };
  return { number, counts, file: { number, device: dev, ...seen, attachments: new Set<string>() } };
}

/** A file comes in whose states are worked out before it counts; `look` is called just before it does. */
function takeIn(lines: readonly AnyHashedRecord[], dev: string, content: RoundContent, look?: () => void): void {
  const { number, counts, file } = begin(lines, dev, content);
  const coming = atOnce(prepareStates(db, content, file));
  look?.();
  inTransaction(db, () => {
    showImport(db, number, counts, []);
    showStates(db, content, coming);
  });
}

/** Lines come that count at once, as those that the office's computer writes itself. */
function takeInAtOnce(lines: readonly AnyHashedRecord[], dev: string, content: RoundContent): void {
  const { number, counts } = begin(lines, dev, content);
  inTransaction(db, () => {
    showImport(db, number, counts, []);
    refreshAfter(db, content, dev);
  });
}

/** Everything that the views read. */
const dump = (): unknown => [slotStates(db, round.id), [...deviceStates(db, round.id)]];

/** Does something and takes it back, so that every case begins with an empty store. */
function undone(work: () => void): void {
  db.exec('SAVEPOINT one_case');
  try {
    work();
  } finally {
    db.exec('ROLLBACK TO one_case');
    db.exec('RELEASE one_case');
  }
}

/** Files in the order in which they come in: of one computer each, some lines of its log, again and again. */
const post = history.chain((all) =>
  fc.record({
    all: fc.constant(all),
    files: fc.array(fc.record({ who: fc.nat(9), from: fc.nat(12), to: fc.nat(12) }), { minLength: 1, maxLength: 8 }),
  }),
);

function bring(all: readonly AnyHashedRecord[], { who, from, to }: { who: number; from: number; to: number }) {
  const writers = [...new Set(all.map(({ record }) => record.dev))];
  const dev = writers[who % writers.length] ?? '';
  const own = all.filter(({ record }) => record.dev === dev);
  // Mostly from the beginning, as every file is; sometimes with a hole, as only a hostile or damaged store has it.
  return { dev, lines: own.slice(from > 9 ? from - 9 : 0, 1 + (to % own.length)) };
}

describe('what is kept of the merge', () => {
  test('P15: equals working all of it out again, after every file', () => {
    fc.assert(
      fc.property(post, ({ all, files: sent }) =>
        undone(() => {
          for (const [n, file] of sent.map((one) => bring(all, one)).entries()) {
            if (n % 3 === 2) takeInAtOnce(file.lines, file.dev, round);
            else takeIn(file.lines, file.dev, round);
            const kept = dump();
            inTransaction(db, () => rebuildSlotStates(db, round));
            expect(kept).toEqual(dump());
          }
        }),
      ),
      runs(),
    );
  });

  test('P15: equals working all of it out again where files build on what was kept before', () => {
    fc.assert(
      fc.property(post, ({ all, files: sent }) =>
        undone(() => {
          for (const [n, { lines, dev }] of sent.map((one) => bring(all, one)).entries()) {
            if (n % 3 === 2) takeInAtOnce(lines, dev, round);
            else takeIn(lines, dev, round);
          }
          const kept = dump();
          inTransaction(db, () => rebuildSlotStates(db, round));
          expect(kept).toEqual(dump());
        }),
      ),
      runs(),
    );
  });

  test('is what it was until the file counts, and after a file that never did', () => {
    fc.assert(
      fc.property(post, ({ all, files: sent }) =>
        undone(() => {
          for (const { lines, dev } of sent.map((one) => bring(all, one))) {
            const before = dump();
            const { number, file } = begin(lines, dev, round);
            atOnce(prepareStates(db, round, file));
            expect(dump()).toEqual(before);
            expect(sweepHidden(db)).toBe(1);
            expect(db.prepare('SELECT count(*) FROM slot_state WHERE import >= ?').pluck().get(number)).toBe(0);
            takeIn(lines, dev, round, () => expect(dump()).toEqual(before));
          }
        }),
      ),
      runs(),
    );
  });

  test('is not shown when something else was written while it was worked out', () => {
    undone(() => {
      const { file } = begin([], 'd', round);
      const coming = atOnce(prepareStates(db, round, file));
      changed(db, round.id);
      expect(() => showStates(db, round, coming)).toThrow('something else was written');
    });
  });

  test('keeps no state that was replaced', () => {
    fc.assert(
      fc.property(post, ({ all, files: sent }) =>
        undone(() => {
          for (const { lines, dev } of sent.map((one) => bring(all, one))) {
            const { number, counts, file } = begin(lines, dev, round);
            const coming = atOnce(prepareStates(db, round, file));
            inTransaction(db, () => {
              showImport(db, number, counts, []);
              showStates(db, round, coming);
            });
            const shown = dump();
            atOnce(dropReplaced(db, coming));
            expect(dump()).toEqual(shown);
          }
          const rows = db.prepare('SELECT slot FROM slot_state').pluck().all();
          expect(rows.length).toBe(slotStates(db, round.id).length);
        }),
      ),
      runs(),
    );
  });

  test('P16: is the same whether the roster came before or after the files', () => {
    const { devices } = round.roster;
    fc.assert(
      fc.property(post, fc.subarray([...devices]), ({ all, files: sent }, known) => {
        const before: RoundContent = { ...round, roster: { ...round.roster, devices: known } };
        const brought = sent.map((one) => bring(all, one));
        let late: unknown;
        undone(() => {
          for (const { lines, dev } of brought) takeIn(lines, dev, before);
          inTransaction(db, () => rebuildSlotStates(db, round));
          late = dump();
        });
        undone(() => {
          for (const { lines, dev } of brought) takeIn(lines, dev, round);
          expect(dump()).toEqual(late);
        });
      }),
      runs(),
    );
  });
});
