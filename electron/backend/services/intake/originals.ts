import { existsSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AppError } from '../../../../shared/errors.ts';
import type { Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { syncFolder } from '../../files/atomic-write.ts';
import { onDisk } from '../../files/disk-errors.ts';
import type { SpooledFile } from '../../packages/spool.ts';

/** Where a file that was taken in is kept as it came, byte for byte: what an auditor can check later. */
export function originalPath({ originals }: Pick<Context['paths'], 'originals'>, sha256: string): string {
  return join(originals, sha256.slice(0, 2), sha256);
}

/**
 * Moves the private copy of a file that was proven good to its place and brings it to the disk. It is there before
 * the file counts; one that a power cut leaves without its import is found again when the file comes again.
 * Refusal: `disk`.
 */
export function keepOriginal({ paths }: Pick<Context, 'paths'>, spooled: SpooledFile): Promise<Result<null, AppError>> {
  return onDisk(async () => {
    const target = originalPath(paths, spooled.sha256);
    if (existsSync(target)) return null;
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    // Windows flushes only what was opened for writing.
    await using file = await open(spooled.path, 'r+');
    await file.sync();
    await file.close();
    await rename(spooled.path, target);
    await syncFolder(dirname(target));
    await syncFolder(paths.originals);
    return null;
  });
}
