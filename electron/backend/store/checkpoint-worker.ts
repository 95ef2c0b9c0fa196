import { parentPort, workerData } from 'node:worker_threads';
import BetterSqlite3 from 'better-sqlite3';
import { END, IDLE, isCheckpointTask, TAKE_OVER, type Outcome } from './checkpoint-messages.ts';

/**
 * Entry of the thread that takes the write-ahead log over into the database. Both flushes of that happen here, and
 * whoever waits for an answer of the other thread gets it. It has a connection only while it does that, and reads no row.
 */
if (!parentPort || !isCheckpointTask(workerData)) throw new Error('this module runs as a worker thread');
const port = parentPort;
const { file, state } = workerData;
const word = new Int32Array(state);

function takeOver(): Outcome {
  let db: BetterSqlite3.Database | null = null;
  try {
    db = new BetterSqlite3(file, { fileMustExist: true, timeout: 0 });
    db.pragma('synchronous = FULL');
    db.pragma('wal_checkpoint(PASSIVE)');
    return null;
  } catch (error) {
    return String(error);
  } finally {
    db?.close();
  }
}

port.on('message', (message: unknown) => {
  if (message === END) port.close();
  if (message !== TAKE_OVER) return;
  const outcome = takeOver();
  // Before it is said: the other thread may be waiting without hearing.
  Atomics.store(word, 0, IDLE);
  Atomics.notify(word, 0);
  port.postMessage(outcome, []);
});
