/**
 * 25 decimal digits in five groups of five for reading a hash aloud: group i is the big-endian number in bytes
 * 5i…5i+4 modulo 100 000 (about 83 bits against a second preimage). `hash` must have at least 25 bytes.
 */
export function digitsOf(hash: Uint8Array): string {
  if (hash.length < 25) throw new RangeError('a hash of at least 25 bytes is needed');
  const groups: string[] = [];
  for (let group = 0; group < 5; group += 1) {
    let value = 0;
    for (const byte of hash.subarray(group * 5, group * 5 + 5)) value = value * 256 + byte;
    groups.push(String(value % 100_000).padStart(5, '0'));
  }
  return groups.join(' ');
}

/** What the QR code of a computer's request says before its key's thumbprint (RFC 9278). */
export const KEY_URN = 'urn:ietf:params:oauth:jwk-thumbprint:sha-256:';
/** What the QR code of the office's notice says before the hash of its root. */
export const ROOT_URN = 'urn:jieping:root:sha-256:';

const GROUPS = /[\s\p{Pd}\p{Po}_]/gu;

/** 25 digits as somebody typed them, joined; null if it is not that. Full-width digits, spaces and hyphens are fine. */
export function typedDigits(text: string): string | null {
  const digits = text.normalize('NFKC').replaceAll(GROUPS, '');
  return /^\d{25}$/.test(digits) ? digits : null;
}

/** Whether what was typed, or scanned from the QR code that begins with `urn`, means this SHA-256. */
export function matchesDigits(text: string, hash: Uint8Array, urn: string): boolean {
  const trimmed = text.trim();
  if (trimmed.startsWith(urn)) return trimmed === qrText(hash, urn);
  return typedDigits(text) === digitsOf(hash).replaceAll(' ', '');
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Text of the QR code for this SHA-256: the prefix and the hash in base64url without padding. */
export function qrText(hash: Uint8Array, urn: string): string {
  let text = urn;
  for (let at = 0; at < hash.length; at += 3) {
    const three = ((hash[at] ?? 0) << 16) | ((hash[at + 1] ?? 0) << 8) | (hash[at + 2] ?? 0);
    const letters = Math.min(4, Math.ceil(((hash.length - at) * 8) / 6));
    for (let n = 0; n < letters; n += 1) text += BASE64URL[(three >> (18 - 6 * n)) & 63] ?? '';
  }
  return text;
}
