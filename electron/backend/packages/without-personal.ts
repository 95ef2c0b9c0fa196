import { rm } from 'node:fs/promises';
import type { AppError } from '../../../shared/errors.ts';
import { Manifest } from '../../../shared/package-format/manifest.ts';
import { MANIFEST, PERSONAL } from '../../../shared/package-format/names.ts';
import { readStructure } from '../../../shared/package-format/structure.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { writeAtomically } from '../files/atomic-write.ts';
import { diskError } from '../files/disk-errors.ts';
import { isEncrypted } from './age-header.ts';
import { decryptFile } from './decrypt-file.ts';
import { encryptFile } from './encrypt-file.ts';
import { hashPass } from './hash-pass.ts';
import { readEntry } from './open-package.ts';
import { openFile, type OpenFile } from './random-access.ts';
import { parseStrict } from './strict-json.ts';
import { containerBytes, type Entry } from './write-package.ts';

/** `none`: there are no personal texts in it; `left_out`: now there are not; `unreadable`: nobody can tell or do so. */
export type Personal = 'none' | 'left_out' | 'unreadable';

export interface Leaving {
  /** age identities that open it; none known: null. */
  readonly identities: readonly string[] | null;
  /** For whom the copy is encrypted, if the file was. */
  readonly recipients: readonly string[];
  /** Private path; nothing is left there. */
  readonly spool: string;
}

/** Runs `work` on the plain container, decrypted first if need be; null where no key here does that. Refusal: `disk`. */
async function withPlain<T>(
  path: string,
  { identities, spool }: Pick<Leaving, 'identities' | 'spool'>,
  work: (file: OpenFile, path: string, wasEncrypted: boolean) => Promise<T>,
): Promise<Result<T | null, AppError>> {
  const plain = `${spool}.plain`;
  let file: OpenFile | null = null;
  try {
    file = openFile(path);
    if (!isEncrypted(file)) return ok(await work(file, path, false));
    if (identities === null) return ok(null);
    const decrypted = await decryptFile(file, plain, identities);
    if (!decrypted.ok) return decrypted.error.code === 'disk' ? decrypted : ok(null);
    const opened = openFile(plain);
    try {
      return ok(await work(opened, plain, true));
    } finally {
      opened.close();
    }
  } catch (error) {
    const known = diskError(error);
    if (known) return refuse(known);
    throw error;
  } finally {
    file?.close();
    await rm(plain, { force: true });
  }
}

/** Whether a file holds personal texts; null where nobody can tell. Refusal: `disk`. */
export async function holdsPersonal(
  path: string,
  how: Pick<Leaving, 'identities' | 'spool'>,
): Promise<Result<boolean | null, AppError>> {
  return await withPlain(path, how, (file) => {
    const layout = readStructure(file);
    return Promise.resolve(layout.ok ? layout.value.entries.some(({ name }) => name === PERSONAL) : null);
  });
}

/** The entries but the personal texts, if the signed list lets them be left out and all the rest is what was signed. */
function entriesLeft(file: OpenFile, path: string): readonly Entry[] | Exclude<Personal, 'left_out'> {
  const layout = readStructure(file);
  if (!layout.ok) return 'unreadable';
  const { entries } = layout.value;
  if (!entries.some(({ name }) => name === PERSONAL)) return 'none';
  const listed = entries.find(({ name }) => name === MANIFEST);
  const read = listed === undefined ? null : parseStrict(readEntry(file, listed));
  const manifest = read?.ok === true ? Manifest.safeParse(read.value) : null;
  if (manifest?.success !== true) return 'unreadable';
  const { resources } = manifest.data;
  if (resources.find((one) => one.path === PERSONAL)?.omissible !== true) return 'unreadable';
  if (!hashPass(file, layout.value, manifest.data).ok) return 'unreadable';
  return entries
    .filter(({ name }) => name !== PERSONAL)
    .map(({ name, start, size, crc }) => ({ name, from: { path, start, size, crc, sha256: '' } }));
}

/**
 * Writes a copy of a hand-over file without the personal texts to `target`, encrypted as the file is. Manifest and
 * signature are those of the whole file, so it verifies as before. Refusal: `disk`.
 */
export async function leavePersonalOut(
  path: string,
  target: string,
  leaving: Leaving,
): Promise<Result<Personal, AppError>> {
  const done = await withPlain(path, leaving, async (file, plain, sealed): Promise<Result<Personal, AppError>> => {
    const entries = entriesLeft(file, plain);
    if (typeof entries === 'string') return ok(entries);
    const written = await writeAtomically(sealed ? leaving.spool : target, containerBytes(entries));
    if (!written.ok || !sealed) return written.ok ? ok('left_out') : written;
    try {
      const encrypted = await encryptFile(leaving.spool, target, leaving.recipients);
      return encrypted.ok ? ok('left_out') : encrypted;
    } finally {
      await rm(leaving.spool, { force: true });
    }
  });
  return done.ok ? (done.value ?? ok('unreadable')) : done;
}
