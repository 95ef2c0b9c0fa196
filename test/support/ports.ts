import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { systemDisk } from '../../electron/backend/files/copy-checked.ts';
import type { Clock, IdSource, Ports } from '../../electron/backend/ports.ts';
import { uuidV7 } from '../../electron/backend/system-ids.ts';
import { createMemoryLog, type MemoryLog } from './memory-log.ts';

export interface FakeClock extends Clock {
  /** Moves the time on. */
  advance(milliseconds: number): void;
}

/** A clock that stands still until it is moved; starts at 2026-09-01 09:00 in Beijing. */
export function createFakeClock(start = '2026-09-01T01:00:00.000Z'): FakeClock {
  let now = Date.parse(start);
  return {
    now: () => new Date(now).toISOString(),
    offset: () => '+08:00',
    advance(milliseconds) {
      now += milliseconds;
    },
  };
}

/** Identifiers and bytes that are the same for the same seed. */
export function createSeededIds(seed: string, clock: Clock): IdSource {
  let block = 0;
  const bytes = (length: number): Uint8Array => {
    const out = Buffer.alloc(length);
    for (let at = 0; at < length; at += 32) {
      createHash('sha256').update(`${seed}:${block}`).digest().copy(out, at);
      block += 1;
    }
    return new Uint8Array(out);
  };
  return { bytes, uuid: () => uuidV7(Date.parse(clock.now()), bytes(10)) };
}

export interface TestPorts extends Ports {
  readonly clock: FakeClock;
  readonly log: MemoryLog;
}

/** Everything the backend needs from outside: a clock in hand, seeded identifiers, a log to read, no printer. */
export function createTestPorts(seed = 'test', changes: Partial<Ports> = {}): TestPorts {
  const clock = createFakeClock();
  return {
    host: 'browser',
    ids: createSeededIds(seed, clock),
    secrets: {
      level: 'file',
      protect: (secret) => Promise.resolve(secret),
      unprotect: (wrapped) => Promise.resolve(wrapped),
    },
    print: null,
    sticks: { list: () => Promise.resolve([]), disk: systemDisk },
    readerWorker: new URL('../../electron/backend/packages/reader-worker.ts', import.meta.url),
    checkpointWorker: new URL('../../electron/backend/store/checkpoint-worker.ts', import.meta.url),
    resources: fileURLToPath(new URL('../../resources/indicator-sets', import.meta.url)),
    ...changes,
    clock,
    log: createMemoryLog(),
  };
}
