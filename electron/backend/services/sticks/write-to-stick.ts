import { access } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { FileRef } from '../../../../shared/contract/files.ts';
import type { StickView, WrittenCopy } from '../../../../shared/contract/sticks.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { copyChecked, hashFile } from '../../files/copy-checked.ts';
import { onDisk, systemCode } from '../../files/disk-errors.ts';
import type { Stick } from '../../ports.ts';
import { insertCopy } from '../../store/copies.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'paths' | 'files' | 'emit'>;

/** Room that the medium keeps for its own tables. */
const SPARE = 64 * 1024;
const MOST_NAMES = 99;

/** The media that are plugged in, without their places. */
export async function listSticks({ ports }: Pick<Context, 'ports'>): Promise<readonly StickView[]> {
  const found = await ports.sticks.list();
  return found.map(({ id, label, freeBytes, writable }) => ({ id, label, freeBytes, writable }));
}

/** Path and name of a file that this program made; nothing else is ever written onto a medium. */
function madeFile({ ref, name }: FileRef, { files, paths }: Needs): Result<{ path: string; name: string }, AppError> {
  const path = files.path(ref);
  const inside = path === undefined ? '..' : relative(paths.outbox, path);
  if (path === undefined || inside.startsWith('..') || inside.includes(sep)) {
    return refuse({ code: 'not_found', what: 'file', id: name });
  }
  return ok({ path, name: files.name(ref) ?? name });
}

function obstacle(stick: Stick | undefined, size: number): AppError | null {
  if (stick === undefined) return { code: 'not_ready', what: 'stick_gone' };
  if (!stick.writable) return { code: 'disk', op: 'denied' };
  if (stick.fileLimit !== null && size > stick.fileLimit) return { code: 'disk', op: 'too_large' };
  return stick.freeBytes < size + SPARE ? { code: 'disk', op: 'full' } : null;
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/** A name that is free, or whose file is this very one already. What lies there under the name is never replaced. */
async function placeFor(
  folder: string,
  name: string,
  sha256: string,
): Promise<{ readonly target: string; readonly name: string; readonly there: boolean } | null> {
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  for (let number = 1; number <= MOST_NAMES; number += 1) {
    const tried = number === 1 ? name : `${stem}-${number}${extension}`;
    const target = join(folder, tried);
    if (!(await exists(target))) return { target, name: tried, there: false };
    if ((await hashFile(target)).sha256 === sha256) return { target, name: tried, there: true };
  }
  return null;
}

/**
 * Writes a made file onto a medium, reads it back and notes the copy. Progress counts written and read bytes.
 * Refusals: `not_found` for a file that was not made here, `not_ready stick_gone`, `disk` (full, denied, gone, busy,
 * too_large). The made file stays where it is in every case.
 */
export async function writeToStick(
  input: { readonly file: FileRef; readonly stick: string },
  context: Needs,
): Promise<Result<WrittenCopy, AppError>> {
  const { db, ports, emit } = context;
  const made = madeFile(input.file, context);
  if (!made.ok) return made;
  const own = await onDisk(() => hashFile(made.value.path));
  if (!own.ok) return own;
  const { sha256, size } = own.value;
  const stick = (await ports.sticks.list()).find((one) => one.id === input.stick);
  const refused = obstacle(stick, size);
  if (stick === undefined || refused !== null) return refuse(refused ?? { code: 'not_ready', what: 'stick_gone' });
  const place = await onDisk(() => placeFor(stick.folder, made.value.name, sha256));
  if (!place.ok) return place;
  if (place.value === null) return refuse({ code: 'disk', op: 'busy' });
  const { target, name, there } = place.value;
  if (!there) {
    let done = 0;
    const step = (bytes: number): void => {
      done += bytes;
      emit('work.progress', { work: 'stick', done, of: size * 2, what: name });
    };
    const copied = await copyChecked(made.value.path, target, step, ports.sticks.disk);
    if (!copied.ok) return copied;
    // The made file is what was hashed before: a file that changed under our hands is not ours any more.
    if (copied.value.sha256 !== sha256) return refuse({ code: 'disk', op: 'gone' });
  }
  const at = ports.clock.now();
  insertCopy(db, { sha256, name, place: stick.label, how: 'stick', writtenAt: at, checkedAt: at });
  emit('copies.changed', { sha256 });
  return ok({ name, place: stick.label, sha256 });
}

/** Notes that the user kept a copy by the host's own dialog; nobody compared it yet. */
export async function noteSaved(file: FileRef, context: Needs): Promise<Result<null, AppError>> {
  const { db, ports, emit } = context;
  const made = madeFile(file, context);
  if (!made.ok) return made;
  const own = await onDisk(() => hashFile(made.value.path));
  if (!own.ok) return own;
  const { sha256 } = own.value;
  const { name } = made.value;
  insertCopy(db, { sha256, name, place: '', how: 'saved', writtenAt: ports.clock.now(), checkedAt: null });
  emit('copies.changed', { sha256 });
  return ok(null);
}
