import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ok } from '../../../shared/result.ts';
import {
  parseEnrolment,
  readEnrolment,
  writeEnrolment,
  type Enrolment,
} from '../../../electron/backend/packages/enrolment.ts';
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

describe('a request to be admitted', () => {
  test('says again what was written, with the thumbprint of its key', async () => {
    expect(await readEnrolment(path)).toEqual(ok({ ...fields, kid: SIGNER.kid }));
  });

  test('of 2 MB → E_TOO_BIG', async () => {
    expect(await verdict(Buffer.alloc(2_000_000, '{'))).toBe('E_TOO_BIG');
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
