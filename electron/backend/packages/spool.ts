import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRefused, type AppError } from '../../../shared/errors.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { diskError } from '../files/disk-errors.ts';
import type { IdSource } from '../ports.ts';

/** A private copy of a picked file; whatever happens to the stick, this is what is read. */
export interface SpooledFile {
  readonly path: string;
  /** SHA-256 of the whole file, lower-case hex: the identity of what was received. */
  readonly sha256: string;
  readonly size: number;
}

const BUFFER = 1024 * 1024;
/** Neither flag exists on Windows, where they count as nothing. */
const NO_LINKS = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

async function copyHashed(source: string, target: string, limit: number): Promise<Result<SpooledFile, AppError>> {
  const picked = await lstat(source);
  if (!picked.isFile()) return refuse(packageRefused('E_NOT_OURS'));
  if (picked.size > limit) return refuse(packageRefused('E_TOO_BIG'));
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(BUFFER);
  let size = 0;
  // A link put in the file's place in between is not followed, and what is opened must still be a regular file.
  await using from = await open(source, constants.O_RDONLY | NO_LINKS);
  if (!(await from.stat()).isFile()) return refuse(packageRefused('E_NOT_OURS'));
  await using to = await open(target, 'wx', 0o600);
  for (;;) {
    const { bytesRead } = await from.read(buffer, 0, BUFFER, null);
    if (bytesRead === 0) break;
    size += bytesRead;
    if (size > limit) return refuse(packageRefused('E_TOO_BIG'));
    const piece = buffer.subarray(0, bytesRead);
    hash.update(piece);
    await to.writeFile(piece);
  }
  // Not synced: the copy is thrown away after a crash, and what is read back comes through the same cache.
  return ok({ path: target, sha256: hash.digest('hex'), size });
}

/**
 * Copies the picked file into the private spool folder in pieces of 1 MiB, hashing on the way, gives the copy to
 * `work`, and removes it afterwards whatever happens. `limit` is in bytes. Refusals: E_NOT_OURS (no regular file),
 * E_TOO_BIG, disk, and those of `work`.
 */
export async function withSpooled<T>(
  source: string,
  spool: { readonly folder: string; readonly ids: IdSource; readonly limit: number },
  work: (file: SpooledFile) => Promise<Result<T, AppError>>,
): Promise<Result<T, AppError>> {
  const target = join(spool.folder, `${spool.ids.uuid()}.spool`);
  try {
    let copied: Result<SpooledFile, AppError>;
    try {
      await mkdir(spool.folder, { recursive: true, mode: 0o700 });
      copied = await copyHashed(source, target, spool.limit);
    } catch (error) {
      const known = diskError(error);
      if (known) return refuse(known);
      throw error;
    }
    return copied.ok ? await work(copied.value) : copied;
  } finally {
    await rm(target, { force: true });
  }
}
