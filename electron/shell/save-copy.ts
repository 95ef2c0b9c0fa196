import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { AppError } from '../../shared/errors.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';

async function digest(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function diskError(thrown: unknown): AppError {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return { code: 'disk', op: 'full' };
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return { code: 'disk', op: 'denied' };
  return { code: 'disk', op: 'gone' };
}

async function flushToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Copies a finished file to where the user wants it, often a USB stick that is pulled out at once. Written beside the
 * target and flushed, compared with the source by SHA-256, and only then put in the target's place: a failure leaves
 * what was there before. Refuses with `disk` (`full`, `denied`, or `gone` for everything else).
 */
export async function saveCopy(source: string, target: string): Promise<Result<null, AppError>> {
  const part = join(dirname(target), `.${basename(target)}.part`);
  try {
    await copyFile(source, part);
    await flushToDisk(part);
    if ((await digest(part)) !== (await digest(source))) return refuse({ code: 'disk', op: 'gone' });
    await rename(part, target);
    return ok(null);
  } catch (error) {
    return refuse(diskError(error));
  } finally {
    await rm(part, { force: true }).catch(() => undefined);
  }
}
