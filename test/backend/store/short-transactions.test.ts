import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inTransaction } from '../../../electron/backend/store/connection.ts';
import { inShortTransactions } from '../../../electron/backend/store/short-transactions.ts';
import { openDatabase } from '../../../electron/backend/store/open.ts';
import { atOnce } from '../../../shared/steps.ts';
import { tempDir } from '../../support/temp-dir.ts';

async function opened() {
  const store = await openDatabase(join(tempDir(), 'jieping.db'), {
    appVersion: '1.0.0',
    now: '2026-09-01T01:00:00.000Z',
  });
  if (!store.ok) throw new Error(store.error.code);
  const { db } = store.value;
  const insert = db.prepare('INSERT INTO setting (name, value) VALUES (?, ?)');
  return {
    db,
    close: (): void => {
      store.value.close();
    },
    put: (n: number): void => void insert.run(String(n), 'x'.repeat(200)),
    count: (): unknown => db.prepare('SELECT count(*) FROM setting').pluck().get(),
    flushes: (): unknown => db.pragma('synchronous', { simple: true }),
  };
}

const FULL = 2;
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);

test('no transaction is open where the work gives way, and saving is flushed there', async () => {
  const { db, close, put, count, flushes } = await opened();
  const work = inShortTransactions(db, numbers(5000), put);
  let steps = 0;
  while (work.next().done !== true) {
    steps += 1;
    expect(db.inTransaction).toBe(false);
    expect(flushes()).toBe(FULL);
  }
  expect(steps).toBeGreaterThan(12);
  expect(count()).toBe(5000);
  close();
});

test('what fails takes back its own short transaction only, and saving is flushed again', async () => {
  const { db, close, put, count, flushes } = await opened();
  const work = inShortTransactions(db, numbers(5000), (n) => {
    if (n === 4000) throw new Error('disk full');
    put(n);
  });
  expect(() => atOnce(work)).toThrow('disk full');
  expect(db.inTransaction).toBe(false);
  expect(flushes()).toBe(FULL);
  const left = Number(count());
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(4000);
  close();
});

test('inside a transaction all of it belongs to that one', async () => {
  const { db, close, put, count } = await opened();
  const attempt = (): void =>
    inTransaction(db, () => {
      atOnce(inShortTransactions(db, numbers(1000), put));
      throw new Error('undone');
    });
  expect(attempt).toThrow('undone');
  expect(count()).toBe(0);
  close();
});
