import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../../electron/backend/store/connection.ts';
import { migrate, schemaVersion } from '../../../electron/backend/store/migrate.ts';
import { MIGRATIONS, type Migration } from '../../../electron/backend/store/migrations/index.ts';
import { tempDir } from '../../support/temp-dir.ts';

const VECTORS = new URL('../../vectors/migrations/', import.meta.url);
const STEPS = new URL('../../../electron/backend/store/migrations/', import.meta.url);
const OPTIONS = { appVersion: '1.0.0', now: '2026-09-01T01:00:00.000Z' };

function schemaOf(db: Database): string {
  const rows = db
    .prepare<[], { sql: string }>(
      `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type, name`,
    )
    .all();
  return `${rows.map(({ sql }) => `${sql.replaceAll(/\s+/g, ' ')};`).join('\n')}\n`;
}

function stepAdding(id: number, table: string, fail = false): Migration {
  return {
    id,
    name: `add-${table}`,
    up(db) {
      db.exec(`CREATE TABLE ${table} (a TEXT NOT NULL) STRICT`);
      db.exec(`INSERT INTO ${table} VALUES ('one')`);
      if (fail) throw new Error('power cut');
    },
  };
}

test('a fresh database has the committed schema', async () => {
  const db = new BetterSqlite3(':memory:');
  expect(await migrate(db, OPTIONS)).toEqual({ ok: true, value: null });
  expect(schemaOf(db)).toBe(readFileSync(new URL('schema.sql', VECTORS), 'utf8'));
  expect(schemaVersion(db)).toBe(MIGRATIONS.length);
  expect(db.prepare('SELECT id, name, app_version FROM schema_history').all()).toEqual(
    MIGRATIONS.map(({ id, name }) => ({ id, name, app_version: '1.0.0' })),
  );
  db.close();
});

test('ids count up from one without gaps', async () => {
  expect(MIGRATIONS.map(({ id }) => id)).toEqual(MIGRATIONS.map((_step, index) => index + 1));
  const db = new BetterSqlite3(':memory:');
  await expect(migrate(db, { ...OPTIONS, migrations: [stepAdding(2, 'late')] })).rejects.toThrow('expected 1');
  db.close();
});

test('released steps are frozen', () => {
  const released = z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(new URL('released.json', VECTORS), 'utf8')));
  const files = new Set(readdirSync(STEPS));
  for (const [file, sha256] of Object.entries(released)) {
    expect([...files]).toContain(file);
    const now = createHash('sha256')
      .update(readFileSync(new URL(file, STEPS)))
      .digest('hex');
    // A released step must not change: a mistake in it is put right by a new step.
    expect([file, now]).toEqual([file, sha256]);
  }
  // Every step has a file of its own, so that none can escape the list.
  expect([...files].filter((file) => /^\d{4}-.*\.ts$/.test(file))).toHaveLength(MIGRATIONS.length);
});

test('an existing database is copied, and the copy is sound, before it is changed', async () => {
  const folder = tempDir();
  const db = new BetterSqlite3(join(folder, 'jieping.db'));
  await migrate(db, { ...OPTIONS, migrations: [stepAdding(1, 'first')] });
  expect(existsSync(join(folder, 'backups'))).toBe(false);
  await migrate(db, { ...OPTIONS, migrations: [stepAdding(1, 'first'), stepAdding(2, 'second')] });
  expect(schemaVersion(db)).toBe(2);
  db.close();
  const copy = new BetterSqlite3(join(folder, 'backups', 'before-v2.db'), { readonly: true });
  expect(schemaVersion(copy)).toBe(1);
  expect(copy.prepare('SELECT a FROM first').pluck().all()).toEqual(['one']);
  copy.close();
  expect(readdirSync(join(folder, 'backups'))).toEqual(['before-v2.db']);
});

test('a failure inside a step leaves the version before it', async () => {
  const folder = tempDir();
  const file = join(folder, 'jieping.db');
  const db = new BetterSqlite3(file);
  await migrate(db, { ...OPTIONS, migrations: [stepAdding(1, 'first')] });
  const before = schemaOf(db);
  const failing = [stepAdding(1, 'first'), stepAdding(2, 'second'), stepAdding(3, 'third', true)];
  await expect(migrate(db, { ...OPTIONS, migrations: failing })).rejects.toThrow('power cut');
  expect(schemaVersion(db)).toBe(2);
  expect(schemaOf(db)).not.toContain('third');
  expect(schemaOf(db)).toContain(before.split('\n')[0]);
  await migrate(db, {
    ...OPTIONS,
    migrations: [stepAdding(1, 'first'), stepAdding(2, 'second'), stepAdding(3, 'third')],
  });
  expect(schemaVersion(db)).toBe(3);
  db.close();
});

test('a step that leaves rows pointing nowhere is undone', async () => {
  const db = new BetterSqlite3(':memory:');
  const broken: Migration = {
    id: 1,
    name: 'broken',
    up: (target) =>
      void target.exec(`
        PRAGMA defer_foreign_keys = ON;
        CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT;
        CREATE TABLE child (p INTEGER REFERENCES parent(id) DEFERRABLE INITIALLY DEFERRED) STRICT;
        INSERT INTO child VALUES (7);`),
  };
  await expect(migrate(db, { ...OPTIONS, migrations: [broken] })).rejects.toThrow('point nowhere');
  expect(schemaVersion(db)).toBe(0);
  expect(schemaOf(db)).toBe('\n');
  db.close();
});
