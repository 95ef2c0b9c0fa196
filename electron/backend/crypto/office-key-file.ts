import { readFile } from 'node:fs/promises';
import type { KeyObject } from 'node:crypto';
import { Decrypter, Encrypter } from 'age-encryption';
import type { AppError } from '../../../shared/errors.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { writeAtomically } from '../files/atomic-write.ts';
import { onDisk } from '../files/disk-errors.ts';
import { unreadable } from './device-key-file.ts';
import { parsePem, pemOf } from './private-key.ts';

/** What the library says when the passphrase does not open the file; all else means damage. */
const NO_MATCH = /no identity matched/u;

/**
 * Wraps the office key as a standard age passphrase file, which `age -d` opens too. `workFactor` is the binary
 * logarithm of scrypt's N: 18 takes about a second, less is only for tests.
 */
export async function writeOfficeKey(
  path: string,
  key: KeyObject,
  passphrase: string,
  workFactor: number,
): Promise<Result<null, AppError>> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(workFactor);
  const wrapped = await encrypter.encrypt(pemOf(key));
  return writeAtomically(path, [wrapped], { mode: 0o600 });
}

/** Opens the wrapped office key. Refusals: wrong_passphrase, key_unreadable, disk. The file stays as it is. */
export async function readOfficeKey(
  path: string,
  name: string,
  passphrase: string,
): Promise<Result<KeyObject, AppError>> {
  const wrapped = await onDisk(() => readFile(path));
  if (!wrapped.ok) return wrapped;
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    const key = parsePem(await decrypter.decrypt(wrapped.value, 'text'));
    return key ? ok(key) : unreadable(name);
  } catch (error) {
    const isWrong = error instanceof Error && NO_MATCH.test(error.message);
    return isWrong ? refuse({ code: 'wrong_passphrase' }) : unreadable(name);
  }
}
