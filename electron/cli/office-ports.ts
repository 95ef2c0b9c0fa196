import { join } from 'node:path';
import { createFileLog } from '../backend/log.ts';
import type { Ports } from '../backend/ports.ts';
import { createSticks } from '../backend/sticks.ts';
import { createSystemClock } from '../backend/system-clock.ts';
import { createSystemIds } from '../backend/system-ids.ts';
import type { ProgramParts } from './program-parts.ts';

/**
 * What the backend gets on the command line: nothing is printed, and keys that the desktop program has locked away
 * with the system's help stay there. None of the commands needs one of those.
 */
export function officePorts(dataDir: string, { readerWorker, checkpointWorker }: ProgramParts): Ports {
  const clock = createSystemClock();
  return {
    host: 'browser',
    clock,
    ids: createSystemIds(clock),
    log: createFileLog(join(dataDir, 'logs'), clock),
    secrets: {
      level: 'file',
      protect: (secret) => Promise.resolve(secret),
      unprotect: (wrapped) => Promise.resolve(wrapped),
    },
    print: null,
    sticks: createSticks(),
    readerWorker,
    checkpointWorker,
    // No command makes a round.
    resources: '',
  };
}
