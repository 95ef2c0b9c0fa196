import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readStructure } from '../../../shared/package-format/structure.ts';
import { inMemory } from '../../../electron/backend/packages/random-access.ts';
import { containerBytes } from '../../../electron/backend/packages/write-package.ts';
import { corpus } from '../../vectors/hostile/generate.ts';
import { isInstalled, seenByPython, seenByUnzip, seenByYauzl, type SeenEntry } from './other-readers.ts';

const folder = new URL('../../vectors/hostile/files/', import.meta.url);
const pathOf = (file: string) => fileURLToPath(new URL(file, folder));

/** Every container of the corpus that must be accepted and is not encrypted. */
const accepted = (await corpus())
  .filter(({ expected, bytes }) => expected.code === 'ok' && bytes[0] === 0x50)
  .map(({ expected }) => expected.file);

interface Part {
  readonly name: string;
  readonly bytes: Buffer;
}

function partsOf(file: Buffer): readonly Part[] {
  const layout = readStructure(inMemory(file));
  if (!layout.ok) throw new Error(layout.error);
  return layout.value.entries.map(({ name, start, size }) => ({ name, bytes: file.subarray(start, start + size) }));
}

function seenByUs(file: Buffer): readonly SeenEntry[] {
  return partsOf(file).map(({ name, bytes }) => ({
    name,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
}

test('P13: every accepted container is what our writer makes of its entries, byte for byte', () => {
  expect(accepted.length).toBeGreaterThan(10);
  for (const name of accepted) {
    const file = readFileSync(pathOf(name));
    const again = Buffer.concat([...containerBytes(partsOf(file))]);
    expect([name, again.equals(file)]).toEqual([name, true]);
  }
});

describe('P14: what we accept, others read alike: the same names, sizes and bytes', () => {
  test('yauzl', async () => {
    for (const name of accepted) {
      const file = readFileSync(pathOf(name));
      expect([name, await seenByYauzl(file)]).toEqual([name, seenByUs(file)]);
    }
  });

  test.skipIf(!isInstalled('python3', '--version'))('Python zipfile (skipped where it is not installed)', () => {
    const seen = seenByPython(accepted.map(pathOf));
    expect(seen).toEqual(accepted.map((name) => seenByUs(readFileSync(pathOf(name)))));
  });

  test.skipIf(!isInstalled('unzip', '-v'))('Info-ZIP unzip (skipped where it is not installed)', () => {
    for (const name of accepted)
      expect([name, seenByUnzip(pathOf(name))]).toEqual([name, seenByUs(readFileSync(pathOf(name)))]);
  });
});
