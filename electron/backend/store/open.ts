import { closeSync, existsSync, fsyncSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import type { AppError } from '../../../shared/errors.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { createCheckpointer, type CheckpointerOptions } from './checkpointer.ts';
import type { Database } from './connection.ts';
import { storageError } from './errors.ts';
import { migrate, type MigrateOptions } from './migrate.ts';
import { takeLock, type ProcessLock } from './process-lock.ts';
import { emptyLog, takeOverBy } from './write-ahead-log.ts';

/** `JPNG` in the header of every database of this app, so that another program's file is never written to. */
export const APPLICATION_ID = 0x4a504e47;

const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;

export interface OpenDatabase {
  readonly db: Database;
  /** Empties the write-ahead log, closes, and notes that the end was a clean one. */
  close(): void;
}

/** Present while the database is open; found at a start, it says that the last end was not a clean one. */
function markerOf(file: string): string {
  return `${file}.open`;
}

interface Look {
  readonly problem: AppError | null;
  readonly check: boolean;
}

/** Looks at the first page without SQLite, so that nothing is put beside a file that is not ours. */
function lookAt(file: string): Look {
  if (!existsSync(file) || statSync(file).size === 0) return { problem: null, check: false };
  const header = Buffer.alloc(HEADER_BYTES);
  const handle = openSync(file, 'r');
  let length = 0;
  try {
    length = readSync(handle, header, 0, HEADER_BYTES, 0);
  } finally {
    closeSync(handle);
  }
  if (length < HEADER_BYTES || header.toString('latin1', 0, 16) !== MAGIC) {
    return { problem: { code: 'database_damaged' }, check: false };
  }
  const id = header.readUInt32BE(68);
  if (id !== 0 && id !== APPLICATION_ID) return { problem: { code: 'database_foreign' }, check: false };
  const rawSize = header.readUInt16BE(16);
  const pageSize = rawSize === 1 ? 65_536 : rawSize;
  const tooShort = header.readUInt32BE(28) * pageSize > statSync(file).size;
  return { problem: null, check: tooShort || existsSync(markerOf(file)) };
}

/** Reads every page once. A read-only connection leaves the file and its log exactly as they are. */
function quickCheck(file: string): AppError | null {
  const db = new BetterSqlite3(file, { readonly: true, fileMustExist: true, timeout: 0 });
  try {
    return db.pragma('quick_check(1)', { simple: true }) === 'ok' ? null : { code: 'database_damaged' };
  } finally {
    db.close();
  }
}

/** An empty database becomes ours; one with another mark, or with tables and no mark, is somebody else's. */
function claim(db: Database): AppError | null {
  const id = Number(db.pragma('application_id', { simple: true }));
  if (id === APPLICATION_ID) return null;
  const tables = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM sqlite_schema').get();
  if (id !== 0 || tables === undefined || tables.n > 0) return { code: 'database_foreign' };
  // Before the switch to WAL, so that the mark is in the file itself from the first moment.
  db.pragma(`application_id = ${APPLICATION_ID}`);
  return null;
}

function mark(file: string): void {
  const handle = openSync(markerOf(file), 'w', 0o600);
  try {
    writeSync(handle, String(process.pid));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function configure(db: Database): AppError | null {
  db.pragma('trusted_schema = OFF');
  const problem = claim(db);
  if (problem !== null) return problem;
  db.pragma('journal_mode = WAL');
  // NORMAL may lose the last answers at a power cut.
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('secure_delete = ON');
  return null;
}

export interface OpenOptions extends MigrateOptions {
  /** How the log of long work is taken over in a thread; left out, SQLite does it in the course of commits. */
  readonly checkpoints?: CheckpointerOptions;
}

function closeCleanly(db: Database, file: string): void {
  try {
    emptyLog(db);
    db.pragma('optimize');
  } catch (error) {
    // A damaged file is left as it is; the marker stays, so that the next start reads every page.
    db.close();
    if (storageError(error) === undefined) throw error;
    return;
  }
  db.close();
  rmSync(markerOf(file), { force: true });
}

async function openLocked(
  file: string,
  lock: ProcessLock,
  check: boolean,
  options: OpenOptions,
): Promise<Result<OpenDatabase, AppError>> {
  let opened: Database | undefined;
  try {
    const damage = check ? quickCheck(file) : null;
    if (damage !== null) return refuse(damage);
    const db = new BetterSqlite3(file, { timeout: 0 });
    opened = db;
    const refused = configure(db);
    const migrated = refused === null ? await migrate(db, options) : refuse(refused);
    if (!migrated.ok) {
      db.close();
      return migrated;
    }
    mark(file);
    const checkpointer = options.checkpoints === undefined ? null : createCheckpointer(file, options.checkpoints);
    if (checkpointer !== null) takeOverBy(db, checkpointer);
    const close = (): void => {
      if (!db.open) return;
      closeCleanly(db, file);
      checkpointer?.end();
      lock.release();
    };
    return ok({ db, close });
  } catch (error) {
    opened?.close();
    throw error;
  }
}

/**
 * Opens the database for this process alone and brings its schema up to date. Refusals leave the file as it was:
 * `locked` (open elsewhere), `database_newer`, `database_foreign`, `database_damaged`, `disk`.
 */
export async function openDatabase(file: string, options: OpenOptions): Promise<Result<OpenDatabase, AppError>> {
  let lock: ProcessLock | null = null;
  try {
    const look = lookAt(file);
    if (look.problem !== null) return refuse(look.problem);
    lock = takeLock(file);
    if (lock === null) return refuse({ code: 'locked' });
    const opened = await openLocked(file, lock, look.check, options);
    if (!opened.ok) lock.release();
    return opened;
  } catch (error) {
    lock?.release();
    const refusal = storageError(error);
    if (refusal === undefined) throw error;
    return refuse(refusal);
  }
}
