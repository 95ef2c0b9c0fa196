import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../shared/package-format/canonical-json.ts';
import { ok } from '../../../shared/result.ts';
import { jwkOf } from '../../../electron/backend/crypto/public-key.ts';
import {
  parseEnrolment,
  readEnrolment,
  writeEnrolment,
  type Enrolment,
} from '../../../electron/backend/packages/enrolment.ts';
import { signBytes } from '../../../electron/backend/packages/signatures.ts';
import { DEVICE, OTHER, SIGNER } from './fixture.ts';
import { temporaryFolder } from './folder.ts';
import { runs } from '../../support/depth.ts';

const folder = temporaryFolder();
const fields: Enrolment = {
  device: { id: DEVICE, label: '一号电脑', app: '0.1.0' },
  person: { id: 'p1', name: '张三', post: '科员' },
  keys: { sign: SIGNER.jwk },
  nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
  created: '2026-11-23T02:00:00.000Z',
};
const path = join(folder, 'one.jpenrol');
await writeEnrolment(path, fields, SIGNER);
const good = readFileSync(path);

async function verdict(bytes: Uint8Array): Promise<string> {
  const read = await parseEnrolment(bytes);
  if (read.ok) return 'accepted';
  return read.error.code === 'package_refused' ? read.error.reason : read.error.code;
}

/** A request with any payload, signed by any key. */
async function request(payload: object, signer = SIGNER, kind: 'enrol' | 'back' = 'enrol'): Promise<Buffer> {
  const bytes = Buffer.from(canonicalJson(payload));
  const { signatures } = await signBytes(kind, bytes, signer);
  return Buffer.from(canonicalJson({ format: 'jieping/enrol', payload: bytes.toString('base64url'), signatures }));
}
const versions = { format_version: '1.0', min_reader: '1.0' };

describe('a request to be admitted', () => {
  test('says again what was written, with the thumbprint of its key', async () => {
    expect(await readEnrolment(path)).toEqual(ok({ ...fields, kid: SIGNER.kid }));
  });

  test.each<readonly [string, string, () => Promise<Uint8Array> | Uint8Array]>([
    ['another key asks for this one', 'E_SIGNER', () => request({ ...fields, ...versions }, OTHER)],
    ['signed as a hand-over file', 'E_SIG_TYPE', () => request({ ...fields, ...versions }, SIGNER, 'back')],
    ['weak key', 'E_KEY_WEAK', () => request({ ...fields, ...versions, keys: { sign: jwkOf(Buffer.alloc(32)) } })],
    ['newer version', 'E_VERSION_NEW', () => request({ ...fields, ...versions, min_reader: '2.0', more: 1 })],
    ['unknown member', 'E_SCHEMA', () => request({ ...fields, ...versions, more: 1 })],
    ['no name', 'E_SCHEMA', () => request({ ...fields, ...versions, person: { ...fields.person, name: ' ' } })],
    ['container', 'E_KIND', () => Buffer.from('PK\u0003\u0004')],
    ['other text', 'E_NOT_OURS', () => Buffer.from('hello')],
    ['JSON of another program', 'E_NOT_OURS', () => Buffer.from('{"format":"other"}')],
    ['receipt', 'E_KIND', () => Buffer.from('{"format":"jieping/receipt"}')],
    ['no members', 'E_SIG_FORMAT', () => Buffer.from('{"format":"jieping/enrol"}')],
    ['line feed at the end', 'E_JSON_CANON', () => Buffer.concat([good, Buffer.from('\n')])],
    ['2 MB', 'E_TOO_BIG', () => Buffer.alloc(2_000_000, '{')],
  ])('%s → %s', async (_what, code, build) => {
    expect(await verdict(await build())).toBe(code);
  });

  test('no flipped bit is accepted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(7), async (at, bit) => {
        const mutant = Buffer.from(good);
        mutant[at]! ^= 1 << bit;
        expect(await verdict(mutant)).toMatch(/^E_/);
      }),
      runs(),
    );
  });

  test('an enrolment is only signed by the key it carries', async () => {
    await expect(writeEnrolment(path, fields, OTHER)).rejects.toThrow('signed by the key it carries');
  });
});
