import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppError } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { onDisk } from '../files/disk-errors.ts';
import type { IdSource } from '../ports.ts';
import { exists } from './key-folder.ts';

/** Gives a key file another name, so that a new one can take its place; nothing is overwritten or deleted. */
export async function setKeyAside(dir: string, name: string, ids: IdSource): Promise<Result<null, AppError>> {
  const path = join(dir, name);
  if (!(await exists(path))) return ok(null);
  const mark = Buffer.from(ids.bytes(6)).toString('hex');
  return onDisk(async () => {
    await rename(path, join(dir, `${name.replace(/\.key$/, '')}.lost-${mark}.key`));
    return null;
  });
}
