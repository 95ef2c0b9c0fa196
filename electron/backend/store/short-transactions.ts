import type { Steps } from '../../../shared/steps.ts';
import { inTransaction, type Database } from './connection.ts';
import { noteWritten } from './write-ahead-log.ts';

/** What one is to take with its commit; how long the last one took says how many items the next has. */
const SHORT_MS = 2;
const ITEMS = { least: 20, first: 100, most: 250 };
/** Items of the next one. */
const sizes = new WeakMap<Database, number>();

/**
 * Does something with each item in transactions of about two milliseconds and gives way after each. Only for rows that
 * no view reads before a later, flushed transaction makes them count: these are not flushed one by one, because
 * flushing the write-ahead log for that one flushes all that stands before it.
 */
export function* inShortTransactions<T>(db: Database, items: Iterable<T>, work: (item: T) => void): Steps<void> {
  const rest = items[Symbol.iterator]();
  let next = rest.next();
  while (next.done !== true) {
    const size = sizes.get(db) ?? ITEMS.first;
    const start = performance.now();
    let count = 0;
    unflushed(db, () => {
      for (; next.done !== true && count < size; count += 1) {
        work(next.value);
        next = rest.next();
      }
    });
    const fitting = Math.round((count * SHORT_MS) / (performance.now() - start));
    sizes.set(db, Math.min(ITEMS.most, Math.max(ITEMS.least, fitting)));
    noteWritten(db, count);
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
