import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from '../../../electron/backend/create-backend.ts';
import { attachmentPath } from '../../../electron/backend/files/attachment-files.ts';
import { shareAttachments } from '../../../electron/backend/services/evidence/carried-files.ts';
import type { SheetEvidence } from '../../../shared/contract/evidence.ts';
import { call, completeAnswer, ask, OTHER_UNIT, UNIT } from '../../support/evaluator.ts';
import { greyPng, hugeJpeg, hugePng, smallPdf, heicHead } from '../../support/pictures.ts';
import { shotSegment } from '../../support/shot-segment.ts';
import {
  admit,
  assignReviewers,
  carry,
  handOver,
  issueAndOpen,
  newEvaluator,
  newOffice,
  newRoundAt,
  takeIn,
  unlock,
} from '../../support/round-trip.ts';

const root = mkdtempSync(join(tmpdir(), 'jieping-evidence-'));
const LEAF = 'A1.1.1';
let round = '';
let office: Backend;
let street: Backend;
let other: Backend;

beforeAll(async () => {
  ({ backend: office } = await newOffice(join(root, 'office')));
  round = await newRoundAt(office);
  ({ backend: street } = await newEvaluator(join(root, 'street'), '李晓明'));
  ({ backend: other } = await newEvaluator(join(root, 'other'), '钱多'));
  await admit(office, round, street, { role: 'street', units: [UNIT] });
  await admit(office, round, other, { role: 'street', units: [OTHER_UNIT] });
  const reviewers: string[] = [];
  for (const name of ['one', 'two']) {
    const reviewer = await newEvaluator(join(root, name), name);
    reviewers.push(await admit(office, round, reviewer.backend, { role: 'reviewer' }));
    reviewer.backend.close();
  }
  await assignReviewers(office, round, reviewers);
  await issueAndOpen(office, round, [street, other]);
  await unlock(office);
}, 120_000);

afterAll(() => {
  for (const one of [office, street, other]) one.close();
  rmSync(root, { recursive: true, force: true });
});

const sheetOf = (unit: string) => ({ round, unit, form: 'self', rater: null }) as const;

function fileAt(backend: Backend, name: string, bytes: Uint8Array) {
  const path = join(root, name);
  writeFileSync(path, bytes);
  return backend.files.register(path);
}

async function add(
  backend: Backend,
  unit: string,
  name: string,
  bytes: Uint8Array,
  leaf = LEAF,
): Promise<SheetEvidence> {
  const file = fileAt(backend, name, bytes);
  return await call(backend, 'evidence.add', { ...sheetOf(unit), leaf, file, notClassified: true });
}

async function refused(name: string, bytes: Uint8Array) {
  const file = fileAt(street, name, bytes);
  return await ask(street, 'evidence.add', { ...sheetOf(UNIT), leaf: LEAF, file, notClassified: true });
}

async function titles(unit = UNIT): Promise<readonly string[]> {
  return (await call(office, 'evidence.ofUnit', { round, unit })).map(({ value }) => value.title).sort();
}

const photo = greyPng(90, 60, (x, y) => (x * 5 + y * 3 + (x > 30 && y > 20 ? 90 : 0)) % 256);

test('a HEIC photo is kept as it is, and the screen is told why it shows nothing', async () => {
  const bytes = heicHead(4032, 3024);
  const { id, revision, value } = await add(street, UNIT, 'IMG_0001.heic', bytes);
  expect(value.file).toMatchObject({ mediatype: 'image/heic', bytes: bytes.length });
  const { sha256 = '', name = '' } = value.file ?? {};
  const opened = await call(street, 'evidence.open', { sha256, name });
  expect(opened).toMatchObject({ shows: 'nothing', why: 'heic' });
  expect(readFileSync(street.files.path(opened.file?.ref ?? '') ?? '')).toEqual(bytes);
  await call(street, 'evidence.remove', { ...sheetOf(UNIT), id, base: revision });
});

describe('a file that cannot be evidence', () => {
  test.each([
    ['空.pdf', Buffer.alloc(0), 'empty'],
    ['程序.exe', Buffer.from(`MZ${'x'.repeat(300)}`), 'kind'],
    ['说明.txt', Buffer.from('只是文字'), 'kind'],
    ['断.jpg', Buffer.from('ffd8ffe000104a46', 'hex'), 'unreadable'],
    ['大.png', hugePng(65_535, 65_535), 'pixels'],
    ['大.jpg', hugeJpeg(65_535, 65_535), 'pixels'],
  ] as const)('%s is refused with its reason, and nothing is kept', async (name, bytes, reason) => {
    const before = await call(street, 'evidence.list', sheetOf(UNIT));
    expect(await refused(name, bytes)).toEqual({ ok: false, error: { code: 'evidence_refused', reason, name } });
    expect(await call(street, 'evidence.list', sheetOf(UNIT))).toEqual(before);
    expect(readFileSync(join(root, name))).toEqual(bytes);
  });

  test.each([
    ['EXE', Buffer.from(`MZ${'x'.repeat(300)}`)],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['PDF', smallPdf('x')],
  ])('%s that is called a photo is refused', async (_what, bytes) => {
    const reason = 'not_what_it_says';
    expect(await refused('照片.jpg', bytes)).toMatchObject({ ok: false, error: { reason } });
  });

  test('what a photo says of itself is told, cleaned and never believed to be readable', async () => {
    const bare = hugeJpeg(4000, 3000);
    const segment = shotSegment({ takenAt: '2026:09:01 10:20:30', latitude: 39.9, longitude: 116.35, orientation: 6 });
    const bytesWith = (shot: Uint8Array) => Buffer.concat([bare.subarray(0, 2), shot, bare.subarray(2)]);
    const reversed = Buffer.from(segment);
    reversed.write('M\u0007\n\u0000r', segment.indexOf('Maker'), 'latin1');
    const shots = [];
    for (const [n, bytes] of [
      bytesWith(segment),
      bytesWith(reversed),
      bytesWith(segment).subarray(0, 60),
      bare,
    ].entries()) {
      const file = fileAt(street, `shot-${n}.jpg`, bytes);
      // The one that was cut off says no size.
      const size = n === 2 ? null : { width: 4000, height: 3000 };
      expect(await call(street, 'evidence.measure', { file })).toEqual(size);
      if (size === null) continue;
      const { id, revision, value } = await add(street, UNIT, `shot-${n}.jpg`, bytes);
      const { sha256 = '', name = '' } = value.file ?? {};
      const opened = await call(street, 'evidence.open', { sha256, name });
      expect(opened).toMatchObject({ shows: 'picture', why: null });
      shots.push(opened.shot);
      await call(street, 'evidence.remove', { ...sheetOf(UNIT), id, base: revision });
    }
    const place = { latitude: expect.closeTo(39.9, 5), longitude: expect.closeTo(116.35, 5) };
    const takenAt = '2026-09-01 10:20:30';
    expect(shots).toEqual([
      { takenAt, place, device: 'Maker Model 7' },
      { takenAt, place, device: expect.stringMatching(/^[^\p{C}]*Model 7$/u) },
      null,
    ]);
    const other = fileAt(street, '表.pdf', smallPdf('x'));
    expect(await call(street, 'evidence.measure', { file: other })).toBeNull();
  });

  test('larger than 64 MiB is refused', async () => {
    const big = Buffer.concat([smallPdf('x'), Buffer.alloc(64 * 1024 * 1024)]);
    expect(await refused('大.pdf', big)).toMatchObject({ ok: false, error: { reason: 'too_big' } });
  });
});

test('evidence goes from the street to the office: described, for many leaves, taken back, undone', async () => {
  const pdf = smallPdf('approval');
  const paper = await add(street, UNIT, '机构设置批复.pdf', pdf);
  expect(paper).toMatchObject({
    value: { title: '机构设置批复', leaves: [LEAF], secret: false },
    gaps: [],
    here: true,
  });
  // The same file for another leaf is not a second piece.
  const again = await add(street, UNIT, '另一个名字.pdf', pdf, 'A1.1.2');
  expect([again.id, again.value.leaves]).toEqual([paper.id, [LEAF, 'A1.1.2']]);

  const { secret: _secret, file: _file, ...fields } = again.value;
  const full = {
    ...fields,
    no: '1',
    docno: '西编〔2026〕1号',
    date: '2026-03-01',
    issuer: '区委编办',
    kind: '批复文件',
    pages: 3,
    items: [`${LEAF}-e1`],
    personal: true,
  };
  const saved = await call(street, 'evidence.save', {
    ...sheetOf(UNIT),
    id: paper.id,
    fields: full,
    base: again.revision,
  });
  const stale = { ...sheetOf(UNIT), id: paper.id, fields, base: again.revision };
  expect(await ask(street, 'evidence.save', stale)).toMatchObject({ ok: false, error: { code: 'stale_revision' } });

  const secret = await call(street, 'evidence.addTitle', { ...sheetOf(UNIT), leaf: LEAF, title: '涉密批复(目录)' });
  expect(secret.value).toMatchObject({ secret: true, file: null });
  const wrong = await add(street, UNIT, '拿错的.png', photo);
  await call(street, 'evidence.remove', { ...sheetOf(UNIT), id: wrong.id, base: wrong.revision });
  expect(await call(street, 'evidence.list', sheetOf(UNIT))).toHaveLength(2);
  // Undo brings the file back, and once more takes away that it was ever added.
  await call(street, 'responses.undo', sheetOf(UNIT));
  expect(await call(street, 'evidence.list', sheetOf(UNIT))).toHaveLength(3);
  await call(street, 'responses.undo', sheetOf(UNIT));
  expect(await call(street, 'evidence.list', sheetOf(UNIT))).toHaveLength(2);
  expect((await call(street, 'app.hello', {})).notHandedOver).toBe(2);

  expect(await takeIn(office, round, street, await handOver(street, round))).toMatchObject({
    outcome: 'accepted',
    newRecords: 2,
    warnings: [],
  });
  const handed = await call(office, 'evidence.ofUnit', { round, unit: UNIT });
  expect(handed.find(({ value }) => value.title === '机构设置批复')).toMatchObject({
    form: 'self',
    rater: null,
    person: '李晓明',
    here: true,
    value: { ...full, t: 'evidence', file: { bytes: pdf.length, mediatype: 'application/pdf' } },
  });
  expect(readFileSync(attachmentPath(office.paths.attachments, saved.value.file?.sha256 ?? ''))).toEqual(pdf);
  // What never left did not travel.
  expect(await titles()).toEqual(['机构设置批复', '涉密批复(目录)']);

  const [kept] = await call(street, 'evidence.list', sheetOf(UNIT));
  await call(street, 'evidence.remove', { ...sheetOf(UNIT), id: kept?.id ?? '', base: kept?.revision ?? 0 });
  expect(await takeIn(office, round, street, await handOver(street, round))).toMatchObject({ newRecords: 1 });
  expect(await titles()).toEqual(['涉密批复(目录)']);
  await call(street, 'responses.undo', sheetOf(UNIT));
  await takeIn(office, round, street, await handOver(street, round));
  expect(await titles()).toEqual(['机构设置批复', '涉密批复(目录)']);
});

test('a title that was emptied stays here until it has one again', async () => {
  const [, secret] = await call(street, 'evidence.list', sheetOf(UNIT));
  const { secret: _secret, file: _file, ...fields } = secret!.value;
  const emptied = { ...sheetOf(UNIT), id: secret!.id, fields: { ...fields, title: '' }, base: secret!.revision };
  const saved = await call(street, 'evidence.save', emptied);
  expect(saved.gaps).toEqual(['title']);
  await takeIn(office, round, street, await handOver(street, round));
  expect(await titles()).toContain('涉密批复(目录)');
  await call(street, 'evidence.save', { ...emptied, fields, base: saved.revision });
});

test('a file is carried until the office has it, and a missing one heals', async () => {
  const bytes = smallPdf('later');
  await add(street, UNIT, '会议纪要目录.pdf', bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const stored = attachmentPath(street.paths.attachments, sha256);
  const open = { sha256, name: '会议纪要目录.pdf' };
  await takeIn(office, round, street, await handOver(street, round));
  // The office lost the bytes: shown as missing, not fatal.
  rmSync(attachmentPath(office.paths.attachments, sha256));
  expect(await call(office, 'evidence.open', open)).toEqual({
    file: null,
    shows: 'nothing',
    why: 'missing',
    shot: null,
  });
  expect(await titles()).toContain('会议纪要目录');
  const before = (await call(street, 'handover.preview', { round })).bytes;
  const file = await handOver(street, round);
  expect(await takeIn(office, round, street, file)).toMatchObject({ outcome: 'nothing_new' });
  expect(await call(office, 'evidence.open', open)).toMatchObject({ shows: 'pdf', why: null });

  const { files } = await call(office, 'receipts.make', { round, devices: null });
  for (const receipt of files) await ask(street, 'handover.fromOffice', { file: carry(office, receipt, street) });
  expect((await call(street, 'handover.preview', { round })).bytes).toBeLessThan(before - bytes.length + 1);
  expect(readFileSync(stored)).toEqual(bytes);
});

test('the ledger finds the same file, and the same picture saved anew, handed in by two streets', async () => {
  const form = smallPdf('copied');
  await add(street, UNIT, '统计表.pdf', form);
  await add(other, OTHER_UNIT, '我们的统计表.pdf', form);
  const mine = await add(street, UNIT, '门牌.png', photo);
  const copied = greyPng(180, 120, (x, y) => photoShade(x / 2, y / 2));
  const theirs = await add(other, OTHER_UNIT, '门牌二.png', copied);
  const others = await add(
    other,
    OTHER_UNIT,
    '别的.png',
    greyPng(60, 60, (x, y) => (x * y) % 256),
  );
  for (const backend of [street, other]) await takeIn(office, round, backend, await handOver(backend, round));
  const before = await call(office, 'evidence.ledger', { round });
  expect(before.unseen.map(({ name }) => name).sort()).toEqual(['别的.png', '门牌.png', '门牌二.png']);
  const name = (key: string) => before.entries.find((entry) => entry.key === key)?.value.title;
  expect(before.twins.map(({ kind, of }) => [kind, of.map((key) => name(key) ?? '').sort()])).toEqual([
    ['file', ['我们的统计表', '统计表'].sort()],
  ]);

  const look = (first: string) => `${first}${'0123456789abcdef'.repeat(2).slice(2)}`;
  const noted = [
    [mine, look('ff')],
    [theirs, look('fe')],
    [others, 'f0'.repeat(16)],
  ] as const;
  for (const [one, seen] of noted)
    await call(office, 'evidence.notePicture', { sha256: one.value.file?.sha256 ?? '', look: seen });
  const after = await call(office, 'evidence.ledger', { round });
  expect(after.unseen).toEqual([]);
  expect(after.twins.map(({ kind, of }) => [kind, of.map((key) => name(key) ?? '').sort()])).toEqual([
    ['file', ['我们的统计表', '统计表'].sort()],
    ['picture', ['门牌', '门牌二']],
  ]);
});

function photoShade(x: number, y: number): number {
  return (x * 5 + y * 3 + (x > 30 && y > 20 ? 90 : 0)) % 256;
}

test('a submitted sheet keeps its evidence as it is, and incomplete evidence stops a submission', async () => {
  const { tasks } = await call(other, 'responses.desk', { round });
  for (const leaf of tasks[0]!.leaves) {
    const answer = { ...sheetOf(OTHER_UNIT), leaf, value: completeAnswer(leaf), note: '', base: 0 };
    await call(other, 'responses.save', answer);
  }
  const [one] = await call(other, 'evidence.list', sheetOf(OTHER_UNIT));
  const { secret: _secret, file: _file, ...fields } = one!.value;
  const target = { ...sheetOf(OTHER_UNIT), id: one!.id };
  const saved = await call(other, 'evidence.save', {
    ...target,
    fields: { ...fields, leaves: [] },
    base: one!.revision,
  });
  expect(await ask(other, 'handover.make', { round, submit: true })).toMatchObject({
    ok: false,
    error: { code: 'not_ready', what: 'incomplete', detail: '1' },
  });
  await call(other, 'responses.undo', sheetOf(OTHER_UNIT));
  await call(other, 'handover.make', { round, submit: true });
  const late = { ...target, base: saved.revision + 1 };
  expect(await ask(other, 'evidence.remove', late)).toMatchObject({
    ok: false,
    error: { code: 'not_ready', what: 'already_submitted' },
  });
});

test('evidence that does not fit into one file is shared out, each part with at least one', () => {
  const one = (size: number) => ({ sha256: String(size).padStart(64, '0'), size, crc: 0, mediatype: '' });
  const sizes = (room: number, ...all: number[]) =>
    shareAttachments(all.map(one), room).map((part) => part.map(({ size }) => size));
  expect(sizes(10)).toEqual([[]]);
  expect(sizes(10, 4, 6, 1, 12, 3)).toEqual([[4, 6], [1], [12], [3]]);
});
