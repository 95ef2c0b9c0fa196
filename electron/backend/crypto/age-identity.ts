import { x25519 } from '@noble/curves/ed25519.js';
import { bech32 } from '@scure/base';
import { identityToRecipient } from 'age-encryption';
import { packageRefused, type AppError } from '../../../shared/errors.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';

const SECRET_LENGTH = 32;
/** Other kinds of age recipients (with a plug-in, post-quantum) are not read by every `age`. */
const RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/u;
const PROBE = new Uint8Array(SECRET_LENGTH).fill(0x42);

/** The age identity (`AGE-SECRET-KEY-1…`) of an X25519 secret of 32 bytes; `age` reads the same text. */
export function identityOf(secret: Uint8Array): string {
  if (secret.length !== SECRET_LENGTH) throw new RangeError('an X25519 secret has 32 bytes');
  return bech32.encodeFromBytes('AGE-SECRET-KEY-', secret).toUpperCase();
}

/** Whether this text is an X25519 identity. */
export function isIdentity(text: string): boolean {
  try {
    const { prefix, bytes } = bech32.decodeToBytes(text);
    return prefix === 'age-secret-key-' && bytes.length === SECRET_LENGTH && text === text.toUpperCase();
  } catch {
    return false;
  }
}

/** The public half, `age1…`, which files are encrypted to. */
export function recipientOf(identity: string): Promise<string> {
  return identityToRecipient(identity);
}

/**
 * Refuses what is no X25519 recipient in its one spelling, and points of small order, under which anybody could read
 * the file. Refusal: E_KEY_WEAK.
 */
export function checkRecipient(text: unknown): Result<string, AppError> {
  const weak = refuse(packageRefused('E_KEY_WEAK'));
  if (typeof text !== 'string' || !RECIPIENT.test(text)) return weak;
  try {
    const { prefix, bytes } = bech32.decodeToBytes(text);
    if (prefix !== 'age' || bytes.length !== SECRET_LENGTH) return weak;
    // The top bit is ignored in use, so a key with it set would have two names; the library throws for a zero result.
    if (((bytes[SECRET_LENGTH - 1] ?? 0) & 0x80) !== 0) return weak;
    x25519.getSharedSecret(PROBE, bytes);
    return ok(text);
  } catch {
    return weak;
  }
}
