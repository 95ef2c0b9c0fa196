import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { PACKAGE_CODES } from '../../../shared/errors.ts';
import { LARGE, writeLarge } from '../../vectors/hostile/build/large.ts';
import { corpus, largeFiles, READERS, type Expected } from '../../vectors/hostile/generate.ts';
import { judge } from './corpus-reader.ts';
import { temporaryFolder } from './folder.ts';

const folder = new URL('../../vectors/hostile/', import.meta.url);
const listed: { readers: unknown; files: readonly Expected[]; large: readonly Expected[] } = JSON.parse(
  readFileSync(new URL('expected.json', folder), 'utf8'),
);
const bytesOf = (file: string) => readFileSync(new URL(`files/${file}`, folder));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('the corpus of hostile files', () => {
  test('is what its generator makes, byte for byte, and nothing else lies there', async () => {
    const made = await corpus();
    expect(made.map(({ expected }) => expected)).toEqual(listed.files);
    expect(listed.readers).toEqual(READERS);
    expect(readdirSync(new URL('files/', folder)).sort()).toEqual(made.map(({ expected }) => expected.file).sort());
    const changed = made.filter(({ expected, bytes }) => !bytesOf(expected.file).equals(bytes));
    expect(changed.map(({ expected }) => expected.file)).toEqual([]);
  });

  test('is small, and names only codes that exist', () => {
    expect(listed.files.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(1_200_000);
    const codes = new Set<string>([...PACKAGE_CODES, 'ok']);
    expect([...listed.files, ...listed.large].filter(({ code }) => !codes.has(code))).toEqual([]);
  });

  test('has a file for every row of its README that is one file, and no other row', () => {
    const rows = [
      ...readFileSync(new URL('README.md', folder), 'utf8').matchAll(/^\| (\d+) \|.*\| (file|scenario) \|$/gm),
    ];
    const one = rows.filter(([, , how]) => how === 'file').map(([, row]) => Number(row));
    const found = [...listed.files, ...listed.large].flatMap(({ row }) => (row === null ? [] : [row]));
    expect([...new Set(found)].sort((a, b) => a - b)).toEqual(one);
    expect(rows.length).toBeGreaterThanOrEqual(80);
  });

  test.each(listed.files.map((expected) => [expected.file, expected.code, expected] as const))(
    '%s → %s',
    async (file, code, expected) => {
      const bytes = bytesOf(file);
      expect(sha256(bytes)).toBe(expected.sha256);
      expect(await judge(fileURLToPath(new URL(`files/${file}`, folder)), expected)).toBe(code);
    },
  );
});

describe('large hostile files, made on demand', () => {
  const target = temporaryFolder();

  test('have the stated sizes and hashes', async () => {
    expect(await largeFiles()).toEqual(listed.large);
  }, 60_000);

  test.each(LARGE.map((large) => [large.name, large.code, large] as const))('%s → %s', async (name, code, large) => {
    const path = await writeLarge(large, target);
    const expected = listed.large.find((one) => one.file === `large-${name}.jpback`)!;
    expect(statSync(path).size).toBe(expected.size);
    expect(await judge(path, expected)).toBe(code);
  });
});
