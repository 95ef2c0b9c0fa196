import { readFile } from 'node:fs/promises';
import type { KeyObject } from 'node:crypto';
import { Decrypter, Encrypter } from 'age-encryption';
import type { AppError } from '../../../shared/errors.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { writeAtomically } from '../files/atomic-write.ts';
import { onDisk } from '../files/disk-errors.ts';
import { isIdentity } from './age-identity.ts';
import { unreadable } from './device-key-file.ts';
import { parsePem, pemOf } from './private-key.ts';

/** What is wrapped under the passphrase. */
export interface OfficeKeys {
  readonly sign: KeyObject;
  /** age identities, newest first; none in a file of the first version. */
  readonly identities: readonly string[];
}

/** What the library says when the passphrase does not open the file; all else means damage. */
const NO_MATCH = /no identity matched/u;
const PEM =
  /^(-----BEGIN PRIVATE KEY-----\n[A-Za-z0-9+/=\n]+-----END PRIVATE KEY-----\n)((?:AGE-SECRET-KEY-1[A-Z0-9]+\n)*)$/u;

/** One text: the signing key as PEM, as openssl reads it, then one age identity a line. */
function textOf({ sign, identities }: OfficeKeys): string {
  return `${pemOf(sign)}${identities.map((identity) => `${identity}\n`).join('')}`;
}

function parseText(text: string): OfficeKeys | null {
  const [, pem = '', lines = ''] = PEM.exec(text) ?? [];
  const sign = parsePem(pem);
  const identities = lines.split('\n').filter((line) => line !== '');
  return sign && identities.every(isIdentity) ? { sign, identities } : null;
}

/**
 * Wraps the office's keys as a standard age passphrase file, which `age -d` opens too. `workFactor` is the binary
 * logarithm of scrypt's N: 18 takes about a second, less is only for tests.
 */
export async function writeOfficeKeys(
  path: string,
  keys: OfficeKeys,
  passphrase: string,
  workFactor: number,
): Promise<Result<null, AppError>> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(workFactor);
  const wrapped = await encrypter.encrypt(textOf(keys));
  return writeAtomically(path, [wrapped], { mode: 0o600 });
}

/** Opens the wrapped keys. Refusals: wrong_passphrase, key_unreadable, disk. The file stays as it is. */
export async function readOfficeKeys(
  path: string,
  name: string,
  passphrase: string,
): Promise<Result<OfficeKeys, AppError>> {
  const wrapped = await onDisk(() => readFile(path));
  if (!wrapped.ok) return wrapped;
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    const keys = parseText(await decrypter.decrypt(wrapped.value, 'text'));
    return keys ? ok(keys) : unreadable(name);
  } catch (error) {
    const isWrong = error instanceof Error && NO_MATCH.test(error.message);
    return isWrong ? refuse({ code: 'wrong_passphrase' }) : unreadable(name);
  }
}
