import { rm } from 'node:fs/promises';
import type { AppError } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { encryptFile } from './encrypt-file.ts';
import { writePackage, type NewPackage, type WrittenPackage } from './write-package.ts';

export interface Sealing {
  /** For whom the file is encrypted: `age1…`, at least one. */
  readonly recipients: readonly string[];
  /** Private path for the plain container; nothing is left there afterwards. */
  readonly spool: string;
}

/**
 * Writes a signed container and encrypts it: first the plain file in the private spool, checked as a reader would,
 * then the encrypted one at `path`, read back. Hash and size are those of the encrypted file. Refusals: those of
 * `writePackage` and `encryptFile`.
 */
export async function writeSealed(
  path: string,
  input: NewPackage,
  { recipients, spool }: Sealing,
): Promise<Result<WrittenPackage, AppError>> {
  try {
    const plain = await writePackage(spool, input);
    if (!plain.ok) return plain;
    const sealed = await encryptFile(spool, path, recipients);
    return sealed.ok ? ok({ ...plain.value, ...sealed.value }) : sealed;
  } finally {
    await rm(spool, { force: true });
  }
}
