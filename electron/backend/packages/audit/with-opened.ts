import { rmSync } from 'node:fs';
import type { AppError } from '../../../../shared/errors.ts';
import type { RandomAccess } from '../../../../shared/package-format/structure.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import { isEncrypted } from '../age-header.ts';
import { decryptFile } from '../decrypt-file.ts';
import { openFile } from '../random-access.ts';
import type { OpenQuestion } from './audit.ts';

export interface Opening {
  /** age identities, `AGE-SECRET-KEY-1…`. */
  readonly identities: readonly string[];
  /** Path for a private copy of what was encrypted; nothing is left there. */
  readonly spool: string;
}

/** Why an encrypted file was not opened: a question that is left open, or a fault. */
export type NotOpened = { readonly open: OpenQuestion } | { readonly error: AppError };

/**
 * Lends the file to `work`, an encrypted one as its decrypted copy, which is looked at only after its end was found
 * authentic and is gone afterwards.
 */
export async function withOpened<T>(
  file: RandomAccess,
  { identities, spool }: Opening,
  work: (plain: RandomAccess) => Promise<T>,
): Promise<Result<T, NotOpened>> {
  if (!isEncrypted(file)) return ok(await work(file));
  if (identities.length === 0) return refuse({ open: 'key_needed' });
  const decrypted = await decryptFile(file, spool, identities);
  if (!decrypted.ok) {
    const { error } = decrypted;
    const isForOthers = error.code === 'package_refused' && error.reason === 'E_AGE_KEY';
    return refuse(isForOthers ? { open: 'other_key_needed' } : { error });
  }
  const plain = openFile(spool);
  try {
    return ok(await work(plain));
  } finally {
    plain.close();
    rmSync(spool, { force: true });
  }
}
