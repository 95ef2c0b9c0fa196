import { existsSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AppError } from '../../../../shared/errors.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { syncFolder } from '../../files/atomic-write.ts';
import { onDisk } from '../../files/disk-errors.ts';
import { sweepUnfinished } from '../../files/sweep-unfinished.ts';
import type { SpooledFile } from '../../packages/spool.ts';
import { leavePersonalOut } from '../../packages/without-personal.ts';
import { ownRecipients } from '../trust/own-root.ts';

/** Where a file that was taken in is kept as it came, byte for byte: what an auditor can check later. */
export function originalPath({ originals }: Pick<Context['paths'], 'originals'>, sha256: string): string {
  return join(originals, sha256.slice(0, 2), sha256);
}

/** Where a copy of it lies from which the answers of questionnaires were left out. */
export function strippedPath(original: string): string {
  return `${original}.wiped`;
}

/**
 * Removes copies beside the whole file, which a wipe made that then did not happen, and half-written ones. Not while
 * whole files still have to go.
 */
export function sweepOriginals({ originals }: Pick<Context['paths'], 'originals'>): void {
  for (const entry of readdirSync(originals, { withFileTypes: true }).filter((one) => one.isDirectory())) {
    const folder = join(originals, entry.name);
    const names = readdirSync(folder);
    const here = new Set(names);
    sweepUnfinished([folder]);
    for (const name of names)
      if (here.has(strippedPath(name))) rmSync(join(folder, strippedPath(name)), { force: true });
  }
}

/**
 * Keeps a file of a round whose answers were wiped: of a file that has some only a copy without them is kept, and of one
 * that cannot be without them nothing. Refusal: `disk`.
 */
export async function keepWithoutAnswers(
  { paths, ports, db, keys }: Pick<Context, 'paths' | 'ports' | 'db' | 'keys'>,
  spooled: SpooledFile,
): Promise<Result<null, AppError>> {
  const target = originalPath(paths, spooled.sha256);
  const folder = await onDisk(() => mkdir(dirname(target), { recursive: true, mode: 0o700 }));
  if (!folder.ok) return folder;
  const identities = await keys.officeIdentities();
  const left = await leavePersonalOut(spooled.path, strippedPath(target), {
    identities: identities.ok ? identities.value : null,
    recipients: await ownRecipients(db),
    spool: join(paths.spool, ports.ids.uuid()),
  });
  if (!left.ok) return left;
  return left.value === 'none' ? await keepOriginal({ paths }, spooled) : ok(null);
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
