import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
  mkdirSync,
} from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBuffer, type Entry } from 'yauzl';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { AppError } from '../../../shared/errors.ts';
import { readStructure } from '../../../shared/package-format/structure.ts';
import { readPackage } from '../../../electron/backend/packages/package-reader.ts';
import { inMemory } from '../../../electron/backend/packages/random-access.ts';
import type { RawRecord } from '../../../electron/backend/packages/reader-messages.ts';
import { commitment, personalLine, sha256Hex, type PersonalText } from '../../../electron/backend/packages/records.ts';
import { withSpooled } from '../../../electron/backend/packages/spool.ts';
import { containerBytes, manifestBytes, writePackage } from '../../../electron/backend/packages/write-package.ts';
import { aRound, roundPackage } from './a-round.ts';
import { backWith, bytesOf, chainOf, DEVICE, personalResource, READ, ROUND } from './fixture.ts';
import { countingIds, temporaryFolder } from './folder.ts';
import { runs } from '../../support/depth.ts';

const folder = temporaryFolder();
const worker = new URL('../../../electron/backend/packages/reader-worker.ts', import.meta.url);

function fileWith(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

describe('writing', () => {
  test('gives the file under its name with its hashes, and leaves nothing else behind', async () => {
    const target = join(folder, 'one.jpback');
    const input = backWith(chainOf(3));
    const written = await writePackage(target, input);
    const bytes = readFileSync(target);
    expect(written).toMatchObject(
      ok({
        sha256: createHash('sha256').update(bytes).digest('hex'),
        size: bytes.length,
        manifestSha256: sha256Hex(manifestBytes(input)),
      }),
    );
    if (!written.ok) throw new Error('not written');
    expect(Buffer.from(written.value.manifestBytes)).toEqual(manifestBytes(input));
    expect(bytes.includes(Buffer.from(written.value.signaturesBytes))).toBe(true);
    expect(bytes.equals(await bytesOf(input))).toBe(true);
    expect(readdirSync(folder)).not.toContain('one.jpback.part');
  });

  test('what a reader would refuse is not written, and an older file stays', async () => {
    const target = fileWith('kept.jpback', Buffer.from('older'));
    const input = backWith(chainOf(1));
    const bad = { ...input, resources: [...input.resources, { ...input.resources[0]!, path: 'data/../x.json' }] };
    expect(await writePackage(target, bad)).toEqual(refuse({ code: 'package_refused', reason: 'E_ZIP_NAME' }));
    expect(readFileSync(target, 'utf8')).toBe('older');
    expect(existsSync(`${target}.part`)).toBe(false);
  });

  test('a missing folder and a folder without permission are named as what they are', async () => {
    const input = backWith(chainOf(1));
    expect(await writePackage(join(folder, 'gone', 'x.jpback'), input)).toEqual(refuse({ code: 'disk', op: 'gone' }));
    const locked = join(folder, 'locked');
    mkdirSync(locked, { mode: 0o500 });
    const asRoot = process.getuid?.() === 0;
    const written = await writePackage(join(locked, 'x.jpback'), input);
    expect(written.ok ? 'written' : written.error).toEqual(asRoot ? 'written' : { code: 'disk', op: 'denied' });
    chmodSync(locked, 0o700);
  });

  test('a full disk is named as what it is', async () => {
    if (!existsSync('/dev/full')) return;
    const { diskError } = await import('../../../electron/backend/files/disk-errors.ts');
    const { open } = await import('node:fs/promises');
    const handle = await open('/dev/full', 'w');
    const failure: unknown = await handle.writeFile('x').catch((error: unknown) => error);
    await handle.close();
    expect(diskError(failure)).toEqual({ code: 'disk', op: 'full' });
  });
});

describe('the container', () => {
  const names = fc.uniqueArray(
    fc.oneof(
      fc.stringMatching(/^data\/[a-z][a-z0-9-]{0,40}\.(ndjson|json)$/),
      fc.stringMatching(/^att\/[0-9a-f]{2}\/[0-9a-f]{64}$/),
    ),
    { maxLength: 8 },
  );
  const lead = ['mimetype', 'manifest.json', 'signatures.json'];

  test('is read as exactly what was written, and by another ZIP reader too', async () => {
    await fc.assert(
      fc.asyncProperty(
        names,
        fc.array(fc.uint8Array({ maxLength: 90 }), { minLength: 11, maxLength: 11 }),
        async (own, contents) => {
          const parts = [...lead, ...own].map((name, index) => ({ name, bytes: contents[index]! }));
          const file = Buffer.concat([...containerBytes(parts)]);
          const layout = readStructure(inMemory(file));
          if (!layout.ok) throw new Error(layout.error);
          const again = layout.value.entries.map(({ name, start, size }) => ({
            name,
            bytes: file.subarray(start, start + size),
          }));
          expect(Buffer.concat([...containerBytes(again)]).equals(file)).toBe(true);
          const listed = await listWithYauzl(file);
          expect(listed).toEqual(parts.map(({ name, bytes }) => [name, bytes.length]));
        },
      ),
      runs(),
    );
  });

  test('of a layout published earlier comes out byte for byte', () => {
    const file = readFileSync(new URL('../../vectors/container-layout/published-minimal.zip', import.meta.url));
    expect(createHash('sha256').update(file).digest('hex')).toBe(
      '3db7578f00b8a93ffb20afef813f4efd923295217471172fac15b90fa0a1414b',
    );
    const layout = readStructure(inMemory(file));
    if (!layout.ok) throw new Error(layout.error);
    const parts = layout.value.entries.map(({ name, start, size }) => ({
      name,
      bytes: file.subarray(start, start + size),
    }));
    expect(parts.map(({ name }) => name)).toEqual([...lead, 'data/revisions.ndjson']);
    expect(Buffer.concat([...containerBytes(parts)]).equals(file)).toBe(true);
  });
});

function listWithYauzl(file: Buffer): Promise<readonly (readonly [string, number])[]> {
  return new Promise((resolve, reject) => {
    fromBuffer(file, { lazyEntries: false }, (error, zip) => {
      if (error) return reject(error);
      const found: [string, number][] = [];
      zip.on('entry', (entry: Entry) => found.push([entry.fileName, entry.uncompressedSize]));
      zip.on('end', () => resolve(found));
      zip.on('error', reject);
    });
  });
}

interface Heard {
  readonly events: string[];
  readonly records: RawRecord[];
  readonly personal: PersonalText[];
}

async function readAll(
  path: string,
  options: Partial<typeof READ> = {},
  verdict: Result<null, AppError> = ok(null),
  last: Result<null, AppError> = ok(null),
) {
  const heard: Heard = { events: [], records: [], personal: [] };
  let busy = false;
  const slowly = async (event: string) => {
    if (busy) throw new Error('a slice came before the last one was done');
    busy = true;
    heard.events.push(event);
    await new Promise((done) => setTimeout(done, 3));
    busy = false;
  };
  const read = await readPackage(
    { ...READ, ...options, worker, path },
    {
      signed: async ({ manifest }) => {
        await slowly(`signed by ${manifest.signer.device}`);
        return verdict;
      },
      records: async (slice) => {
        heard.records.push(...slice);
        await slowly(`records ${slice.length}`);
      },
      personal: async (slice) => {
        heard.personal.push(...slice);
        await slowly(`personal ${slice.length}`);
      },
      verified: async (info) => {
        await slowly(`verified ${info.records}`);
        return last;
      },
    },
  );
  return { read, heard };
}

describe('reading in a worker thread', () => {
  test('delivers slices in order, one at a time, after the signature and before the verdict', async () => {
    const salt = Buffer.alloc(16, 3);
    const text = '{"serial":"W-0001","unit":"110102001","answers":{}}';
    const p = commitment(salt, text);
    const records = chainOf(1203, (seq) =>
      seq === 5
        ? { slot: { round: ROUND, unit: '110102001', form: 'worker', q: '*', n: 'W-0001' }, val: { t: 'form', p } }
        : {},
    );
    const input = backWith(records);
    const path = fileWith(
      'many.jpback',
      await bytesOf({ ...input, resources: [...input.resources, personalResource([personalLine(salt, text)])] }),
    );
    const { read, heard } = await readAll(path);
    expect(heard.events).toEqual([
      `signed by ${DEVICE}`,
      ...Array.from({ length: 4 }, () => 'records 250'),
      'records 203',
      'personal 1',
      'verified 1203',
    ]);
    expect(heard.records.map(({ hash }) => hash)).toEqual(records.map(({ hash }) => hash));
    expect(Buffer.from(heard.records[7]!.raw).equals(records[7]!.line)).toBe(true);
    expect(heard.personal).toEqual([{ p, salt: salt.toString('base64url'), text }]);
    expect(read.ok && read.value.manifest.log?.to).toBe(1203);
    expect(read.ok && read.value.bodiesMissing).toBe(0);
  });

  test('delivers nothing of a file of which a byte is not as it was signed', async () => {
    const bytes = Buffer.from(await bytesOf(backWith(chainOf(1100))));
    const at = bytes.lastIndexOf('"note"');
    bytes[at + 9] = (bytes[at + 9] ?? 0) ^ 1;
    const { read, heard } = await readAll(fileWith('changed.jpback', bytes));
    expect(read).toMatchObject({ ok: false, error: { reason: 'E_CONTENT_HASH' } });
    expect(heard.events).toEqual([]);
  });

  test('gives no verdict on a signed file whose last record is bad, and refuses it in the end', async () => {
    const records = chainOf(1100);
    const input = backWith(records, { log: { ...backWith(records).log!, head: '0'.repeat(64) } });
    const { read, heard } = await readAll(fileWith('bad.jpback', await bytesOf(input)));
    expect(read).toMatchObject({ ok: false, error: { reason: 'E_CHAIN' } });
    expect(heard.events.at(0)).toMatch(/^signed/);
    expect(heard.events.at(-1)).toBe('records 100');
  });

  test('stops when the receiver refuses the sender', async () => {
    const path = fileWith('stranger.jpback', await bytesOf(backWith(chainOf(3))));
    const refusal = refuse<AppError>({ code: 'package_refused', reason: 'E_NOT_AUTHORISED' });
    const { read, heard } = await readAll(path, {}, refusal);
    expect(read).toEqual(refusal);
    expect(heard.events).toEqual([`signed by ${DEVICE}`]);
    const later = await readAll(path, {}, ok(null), refusal);
    expect(later.read).toEqual(refusal);
    expect(later.heard.events.at(-1)).toBe('verified 3');
  });

  test('a fault of the receiver is thrown on', async () => {
    const path = fileWith('fault.jpback', await bytesOf(backWith(chainOf(3))));
    const fault = readPackage({ ...READ, worker, path }, { records: () => Promise.reject(new Error('store is full')) });
    await expect(fault).rejects.toThrow('store is full');
  });

  test('gives the content of a round package; a file that is not there is gone', async () => {
    const { aud: _aud, ...options } = READ;
    const content = aRound();
    const path = fileWith('round.jpround', await bytesOf(roundPackage(content)));
    const read = await readPackage({ ...options, kind: 'round', keys: 'root-chain', worker, path });
    expect(read.ok && read.value.round?.content).toEqual(content);
    const gone = await readPackage({ ...READ, worker, path: join(folder, 'not-there') });
    expect(gone).toEqual(refuse({ code: 'disk', op: 'gone' }));
  });
});

describe('the private copy', () => {
  const spool = { folder: join(folder, 'spool'), ids: countingIds(), limit: 3_000_000 };

  test('has the hash and size of the original and is removed afterwards, also after a fault', async () => {
    const bytes = Buffer.alloc(2_500_000, 'x');
    const source = fileWith('source', bytes);
    const seen = await withSpooled(source, spool, (file) => {
      expect(readFileSync(file.path).equals(bytes)).toBe(true);
      expect(statSync(file.path).mode & 0o777).toBe(0o600);
      return Promise.resolve(ok(file));
    });
    expect(seen.ok && seen.value.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(seen.ok && seen.value.size).toBe(bytes.length);
    await expect(withSpooled(source, spool, () => Promise.reject(new Error('fault')))).rejects.toThrow('fault');
    expect(readdirSync(spool.folder)).toEqual([]);
  });

  test('is not made of what is too big, no regular file, or not there', async () => {
    const never = () => Promise.resolve(ok('read'));
    const big = fileWith('big', Buffer.alloc(3_000_001));
    const link = join(folder, 'link.jpback');
    symlinkSync(big, link);
    const reasons = [];
    for (const path of [big, link, folder, join(folder, 'nowhere')])
      reasons.push(await withSpooled(path, spool, never));
    expect(reasons).toEqual([
      refuse({ code: 'package_refused', reason: 'E_TOO_BIG' }),
      refuse({ code: 'package_refused', reason: 'E_NOT_OURS' }),
      refuse({ code: 'package_refused', reason: 'E_NOT_OURS' }),
      refuse({ code: 'disk', op: 'gone' }),
    ]);
    expect(readdirSync(spool.folder)).toEqual([]);
  });
});
