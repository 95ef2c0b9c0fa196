import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { attachmentPath } from '../../../electron/backend/files/attachment-files.ts';
import { call, open, UNIT } from '../../support/evaluator.ts';
import { hugeJpeg, hugePng } from '../../support/pictures.ts';
import {
  admit,
  assignReviewers,
  handOver,
  issueAndOpen,
  newEvaluator,
  newOffice,
  newRoundAt,
  takeIn,
  unlock,
} from '../../support/round-trip.ts';
import { tempDir } from '../../support/temp-dir.ts';

/** Puts evidence into a closed computer as a changed program would: whatever the bytes are, it is called a photo. */
function plant(root: string, round: string, name: string, bytes: Buffer): string {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const path = attachmentPath(join(root, 'cas'), sha256);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  const fields = { no: '', title: name, docno: '', date: '', issuer: '', kind: '', pages: null };
  const file = { sha256, name, bytes: bytes.length, mediatype: 'image/jpeg' };
  const value = { ...fields, leaves: ['A1.1.1'], items: [], personal: false, secret: false, file };
  const db = new DatabaseSync(join(root, 'jieping.db'));
  db.prepare('INSERT INTO attachment VALUES (?, ?, ?, ?)').run(sha256, bytes.length, crc32(bytes), 'image/jpeg');
  db.prepare(
    `INSERT INTO evidence (id, round, unit, form, rater, value, revision, by_person, saved_at)
     VALUES (?, ?, ?, 'self', '', ?, 1, 'p', '2026-09-01T00:00:00.000Z')`,
  ).run(sha256.slice(0, 20), round, UNIT, JSON.stringify(value));
  db.close();
  return sha256;
}

const FILES = [
  ['程序.jpg', Buffer.from(`MZ${'x'.repeat(300)}`)],
  ['网页.jpg', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['矢量.jpg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['无后缀', Buffer.from('#!/bin/sh\n')],
] as const;

test(
  'rows 77, 78: a photo that is none is taken in and never opened, one of 65 535 × 65 535 pixels never decoded',
  { timeout: 120_000 },
  async () => {
    const root = tempDir();
    const { backend: office } = await newOffice(join(root, 'office'));
    const round = await newRoundAt(office);
    const street = await newEvaluator(join(root, 'street'), '李晓明');
    await admit(office, round, street.backend, { role: 'street', units: [UNIT] });
    const reviewers: string[] = [];
    for (const name of ['one', 'two']) {
      const reviewer = await newEvaluator(join(root, name), name);
      reviewers.push(await admit(office, round, reviewer.backend, { role: 'reviewer' }));
      reviewer.backend.close();
    }
    await assignReviewers(office, round, reviewers);
    await issueAndOpen(office, round, [street.backend]);
    await unlock(office);
    street.backend.close();
    const disguised = FILES.map(([name, bytes]) => ({ name, sha256: plant(street.root, round, name, bytes) }));
    const huge = [
      ['大.png', hugePng(65_535, 65_535)],
      ['大.jpg', hugeJpeg(65_535, 65_535)],
    ] as const;
    const large = huge.map(([name, bytes]) => ({ name, bytes, sha256: plant(street.root, round, name, bytes) }));
    const sender = await open(street.root);
    expect(await takeIn(office, round, sender, await handOver(sender, round))).toMatchObject({
      outcome: 'accepted',
      newRecords: 6,
      warnings: [],
    });
    sender.close();

    for (const one of disguised)
      expect(await call(office, 'evidence.open', one)).toEqual({
        file: null,
        shows: 'nothing',
        why: 'not_what_it_says',
        shot: null,
      });
    for (const { name, sha256, bytes } of large) {
      const opened = await call(office, 'evidence.open', { name, sha256 });
      expect(opened).toMatchObject({ shows: 'nothing', why: 'pixels' });
      // A copy can be kept, byte for byte.
      expect(readFileSync(office.files.path(opened.file?.ref ?? '') ?? '')).toEqual(bytes);
    }
    // The office goes on as if nothing were wrong.
    expect(await call(office, 'evidence.ofUnit', { round, unit: UNIT })).toHaveLength(6);
    office.close();
  },
);
