import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { hashPass, hashSteps } from '../../../electron/backend/packages/hash-pass.ts';
import type { Layout } from '../../../shared/package-format/container.ts';
import type { Manifest } from '../../../shared/package-format/manifest.ts';
import { asReal } from '../../support/as-real.ts';

const MIB = 1024 * 1024;

test('checking a large file gives way at each MiB, and sees the same as at once', () => {
  const bytes = Buffer.alloc(5 * MIB, 7);
  const file = { size: bytes.length, read: (at: number, length: number) => bytes.subarray(at, at + length) };
  const entry = { name: 'mimetype', start: 0, size: bytes.length, crc: crc32(bytes) };
  const layoutWith = (crc: number) => asReal<Layout>({ entries: [{ ...entry, crc }] });
  const manifest = asReal<Manifest>({ resources: [] });
  const steps = hashSteps(file, layoutWith(entry.crc), manifest);
  let pauses = 0;
  let step = steps.next();
  while (step.done !== true) {
    pauses += 1;
    step = steps.next();
  }
  expect(pauses).toBe(5);
  expect(step.value).toEqual({ ok: true, value: null });
  const differs = { ok: false, error: { code: 'package_refused', reason: 'E_CONTENT_HASH', at: 'mimetype' } };
  expect(hashPass(file, layoutWith(entry.crc + 1), manifest)).toEqual(differs);
});
