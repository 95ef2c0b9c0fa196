import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import type { AppError } from '../../shared/errors.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { writeAtomically } from '../backend/files/atomic-write.ts';

const CHUNK = 1 << 20;

function* chunksOf(path: string): Generator<Uint8Array> {
  const handle = openSync(path, 'r');
  try {
    for (;;) {
      const chunk = Buffer.alloc(CHUNK);
      const length = readSync(handle, chunk, 0, CHUNK, null);
      if (length === 0) return;
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(handle);
  }
}

function digest(path: string): string {
  const hash = createHash('sha256');
  for (const chunk of chunksOf(path)) hash.update(chunk);
  return hash.digest('hex');
}

/**
 * Copies a finished file to where the user wants it, often a USB stick that is pulled out at once. Written beside the
 * target and flushed, compared with the source by SHA-256, and only then put in the target's place: a failure leaves
 * what was there before. Refuses with `disk` (`full`, `denied`, `gone`; `gone` too if what was read back differs).
 */
export function saveCopy(source: string, target: string): Promise<Result<null, AppError>> {
  const same = (temporary: string): Promise<Result<unknown, AppError>> =>
    Promise.resolve(digest(temporary) === digest(source) ? ok(null) : refuse({ code: 'disk', op: 'gone' }));
  // The user's own file from here on: the usual permissions of his session, not ours.
  return writeAtomically(target, chunksOf(source), { mode: 0o666, check: same });
}
