import { rmSync } from 'node:fs';
import type { AppError } from '../../../../shared/errors.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { diskError } from '../../files/disk-errors.ts';
import { finishDeskWipes, unfinishedDeskWipes } from '../../store/desk-wipes.ts';
import { storageError } from '../../store/errors.ts';
import { storedJson } from '../../store/stored-json.ts';
import { finishWipeOf, rebuildFile, unfinishedWipes } from '../../store/survey-wipes.ts';
import { databaseCopies } from './files-with-answers.ts';

/**
 * Removes the files of every wipe that came no further than its transaction, here or at the office, copies of the
 * database (an update may have made one since), and what is left of the deleted rows in the database file and its log.
 * Harmless where there is nothing to do. Refusal: `disk`; it is tried again at the next start.
 */
export function finishWipes({ db, paths }: Pick<Context, 'db' | 'paths'>): Result<null, AppError> {
  try {
    const rounds = unfinishedWipes(db);
    const open = [...rounds, ...unfinishedDeskWipes(db)];
    if (open.length === 0) return ok(null);
    const files = open.flatMap((one) => storedJson<readonly string[]>(one.files));
    for (const path of [...files, ...databaseCopies({ paths })]) rmSync(path, { force: true });
    rebuildFile(db);
    for (const { round } of rounds) finishWipeOf(db, round);
    finishDeskWipes(db);
    return ok(null);
  } catch (error) {
    const known = diskError(error) ?? storageError(error);
    if (known === null || known === undefined) throw error;
    return refuse(known);
  }
}
