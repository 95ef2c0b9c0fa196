import { Worker } from 'node:worker_threads';
import { END } from './reader-messages.ts';

/** A file that makes the reader need more than this is no file of ours. */
const MEMORY_MB = 768;
/** How long a thread waits for another file before it gives its memory back. */
const IDLE_MS = 30_000;
/** How long a thread may take to end by itself. */
const PATIENCE_MS = 1000;

interface Idle {
  readonly module: string;
  readonly worker: Worker;
  readonly timer: NodeJS.Timeout;
}
let idle: Idle | null = null;

function start(module: URL): Worker {
  const worker = new Worker(module, {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: 8 },
  });
  // Whoever uses the thread hears of its faults; one that fails while idle is only dropped.
  worker.on('error', () => undefined);
  worker.on('exit', () => {
    if (idle?.worker === worker) forget();
  });
  return worker;
}

function forget(): Worker | null {
  if (idle === null) return null;
  const { worker, timer } = idle;
  clearTimeout(timer);
  idle = null;
  return worker;
}

/**
 * Lets a thread end by itself: it leaves its loop with nothing half-loaded or half-called. One that does not hear, for
 * example because a hostile file keeps it busy, is stopped after a while.
 */
export async function endReader(worker: Worker): Promise<void> {
  if (worker.threadId === -1) return;
  const gone = new Promise((resolve) => worker.once('exit', resolve));
  const timer = setTimeout(() => void worker.terminate(), PATIENCE_MS);
  timer.unref();
  worker.postMessage(END, []);
  await gone;
  clearTimeout(timer);
}

/** A reading thread for one file: the waiting one, or a new one. The caller keeps or ends it. */
export function takeReader(module: URL): Worker {
  const fits = idle?.module === module.href;
  const waiting = forget();
  if (waiting === null) return start(module);
  waiting.ref();
  if (fits) return waiting;
  void endReader(waiting);
  return start(module);
}

/** Lets a thread wait for the next file for a while. Only for one whose last file was good from end to end. */
export function keepReader(module: URL, worker: Worker): void {
  const before = forget();
  if (before !== null) void endReader(before);
  worker.unref();
  const timer = setTimeout(() => {
    const waiting = forget();
    if (waiting !== null) void endReader(waiting);
  }, IDLE_MS);
  timer.unref();
  idle = { module: module.href, worker, timer };
}

/** Starts a thread before it is needed, so that it loads its modules while the file is still being copied. */
export function warmReader(module: URL): void {
  if (idle === null) keepReader(module, start(module));
}
