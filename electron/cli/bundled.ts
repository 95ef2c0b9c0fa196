import { isMainThread, workerData } from 'node:worker_threads';
import { isCheckpointTask } from '../backend/store/checkpoint-messages.ts';
import { runProgram } from './run-program.ts';

/** Entry of the one bundled file: it is the program, and each of its threads. */
const here = new URL(import.meta.url);
if (isMainThread) await runProgram({ readerWorker: here, checkpointWorker: here });
else if (isCheckpointTask(workerData)) await import('../backend/store/checkpoint-worker.ts');
else await import('../backend/packages/reader-worker.ts');
