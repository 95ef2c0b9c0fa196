import { createHash } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import { packageRefused, type AppError } from '../../../shared/errors.ts';
import { digitsOf } from '../../../shared/package-format/digits.ts';
import { PublicJwk } from '../../../shared/model/round.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { fromBase64url } from './base64url.ts';

function digest(jwk: PublicJwk): Buffer {
  // RFC 7638: the required members in alphabetical order, without spaces.
  return createHash('sha256').update(`{"crv":"${jwk.crv}","kty":"${jwk.kty}","x":"${jwk.x}"}`).digest();
}

/** RFC 7638 SHA-256 thumbprint of a public key, base64url, 43 characters. */
export function thumbprint(jwk: PublicJwk): string {
  return digest(jwk).toString('base64url');
}

/** The thumbprint as 25 digits for reading aloud. */
export function keyDigits(jwk: PublicJwk): string {
  return digitsOf(digest(jwk));
}

/** Public key of 32 bytes in the form that RFC 8037 gives it. */
export function jwkOf(publicKey: Uint8Array): PublicJwk {
  return { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') };
}

/**
 * Refuses keys under which a signature proves nothing: points of small order accept one signature for many messages,
 * and an encoding that is not canonical gives one key two names. Refusal: E_KEY_WEAK.
 */
export function checkPublicKey(value: unknown): Result<PublicJwk, AppError> {
  const jwk = PublicJwk.safeParse(value);
  const bytes = jwk.success ? fromBase64url(jwk.data.x) : null;
  if (!jwk.success || bytes?.length !== 32) return refuse(packageRefused('E_KEY_WEAK'));
  try {
    return ed25519.Point.fromBytes(bytes).isSmallOrder() ? refuse(packageRefused('E_KEY_WEAK')) : ok(jwk.data);
  } catch {
    return refuse(packageRefused('E_KEY_WEAK'));
  }
}
