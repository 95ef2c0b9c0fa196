import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Which files there are, how long they are and when they were changed, in one short text. */
export function fingerprint(sources: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of sources.flatMap(filesBelow)) {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path}\0${String(mtimeMs)}\0${String(size)}\n`);
  }
  return hash.digest('hex');
}

export interface Stamped {
  /** Where the fingerprint of the last finished build is kept. */
  readonly stamp: string;
  readonly sources: readonly string[];
  /** What the build makes; one of them missing means that it is not up to date. */
  readonly products: readonly string[];
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const WAIT_MS = 100;

/** Two builds of the same part must not write over one another; the lock of a process that is gone is void. */
async function alone<T>(lock: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(lock), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch {
      const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
      // Empty for a moment between being made and being written.
      if (holder > 0 && !isAlive(holder)) rmSync(lock, { force: true });
      else await pause(WAIT_MS);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Runs `build` unless nothing changed since it last ended well. True if it ran. */
export function buildIfChanged({ stamp, sources, products }: Stamped, build: () => Promise<void>): Promise<boolean> {
  return alone(`${stamp}.lock`, async () => {
    // Taken before the build: a source changed while it ran is built again next time.
    const now = fingerprint(sources);
    const last = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
    if (last === now && products.every((product) => existsSync(product))) return false;
    rmSync(stamp, { force: true });
    await build();
    writeFileSync(stamp, now);
    return true;
  });
}
