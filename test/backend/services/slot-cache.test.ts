import BetterSqlite3 from 'better-sqlite3';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rebuildSlotStates, refreshAfter } from '../../../electron/backend/services/intake/slot-cache.ts';
import { inTransaction } from '../../../electron/backend/store/connection.ts';
import { addSlice, showImport, startImport, type ArrivingRecord } from '../../../electron/backend/store/imports.ts';
import { migrate } from '../../../electron/backend/store/migrate.ts';
import type { AnyHashedRecord } from '../../../shared/model/record.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { slotKey } from '../../../shared/model/slot-key.ts';
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

/** One file of one computer comes in, as the intake does it after every check. */
function takeIn(lines: readonly AnyHashedRecord[], dev: string, content: RoundContent): void {
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
  const counts = addSlice(db, content.id, number, lines.map(toRow), []);
  inTransaction(db, () => {
    showImport(db, number, counts, []);
    refreshAfter(db, content, dev);
  });
}

const dump = (): unknown =>
  ['slot_state', 'device_state'].map((table) =>
    db
      .prepare(`SELECT * FROM ${table}`)
      .all()
      .map((row) => JSON.stringify(row))
      .sort(),
  );

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
          for (const file of sent.map((one) => bring(all, one))) {
            takeIn(file.lines, file.dev, round);
            const kept = dump();
            rebuildSlotStates(db, round);
            expect(kept).toEqual(dump());
          }
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
          rebuildSlotStates(db, round);
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
