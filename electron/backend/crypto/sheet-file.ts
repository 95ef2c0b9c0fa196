import { readFile } from 'node:fs/promises';
import { Decrypter, Encrypter } from 'age-encryption';
import type { AppError } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { writeAtomically } from '../files/atomic-write.ts';
import { onDisk } from '../files/disk-errors.ts';
import { recipientOf } from './age-identity.ts';
import { unreadable } from './device-key-file.ts';
import { seedOfRecoveryCode } from './recovery-code.ts';

/**
 * Keeps the codes of sheets that are not confirmed yet, readable with the office's identity: whoever unlocked the
 * office's keys can print them again, and deleting the file needs no passphrase.
 */
export async function writeSheets(
  path: string,
  codes: readonly string[],
  identity: string,
): Promise<Result<null, AppError>> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(await recipientOf(identity));
  const wrapped = await encrypter.encrypt(codes.map((code) => `${code}\n`).join(''));
  return writeAtomically(path, [wrapped], { mode: 0o600 });
}

/** The codes, in order. Refusals: key_unreadable, disk. */
export async function readSheets(
  path: string,
  name: string,
  identities: readonly string[],
): Promise<Result<readonly string[], AppError>> {
  const wrapped = await onDisk(() => readFile(path));
  if (!wrapped.ok) return wrapped;
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  try {
    const text = await decrypter.decrypt(wrapped.value, 'text');
    const codes = text.split('\n').filter((line) => line !== '');
    return codes.length > 0 && codes.every((code) => seedOfRecoveryCode(code)) ? ok(codes) : unreadable(name);
  } catch {
    return unreadable(name);
  }
}
