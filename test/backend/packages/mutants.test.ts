import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PACKAGE_CODES } from '../../../shared/errors.ts';
import { decryptFile } from '../../../electron/backend/packages/decrypt-file.ts';
import { parseEnrolment } from '../../../electron/backend/packages/enrolment.ts';
import { parseReceipt } from '../../../electron/backend/packages/receipt.ts';
import { inMemory, openFile } from '../../../electron/backend/packages/random-access.ts';
import { patience, runs } from '../../support/depth.ts';
import { fixedEncrypt } from '../../vectors/fixed-age.ts';
import { PRIMARY } from '../../vectors/hostile/build/encrypted.ts';
import { minimalVector } from '../../vectors/package-format/generate.ts';
import { backWith, bytesOf, chainOf, OTHER, READ, SIGNER, verdictOn } from './fixture.ts';
import { verifyPackage } from '../../../electron/backend/packages/verify-package.ts';
import { temporaryFolder } from './folder.ts';

const corpus = new URL('../../vectors/hostile/files/', import.meta.url);
const vector = new URL('../../vectors/package-format/good/', import.meta.url);
const CODES: ReadonlySet<string> = new Set(PACKAGE_CODES);
const target = join(temporaryFolder(), 'plain');

/** The code with which a file is refused, or `accepted`; another text is a refusal without a code. */
type Judge = (bytes: Uint8Array) => Promise<string>;

/** As the computer reads it that a return ticket is for. */
const judgeTicket: Judge = (bytes) =>
  verdictOn(bytes, { kind: 'office', keys: [{ kid: OTHER.kid, jwk: OTHER.jwk }], aud: SIGNER.kid });

const judgeReceipt: Judge = async (bytes) => {
  const read = await parseReceipt(bytes, [{ kid: OTHER.kid, jwk: OTHER.jwk }]);
  if (read.ok) return 'accepted';
  return read.error.code === 'package_refused' ? read.error.reason : read.error.code;
};

const judgeRequest: Judge = async (bytes) => {
  const read = await parseEnrolment(bytes);
  if (read.ok) return 'accepted';
  return read.error.code === 'package_refused' ? read.error.reason : read.error.code;
};

/** As the reading thread does: decrypt to the end, and only then look at what came out. */
const judgeSealed: Judge = async (bytes) => {
  if (!Buffer.from(bytes.subarray(0, 19)).equals(Buffer.from('age-encryption.org/'))) return verdictOn(bytes);
  const done = await decryptFile(inMemory(bytes), target, [PRIMARY.identity]);
  if (!done.ok) return done.error.code === 'package_refused' ? done.error.reason : done.error.code;
  const plain = openFile(target);
  try {
    return await verdictOn(plain.read(0, plain.size));
  } finally {
    plain.close();
  }
};

/** Judges every mutant and gives those that were accepted or met no code. */
async function survivors(judge: Judge, mutants: Iterable<{ readonly what: string; readonly bytes: Uint8Array }>) {
  const bad: string[] = [];
  let count = 0;
  for (const { what, bytes } of mutants) {
    count += 1;
    const verdict = await judge(bytes);
    if (!CODES.has(verdict)) bad.push(`${what}: ${verdict}`);
  }
  return { bad, count };
}

/** Every single-byte change: each bit flipped, cut there, the byte lost, doubled, and another one put before it. */
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
    const rest = file.subarray(at);
    yield { what: `cut to ${at}`, bytes: before };
    yield { what: `without byte ${at}`, bytes: Buffer.concat([before, rest.subarray(1)]) };
    yield { what: `byte ${at} twice`, bytes: Buffer.concat([before, rest.subarray(0, 1), rest]) };
    yield { what: `a byte before ${at}`, bytes: Buffer.concat([before, Buffer.from([file[at]! ^ 0x55]), rest]) };
  }
  yield { what: 'one byte more', bytes: Buffer.concat([file, Buffer.alloc(1)]) };
}

test('the first test vector is still what the writer makes, byte for byte', async () => {
  const { file, expected } = await minimalVector();
  expect(file.equals(readFileSync(new URL('minimal.jpback', vector)))).toBe(true);
  expect(JSON.parse(readFileSync(new URL('minimal.expected.json', vector), 'utf8'))).toEqual(expected);
  expect(createHash('sha256').update(file).digest('hex')).toBe(expected['file']);
  expect(await verdictOn(file)).toBe('accepted');
});

describe('P10: every single-byte change of a small file is refused with a code', () => {
  test.each<readonly [string, Buffer, Judge]>([
    ['hand-over file', readFileSync(new URL('minimal.jpback', vector)), verdictOn],
    ['hand-over file with personal text', readFileSync(new URL('personal.jpback', corpus)), verdictOn],
    ['encrypted hand-over file', readFileSync(new URL('sealed.jpback', corpus)), judgeSealed],
    ['request to be admitted', readFileSync(new URL('request.jpenrol', corpus)), judgeRequest],
    ['return ticket', readFileSync(new URL('return.jpoffice', corpus)), judgeTicket],
    ['receipt', readFileSync(new URL('receipt.jpreceipt', corpus)), judgeReceipt],
  ])('%s', { timeout: 240_000 }, async (_what, file, judge) => {
    expect(await judge(file)).toBe('accepted');
    const { bad, count } = await survivors(judge, everySmallChange(file));
    expect(bad).toEqual([]);
    expect(count).toBe(file.length * 12 + 1);
  });
});

/** A change of up to 40 bytes anywhere. */
function changed(file: Buffer, at: number, bytes: Uint8Array, how: 'overwrite' | 'insert' | 'remove' | 'copy'): Buffer {
  const rest = { overwrite: at + bytes.length, insert: at, remove: at + bytes.length, copy: at }[how];
  const middle = how === 'remove' ? Buffer.alloc(0) : how === 'copy' ? file.subarray(at, at + 100) : bytes;
  return Buffer.concat([file.subarray(0, at), middle, file.subarray(rest)]);
}

describe('P10: random changes to a file of more than 1 MB are refused with a code', () => {
  const plain = bytesOf(backWith(chainOf(2500)));
  const sealed = plain.then((bytes) => fixedEncrypt('mutants', bytes, [PRIMARY.recipient]));

  test.each<readonly [string, Promise<Buffer>, Judge, number]>([
    ['hand-over file', plain, verdictOn, 1],
    ['encrypted hand-over file', sealed, judgeSealed, 0.5],
  ])('%s', { timeout: patience(120_000) }, async (_what, made, judge, share) => {
    const file = await made;
    expect(file.length).toBeGreaterThan(1_000_000);
    expect(await judge(file)).toBe('accepted');
    await fc.assert(
      fc.asyncProperty(
        fc.nat(file.length - 1),
        fc.uint8Array({ minLength: 1, maxLength: 40 }),
        fc.constantFrom('overwrite', 'insert', 'remove', 'copy'),
        async (at, bytes, how) => {
          const mutant = changed(file, at, bytes, how);
          fc.pre(!mutant.equals(file));
          expect(CODES.has(await judge(mutant))).toBe(true);
        },
      ),
      runs(share),
    );
  });
});

test.each(['round.jpround', 'without-weights.jpround'])(
  'random changes to a round package with two roots are refused with a code: %s',
  { timeout: patience(120_000) },
  async (name) => {
    const file = readFileSync(new URL(name, vector));
    const { aud: _aud, ...read } = { ...READ, kind: 'round' as const, keys: 'root-chain' as const };
    const judge: Judge = async (bytes) => {
      const verified = await verifyPackage(inMemory(bytes), read);
      if (verified.ok) return 'accepted';
      return verified.error.code === 'package_refused' ? verified.error.reason : verified.error.code;
    };
    expect(await judge(file)).toBe('accepted');
    await fc.assert(
      fc.asyncProperty(
        fc.nat(file.length - 1),
        fc.nat(7),
        fc.constantFrom('flip', 'cut', 'lose'),
        async (at, bit, how) => {
          const mutant = how === 'cut' ? Buffer.from(file.subarray(0, at)) : Buffer.from(file);
          if (how === 'flip') mutant[at]! ^= 1 << bit;
          const bytes = how === 'lose' ? Buffer.concat([file.subarray(0, at), file.subarray(at + 1)]) : mutant;
          expect(CODES.has(await judge(bytes))).toBe(true);
        },
      ),
      runs(2),
    );
  },
);

test('a changed file that was decrypted is never left behind', async () => {
  const file = await fixedEncrypt('behind', Buffer.alloc(200_000, 'x'), [PRIMARY.recipient]);
  file[file.length - 1]! ^= 1;
  writeFileSync(target, 'older');
  expect(await judgeSealed(file)).toBe('E_AGE_DAMAGED');
  expect(() => readFileSync(target)).toThrow('ENOENT');
});
