import { hkdfSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { identityOf } from './age-identity.ts';
import { keyOfSeed } from './private-key.ts';

/** RFC 5869 with SHA-256; the label keeps the two keys of one sheet apart and names the version. */
function derived(seed: Uint8Array, label: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', seed, new Uint8Array(), `jieping ${label} 1`, 32));
}

/** The root key on a recovery sheet: Ed25519, signs root documents only. */
export function rootKeyOf(seed: Uint8Array): KeyObject {
  return keyOfSeed(derived(seed, 'root'));
}

/** The second identity that opens what is sent to the office; it lives on the sheet alone. */
export function backupIdentityOf(seed: Uint8Array): string {
  return identityOf(derived(seed, 'office-decrypt backup'));
}
