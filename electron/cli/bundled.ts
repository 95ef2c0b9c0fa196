import { isMainThread } from 'node:worker_threads';
import { runProgram } from './run-program.ts';

/** Entry of the one bundled file: it is the program, and in a thread of its own the reader of strangers' files. */
if (isMainThread) await runProgram({ readerWorker: new URL(import.meta.url) });
else await import('../backend/packages/reader-worker.ts');
