import { jieping } from './jieping-command.ts';
import { systemTerminal } from './system-terminal.ts';

/** `npm run cli`. */
process.exitCode = await jieping(process.argv.slice(2), systemTerminal(), {
  readerWorker: new URL('../backend/packages/reader-worker.ts', import.meta.url),
});
