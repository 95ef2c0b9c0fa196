import { mkdirSync } from 'node:fs';
import { basename } from 'node:path';
import { systemDisk, type Disk } from '../../electron/backend/files/copy-checked.ts';
import type { Stick, SticksPort } from '../../electron/backend/ports.ts';

/** An error of the system as `fs` throws it. */
export function systemFault(code: string): Error {
  return Object.assign(new Error(code), { code });
}

export interface FakeSticks extends SticksPort {
  /** What is plugged in; a test pulls a stick by taking it out. */
  readonly plugged: Map<string, Stick>;
}

/** Folders as sticks. `disk` may fail as a bad medium does. */
export function createFakeSticks(disk: Disk = systemDisk): FakeSticks {
  const plugged = new Map<string, Stick>();
  return { plugged, disk, list: () => Promise.resolve([...plugged.values()]) };
}

export function plugIn(sticks: FakeSticks, folder: string, changes: Partial<Stick> = {}): Stick {
  mkdirSync(folder, { recursive: true });
  const stick: Stick = {
    id: `stick-${sticks.plugged.size + 1}`,
    label: basename(folder),
    freeBytes: 2 ** 30,
    writable: true,
    fileLimit: null,
    folder,
    ...changes,
  };
  sticks.plugged.set(stick.id, stick);
  return stick;
}
