import BetterSqlite3 from 'better-sqlite3';

export interface ProcessLock {
  release(): void;
}

/**
 * Takes a database for this process: a lock of the operating system on an empty file beside it, which ends with the
 * process however that ends. Null: another process, or another opening in this one, has it. The file stays when the
 * lock is released; a lock on a file that may be removed is none.
 */
export function takeLock(file: string): ProcessLock | null {
  const beside = new BetterSqlite3(`${file}.lock`, { timeout: 0 });
  try {
    // It stays empty, and so needs no journal beside it.
    beside.pragma('journal_mode = MEMORY');
    beside.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    beside.close();
    if (error instanceof BetterSqlite3.SqliteError && error.code === 'SQLITE_BUSY') return null;
    throw error;
  }
  return { release: () => void beside.close() };
}
