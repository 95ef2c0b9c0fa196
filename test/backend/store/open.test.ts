import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { APPLICATION_ID, openDatabase } from '../../../electron/backend/store/open.ts';
import { takeLock } from '../../../electron/backend/store/process-lock.ts';
import { tempDir } from '../../support/temp-dir.ts';

const OPTIONS = { appVersion: '1.0.0', now: '2026-09-01T01:00:00.000Z' };

async function made(file: string): Promise<void> {
  const opened = await openDatabase(file, OPTIONS);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const insert = opened.value.db.prepare('INSERT INTO setting (name, value) VALUES (?, ?)');
  for (let n = 0; n < 200; n += 1) insert.run(`name ${n}`, 'x'.repeat(200));
  opened.value.close();
}

test('a new database is durable and marked as ours, and leaves no log when it is closed', async () => {
  const file = join(tempDir(), 'jieping.db');
  const opened = await openDatabase(file, OPTIONS);
  expect(opened.ok).toBe(true);
  if (!opened.ok) return;
  const { db } = opened.value;
  const pragma = (name: string): unknown => db.pragma(name, { simple: true });
  expect(pragma('journal_mode')).toBe('wal');
  expect(pragma('synchronous')).toBe(2);
  expect(pragma('foreign_keys')).toBe(1);
  expect(pragma('trusted_schema')).toBe(0);
  expect(pragma('secure_delete')).toBe(1);
  expect(pragma('busy_timeout')).toBe(0);
  expect(pragma('application_id')).toBe(APPLICATION_ID);
  expect(existsSync(`${file}.open`)).toBe(true);
  opened.value.close();
  for (const tail of ['.open', '-wal', '-shm']) expect(existsSync(`${file}${tail}`)).toBe(false);
  expect(statSync(`${file}.lock`).size).toBe(0);
});

test('the lock goes with what held it, and a refused opening does not keep it', async () => {
  const file = join(tempDir(), 'jieping.db');
  const lock = takeLock(file);
  expect(takeLock(file)).toBe(null);
  expect(existsSync(`${file}.lock-journal`)).toBe(false);
  expect(await openDatabase(file, OPTIONS)).toEqual({ ok: false, error: { code: 'locked' } });
  lock?.release();
  const foreign = new DatabaseSync(file);
  foreign.exec('CREATE TABLE a (b)');
  foreign.close();
  expect(await openDatabase(file, OPTIONS)).toMatchObject({ ok: false, error: { code: 'database_foreign' } });
  const free = takeLock(file);
  expect(free).not.toBe(null);
  free?.release();
});

test('a second opening is refused at once and changes nothing', async () => {
  const file = join(tempDir(), 'jieping.db');
  const first = await openDatabase(file, OPTIONS);
  expect(first.ok).toBe(true);
  const second = await openDatabase(file, OPTIONS);
  expect(second).toEqual({ ok: false, error: { code: 'locked' } });
  if (!first.ok) return;
  first.value.db.prepare(`INSERT INTO setting VALUES ('still', 'works')`).run();
  first.value.close();
  const third = await openDatabase(file, OPTIONS);
  expect(third.ok).toBe(true);
  if (third.ok) third.value.close();
});

test('a database of a newer version is left as it is', async () => {
  const file = join(tempDir(), 'jieping.db');
  await made(file);
  const db = new DatabaseSync(file);
  db.exec('PRAGMA user_version = 999');
  db.close();
  const before = readFileSync(file);
  const opened = await openDatabase(file, OPTIONS);
  expect(opened).toMatchObject({ ok: false, error: { code: 'database_newer', found: 999 } });
  expect(readFileSync(file).equals(before)).toBe(true);
});

test.each([
  ['another program marked it', 'PRAGMA application_id = 4242; CREATE TABLE a (b)'],
  ['nobody marked it, but it has tables', 'CREATE TABLE a (b)'],
])('a database is foreign when %s', async (_why, sql) => {
  const file = join(tempDir(), 'jieping.db');
  const db = new DatabaseSync(file);
  db.exec(sql);
  db.close();
  const before = readFileSync(file);
  expect(await openDatabase(file, OPTIONS)).toEqual({ ok: false, error: { code: 'database_foreign' } });
  expect(readFileSync(file).equals(before)).toBe(true);
});

const DAMAGE: readonly (readonly [string, (file: string) => void])[] = [
  ['is no database at all', (file) => writeFileSync(file, 'x'.repeat(9000))],
  ['is shorter than a header', (file) => truncateSync(file, 60)],
  ['lost its end', (file) => truncateSync(file, statSync(file).size - 8192)],
  [
    'was overwritten in the middle after an unclean end',
    (file) => {
      const bytes = readFileSync(file);
      bytes.fill(0x5a, 8192, 8192 + 4096 * 3);
      writeFileSync(file, bytes);
      writeFileSync(`${file}.open`, '1');
    },
  ],
];

test.each(DAMAGE)('a database that %s is refused and left untouched', async (_how, damage) => {
  const file = join(tempDir(), 'jieping.db');
  await made(file);
  damage(file);
  const before = readFileSync(file);
  expect(await openDatabase(file, OPTIONS)).toEqual({ ok: false, error: { code: 'database_damaged' } });
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('after an unclean end a sound database opens with all that was committed', async () => {
  const folder = tempDir();
  const file = join(folder, 'jieping.db');
  const opened = await openDatabase(file, OPTIONS);
  if (!opened.ok) throw new Error('not opened');
  opened.value.db.prepare(`INSERT INTO setting VALUES ('kept', 'yes')`).run();
  // What a power cut leaves: the file, its log and the marker, without a closing checkpoint.
  const after = join(folder, 'after');
  mkdirSync(after);
  for (const tail of ['', '-wal', '.open']) copyFileSync(`${file}${tail}`, join(after, `jieping.db${tail}`));
  opened.value.close();
  const again = await openDatabase(join(after, 'jieping.db'), OPTIONS);
  expect(again.ok).toBe(true);
  if (!again.ok) return;
  expect(again.value.db.prepare('SELECT value FROM setting WHERE name = ?').pluck().get('kept')).toBe('yes');
  again.value.close();
});

test('a place where nothing can be written is a disk refusal', async () => {
  const folder = tempDir();
  writeFileSync(join(folder, 'file'), '');
  const opened = await openDatabase(join(folder, 'file', 'jieping.db'), OPTIONS);
  expect(opened).toMatchObject({ ok: false, error: { code: 'disk' } });
});
