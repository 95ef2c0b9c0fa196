import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dataFolder } from '../backend/data-folder.ts';
import { createFileLog } from '../backend/log.ts';
import type { Ports } from '../backend/ports.ts';
import { createSticks } from '../backend/sticks.ts';
import { createSystemClock } from '../backend/system-clock.ts';
import { createSystemIds } from '../backend/system-ids.ts';
import { choosePrintEngine, createPrintPort } from './print.ts';

export interface PlatformParts {
  readonly dataDir: string;
  /** A browser to print with and to show the window in, instead of the one that would be found. */
  readonly browser: string | undefined;
  /** Address of the server, once it listens. */
  readonly origin: () => string;
}

/** `--data-dir`, else `JIEPING_DATA`, else this user's folder for application data. */
export function chooseDataDir(option: string | undefined): string {
  return dataFolder(option ?? process.env['JIEPING_DATA'], {
    platform: process.platform,
    env: process.env,
    home: homedir(),
  });
}

/** Where the unpacked browser for printing is kept; `JIEPING_CACHE` lets several data folders share one. */
export function cacheFolder(dataDir: string): string {
  const shared = process.env['JIEPING_CACHE'];
  return shared === undefined || shared === '' ? join(dataDir, 'cache') : shared;
}

/** What the backend gets of this host. There is no protected storage here, and it says so. */
export function createBrowserPorts({ dataDir, browser, origin }: PlatformParts): Ports {
  const clock = createSystemClock();
  const log = createFileLog(join(dataDir, 'logs'), clock);
  return {
    host: 'browser',
    clock,
    ids: createSystemIds(clock),
    log,
    secrets: {
      level: 'file',
      protect: (secret) => Promise.resolve(secret),
      unprotect: (wrapped) => Promise.resolve(wrapped),
    },
    print: createPrintPort({ origin, engine: () => choosePrintEngine(cacheFolder(dataDir), browser), log }),
    sticks: createSticks(),
    readerWorker: new URL('../backend/packages/reader-worker.ts', import.meta.url),
    checkpointWorker: new URL('../backend/store/checkpoint-worker.ts', import.meta.url),
    resources: fileURLToPath(new URL('../../resources/indicator-sets', import.meta.url)),
  };
}
