import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LICENCE_LIST, licenceList } from '../../electron/build/licences.ts';

it('lists the licences of all that is shipped', () => {
  const list = readFileSync(LICENCE_LIST, 'utf8');
  expect(list).toBe(licenceList());
  expect(list.split('\n').length).toBeGreaterThan(40);
  expect(list).not.toMatch(/see the package|UNLICENSED|AGPL/);
});
