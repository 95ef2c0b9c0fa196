import { runProgram } from './run-program.ts';

/** `npm run cli`. */
await runProgram({
  readerWorker: new URL('../backend/packages/reader-worker.ts', import.meta.url),
  checkpointWorker: new URL('../backend/store/checkpoint-worker.ts', import.meta.url),
});
