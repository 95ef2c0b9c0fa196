import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { backupTo } from '../../../electron/backend/store/backup.ts';
import { inTransaction, type Database } from '../../../electron/backend/store/connection.ts';
import { migrate, schemaVersion } from '../../../electron/backend/store/migrate.ts';
import { MIGRATIONS } from '../../../electron/backend/store/migrations/index.ts';
import { APPLICATION_ID } from '../../../electron/backend/store/open.ts';
import { open } from '../../support/evaluator.ts';
import { patience } from '../../support/depth.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { killOften, rubbishIn } from './killed.ts';
import { rowsOf } from './survey-round.ts';

const ROWS = 3000;
const TIME = patience(120_000);
const OPTIONS = { appVersion: '1.0.0', now: '2026-09-01T01:00:00.000Z' };

function addRecords(db: Database, from: number, count: number): void {
  const insert = db.prepare(
    `INSERT INTO record (hash, import, round, dev, seq, slot, unit, form, q, op, raw)
     VALUES (?, NULL, 'r', 'd', ?, ?, '110102001', 'self', 'A1.1.1', 'put', ?)`,
  );
  inTransaction(db, () => {
    for (let n = from; n < from + count; n += 1) {
      const raw = Buffer.from(JSON.stringify({ seq: n, note: '原样保留'.repeat(20) }));
      insert.run(createHash('sha256').update(raw).digest(), n, `slot ${n}`, raw);
    }
  });
}

/** A database of the first release with answers in it, as a computer that was not updated has it. */
async function firstRelease(root: string): Promise<string> {
  mkdirSync(root);
  const file = join(root, 'jieping.db');
  const db = new BetterSqlite3(file);
  await migrate(db, { ...OPTIONS, migrations: MIGRATIONS.slice(0, 1) });
  addRecords(db, 1, ROWS);
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.close();
  return file;
}

const RECORDS = 'SELECT hex(hash) AS hash, seq, hex(raw) AS raw FROM record ORDER BY hash';
const recordsOf = (root: string): string => JSON.stringify(rowsOf(root, RECORDS));

function look(file: string): { readonly version: number; readonly schema: string; readonly records: number } {
  const db = new BetterSqlite3(file, { readonly: true });
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    const schema = db
      .prepare<[], string>(`SELECT sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name`)
      .pluck()
      .all();
    const records = db.prepare<[], number>('SELECT count(*) FROM record').pluck().get() ?? -1;
    return { version: schemaVersion(db), schema: schema.join('\n'), records };
  } finally {
    db.close();
  }
}

test('a killed update of the schema is at one step or the next, with every answer', { timeout: TIME }, async () => {
  const folder = tempDir();
  const old = join(folder, 'old');
  const file = await firstRelease(old);
  const before = recordsOf(old);
  const newest = MIGRATIONS.length;
  // The schema at each version, from databases that nobody killed.
  const schemas = new Map<number, string>();
  for (let version = 1; version <= newest; version += 1) {
    const plain = join(folder, `plain-${version}.db`);
    const db = new BetterSqlite3(plain);
    await migrate(db, { ...OPTIONS, migrations: MIGRATIONS.slice(0, version) });
    db.close();
    schemas.set(version, look(plain).schema);
  }
  expect(look(file)).toEqual({ version: 1, schema: schemas.get(1), records: ROWS });

  const ends = new Set<number>();
  await killOften(folder, 'migrate', { prepared: old }, async (killed) => {
    expect(killed.integrity).toBe('ok');
    const found = look(join(folder, 'integrity', 'jieping.db'));
    ends.add(found.version);
    expect(found.schema).toBe(schemas.get(found.version));
    expect(killed.done && found.version < newest).toBe(false);
    const backup = join(killed.root, 'backups', 'before-v2.db');
    // Nothing is changed before the copy is there and sound.
    const copy = existsSync(backup) ? look(backup) : null;
    expect(found.version > 1 && copy === null).toBe(false);
    expect([null, { version: 1, schema: schemas.get(1), records: ROWS }]).toContainEqual(copy);
    (await open(killed.root)).close();
    expect(rubbishIn(killed.root)).toEqual([]);
    expect(look(join(killed.root, 'jieping.db'))).toMatchObject({ version: newest, schema: schemas.get(newest) });
    expect(recordsOf(killed.root) === before).toBe(true);
  });
  expect([...ends]).toContain(1);
  expect([...ends]).toContain(newest);
});

test('a killed backup leaves the copy before it or the new one, never a part', { timeout: TIME }, async () => {
  const folder = tempDir();
  const prepared = join(folder, 'prepared');
  mkdirSync(prepared);
  (await open(prepared)).close();
  const db = new BetterSqlite3(join(prepared, 'jieping.db'));
  addRecords(db, 1, ROWS);
  await backupTo(db, join(prepared, 'backups', 'copy.db'));
  addRecords(db, ROWS + 1, ROWS);
  db.close();
  const before = recordsOf(prepared);

  const ends = new Set<number>();
  await killOften(folder, 'backup', { prepared, input: join('backups', 'copy.db') }, async (killed) => {
    expect(killed.integrity).toBe('ok');
    const copy = join(killed.root, 'backups', 'copy.db');
    const { records } = look(copy);
    expect([ROWS, 2 * ROWS]).toContain(records);
    expect(killed.done && records < 2 * ROWS).toBe(false);
    ends.add(records);
    (await open(killed.root)).close();
    expect(rubbishIn(killed.root)).toEqual([]);
    expect(readdirSync(join(killed.root, 'backups'))).toEqual(['copy.db']);
    expect(recordsOf(killed.root) === before).toBe(true);
    const again = new BetterSqlite3(join(killed.root, 'jieping.db'));
    await backupTo(again, copy);
    again.close();
    expect(look(copy).records).toBe(2 * ROWS);
  });
  expect(ends.size).toBe(2);
});
