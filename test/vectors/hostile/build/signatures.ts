import { createHmac, sign } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import { canonicalJson } from '../../../../shared/package-format/canonical-json.ts';
import { parsePkcs8, pkcs8Of } from '../../../../electron/backend/crypto/private-key.ts';
import { manifestBytes } from '../../../../electron/backend/packages/write-package.ts';
import {
  backWith,
  chainOf,
  OTHER,
  OTHER_SEED,
  rawEntries,
  rawZip,
  SEED,
  SIGNER,
} from '../../../backend/packages/fixture.ts';
import { backCase, type HostileCase } from './case.ts';

const input = backWith(chainOf(2));
const manifest = Buffer.from(manifestBytes(input)).toString('base64url');
const TYP = 'jieping-back+jws';

function base64url(bytes: Uint8Array | string): string {
  return Buffer.from(bytes).toString('base64url');
}

interface Signed {
  readonly protected: string;
  readonly signature: string;
}

/** One signature with a header of choice, really made by `seed`. */
function signature(header: object, seed: Uint8Array = SEED): Signed {
  const head = base64url(canonicalJson(header));
  const key = parsePkcs8(pkcs8Of(seed))!;
  return { protected: head, signature: base64url(sign(null, Buffer.from(`${head}.${manifest}`), key)) };
}

const HEADER = { alg: 'Ed25519', kid: SIGNER.kid, typ: TYP };
const GOOD = signature(HEADER);

/** The same signature with the group order added to its scalar; careless verifiers take both. */
function malleated(): Signed {
  const raw = Buffer.from(GOOD.signature, 'base64url');
  const s = BigInt(`0x${Buffer.from(raw.subarray(32).toReversed()).toString('hex')}`) + ed25519.Point.Fn.ORDER;
  raw.set(Buffer.from(s.toString(16).padStart(64, '0'), 'hex').toReversed(), 32);
  return { protected: GOOD.protected, signature: base64url(raw) };
}

/** The public key used as the secret of a message authentication code. */
function hs256(): Signed {
  const head = base64url(canonicalJson({ ...HEADER, alg: 'HS256' }));
  const secret = Buffer.from(SIGNER.jwk.x, 'base64url');
  return { protected: head, signature: base64url(createHmac('sha256', secret).update(`${head}.${manifest}`).digest()) };
}

function flipped(): Signed {
  const raw = Buffer.from(GOOD.signature, 'base64url');
  raw[5]! ^= 1;
  return { protected: GOOD.protected, signature: base64url(raw) };
}

type Row = readonly [number | null, string, string, HostileCase['code'], unknown];
const only = (one: object) => ({ signatures: [one] });

function rows(): readonly Row[] {
  const stranger = { ...HEADER, kid: OTHER.kid };
  const none = { protected: base64url(canonicalJson({ ...HEADER, alg: 'none' })), signature: '' };
  const later = signature({ alg: 'SM2-SM3', kid: OTHER.kid, typ: 'x' }, OTHER_SEED);
  const bad = { ...GOOD, signature: base64url(Buffer.alloc(64)) };
  return [
    [null, 'good-signature', 'nothing wrong', 'ok', only(GOOD)],
    [null, 'later-algorithm', 'a good one, then one of unknown algorithm and key', 'ok', { signatures: [GOOD, later] }],
    [11, 'signature-flipped', 'one bit flipped in the signature', 'E_SIG_BAD', only(flipped())],
    [42, 'unknown-key', 'key of a stranger', 'H_KEY_UNKNOWN', only(signature(stranger, OTHER_SEED))],
    [43, 'other-signer', 'names one key, made by another', 'E_SIG_BAD', only(signature(HEADER, OTHER_SEED))],
    [45, 'alg-none', 'alg none', 'E_SIG_BAD', only(none)],
    [46, 'alg-hs256', 'HS256 with the public key', 'E_SIG_BAD', only(hs256())],
    [47, 'alg-eddsa', 'old algorithm name', 'E_SIG_BAD', only(signature({ ...HEADER, alg: 'EdDSA' }))],
    [
      48,
      'jwk-stranger',
      'own key in the header',
      'H_KEY_UNKNOWN',
      only(signature({ ...stranger, jwk: OTHER.jwk }, OTHER_SEED)),
    ],
    [48, 'jwk-known', 'key in the header of a known one', 'E_SIG_BAD', only(signature({ ...HEADER, jwk: SIGNER.jwk }))],
    [
      48,
      'jku',
      'address of keys in the header',
      'E_SIG_BAD',
      only(signature({ ...HEADER, jku: 'https://x.example/k' }, OTHER_SEED)),
    ],
    [49, 'crit', 'unknown crit', 'E_SIG_BAD', only(signature({ ...HEADER, crit: ['x'], x: 1 }))],
    [
      50,
      'typ-receipt',
      'signed as a receipt',
      'E_SIG_TYPE',
      only(signature({ ...HEADER, typ: 'jieping-receipt+jws' })),
    ],
    [50, 'typ-enrol', 'signed as a request', 'E_SIG_TYPE', only(signature({ ...HEADER, typ: 'jieping-enrol+jws' }))],
    [51, 'no-signatures', 'no signatures', 'E_SIG_FORMAT', { signatures: [] }],
    [51, 'signatures-html', 'HTML for signatures', 'E_SIG_FORMAT', '<html></html>'],
    [51, 'signatures-spaced', 'spaces in the block', 'E_SIG_FORMAT', JSON.stringify(only(GOOD), null, 1)],
    [51, 'signatures-member', 'further member', 'E_SIG_FORMAT', only({ ...GOOD, header: {} })],
    [51, 'header-no-json', 'header is no JSON', 'E_SIG_FORMAT', only({ ...GOOD, protected: base64url('no JSON') })],
    [52, 'nine-signatures', 'nine signatures', 'E_SIG_FORMAT', { signatures: Array.from({ length: 9 }, () => GOOD) }],
    [52, 'same-twice', 'the same signature twice: one vote', 'ok', { signatures: [GOOD, GOOD] }],
    [
      53,
      'free-bits',
      'free bits in base64url',
      'E_SIG_FORMAT',
      only({ ...GOOD, signature: `${GOOD.signature.slice(0, -1)}R` }),
    ],
    [53, 'padding', 'padding in base64url', 'E_SIG_FORMAT', only({ ...GOOD, signature: `${GOOD.signature}==` })],
    [55, 'malleated', 'S + L', 'E_SIG_BAD', only(malleated())],
    [43, 'good-and-bad', 'a good one and a bad one of a known key', 'E_SIG_BAD', { signatures: [GOOD, bad] }],
  ];
}

/** The good file with another signatures.json. */
async function withSignatures(content: unknown): Promise<Buffer> {
  const [mimetype, list, , ...rest] = await rawEntries(input);
  const bytes = Buffer.from(typeof content === 'string' ? content : canonicalJson(content));
  return rawZip([mimetype!, list!, { name: 'signatures.json', bytes }, ...rest]);
}

/** The good file with a signature of these bytes, as if the key `kid` had made it. */
export function signedBack(kid: string, bytes: Uint8Array): Promise<Buffer> {
  return withSignatures(only({ protected: base64url(canonicalJson({ ...HEADER, kid })), signature: base64url(bytes) }));
}

/** The good file with a second signature, whose algorithm and key a later version may know. */
export function withLaterSignature(): Promise<Buffer> {
  const later = signature({ alg: 'SM2-SM3', kid: OTHER.kid, typ: TYP }, OTHER_SEED);
  return withSignatures({ signatures: [GOOD, later] });
}

/** Hostile signature blocks over a good manifest. */
export async function signatureCases(): Promise<readonly HostileCase[]> {
  const cases: HostileCase[] = [];
  for (const [row, name, what, code, content] of rows()) {
    cases.push(backCase(row, name, what, code, await withSignatures(content)));
  }
  return cases;
}
