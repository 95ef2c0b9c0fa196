import { packageRefused, type AppError } from '../../../../shared/errors.ts';
import type { RandomAccess } from '../../../../shared/package-format/structure.ts';
import { parseReceipt } from '../receipt.ts';
import { verifyPackage } from '../verify-package.ts';
import { leftOpen, refusedAs, type Audit } from './audit.ts';
import type { Outside } from './look-outside.ts';

/** A stranger's signature is a question to the office and no fault of the file. */
function judged(error: AppError, kind: 'receipt' | Extract<Outside, { form: 'container' }>['kind']): Audit {
  const isStranger = error.code === 'package_refused' && error.reason === 'H_KEY_UNKNOWN';
  return isStranger ? leftOpen('no_evidence', { kind }) : refusedAs(error, { kind });
}

/** Judges a container, as far as that goes without knowing anybody's key. */
export async function auditContainer(
  file: RandomAccess,
  { kind }: Extract<Outside, { form: 'container' }>,
): Promise<Audit> {
  const read = await verifyPackage(file, { kind, keys: [], rehearsal: 'either' });
  return judged(read.ok ? packageRefused('E_SIGNER') : read.error, kind);
}

/** The same for a receipt. */
export async function auditReceipt(bytes: Uint8Array): Promise<Audit> {
  const read = await parseReceipt(bytes, []);
  return judged(read.ok ? packageRefused('E_SIGNER') : read.error, 'receipt');
}
