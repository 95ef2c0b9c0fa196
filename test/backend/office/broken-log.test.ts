import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Backend } from '../../../electron/backend/create-backend.ts';
import { openDatabase } from '../../../electron/backend/store/open.ts';
import { prepareDesks } from '../../support/closed-desks.ts';
import { call } from '../../support/evaluator.ts';
import { writePhotoFile } from '../../support/photo-file.ts';
import { createTestPorts } from '../../support/ports.ts';
import { openOffice } from '../../support/round-trip.ts';

/** A computer of the roster signs a file whose lines are good one by one, and whose log is not whole. */
const root = mkdtempSync(join(tmpdir(), 'jieping-broken-'));
const RECORDS = 600;
let round = '';
let office: Backend;

beforeAll(async () => {
  const { desks, aud, ...made } = await prepareDesks(root, 1);
  round = made.round;
  const desk = desks[0] ?? '';
  const write = (name: string, changes: { readonly head?: string }): Promise<void> =>
    writePhotoFile(join(root, name), desk, { round, aud }, { records: RECORDS, photos: 1, size: 100, ...changes });
  await write('broken.jpback', { head: 'e'.repeat(64) });
  await write('whole.jpback', {});
  office = await openOffice(join(root, 'office'), createTestPorts('broken'));
}, 120_000);

afterAll(() => {
  office.close();
  rmSync(root, { recursive: true, force: true });
});

const take = (name: string) => call(office, 'intake.take', { round, file: office.files.register(join(root, name)) });

async function rows(): Promise<Readonly<Record<string, unknown>>> {
  const opened = await openDatabase(join(root, 'office', 'jieping.db'), {
    appVersion: 'test',
    now: '2026-09-01T00:00:00Z',
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const { db } = opened.value;
  const of = (table: string): unknown => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  const tables = ['import', 'record', 'record_import', 'personal', 'slot_state', 'attachment'];
  const found = Object.fromEntries(tables.map((table) => [table, of(table)]));
  opened.value.close();
  return found;
}

test('leaves nothing of the lines that were good, and the whole file is taken in afterwards', async () => {
  office.close();
  const before = await rows();
  office = await openOffice(join(root, 'office'), createTestPorts('again'));
  const board = await call(office, 'board.get', { round });
  let written = 0;
  office.on((topic, payload) => {
    if (topic === 'work.progress' && 'done' in payload) written = Math.max(written, payload.done);
  });
  expect(await take('broken.jpback')).toMatchObject({
    outcome: 'refused',
    error: { reason: 'E_CHAIN' },
    newRecords: 0,
    from: null,
  });
  // They were written where nobody reads them, so there was something to leave nothing of.
  expect(written).toBe(RECORDS);
  expect(await call(office, 'board.get', { round })).toEqual(board);
  expect(await call(office, 'intake.list', { round })).toEqual([]);
  office.close();
  expect(await rows()).toEqual(before);
  office = await openOffice(join(root, 'office'), createTestPorts('third'));
  expect(await take('whole.jpback')).toMatchObject({ outcome: 'accepted', newRecords: RECORDS });
});
