import { Worker } from 'node:worker_threads';
import { BUSY, END, IDLE, TAKE_OVER, type CheckpointTask } from './checkpoint-messages.ts';

/** How long closing waits for what is under way. */
const PATIENCE_MS = 30_000;
const MEMORY = { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 2 };

export interface Checkpointer {
  /** Begins to take over into the database what the write-ahead log holds, unless that is under way; then says so. */
  start(done?: () => void): void;
  /** Waits for what is under way; afterwards no other connection is open. */
  wait(): void;
  /** Lets the thread end. */
  end(): void;
}

export interface CheckpointerOptions {
  /** The module that runs in the thread. */
  readonly module: URL;
  /** Hears of faults. Nothing is lost by one: the log grows until SQLite takes it over in the course of a commit. */
  readonly failed: (fault: string) => void;
}

/** Takes over the log of the database `file` in a thread, which is started when it is first needed. */
export function createCheckpointer(file: string, { module, failed }: CheckpointerOptions): Checkpointer {
  const state = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const word = new Int32Array(state);
  let worker: Worker | null = null;
  const waiting: (() => void)[] = [];
  const settle = (): void => {
    for (const done of waiting.splice(0)) done();
  };
  const begin = (): Worker => {
    const workerData: CheckpointTask = { part: 'checkpoint', file, state };
    const begun = new Worker(module, { execArgv: [], workerData, resourceLimits: MEMORY });
    begun.unref();
    begun.on('message', (fault: unknown) => {
      if (typeof fault === 'string') failed(fault);
      settle();
    });
    begun.on('error', (error) => failed(String(error)));
    begun.on('exit', () => {
      worker = null;
      Atomics.store(word, 0, IDLE);
      settle();
    });
    return begun;
  };
  return {
    start(done) {
      if (done) waiting.push(done);
      if (Atomics.compareExchange(word, 0, IDLE, BUSY) !== IDLE) return;
      worker ??= begin();
      worker.postMessage(TAKE_OVER, []);
    },
    wait: () => void Atomics.wait(word, 0, BUSY, PATIENCE_MS),
    end: () => worker?.postMessage(END, []),
  };
}
