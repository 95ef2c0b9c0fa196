import { createHash, type Hash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { AppError } from '../../../shared/errors.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { syncFolder } from './atomic-write.ts';
import { diskError, systemCode } from './disk-errors.ts';

/** What writing onto a medium needs of the file system; tests bring one that fails. */
export interface Disk {
  readonly open: typeof open;
  readonly rename: typeof rename;
  readonly rm: typeof rm;
}
export const systemDisk: Disk = { open, rename, rm };

const CHUNK = 1024 * 1024;
/** A virus scanner holds a new file for a moment; Windows then refuses to rename it. */
const RENAME_PAUSES_MS = [50, 100, 200, 400, 800];

async function eachChunk(path: string, disk: Disk, take: (chunk: Buffer) => Promise<void>): Promise<void> {
  await using from = await disk.open(path, 'r');
  const buffer = Buffer.allocUnsafe(CHUNK);
  for (;;) {
    const { bytesRead } = await from.read(buffer, 0, CHUNK, null);
    if (bytesRead === 0) return;
    await take(buffer.subarray(0, bytesRead));
  }
}

/** SHA-256 of a file in lower-case hex, and its size in bytes. Throws what the disk throws. */
export async function hashFile(path: string, disk: Disk = systemDisk): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  await eachChunk(path, disk, (chunk) => {
    hash.update(chunk);
    size += chunk.length;
    return Promise.resolve();
  });
  return { sha256: hash.digest('hex'), size };
}

async function writePart(source: string, part: string, disk: Disk, step: (bytes: number) => void): Promise<Hash> {
  const hash = createHash('sha256');
  await disk.rm(part, { force: true });
  await using to = await disk.open(part, 'wx', 0o644);
  await eachChunk(source, disk, async (chunk) => {
    hash.update(chunk);
    await to.writeFile(chunk);
    step(chunk.length);
  });
  await to.sync();
  return hash;
}

async function renamePatiently(from: string, to: string, disk: Disk): Promise<void> {
  for (const wait of RENAME_PAUSES_MS) {
    try {
      await disk.rename(from, to);
      return;
    } catch (error) {
      if (!['EBUSY', 'EPERM', 'EACCES', 'ETXTBSY'].includes(systemCode(error) ?? '')) throw error;
      await pause(wait);
    }
  }
  try {
    await disk.rename(from, to);
  } catch (error) {
    // The part could be written here, so the place itself is not forbidden: somebody holds the file.
    if (['EPERM', 'EACCES'].includes(systemCode(error) ?? ''))
      throw Object.assign(new Error('held'), { code: 'EBUSY' });
    throw error;
  }
}

async function removed(path: string, disk: Disk): Promise<void> {
  // A medium that is gone cannot be tidied.
  await disk.rm(path, { force: true }).catch((error: unknown) => {
    if (!diskError(error)) throw error;
  });
}

/**
 * Copies a finished file to a medium and reads it back: written as `<target>.part`, flushed, renamed, opened again and
 * compared by SHA-256. `step` hears the bytes as they are written and again as they are read back. Refusals: `disk`
 * (full, denied, gone, busy; gone too if what was read back differs); then nothing half-written stays, where the
 * medium still allows it.
 */
export async function copyChecked(
  source: string,
  target: string,
  step: (bytes: number) => void,
  disk: Disk = systemDisk,
): Promise<Result<{ readonly sha256: string }, AppError>> {
  const part = `${target}.part`;
  let renamed = false;
  try {
    const sha256 = (await writePart(source, part, disk, step)).digest('hex');
    await renamePatiently(part, target, disk);
    renamed = true;
    await syncFolder(dirname(target));
    const back = createHash('sha256');
    await eachChunk(target, disk, (chunk) => {
      back.update(chunk);
      step(chunk.length);
      return Promise.resolve();
    });
    if (back.digest('hex') === sha256) return ok({ sha256 });
    await removed(target, disk);
    return refuse({ code: 'disk', op: 'gone' });
  } catch (error) {
    const known = diskError(error);
    if (!known) throw error;
    await removed(renamed ? target : part, disk);
    return refuse(known);
  }
}
