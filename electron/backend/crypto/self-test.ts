import { createHash, createPublicKey, scryptSync, verify } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { Decrypter } from 'age-encryption';
import type { AppError } from '../../../shared/errors.ts';
import { localHeader, planLayout } from '../../../shared/package-format/container.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { keyOfSeed, signerOf } from './private-key.ts';
import { checkPublicKey, jwkOf } from './public-key.ts';

/** RFC 8032, section 7.1, test 2. */
const SEED = '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb';
const PUBLIC = '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c';
const MESSAGE = '72';
const SIGNATURE =
  '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00';
/** FIPS 180-4, `abc`. */
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
/** RFC 7914, section 12: no password, no salt, N = 16, r = 1, p = 1. */
const SCRYPT =
  '77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906';
/** The local header of an entry `mimetype` with the content `jieping`: signature, version, flags, CRC and sizes. */
const HEADER_SHA256 = '81403a4274e2e332391d951e61ed7d43fb94d5eb517ca831a7cd9063eaa16678';
/** A file of the library, frozen: `self-test` for the identity below. */
const AGE_IDENTITY = 'AGE-SECRET-KEY-129G4Z52329G4Z52329G4Z52329G4Z52329G4Z52329G4Z52329GSXG6DSZ';
const AGE_FILE =
  'YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSAxNFVMRW1td3dZZnhJNmkxTFhVa2lHeC9DZWhuT0lQTmhLNWNJYVF4Z3cwCnN5U3dyOEFWMmc3RldHektpSitDR1JCb0ljTzROZ3hsd2taWXdUczRQUUEKLS0tIG1OZkNzUU0rUmpLQ1hHakZwSklxQ1FoclVkUStIVk00V0hJZ0NFQ0ZCWGcKrEEzHquBgOIPUnmfwk6Hjf85LcMKvWoiHt96UcBL9GsCnrT3JZwtcdQ=';

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');

/** One thing that must come out exactly as published; says whether it did. */
export type Check = () => boolean | Promise<boolean>;

async function signs(): Promise<boolean> {
  const signer = signerOf(keyOfSeed(bytes(SEED)));
  return (
    Buffer.from(await signer.sign(bytes(MESSAGE))).equals(bytes(SIGNATURE)) && signer.jwk.x === jwkOf(bytes(PUBLIC)).x
  );
}

function verifies(): boolean {
  const key = createPublicKey({ key: { ...jwkOf(bytes(PUBLIC)) }, format: 'jwk' });
  const flipped = bytes(SIGNATURE);
  flipped[5] = (flipped[5] ?? 0) ^ 1;
  return verify(null, bytes(MESSAGE), key, bytes(SIGNATURE)) && !verify(null, bytes(MESSAGE), key, flipped);
}

function refusesWeakKeys(): boolean {
  const smallOrder = bytes('01'.padEnd(64, '0'));
  return !checkPublicKey(jwkOf(smallOrder)).ok && checkPublicKey(jwkOf(bytes(PUBLIC))).ok;
}

function laysOut(): boolean {
  const content = Buffer.from('jieping');
  const [entry] = planLayout([{ name: 'mimetype', size: content.length, crc: crc32(content) }]).entries;
  if (entry === undefined) return false;
  return createHash('sha256').update(localHeader(entry)).digest('hex') === HEADER_SHA256;
}

async function decrypts(): Promise<boolean> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(AGE_IDENTITY);
  return (await decrypter.decrypt(Buffer.from(AGE_FILE, 'base64'), 'text')) === 'self-test';
}

/** By the name that the refusal shows. */
export const CHECKS: Readonly<Record<string, Check>> = {
  'Ed25519 sign': signs,
  'Ed25519 verify': verifies,
  'Ed25519 weak keys': refusesWeakKeys,
  'SHA-256': () => createHash('sha256').update('abc').digest('hex') === ABC,
  scrypt: () => scryptSync('', '', 64, { N: 16, r: 1, p: 1 }).toString('hex') === SCRYPT,
  container: laysOut,
  age: decrypts,
};

async function passes(check: Check): Promise<boolean> {
  try {
    return await check();
  } catch {
    return false;
  }
}

/**
 * Runs the checks, some milliseconds in all. `not_ready self_test_failed` names those that did not come out right;
 * whoever calls refuses to sign and to import then, and leaves everything else as it is.
 */
export async function selfTest(checks: Readonly<Record<string, Check>> = CHECKS): Promise<Result<null, AppError>> {
  const results = await Promise.all(Object.values(checks).map(passes));
  const failed = Object.keys(checks).filter((_name, index) => results[index] !== true);
  return failed.length === 0
    ? ok(null)
    : refuse({ code: 'not_ready', what: 'self_test_failed', detail: failed.join(', ') });
}
