import type { PackageCode } from '../../../shared/errors.ts';
import { LIMITS } from '../../../shared/package-format/limits.ts';
import type { RandomAccess } from '../../../shared/package-format/structure.ts';

const INTRODUCTION = Buffer.from('age-encryption.org/', 'latin1');
const FIRST_LINE = 'age-encryption.org/v1\n';

/** Whether a file begins as an encrypted one does; says nothing about what is in it. */
export function isEncrypted(file: RandomAccess): boolean {
  return INTRODUCTION.equals(file.read(0, INTRODUCTION.length));
}

/**
 * Looks at the header of an encrypted file without computing anything. E_AGE_KEY: another version, a file locked by
 * a passphrase (deriving such a key may be made to take hours), or a header longer than ours ever is; E_AGE_DAMAGED:
 * the file ends within its header.
 */
export function checkAgeHeader(file: RandomAccess): PackageCode | null {
  const bytes = file.read(0, LIMITS.ageHeader);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (text.length < FIRST_LINE.length) return 'E_AGE_DAMAGED';
  if (!text.startsWith(FIRST_LINE)) return 'E_AGE_KEY';
  const mac = text.indexOf('\n--- ');
  const end = mac === -1 ? -1 : text.indexOf('\n', mac + 1);
  if (end === -1) return file.size > LIMITS.ageHeader ? 'E_AGE_KEY' : 'E_AGE_DAMAGED';
  return /^-> scrypt(?: |$)/m.test(text.slice(0, end)) ? 'E_AGE_KEY' : null;
}
