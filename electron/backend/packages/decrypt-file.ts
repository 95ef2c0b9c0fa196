import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { Decrypter } from 'age-encryption';
import { packageRefused, type AppError } from '../../../shared/errors.ts';
import type { RandomAccess } from '../../../shared/package-format/structure.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { diskError } from '../files/disk-errors.ts';
import { checkAgeHeader } from './age-header.ts';
import { byteStream } from './byte-stream.ts';

/** What the library says when none of the identities opens the file; all else means damage. */
const NO_MATCH = /no identity matched/u;

function refusalFor(error: unknown): AppError {
  const disk = diskError(error);
  if (disk) return disk;
  const isForOthers = error instanceof Error && NO_MATCH.test(error.message);
  return packageRefused(isForOthers ? 'E_AGE_KEY' : 'E_AGE_DAMAGED');
}

async function decryptInto(descriptor: number, file: RandomAccess, identities: readonly string[]): Promise<void> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  const plain = await decrypter.decrypt(byteStream(file));
  for await (const piece of plain) {
    for (let done = 0; done < piece.length;) done += writeSync(descriptor, piece, done);
  }
}

/**
 * Decrypts an age file into the new private file `target`, in pieces of 64 KiB. The pieces come before the end of the
 * file has been authenticated, so `target` may be used only when this says ok; after anything else it is gone.
 * Meant for the reading thread: it writes synchronously. Refusals: E_AGE_KEY (no identity opens it), E_AGE_DAMAGED
 * (changed, cut or lengthened), disk.
 */
export async function decryptFile(
  file: RandomAccess,
  target: string,
  identities: readonly string[],
): Promise<Result<null, AppError>> {
  const refused = checkAgeHeader(file);
  if (refused) return refuse(packageRefused(refused));
  let done = false;
  try {
    rmSync(target, { force: true });
    const descriptor = openSync(target, 'wx', 0o600);
    try {
      await decryptInto(descriptor, file, identities);
    } finally {
      closeSync(descriptor);
    }
    done = true;
    return ok(null);
  } catch (error) {
    return refuse(refusalFor(error));
  } finally {
    if (!done) rmSync(target, { force: true });
  }
}
