import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 100;

function tryLock(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Whether the process that wrote the lock has ended without removing it. */
function isStale(file: string): boolean {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    // An empty file was created a moment ago and is still being written.
    if (!Number.isInteger(pid) || pid <= 0) return false;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

/**
 * Runs `work` while this process alone holds the lock `file`; others wait. A lock whose process is gone is taken over,
 * and after `patience` milliseconds `work` runs all the same: the lock saves double work, it does not carry safety, so
 * `work` must publish its result in one atomic step.
 */
export async function withLock<T>(file: string, patience: number, work: () => Promise<T>): Promise<T> {
  let held = tryLock(file);
  for (let waited = 0; !held && waited < patience; waited += POLL_MS) {
    if (isStale(file)) rmSync(file, { force: true });
    else await pause(POLL_MS);
    held = tryLock(file);
  }
  try {
    return await work();
  } finally {
    if (held) rmSync(file, { force: true });
  }
}
