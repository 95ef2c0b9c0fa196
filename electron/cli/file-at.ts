import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { packageRefused, type AppError } from '../../shared/errors.ts';
import { LIMITS } from '../../shared/package-format/limits.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { diskError } from '../backend/files/disk-errors.ts';
import { piecesOf } from '../backend/packages/line-reader.ts';
import { openFile, type OpenFile } from '../backend/packages/random-access.ts';

/**
 * Opens a file named on the command line and lends it to `work`. What is no regular file is refused unopened: a pipe
 * or a device never ends. Trouble with the disk is a refusal with `disk`.
 */
export async function withFileAt<T>(path: string, work: (file: OpenFile) => Promise<T>): Promise<Result<T, AppError>> {
  let file: OpenFile | null = null;
  try {
    if (!lstatSync(path).isFile()) return refuse(packageRefused('E_NOT_OURS'));
    file = openFile(path);
    if (file.size > LIMITS.file * 2) return refuse(packageRefused('E_TOO_BIG'));
    return ok(await work(file));
  } catch (error) {
    const known = diskError(error);
    if (known) return refuse(known);
    throw error;
  } finally {
    file?.close();
  }
}

/** SHA-256 of a whole file, lower-case hex. */
export function hashOf(file: OpenFile): string {
  const hash = createHash('sha256');
  for (const piece of piecesOf(file, { start: 0, size: file.size })) hash.update(piece);
  return hash.digest('hex');
}
