import { createHash } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so that a printed sheet can be typed again. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SEED_LENGTH = 32;
const GROUP = 4;
/** 256 bits need 52 characters; the last has four free bits, which are zero. */
const BODY = 52;

function encode(bytes: Uint8Array, length: number): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  bits <<= BigInt(length * 5 - bytes.length * 8);
  let text = '';
  for (let at = length - 1; at >= 0; at -= 1) text += ALPHABET[Number((bits >> BigInt(at * 5)) & 31n)] ?? '';
  return text;
}

/** The last group: the first 20 bits of a hash of the seed, so that one wrong letter is found. */
function checkGroup(seed: Uint8Array): string {
  const hash = createHash('sha256').update('jieping recovery 1').update(seed).digest();
  const bits = hash.readUIntBE(0, 3) >> 4;
  return [15, 10, 5, 0].map((shift) => ALPHABET[(bits >> shift) & 31] ?? '').join('');
}

/** A seed of 32 bytes as 13 groups of four characters and one check group, joined by hyphens. */
export function recoveryCodeOf(seed: Uint8Array): string {
  const text = encode(seed, BODY) + checkGroup(seed);
  return (text.match(new RegExp(`.{${GROUP}}`, 'gu')) ?? []).join('-');
}

/** The seed in a typed code, or null if it has a wrong length, a wrong letter or a check that does not fit. */
export function seedOfRecoveryCode(code: string): Uint8Array | null {
  const text = code.toUpperCase().replace(/[\s-]/gu, '').replace(/O/gu, '0').replace(/[IL]/gu, '1');
  if (text.length !== BODY + GROUP) return null;
  let bits = 0n;
  for (const letter of text.slice(0, BODY)) {
    const value = ALPHABET.indexOf(letter);
    if (value === -1) return null;
    bits = (bits << 5n) | BigInt(value);
  }
  if ((bits & 15n) !== 0n) return null;
  const seed = Buffer.from((bits >> 4n).toString(16).padStart(SEED_LENGTH * 2, '0'), 'hex');
  return checkGroup(seed) === text.slice(BODY) ? seed : null;
}
