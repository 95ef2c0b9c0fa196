import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { Database } from './connection.ts';

function rowCounts(db: Database): ReadonlyMap<string, number> {
  const tables = db
    .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .all();
  return new Map(
    tables.map(({ name }) => [
      name,
      db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${name}"`).get()?.n ?? 0,
    ]),
  );
}

function isSound(copy: string, expected: ReadonlyMap<string, number>): boolean {
  const db = new BetterSqlite3(copy, { fileMustExist: true });
  try {
    // The copy says of itself that it has a write-ahead log, as the original does; alone it is one complete file.
    db.pragma('journal_mode = DELETE');
    if (db.pragma('integrity_check', { simple: true }) !== 'ok') return false;
    const found = rowCounts(db);
    return found.size === expected.size && [...expected].every(([table, n]) => found.get(table) === n);
  } finally {
    db.close();
  }
}

function syncPath(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes a rename in `folder` last; Windows has no handle for a folder, and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Copies the open database to `target` through SQLite's backup (a plain file copy of an open database is not
 * readable), reads the copy back, and only then gives it its name. Throws when the copy is not sound.
 */
export async function backupTo(db: Database, target: string): Promise<void> {
  const making = `${target}.making`;
  rmSync(making, { force: true });
  const expected = rowCounts(db);
  await db.backup(making);
  if (!isSound(making, expected)) throw new Error(`The backup ${target} could not be read back`);
  syncPath(making);
  renameSync(making, target);
  syncFolder(dirname(target));
}
