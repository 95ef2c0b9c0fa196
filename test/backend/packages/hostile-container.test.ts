import { expect, test } from 'vitest';
import { openPackage } from '../../../electron/backend/packages/open-package.ts';
import { backWith, bytesOf, chainOf, rawEntries, rawZip, READ, verdictOn } from './fixture.ts';

const input = backWith(chainOf(3));
const good = await bytesOf(input);

test('the builder of hostile files makes the good file when nothing is bent', async () => {
  expect(rawZip(await rawEntries(input)).equals(good)).toBe(true);
  expect(await verdictOn(good)).toBe('accepted');
});

test('file of 3 GB → E_TOO_BIG before more than its first byte is read', async () => {
  let most = 0;
  const huge = {
    size: 3 * 2 ** 30,
    read(offset: number, length: number) {
      most = Math.max(most, offset + length);
      return good.subarray(offset, offset + length);
    },
  };
  const opened = await openPackage(huge, READ);
  expect(opened).toEqual({ ok: false, error: { code: 'package_refused', reason: 'E_TOO_BIG' } });
  expect(most).toBe(1);
});
