import type BetterSqlite3 from 'better-sqlite3';
import type { Steps } from '../../../shared/steps.ts';

/** The open database. Only files in `store/` hold SQL text. */
export type Database = BetterSqlite3.Database;

/** Runs `work` in one durable transaction that takes the write lock at once; any throw undoes all of it. */
export function inTransaction<T>(db: Database, work: () => T): T {
  return db.transaction(work).immediate();
}

/** A short transaction ends after so many milliseconds of work, but not before it has done so many items. */
const SHORT_MS = 1;
const FEWEST = 100;
/** Items whose pages the write-ahead log may hold before they are taken over into the database: some hundred pages. */
const BETWEEN_CHECKPOINTS = 1000;

/**
 * Does something with each item in transactions of a few milliseconds and gives way after each. Only for rows that no
 * view reads before a later, flushed transaction makes them count: these are not flushed one by one, because flushing
 * the write-ahead log for that one flushes all that stands before it. The log is taken over into the database often
 * and by itself, so that no single commit has to do that for all of it.
 */
export function* inShortTransactions<T>(db: Database, items: Iterable<T>, work: (item: T) => void): Steps<void> {
  const rest = items[Symbol.iterator]();
  let next = rest.next();
  let count = 0;
  while (next.done !== true) {
    unflushed(db, () => {
      const end = performance.now() + SHORT_MS;
      for (let done = 0; next.done !== true && (done < FEWEST || performance.now() < end); done += 1) {
        work(next.value);
        next = rest.next();
        count += 1;
      }
    });
    yield;
    if (count < BETWEEN_CHECKPOINTS || db.inTransaction) continue;
    count = 0;
    db.pragma('wal_checkpoint(PASSIVE)');
    yield;
  }
}

function unflushed(db: Database, work: () => void): void {
  // Inside a transaction the outer one decides.
  if (db.inTransaction) return inTransaction(db, work);
  db.pragma('synchronous = NORMAL');
  try {
    inTransaction(db, work);
  } finally {
    db.pragma('synchronous = FULL');
  }
}
