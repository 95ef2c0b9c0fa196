import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FileRef } from '../../../../shared/contract/files.ts';
import type { HandoverFile } from '../../../../shared/contract/handover.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { extensionOf } from '../../../../shared/package-format/kinds.ts';
import { LIMITS } from '../../../../shared/package-format/limits.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { withSpooled } from '../../packages/spool.ts';
import { copiesOf, insertCopy, markChecked } from '../../store/copies.ts';
import { listHandovers, type HandoverRow } from '../../store/handovers.ts';
import { pinnedRound } from '../responses/pinned-round.ts';
import { furthestReceived } from './received.ts';

/** Where the file with this id lies. */
export function handoverPath({ outbox }: Context['paths'], id: string): string {
  return join(outbox, `${id}${extensionOf('back')}`);
}

/** The files made here, latest first, with their copies. Refusals: those of `pinnedRound`. */
export function listMade(
  round: string,
  { db, paths }: Pick<Context, 'db' | 'paths'>,
): Result<readonly HandoverFile[], AppError> {
  const found = pinnedRound(db, round);
  if (!found.ok) return found;
  const reached = (dev: string): number => furthestReceived(db, round, dev)?.to ?? 0;
  /** How far the later files reach that were taken away, by the computer whose log they hold. */
  const later = new Map<string, number>();
  return ok(
    listHandovers(db, round).map(({ id, dev, name, at, sha256, records, lastSeq }) => {
      const path = handoverPath(paths, id);
      const copies = copiesOf(db, sha256);
      const contained = lastSeq <= (later.get(dev) ?? -1);
      if (copies.length > 0) later.set(dev, Math.max(lastSeq, later.get(dev) ?? -1));
      return {
        id,
        name,
        at,
        size: existsSync(path) ? statSync(path).size : null,
        records,
        received: lastSeq <= reached(dev),
        contained,
        copies: copies.map(({ place, name: as, how, writtenAt, checkedAt }) => ({
          place,
          name: as,
          how,
          at: writtenAt,
          checkedAt,
        })),
      };
    }),
  );
}

/** A file made before, to be taken away once more; `not_found` when it is not in its place any more. */
export function madeAgain(
  input: { readonly round: string; readonly id: string },
  { db, paths, files }: Pick<Context, 'db' | 'paths' | 'files'>,
): Result<FileRef, AppError> {
  const row = listHandovers(db, input.round).find((one) => one.id === input.id);
  const path = handoverPath(paths, input.id);
  if (row === undefined || !existsSync(path)) return refuse({ code: 'not_found', what: 'file', id: input.id });
  return ok(files.register(path, row.name));
}

type Same = { readonly name: string; readonly at: string; readonly newest: boolean };

/**
 * Whether the copy that the user picked is byte for byte a file made here in this round. If it is, the copy counts as
 * checked, wherever it lies. Refusals: `not_found`, those of the private copy (E_NOT_OURS for no regular file, `disk`).
 */
export async function checkCopy(
  input: { readonly round: string; readonly file: FileRef },
  context: Pick<Context, 'db' | 'paths' | 'files' | 'ports' | 'emit'>,
): Promise<Result<{ readonly same: Same | null }, AppError>> {
  const { db, paths, ports, files, emit } = context;
  const source = files.path(input.file.ref);
  if (source === undefined) return refuse({ code: 'not_found', what: 'file', id: input.file.name });
  const spool = { folder: paths.spool, ids: ports.ids, limit: LIMITS.file };
  return await withSpooled<{ readonly same: Same | null }>(source, spool, async ({ sha256 }) => {
    const made = listHandovers(db, input.round);
    const row = made.find((one) => one.sha256 === sha256);
    if (row === undefined) return await Promise.resolve(ok({ same: null }));
    noteChecked(db, row, ports.clock.now());
    emit('copies.changed', { sha256 });
    return ok({ same: { name: row.name, at: row.at, newest: row === made[0] } });
  });
}

function noteChecked(db: Context['db'], { sha256, name }: HandoverRow, at: string): void {
  if (copiesOf(db, sha256).length > 0) markChecked(db, sha256, at);
  else insertCopy(db, { sha256, name, place: '', how: 'saved', writtenAt: at, checkedAt: at });
}
