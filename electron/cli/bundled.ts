import { isMainThread } from 'node:worker_threads';

/** Entry of the one bundled file: it is the program, and in a thread of its own the reader of strangers' files. */
if (isMainThread) await import('./jieping.ts');
else await import('../backend/packages/reader-worker.ts');
