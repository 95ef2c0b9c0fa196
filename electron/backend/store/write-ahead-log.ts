import { open } from 'node:fs/promises';
import type { Checkpointer } from './checkpointer.ts';
import type { Database } from './connection.ts';

/** Pages of the log after which a commit takes it over into the database; SQLite's own number. */
const PAGES = 1000;
/** Items of long work after which the other thread takes the log over meanwhile: at most a few hundred megabytes. */
const MANY = 20_000;
/** For fewer, the next commits do it by the way. */
const FEW = 500;

interface Log {
  readonly checkpointer: Checkpointer;
  /** Items that long work wrote since the log was last begun to be taken over; null while there is no long work. */
  pending: number | null;
}
const logs = new WeakMap<Database, Log>();

/** From now on this takes over what long work leaves in the write-ahead log. */
export function takeOverBy(db: Database, checkpointer: Checkpointer): void {
  logs.set(db, { checkpointer, pending: null });
}

/**
 * Long work begins: no commit takes the log over any more, since that flushes twice and would keep whoever waits for
 * an answer. The function that is given back ends it: another thread takes over what was written.
 */
export function beginLongWork(db: Database): () => void {
  const log = logs.get(db);
  if (log === undefined) return () => undefined;
  db.pragma('wal_autocheckpoint = 0');
  log.pending = 0;
  return () => {
    const pending = log.pending ?? 0;
    log.pending = null;
    const again = (): void => {
      if (db.open && log.pending === null) db.pragma(`wal_autocheckpoint = ${PAGES}`);
    };
    if (pending < FEW) again();
    else log.checkpointer.start(again);
  };
}

/** Notes what long work wrote. */
export function noteWritten(db: Database, items: number): void {
  const log = logs.get(db);
  if (log === undefined || log.pending === null) return;
  log.pending += items;
  if (log.pending < MANY) return;
  log.pending = 0;
  log.checkpointer.start();
}

/**
 * Brings the log to the disk without keeping this thread, so that the flushed transaction after it has little left to
 * flush. A fault is left to that transaction, which meets it, too.
 */
export async function flushLog(db: Database): Promise<void> {
  const file = await open(`${db.name}-wal`, 'r+').catch(() => null);
  await file?.datasync().catch(() => undefined);
  await file?.close().catch(() => undefined);
}

/** Takes all of the log over and empties it: nothing of what was deleted is left in it. Not inside a transaction. */
export function emptyLog(db: Database): void {
  logs.get(db)?.checkpointer.wait();
  if (db.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) !== 0)
    throw new Error('the write-ahead log is in use and was not emptied');
}
