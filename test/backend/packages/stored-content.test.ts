import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ok, refuse } from '../../../shared/result.ts';
import { LIMITS } from '../../../shared/package-format/limits.ts';
import { writePackage, type NewPackage } from '../../../electron/backend/packages/write-package.ts';
import { backWith, bytesOf, chainOf } from './fixture.ts';
import { temporaryFolder } from './folder.ts';

const folder = temporaryFolder();
/** More than one piece of reading, and no whole number of them. */
const PHOTO = Buffer.alloc(2 * 1024 * 1024 + 7, 'photo');
const HASH = createHash('sha256').update(PHOTO).digest('hex');
const STORED = { path: join(folder, 'photo'), size: PHOTO.length, sha256: HASH, crc: crc32(PHOTO) };
const NAMED = { path: `att/${HASH.slice(0, 2)}/${HASH}`, mediatype: 'image/jpeg', role: 'attachment' };

function withPhoto(photo: NewPackage['resources'][number]): NewPackage {
  const plain = backWith(chainOf(1, () => ({ att: [HASH] })));
  return { ...plain, resources: [...plain.resources, photo] };
}

describe('content that lies in a file', () => {
  test('gives byte for byte the container that the same bytes in memory give', async () => {
    writeFileSync(STORED.path, PHOTO);
    const target = join(folder, 'stored.jpback');
    const written = await writePackage(target, withPhoto({ ...NAMED, from: STORED }));
    expect(written).toMatchObject(ok({ size: readFileSync(target).length }));
    expect(readFileSync(target).equals(await bytesOf(withPhoto({ ...NAMED, bytes: PHOTO })))).toBe(true);
  });

  test.each([
    ['changed', Buffer.alloc(PHOTO.length, 'other')],
    ['shortened', PHOTO.subarray(0, PHOTO.length - 1)],
  ])('is never handed on when it was %s since it was stored', async (name, bytes) => {
    writeFileSync(STORED.path, bytes);
    const target = join(folder, `${name}.jpback`);
    const written = await writePackage(target, withPhoto({ ...NAMED, from: STORED }));
    expect(written).toMatchObject(refuse({ code: 'package_refused' }));
    expect([existsSync(target), existsSync(`${target}.part`)]).toEqual([false, false]);
  });

  test('that has become longer gives no more than its stated size', async () => {
    writeFileSync(STORED.path, Buffer.concat([PHOTO, Buffer.from('more')]));
    const target = join(folder, 'longer.jpback');
    expect(await writePackage(target, withPhoto({ ...NAMED, from: STORED }))).toMatchObject({ ok: true });
    expect(readFileSync(target).equals(await bytesOf(withPhoto({ ...NAMED, bytes: PHOTO })))).toBe(true);
  });

  test('an attachment beyond 64 MiB is refused before a byte of it is read', async () => {
    const from = { ...STORED, path: join(folder, 'nowhere'), size: LIMITS.attachment + 1 };
    const written = await writePackage(join(folder, 'large.jpback'), withPhoto({ ...NAMED, from }));
    expect(written).toEqual(refuse({ code: 'package_refused', reason: 'E_TOO_BIG' }));
  });
});
