import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { cutRecord } from '../../electron/backend/packages/records.ts';
import { inTransaction } from '../../electron/backend/store/connection.ts';
import { insertOwnRecord, ownHead } from '../../electron/backend/store/records.ts';
import { readSetting } from '../../electron/backend/store/settings.ts';
import { slotKey } from '../../shared/model/slot-key.ts';
import type { LogRecord } from '../../shared/model/record.ts';
import { GENESIS } from '../../shared/model/genesis.ts';
import { call, open, UNIT } from '../support/evaluator.ts';
import { createTestPorts } from '../support/ports.ts';
import { pathOf } from '../support/round-trip.ts';
import { emptyDatabase } from './scratch.ts';

/**
 * Continues the log of a closed desk by `count` records, each in a slot of its own: questionnaires of which only the
 * commitment is there. Straight into the store, because typing in so many would take longer than what is measured.
 */
export async function growLog(desk: string, round: string, count: number): Promise<void> {
  const opened = await emptyDatabase(join(desk, 'jieping.db'));
  const { db } = opened;
  const dev = readSetting(db, 'device') ?? '';
  const by = readSetting(db, 'person') ?? '';
  const head = ownHead(db, round, dev);
  let prev = head?.hash ?? GENESIS;
  const first = (head?.seq ?? 0) + 1;
  inTransaction(db, () => {
    for (let seq = first; seq < first + count; seq += 1) {
      const n = `${dev.slice(-6)}-${seq}`;
      const slot = { round, unit: UNIT, form: 'worker', q: '*', n } as const;
      const p = createHash('sha256').update(n).digest('hex');
      const record: LogRecord = {
        v: 1,
        id: `${dev}-${seq}`.slice(-60),
        dev,
        seq,
        prev,
        by,
        at: '2026-09-02T01:02:03.000Z',
        tz: '+08:00',
        op: 'put',
        slot,
        parents: [],
        form_rev: 1,
        val: { t: 'form', p },
        note: seq % 10 === 0 ? '现场核实,与台账一致' : '',
        att: [],
      };
      const { line, hash } = cutRecord(record);
      prev = hash;
      const { unit, form, q } = slot;
      insertOwnRecord(db, { hash, round, dev, seq, slot: slotKey(slot), unit, form, q, op: 'put', raw: line });
    }
  });
  opened.close();
}

/** The file with the whole log of a closed desk, as its screen makes it; gives the path. */
export async function handedOver(desk: string, round: string, seed: string): Promise<string> {
  const backend = await open(desk, createTestPorts(seed));
  const { file } = await call(backend, 'handover.make', { round, submit: false });
  const path = pathOf(backend, file);
  backend.close();
  return path;
}
