import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PACKAGE_CODES } from '../../../shared/errors.ts';
import { minimalVector } from '../../vectors/package-format/generate.ts';
import { backWith, bytesOf, chainOf, verdictOn } from './fixture.ts';
import { runs } from '../../support/depth.ts';

const vector = new URL('../../vectors/package-format/good/', import.meta.url);
const CODES: ReadonlySet<string> = new Set(PACKAGE_CODES);

/** Judges every mutant and gives those that were accepted or met no code. */
async function survivors(mutants: Iterable<{ readonly what: string; readonly bytes: Uint8Array }>) {
  const bad: string[] = [];
  let count = 0;
  for (const { what, bytes } of mutants) {
    count += 1;
    const verdict = await verdictOn(bytes);
    if (!CODES.has(verdict)) bad.push(`${what}: ${verdict}`);
  }
  return { bad, count };
}

function* everySmallChange(file: Buffer) {
  const copy = Buffer.from(file);
  for (let at = 0; at < file.length; at += 1) {
    for (let bit = 0; bit < 8; bit += 1) {
      copy[at] = file[at]! ^ (1 << bit);
      yield { what: `bit ${bit} of byte ${at}`, bytes: copy };
    }
    copy[at] = file[at]!;
  }
  for (let at = 0; at < file.length; at += 1) {
    const before = file.subarray(0, at);
    yield { what: `cut to ${at}`, bytes: before };
    yield { what: `without byte ${at}`, bytes: Buffer.concat([before, file.subarray(at + 1)]) };
    const doubled = Buffer.concat([before, file.subarray(at, at + 1), file.subarray(at)]);
    yield { what: `byte ${at} twice`, bytes: doubled };
  }
  yield { what: 'one byte more', bytes: Buffer.concat([file, Buffer.alloc(1)]) };
}

describe('the test vector', () => {
  test('is still what the writer makes, byte for byte', async () => {
    const { file, expected } = await minimalVector();
    expect(file.equals(readFileSync(new URL('minimal.jpback', vector)))).toBe(true);
    expect(JSON.parse(readFileSync(new URL('minimal.expected.json', vector), 'utf8'))).toEqual(expected);
    expect(createHash('sha256').update(file).digest('hex')).toBe(expected['file']);
    expect(await verdictOn(file)).toBe('accepted');
  });

  test('every flipped bit, cut, lost byte and doubled byte is refused with a code', async () => {
    const file = readFileSync(new URL('minimal.jpback', vector));
    const { bad, count } = await survivors(everySmallChange(file));
    expect(bad).toEqual([]);
    expect(count).toBe(file.length * 11 + 1);
  }, 60_000);
});

test('random changes to a file of 400 records are refused with a code', async () => {
  const file = await bytesOf(backWith(chainOf(400)));
  expect(await verdictOn(file)).toBe('accepted');
  await fc.assert(
    fc.asyncProperty(
      fc.nat(file.length - 1),
      fc.uint8Array({ minLength: 1, maxLength: 40 }),
      fc.constantFrom('overwrite', 'insert', 'remove', 'copy'),
      async (at, bytes, how) => {
        const rest = { overwrite: at + bytes.length, insert: at, remove: at + bytes.length, copy: at }[how];
        const middle = how === 'remove' ? Buffer.alloc(0) : how === 'copy' ? file.subarray(at, at + 100) : bytes;
        const mutant = Buffer.concat([file.subarray(0, at), middle, file.subarray(rest)]);
        fc.pre(!mutant.equals(file));
        expect(CODES.has(await verdictOn(mutant))).toBe(true);
      },
    ),
    runs(2),
  );
});
