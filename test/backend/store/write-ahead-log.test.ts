import { copyFileSync, renameSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../electron/backend/store/open.ts';
import { inShortTransactions } from '../../../electron/backend/store/short-transactions.ts';
import { beginLongWork, emptyLog, flushLog } from '../../../electron/backend/store/write-ahead-log.ts';
import { atOnce } from '../../../shared/steps.ts';
import { tempDir } from '../../support/temp-dir.ts';

const MODULE = new URL('../../../electron/backend/store/checkpoint-worker.ts', import.meta.url);

async function opened(module = MODULE) {
  const folder = tempDir();
  const file = join(folder, 'jieping.db');
  const faults: string[] = [];
  const checkpoints = { module, failed: (fault: string) => void faults.push(fault) };
  const store = await openDatabase(file, { appVersion: '1.0.0', now: '2026-09-01T01:00:00.000Z', checkpoints });
  if (!store.ok) throw new Error(store.error.code);
  const { db } = store.value;
  const insert = db.prepare('INSERT INTO setting (name, value) VALUES (?, ?)');
  let written = 0;
  return {
    db,
    file,
    faults,
    close: (): void => {
      store.value.close();
    },
    write: (count: number): void => {
      const numbers = Array.from({ length: count }, (_, n) => n + written);
      written += count;
      atOnce(inShortTransactions(db, numbers, (n) => void insert.run(String(n), 'x'.repeat(200))));
    },
    /** Rows in the database file alone, without its log; null while the file is being written. */
    inFile: (): unknown => {
      const copy = join(folder, 'alone.db');
      copyFileSync(file, copy);
      const alone = new DatabaseSync(copy);
      try {
        alone.exec('PRAGMA journal_mode = DELETE');
        const sound = alone.prepare('PRAGMA quick_check').get()?.['quick_check'] === 'ok';
        return sound ? alone.prepare('SELECT count(*) AS n FROM setting').get()?.['n'] : null;
      } catch (error) {
        if (error instanceof Error && error.message.includes('malformed')) return null;
        throw error;
      } finally {
        alone.close();
      }
    },
    byItself: (): unknown => db.pragma('wal_autocheckpoint', { simple: true }),
  };
}

async function until(happened: () => boolean): Promise<void> {
  for (let turn = 0; turn < 400 && !happened(); turn += 1) await wait(25);
  expect(happened()).toBe(true);
}

test('long work stays in the log, and at its end another thread takes it over', async () => {
  const { db, write, inFile, byItself, close, faults } = await opened();
  emptyLog(db);
  const before = Number(inFile());
  const ended = beginLongWork(db);
  write(8000);
  await flushLog(db);
  expect(inFile()).toBe(before);
  expect(byItself()).toBe(0);
  ended();
  await until(() => byItself() === 1000);
  expect(inFile()).toBe(before + 8000);
  expect(faults).toEqual([]);
  close();
});

test('much of it is taken over before its end', async () => {
  const { db, write, inFile, byItself, close } = await opened();
  emptyLog(db);
  const before = Number(inFile());
  beginLongWork(db);
  write(20_000);
  await until(() => inFile() === before + 20_000);
  expect(byItself()).toBe(0);
  close();
});

test('without long work, and after a little of it, commits take the log over by themselves', async () => {
  const { db, write, byItself, close } = await opened();
  expect(byItself()).toBe(1000);
  const ended = beginLongWork(db);
  write(100);
  ended();
  expect(byItself()).toBe(1000);
  close();
});

test('closing and emptying wait for the other thread', async () => {
  const { db, write, inFile, close, faults, file } = await opened();
  const ended = beginLongWork(db);
  write(8000);
  ended();
  emptyLog(db);
  const rows = db.prepare('SELECT count(*) FROM setting').pluck().get();
  expect(inFile()).toBe(rows);
  const again = beginLongWork(db);
  write(8000);
  again();
  close();
  expect(inFile()).toBe(Number(rows) + 8000);
  // A thread that were only now about to begin would not find it.
  renameSync(file, `${file}.moved`);
  await wait(500);
  expect(faults).toEqual([]);
});

test('a thread that cannot start is told of, and loses nothing', async () => {
  const { db, write, byItself, close, faults, inFile } = await opened(new URL('./no-such-module.ts', MODULE));
  const ended = beginLongWork(db);
  write(8000);
  ended();
  await until(() => faults.length > 0 && byItself() === 1000);
  const rows = db.prepare('SELECT count(*) FROM setting').pluck().get();
  close();
  expect(inFile()).toBe(rows);
});
