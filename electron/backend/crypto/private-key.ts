import { createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import type { Signer } from './key-ring.ts';
import { jwkOf, thumbprint } from './public-key.ts';

/** DER before the 32 bytes of an Ed25519 seed in PKCS#8 (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const SEED_LENGTH = 32;

/** PKCS#8 DER of the Ed25519 key with this seed of 32 bytes. */
export function pkcs8Of(seed: Uint8Array): Buffer {
  if (seed.length !== SEED_LENGTH) throw new RangeError('an Ed25519 seed has 32 bytes');
  return Buffer.concat([PKCS8_PREFIX, seed]);
}

/** The key in PKCS#8 DER, or null if these bytes are not exactly one. */
export function parsePkcs8(der: Uint8Array): KeyObject | null {
  const prefix = Buffer.from(der.subarray(0, PKCS8_PREFIX.length));
  if (der.length !== PKCS8_PREFIX.length + SEED_LENGTH || !prefix.equals(PKCS8_PREFIX)) return null;
  return createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });
}

/** The Ed25519 key with this seed of 32 bytes. */
export function keyOfSeed(seed: Uint8Array): KeyObject {
  const key = parsePkcs8(pkcs8Of(seed));
  if (!key) throw new Error('a key just made cannot be read');
  return key;
}

export function seedOf(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'pkcs8' }).subarray(PKCS8_PREFIX.length);
}

export function pemOf(key: KeyObject): string {
  return key.export({ format: 'pem', type: 'pkcs8' }).toString();
}

/** The Ed25519 key in a PKCS#8 PEM text, or null. */
export function parsePem(pem: string): KeyObject | null {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

export function signerOf(key: KeyObject): Signer {
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  const jwk = jwkOf(spki.subarray(-SEED_LENGTH));
  return { kid: thumbprint(jwk), jwk, sign: (bytes) => Promise.resolve(sign(null, bytes, key)) };
}
