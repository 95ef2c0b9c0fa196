import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AppError } from '../../../shared/errors.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { diskError, systemCode } from './disk-errors.ts';

export interface AtomicWriteOptions {
  /** Permission bits of the new file; 0600 if nothing is said. */
  readonly mode?: number;
  /** Looks at the finished temporary file; a refusal leaves the target as it was. */
  readonly check?: (temporary: string) => Promise<Result<unknown, AppError>>;
}

/** Makes the rename itself durable. Windows cannot open folders and needs no such call. */
export async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle;
  try {
    handle = await open(folder, 'r');
  } catch (error) {
    if (['EISDIR', 'EPERM', 'EACCES'].includes(systemCode(error) ?? '')) return;
    throw error;
  }
  try {
    await handle.sync();
  } catch (error) {
    // Some file systems of sticks refuse to sync a folder; the file itself is already on the disk.
    if (!['EINVAL', 'EPERM', 'ENOTSUP'].includes(systemCode(error) ?? '')) throw error;
  } finally {
    await handle.close();
  }
}

/** Pieces of a file, ready or made one after another. */
export type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

async function writeTemporary(path: string, chunks: Chunks, mode: number): Promise<void> {
  await rm(path, { force: true });
  const handle = await open(path, 'wx', mode);
  try {
    for await (const chunk of chunks) await handle.writeFile(chunk);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Writes a file so that its path shows either the old content or the whole new one, even if power fails: a temporary
 * file `<path>.part` in the same folder, fsync, check, rename. Refusals: disk (full, denied, gone) and those of `check`.
 */
export async function writeAtomically(
  path: string,
  chunks: Chunks,
  options: AtomicWriteOptions = {},
): Promise<Result<null, AppError>> {
  const temporary = `${path}.part`;
  try {
    await writeTemporary(temporary, chunks, options.mode ?? 0o600);
    const checked = await options.check?.(temporary);
    if (checked && !checked.ok) return checked;
    await rename(temporary, path);
    await syncFolder(dirname(path));
    return ok(null);
  } catch (error) {
    const known = diskError(error);
    if (known) return refuse(known);
    throw error;
  } finally {
    // After the rename there is nothing left to remove; a stick that is gone cannot be cleaned.
    await rm(temporary, { force: true }).catch((error: unknown) => {
      if (!diskError(error)) throw error;
    });
  }
}
