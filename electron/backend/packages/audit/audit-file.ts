import { packageRefused } from '../../../../shared/errors.ts';
import type { RandomAccess } from '../../../../shared/package-format/structure.ts';
import { isEncrypted } from '../age-header.ts';
import { parseEnrolment } from '../enrolment.ts';
import { auditContainer, auditReceipt } from './audit-container.ts';
import { foundGood, leftOpen, refusedAs, type Audit } from './audit.ts';
import { lookOutside, type Outside } from './look-outside.ts';
import { withOpened, type Opening } from './with-opened.ts';

async function auditEnrolment(bytes: Uint8Array): Promise<Audit> {
  const read = await parseEnrolment(bytes);
  if (!read.ok) return refusedAs(read.error, { kind: 'enrol' });
  const { device, kid, created } = read.value;
  const signer = { kid, device: device.id, label: device.label };
  const none = { round: null, packageSeq: null, rehearsal: false, head: null };
  const counts = { records: 0, bodiesMissing: 0, attachments: 0 };
  return foundGood({ kind: 'enrol', facts: { ...none, ...counts, created, signer } });
}

async function auditPlain(file: RandomAccess, outside: Outside, digits: string | null): Promise<Audit> {
  // What was decrypted and is encrypted again is nothing that this program makes.
  if (outside.form === 'encrypted') return refusedAs(packageRefused('E_KIND'));
  if (outside.form === 'container') return await auditContainer(file, outside, digits);
  return outside.kind === 'enrol' ? await auditEnrolment(outside.bytes) : await auditReceipt(outside.bytes, digits);
}

/**
 * Judges one file with nothing but itself, the digits of the office's root and, for an encrypted one, a key. Reads
 * all of it in constant memory and writes nothing but the decrypted copy. Disk trouble of this computer is thrown as
 * the system says it.
 */
export async function auditFile(
  file: RandomAccess,
  options: Opening & { readonly digits: string | null },
): Promise<Audit> {
  const encrypted = isEncrypted(file);
  const read = await withOpened(file, options, async (plain) => {
    const outside = lookOutside(plain);
    if (!outside.ok) return refusedAs(packageRefused(outside.error));
    return await auditPlain(plain, outside.value, options.digits);
  });
  if (read.ok) return { ...read.value, encrypted };
  return 'open' in read.error ? leftOpen(read.error.open, { encrypted }) : refusedAs(read.error.error, { encrypted });
}
