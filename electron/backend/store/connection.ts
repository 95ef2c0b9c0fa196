import type BetterSqlite3 from 'better-sqlite3';

/** The open database. Only files in `store/` hold SQL text. */
export type Database = BetterSqlite3.Database;

/** Runs `work` in one durable transaction that takes the write lock at once; any throw undoes all of it. */
export function inTransaction<T>(db: Database, work: () => T): T {
  return db.transaction(work).immediate();
}
