import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, statSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { beforeAll, describe, expect, test } from 'vitest';
import { ok } from '../../../shared/result.ts';
import { emptyAttachmentTmp } from '../../../electron/backend/files/attachment-files.ts';
import { decryptFile } from '../../../electron/backend/packages/decrypt-file.ts';
import { encryptFile } from '../../../electron/backend/packages/encrypt-file.ts';
import { readPackage } from '../../../electron/backend/packages/package-reader.ts';
import { openFile } from '../../../electron/backend/packages/random-access.ts';
import { writeSealed } from '../../../electron/backend/packages/write-sealed.ts';
import { packageRefused } from '../../../shared/errors.ts';
import { backWith, chainOf, READ } from './fixture.ts';
import { temporaryFolder } from './folder.ts';

const folder = temporaryFolder();
const worker = new URL('../../../electron/backend/packages/reader-worker.ts', import.meta.url);
let identity = '';
let recipient = '';

beforeAll(async () => {
  identity = await generateX25519Identity();
  recipient = await identityToRecipient(identity);
});

test('files far larger than the memory that is used go through both ways', async () => {
  const source = join(folder, 'big');
  const piece = Buffer.alloc(1024 * 1024, 'photo');
  const descriptor = openSync(source, 'w');
  const total = createHash('sha256');
  for (let n = 0; n < 400; n += 1) {
    piece.writeUInt32LE(n);
    writeSync(descriptor, piece);
    total.update(piece);
  }
  closeSync(descriptor);
  const target = join(folder, 'age');
  const plain = join(folder, 'plain');
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  try {
    expect((await encryptFile(source, target, [recipient])).ok).toBe(true);
    const file = openFile(target);
    expect(await decryptFile(file, plain, [identity])).toEqual(ok(null));
    file.close();
  } finally {
    clearInterval(watch);
  }
  const hash = createHash('sha256');
  const again = openFile(plain);
  for (let at = 0; at < again.size; at += 1_048_576) hash.update(again.read(at, 1_048_576));
  again.close();
  expect(hash.digest('hex')).toBe(total.digest('hex'));
  expect((most - before) / 1_048_576).toBeLessThan(200);
}, 120_000);

describe('a large file', () => {
  const photos = Array.from({ length: 3 }, (_, n) => Buffer.alloc(22 * 1024 * 1024, `photo ${n}`));
  const names = photos.map((bytes) => createHash('sha256').update(bytes).digest('hex')).sort();
  const records = chainOf(3, (seq) => ({ att: [names[seq - 1] ?? ''] }));

  const path = join(folder, 'large.jpback');

  beforeAll(async () => {
    const attachments = photos
      .map((bytes) => ({ hash: createHash('sha256').update(bytes).digest('hex'), bytes }))
      .map(({ hash, bytes }) => ({ path: `att/${hash.slice(0, 2)}/${hash}`, bytes }))
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map((one) => ({ ...one, mediatype: 'image/jpeg', role: 'attachment' as const }));
    const { resources } = backWith(records);
    const written = await writeSealed(path, backWith(records, { resources: [...resources, ...attachments] }), {
      recipients: [recipient],
      spool: join(folder, 'spool'),
    });
    if (!written.ok) throw new Error(JSON.stringify(written.error));
  });

  test('is decrypted by one thread and read by another, and all of it comes', async () => {
    const unseal = { identities: [identity], required: true };
    const came: { records: number; attachments: string[] } = { records: 0, attachments: [] };
    const attachments = join(folder, 'cas');
    emptyAttachmentTmp(attachments);
    const request = { worker, path, ...READ, unseal, attachments };
    const read = await readPackage(request, {
      records: (slice) => void (came.records += slice.length),
      attachments: (slice) => void came.attachments.push(...slice.map(({ sha256 }) => sha256)),
    });
    expect(read.ok ? 'ok' : read.error).toBe('ok');
    expect(came).toEqual({ records: 3, attachments: names });
    expect(existsSync(`${path}.open`)).toBe(false);
  });

  test('cut at its end is refused before anything of it is read', async () => {
    truncateSync(path, statSync(path).size - 1);
    const read = await readPackage({ worker, path, ...READ, unseal: { identities: [identity], required: true } });
    expect(read.ok ? 'ok' : read.error).toEqual(packageRefused('E_AGE_DAMAGED'));
    expect(existsSync(`${path}.open`)).toBe(false);
  });
});
