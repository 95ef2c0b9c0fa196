import { createHmac, sign } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../shared/package-format/canonical-json.ts';
import { parsePkcs8, pkcs8Of } from '../../../electron/backend/crypto/private-key.ts';
import { checkPublicKey, jwkOf, thumbprint } from '../../../electron/backend/crypto/public-key.ts';
import { manifestBytes } from '../../../electron/backend/packages/write-package.ts';
import {
  backWith,
  bytesOf,
  bytesWithManifest,
  chainOf,
  DEVICE,
  KEY,
  OTHER,
  OTHER_SEED,
  positionOf,
  rawEntries,
  rawZip,
  SEED,
  SIGNER,
  verdictOn,
} from './fixture.ts';

const input = backWith(chainOf(2));
const manifest = Buffer.from(manifestBytes(input)).toString('base64url');
const TYP = 'jieping-back+jws';
const b64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url');

function signWith(seed: Uint8Array, bytes: string): Buffer {
  return sign(null, Buffer.from(bytes), parsePkcs8(pkcs8Of(seed))!);
}

/** One signature with a header of choice, really made by `seed`. */
function signature(header: object, seed: Uint8Array = SEED) {
  const head = b64(canonicalJson(header));
  return { protected: head, signature: b64(signWith(seed, `${head}.${manifest}`)) };
}
const GOOD = signature({ alg: 'Ed25519', kid: SIGNER.kid, typ: TYP });

/** The good file with another signatures.json. */
async function withSignatures(content: unknown): Promise<Buffer> {
  const bytes = Buffer.from(typeof content === 'string' ? content : canonicalJson(content));
  const [mimetype, list, , ...rest] = await rawEntries(input);
  return rawZip([mimetype!, list!, { name: 'signatures.json', bytes }, ...rest]);
}
const only = (one: object) => ({ signatures: [one] });

function malleated(): object {
  const raw = Buffer.from(GOOD.signature, 'base64url');
  const order = ed25519.Point.Fn.ORDER;
  const s = BigInt(`0x${Buffer.from(raw.subarray(32).toReversed()).toString('hex')}`) + order;
  raw.set(Buffer.from(s.toString(16).padStart(64, '0'), 'hex').toReversed(), 32);
  return { protected: GOOD.protected, signature: b64(raw) };
}

const hs256 = (() => {
  const head = b64(canonicalJson({ alg: 'HS256', kid: SIGNER.kid, typ: TYP }));
  const mac = createHmac('sha256', Buffer.from(SIGNER.jwk.x, 'base64url')).update(`${head}.${manifest}`).digest();
  return { protected: head, signature: b64(mac) };
})();

const CASES: readonly (readonly [string, string, unknown])[] = [
  ['the good signature', 'accepted', only(GOOD)],
  ['key of a stranger', 'H_KEY_UNKNOWN', only(signature({ alg: 'Ed25519', kid: OTHER.kid, typ: TYP }, OTHER_SEED))],
  [
    'name of one key, made by another',
    'E_SIG_BAD',
    only(signature({ alg: 'Ed25519', kid: SIGNER.kid, typ: TYP }, OTHER_SEED)),
  ],
  [
    'alg none',
    'E_SIG_BAD',
    only({ protected: b64(canonicalJson({ alg: 'none', kid: SIGNER.kid, typ: TYP })), signature: '' }),
  ],
  ['HS256 with the public key', 'E_SIG_BAD', only(hs256)],
  ['old algorithm name', 'E_SIG_BAD', only(signature({ alg: 'EdDSA', kid: SIGNER.kid, typ: TYP }))],
  [
    'own key in the header',
    'H_KEY_UNKNOWN',
    only(signature({ alg: 'Ed25519', jwk: OTHER.jwk, kid: OTHER.kid, typ: TYP }, OTHER_SEED)),
  ],
  [
    'own key in the header of a known one',
    'E_SIG_BAD',
    only(signature({ alg: 'Ed25519', jwk: SIGNER.jwk, kid: SIGNER.kid, typ: TYP })),
  ],
  ['unknown crit', 'E_SIG_BAD', only(signature({ alg: 'Ed25519', crit: ['x'], kid: SIGNER.kid, typ: TYP, x: 1 }))],
  [
    'signature for a receipt',
    'E_SIG_TYPE',
    only(signature({ alg: 'Ed25519', kid: SIGNER.kid, typ: 'jieping-receipt+jws' })),
  ],
  [
    'signature for an enrolment',
    'E_SIG_TYPE',
    only(signature({ alg: 'Ed25519', kid: SIGNER.kid, typ: 'jieping-enrol+jws' })),
  ],
  ['no signatures', 'E_SIG_FORMAT', { signatures: [] }],
  ['HTML', 'E_SIG_FORMAT', '<html></html>'],
  ['nine signatures', 'E_SIG_FORMAT', { signatures: Array.from({ length: 9 }, () => GOOD) }],
  ['the same signature twice', 'accepted', { signatures: [GOOD, GOOD] }],
  ['further member', 'E_SIG_FORMAT', only({ ...GOOD, header: {} })],
  ['spaces in the block', 'E_SIG_FORMAT', JSON.stringify(only(GOOD), null, 1)],
  ['free bits in base64url', 'E_SIG_FORMAT', only({ ...GOOD, signature: `${GOOD.signature.slice(0, -1)}R` })],
  ['padding in base64url', 'E_SIG_FORMAT', only({ ...GOOD, signature: `${GOOD.signature}==` })],
  ['header is no JSON', 'E_SIG_FORMAT', only({ ...GOOD, protected: b64('no JSON') })],
  ['S + L', 'E_SIG_BAD', only(malleated())],
  [
    'a good one and a later one of unknown kind',
    'accepted',
    { signatures: [GOOD, signature({ alg: 'SM2', kid: OTHER.kid, typ: 'x' }, OTHER_SEED)] },
  ],
  [
    'a good one and a bad one of a known key',
    'E_SIG_BAD',
    { signatures: [GOOD, { ...GOOD, signature: b64(Buffer.alloc(64)) }] },
  ],
];

describe('signatures', () => {
  test.each(CASES)('%s → %s', async (_what, code, content) => {
    expect(await verdictOn(await withSignatures(content))).toBe(code);
  });

  test('a weak key in the list of trusted ones proves nothing', async () => {
    const jwk = jwkOf(Buffer.from('01'.padEnd(64, '0'), 'hex'));
    const kid = thumbprint(jwk);
    const head = b64(canonicalJson({ alg: 'Ed25519', kid, typ: TYP }));
    const file = await withSignatures(only({ protected: head, signature: b64(Buffer.alloc(64, 1)) }));
    expect(await verdictOn(file, { keys: [{ kid, jwk, device: DEVICE }] })).toBe('E_KEY_WEAK');
  });

  test('a key listed under a thumbprint that is not its own is not used', async () => {
    expect(await verdictOn(await bytesOf(input), { keys: [{ ...KEY, jwk: { ...OTHER.jwk } }] })).toBe('E_KEY_WEAK');
  });

  test.each([
    ['identity', '0100000000000000000000000000000000000000000000000000000000000000'],
    ['order 2', 'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'],
    ['order 4', '0000000000000000000000000000000000000000000000000000000000000000'],
    ['order 8', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'],
    ['identity, not canonical', 'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'],
    ['no point', '0200000000000000000000000000000000000000000000000000000000000000'],
  ])('public key %s → E_KEY_WEAK', (_what, hex) => {
    expect(checkPublicKey(jwkOf(Buffer.from(hex, 'hex')))).toMatchObject({
      ok: false,
      error: { reason: 'E_KEY_WEAK' },
    });
  });

  test('a sound key passes, with the thumbprint of RFC 8037 appendix A.3', () => {
    expect(checkPublicKey(SIGNER.jwk)).toEqual({ ok: true, value: SIGNER.jwk });
    expect(thumbprint(SIGNER.jwk)).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });
});

type Json = Record<string, unknown>;
const firstResource = (manifest: Json): object => {
  const list: unknown = manifest['resources'];
  const first: unknown = Array.isArray(list) ? list[0] : null;
  return typeof first === 'object' && first !== null ? first : {};
};
const MANIFESTS: readonly (readonly [string, string, (manifest: Json) => Json | string])[] = [
  ['unchanged', 'accepted', (m) => m],
  ['unknown member', 'accepted', (m) => ({ ...m, clock: { boot_jumps: 1 } })],
  ['newer minor version that we may read', 'accepted', (m) => ({ ...m, format_version: '1.9' })],
  ['other round', 'E_ROUND', (m) => ({ ...m, round: { id: 'x', package_seq: 1, package_sha256: '0'.repeat(64) } })],
  ['other office', 'E_AUD', (m) => ({ ...m, aud: [SIGNER.kid] })],
  ['nobody named', 'E_AUD', (m) => ({ ...m, aud: [] })],
  ['newer major version', 'E_VERSION_NEW', (m) => ({ ...m, min_reader: '2.0', resources: 'other' })],
  ['newer minor version', 'E_VERSION_NEW', (m) => ({ ...m, min_reader: '1.1' })],
  ['unknown critical feature', 'E_VERSION_NEW', (m) => ({ ...m, critical: ['sm2'] })],
  ['rehearsal in a real round', 'E_REHEARSAL', (m) => ({ ...m, critical: ['rehearsal'] })],
  ['doubled name', 'E_JSON_CANON', (m) => canonicalJson(m).replace('{', '{"aud":[],')],
  ['__proto__', 'E_JSON_CANON', (m) => canonicalJson(m).replace('{', '{"__proto__":{},')],
  ['constructor', 'E_JSON_CANON', (m) => canonicalJson(m).replace('"critical"', '"constructor":{},"critical"')],
  ['pretty-printed', 'E_JSON_CANON', (m) => JSON.stringify(m, null, 2)],
  ['byte order mark', 'E_JSON', (m) => `\uFEFF${canonicalJson(m)}`],
  ['other device', 'E_SIGNER', (m) => ({ ...m, signer: { device: 'x', kid: SIGNER.kid } })],
  ['other key', 'E_SIGNER', (m) => ({ ...m, signer: { device: DEVICE, kid: OTHER.kid } })],
  ['log of another device', 'E_SIGNER', (m) => ({ ...m, log: { ...positionOf(chainOf(2)), dev: 'x' } })],
  ['no log', 'E_MANIFEST', ({ log: _log, ...m }) => m],
  ['a member is missing', 'E_MANIFEST', ({ created: _created, ...m }) => m],
  ['other kind', 'E_KIND', (m) => ({ ...m, kind: 'round' })],
  ['other format', 'E_KIND', (m) => ({ ...m, format: 'jieping/round' })],
  ['resource with a bad name', 'E_MANIFEST', (m) => ({ ...m, resources: [{ ...firstResource(m), path: '../x' }] })],
  ['other size', 'E_CONTENT_LIST', (m) => ({ ...m, resources: [{ ...firstResource(m), bytes: 1 }] })],
  [
    'other hash',
    'E_CONTENT_HASH',
    (m) => ({ ...m, resources: [{ ...firstResource(m), hash: `sha256:${'0'.repeat(64)}` }] }),
  ],
];

describe('a manifest that is signed by a known key', () => {
  test.each(MANIFESTS)('%s → %s', async (_what, code, change) => {
    expect(await verdictOn(await bytesWithManifest(input, change))).toBe(code);
  });

  test('a practice round takes only practice files', async () => {
    const practice = await bytesOf({ ...input, critical: ['rehearsal'] });
    expect(await verdictOn(practice, { rehearsal: true })).toBe('accepted');
    expect(await verdictOn(practice, { rehearsal: 'either' })).toBe('accepted');
    expect(await verdictOn(await bytesOf(input), { rehearsal: true })).toBe('E_REHEARSAL');
  });

  test('a photo whose name is not its hash → E_CONTENT_HASH', async () => {
    const photo = {
      path: `att/ab/ab${'0'.repeat(62)}`,
      mediatype: 'image/png',
      role: 'attachment',
      bytes: Buffer.from('x'),
    };
    expect(await verdictOn(await bytesOf({ ...input, resources: [...input.resources, photo] }))).toBe('E_CONTENT_HASH');
  });
});
