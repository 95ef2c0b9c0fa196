import { rmSync } from 'node:fs';
import type { AppError } from '../../../../shared/errors.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import { diskError } from '../../files/disk-errors.ts';
import type { Database } from '../../store/connection.ts';
import { storageError } from '../../store/errors.ts';
import { storedJson } from '../../store/stored-json.ts';
import { finishWipeOf, rebuildFile, unfinishedWipes } from '../../store/survey-wipes.ts';

/**
 * Removes the files of every wipe that came no further than its transaction, and what is left of the deleted rows in
 * the database file and its log. Harmless where there is nothing to do. Refusal: `disk`; it is tried again at the next
 * start.
 */
export function finishWipes(db: Database): Result<null, AppError> {
  try {
    const open = unfinishedWipes(db);
    for (const { files } of open)
      for (const path of storedJson<readonly string[]>(files)) rmSync(path, { force: true });
    if (open.length > 0) rebuildFile(db);
    for (const { round } of open) finishWipeOf(db, round);
    return ok(null);
  } catch (error) {
    const known = diskError(error) ?? storageError(error);
    if (known === null || known === undefined) throw error;
    return refuse(known);
  }
}
