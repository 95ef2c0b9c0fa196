import { isMainThread } from 'node:worker_threads';
import { jieping } from './jieping-command.ts';
import { systemTerminal } from './system-terminal.ts';

/** Entry of the one bundled file: it is the program, and in a thread of its own the reader of strangers' files. */
if (isMainThread) {
  process.exitCode = await jieping(process.argv.slice(2), systemTerminal(), { readerWorker: new URL(import.meta.url) });
} else await import('../backend/packages/reader-worker.ts');
