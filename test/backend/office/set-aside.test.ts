import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBackend } from '../../../electron/backend/create-backend.ts';
import { createKeyRing } from '../../../electron/backend/crypto/create-key-ring.ts';
import { createFileRefs } from '../../../electron/backend/files/file-refs.ts';
import { takeFile } from '../../../electron/backend/services/intake/take-file.ts';
import { openDatabase } from '../../../electron/backend/store/open.ts';
import type { Verdict } from '../../../shared/contract/intake.ts';
import { ask, call, UNIT } from '../../support/evaluator.ts';
import { createTestPorts } from '../../support/ports.ts';
import {
  admit,
  assignReviewers,
  databaseBytes,
  fillAll,
  handOver,
  issueAndOpen,
  PASSPHRASE,
  newEvaluator,
  newOffice,
  newRoundAt,
  pathOf,
  takeIn,
  unlock,
  type Computer,
} from '../../support/round-trip.ts';
import { tempDir } from '../../support/temp-dir.ts';

/** A round with one street whose file is ready, and a second street that the office has not admitted yet. */
const root = mkdtempSync(join(tmpdir(), 'jieping-aside-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let round = '';
let streetFile = '';
let strangerFile = '';
let stranger: Computer;
let copies = 0;

beforeAll(async () => {
  const office = await newOffice(join(root, 'office'));
  round = await newRoundAt(office.backend, [UNIT]);
  const street = await newEvaluator(join(root, 'street'), '李街道');
  const reviewers: string[] = [];
  for (const name of ['王', '赵']) {
    const reviewer = await newEvaluator(join(root, name), name);
    reviewers.push(await admit(office.backend, round, reviewer.backend, { role: 'reviewer' }));
    reviewer.backend.close();
  }
  await admit(office.backend, round, street.backend, { role: 'street', units: [UNIT] });
  await assignReviewers(office.backend, round, reviewers);
  await issueAndOpen(office.backend, round, [street.backend]);
  await fillAll(street.backend, round);
  streetFile = join(root, 'street.jpback');
  cpSync(pathOf(street.backend, await handOver(street.backend, round)), streetFile);
  street.backend.close();
  office.backend.close();
  // A second office copy admits the stranger, so that he can make a file; the first office knows nothing of it.
  cpSync(join(root, 'office'), join(root, 'office-2'), { recursive: true });
  const second = await openOffice(join(root, 'office-2'));
  stranger = await newEvaluator(join(root, 'stranger'), '新来');
  await admit(second.backend, round, stranger.backend, { role: 'street', units: [UNIT] });
  await issueAndOpen(second.backend, round, [stranger.backend]);
  await fillAll(stranger.backend, round);
  strangerFile = join(root, 'stranger.jpback');
  cpSync(pathOf(stranger.backend, await handOver(stranger.backend, round)), strangerFile);
  second.backend.close();
}, 120_000);

async function openOffice(folder: string, inboxEvery?: number): Promise<Computer> {
  const ports = createTestPorts(`office ${folder}`);
  const options = { root: folder, workspace: 'main', ports, workFactor: 10 } as const;
  const backend = await createBackend(inboxEvery === undefined ? options : { ...options, inboxEvery });
  if (!backend.ok) throw new Error(JSON.stringify(backend.error));
  return { backend: backend.value, root: folder, ports };
}

async function officeCopy(inboxEvery?: number): Promise<Computer> {
  copies += 1;
  const folder = join(root, `copy-${copies}`);
  cpSync(join(root, 'office'), folder, { recursive: true });
  const office = await openOffice(folder, inboxEvery);
  await unlock(office.backend);
  return office;
}

function take(office: Computer, path: string): Promise<Verdict> {
  return call(office.backend, 'intake.take', { round, file: office.backend.files.register(path) });
}

function damaged(name: string): string {
  const path = join(root, name);
  const bytes = readFileSync(streetFile);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  return path;
}

/** Hears verdicts that come by themselves. */
function listen(office: Computer): Verdict[] {
  const heard: Verdict[] = [];
  office.backend.on((topic, payload) => {
    if (topic === 'intake.verdict' && 'verdict' in payload) heard.push(payload.verdict);
  });
  return heard;
}

async function until(happened: () => boolean): Promise<void> {
  for (let turn = 0; turn < 400 && !happened(); turn += 1) await new Promise((done) => setTimeout(done, 25));
  expect(happened()).toBe(true);
}

describe('files that are not taken in', () => {
  test('are kept with their verdict, while the database stays byte for byte the same', async () => {
    const office = await officeCopy();
    const before = databaseBytes(office);
    const bad = await take(office, damaged('bad.jpback'));
    expect(bad).toMatchObject({ outcome: 'refused', error: { reason: 'E_AGE_DAMAGED' } });
    const held = await take(office, strangerFile);
    expect(held).toMatchObject({ outcome: 'held', error: { reason: 'H_KEY_UNKNOWN' } });
    expect(databaseBytes(office)).toEqual(before);
    const aside = await call(office.backend, 'intake.aside', { round });
    expect(new Set(aside.map(({ name, outcome, tries }) => `${name} ${outcome} ${tries}`))).toEqual(
      new Set(['bad.jpback refused 1', 'stranger.jpback held 1']),
    );
    const kept = join(office.root, 'quarantine', `${held.sha256 ?? ''}.file`);
    expect(readFileSync(kept)).toEqual(readFileSync(strangerFile));
    // What is no file of ours is not kept.
    const letter = join(root, 'letter.jpback');
    writeFileSync(letter, '请于周五前上报。');
    expect(await take(office, letter)).toMatchObject({ error: { reason: 'E_NOT_OURS' } });
    expect(await call(office.backend, 'intake.aside', { round })).toHaveLength(2);
    office.backend.close();
  });

  test('can be tried again; the note counts, and a good end removes both', async () => {
    const office = await officeCopy();
    const bad = await take(office, damaged('bad-again.jpback'));
    const again = await call(office.backend, 'intake.retry', { round, sha256: null });
    expect(again).toMatchObject([{ outcome: 'refused', sha256: bad.sha256, name: 'bad-again.jpback' }]);
    expect(await call(office.backend, 'intake.aside', { round })).toMatchObject([{ tries: 2 }]);
    expect(await ask(office.backend, 'intake.retry', { round: 'nowhere', sha256: null })).toMatchObject({
      error: { code: 'not_found' },
    });
    office.backend.close();
  });

  test('a held file is taken in by itself once its computer is admitted', async () => {
    const office = await officeCopy();
    const heard = listen(office);
    await take(office, strangerFile);
    // Another change of the round is no reason to try again.
    await call(office.backend, 'rounds.rename', { round, name: { zh: '改名', en: 'Renamed' } });
    await call(office.backend, 'intake.aside', { round });
    expect(heard).toEqual([]);
    await admit(office.backend, round, stranger.backend, { role: 'street', units: [UNIT] });
    await until(() => heard.length > 0);
    expect(heard).toMatchObject([{ outcome: 'accepted', name: 'stranger.jpback', from: { person: '新来' } }]);
    expect(await call(office.backend, 'intake.aside', { round })).toEqual([]);
    expect(readdirSync(join(office.root, 'quarantine'))).toEqual([]);
    office.backend.close();
  });
});

describe('the watched folder', () => {
  test('takes in what rests in it, moves it aside, and leaves everything else alone', async () => {
    const office = await officeCopy(40);
    const heard = listen(office);
    const { folder } = await call(office.backend, 'intake.inbox', {});
    cpSync(damaged('bad-inbox.jpback'), join(folder, 'bad.jpback'));
    cpSync(streetFile, join(folder, 'good.jpback'));
    writeFileSync(join(folder, 'notes.txt'), 'not ours');
    mkdirSync(join(folder, 'folder.jpback'));
    symlinkSync(strangerFile, join(folder, 'link.jpback'));
    await until(() => heard.length >= 2);
    expect(heard.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['bad.jpback', 'refused'],
      ['good.jpback', 'accepted'],
    ]);
    await until(() => readdirSync(folder).length === 5);
    expect(readdirSync(folder).toSorted()).toEqual(['folder.jpback', 'link.jpback', 'notes.txt', 'set-aside', 'taken']);
    expect(readdirSync(join(folder, 'taken'))).toEqual([expect.stringMatching(/^\d{14}-good\.jpback$/)]);
    expect(readdirSync(join(folder, 'set-aside'))).toEqual([expect.stringMatching(/^\d{14}-bad\.jpback$/)]);
    expect(await call(office.backend, 'intake.list', { round })).toMatchObject([{ name: 'good.jpback' }]);
    office.backend.close();
  });

  test('on an evaluator’s computer nothing is watched', async () => {
    const folder = join(tempDir(), 'evaluator');
    const evaluator = await newEvaluator(folder, '某人');
    evaluator.backend.close();
    const again = await openOffice(folder, 20);
    cpSync(streetFile, join(folder, 'inbox', 'file.jpback'));
    await new Promise((done) => setTimeout(done, 200));
    expect(existsSync(join(folder, 'inbox', 'file.jpback'))).toBe(true);
    again.backend.close();
  });
});

describe('rows of the list of hostile inputs', () => {
  test('row 91: the stick goes while the file is copied from it: nothing is written', async () => {
    const office = await officeCopy();
    const before = databaseBytes(office);
    // A regular file whose first byte cannot be read: what a pulled stick gives.
    const answer = await ask(office.backend, 'intake.take', {
      round,
      file: { ...office.backend.files.register('/proc/self/mem', 'pulled.jpback') },
    });
    expect(answer).toEqual({ ok: false, error: { code: 'disk', op: 'gone' } });
    expect(databaseBytes(office)).toEqual(before);
    expect(readdirSync(join(office.root, 'spool'))).toEqual([]);
    office.backend.close();
  });

  test('row 92: the office’s disk is full at the commit: nothing of the file stays', async () => {
    const office = await officeCopy();
    office.backend.close();
    const opened = await openDatabase(join(office.root, 'jieping.db'), {
      appVersion: 'test',
      now: office.ports.clock.now(),
    });
    if (!opened.ok) throw new Error('the database does not open');
    const { db } = opened.value;
    const rows = () => db.prepare<[], { n: number }>('SELECT count(*) AS n FROM record').get()?.n;
    const before = rows();
    // A database that may not grow is what a full disk gives.
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 4}`);
    const { paths } = office.backend;
    const files = createFileRefs(office.ports.ids);
    const keys = createKeyRing({ dir: paths.keys, ids: office.ports.ids, secrets: office.ports.secrets });
    await keys.unlockOffice(PASSPHRASE);
    const file = files.register(streetFile);
    const context = { db, ports: office.ports, paths, files, keys, emit: () => undefined };
    await expect(takeFile({ round, file }, context)).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    expect(rows()).toBe(before);
    db.pragma('max_page_count = 1000000');
    expect(await takeFile({ round, file }, context)).toMatchObject({ ok: true, value: { outcome: 'accepted' } });
    opened.value.close();
  });

  test('row 93: the same file in two windows at once is taken in once', async () => {
    const office = await officeCopy();
    const both = await Promise.all([take(office, streetFile), take(office, streetFile)]);
    expect(both.map(({ outcome }) => outcome)).toEqual(['accepted', 'nothing_new']);
    expect(await call(office.backend, 'intake.list', { round })).toHaveLength(1);
    office.backend.close();
  });

  test('row 94: links, shortcuts, folders and devices are not opened', async () => {
    const office = await officeCopy();
    const link = join(root, 'link.jpback');
    symlinkSync(streetFile, link);
    const folder = join(root, 'folder.jpback');
    mkdirSync(folder);
    const shortcut = join(root, 'street.jpback.lnk');
    writeFileSync(shortcut, Buffer.from('4c0000000114020000000000c000000000000046', 'hex'));
    for (const path of [link, folder, shortcut, '/dev/zero']) {
      expect([path, await take(office, path)]).toMatchObject([path, { error: { reason: 'E_NOT_OURS' } }]);
    }
    expect(await call(office.backend, 'intake.list', { round })).toEqual([]);
    office.backend.close();
  });

  test('row 96: a batch with bad files in the middle: the good ones are taken in, each bad one has its verdict', async () => {
    const office = await officeCopy();
    const many = 40;
    const bad = new Set([11, 20, 33]);
    const paths = Array.from({ length: many }, (_, index) => {
      const path = join(root, `batch-${index}.jpback`);
      if (bad.has(index)) cpSync(damaged(`batch-${index}.jpback`), join(root, `batch-copy-${index}.jpback`));
      else cpSync(streetFile, path);
      return path;
    });
    const verdicts = await Promise.all(paths.map((path) => take(office, path)));
    expect(verdicts.flatMap(({ outcome }, index) => (outcome === 'refused' ? [index] : []))).toEqual([...bad]);
    expect(verdicts.filter(({ outcome }) => outcome === 'nothing_new')).toHaveLength(many - bad.size - 1);
    expect(await call(office.backend, 'intake.list', { round })).toHaveLength(1);
    office.backend.close();
  });
});

test('receipts come back: the computer learns what the office has, and never less', async () => {
  let office = await officeCopy();
  const street = await openOffice(join(root, 'street'));
  expect(await ask(office.backend, 'receipts.make', { round, devices: null })).toMatchObject({
    error: { code: 'not_ready', what: 'nothing_received' },
  });
  await take(office, streetFile);
  office.backend.close();
  office = await openOffice(office.root);
  expect(await ask(office.backend, 'receipts.make', { round, devices: null })).toMatchObject({
    error: { code: 'key_locked' },
  });
  expect(
    await ask(office.backend, 'intake.take', { round, file: office.backend.files.register(strangerFile) }),
  ).toMatchObject({
    error: { code: 'key_locked' },
  });
  expect(await ask(office.backend, 'keys.unlock', { passphrase: 'wrong one' })).toMatchObject({
    error: { code: 'wrong_passphrase' },
  });
  await call(office.backend, 'keys.unlock', { passphrase: 'correct horse battery' });
  const [line] = await call(office.backend, 'receipts.list', { round });
  const { files } = await call(office.backend, 'receipts.make', { round, devices: null });
  const [receipt] = files;
  if (line === undefined || receipt === undefined) throw new Error('no receipt');
  expect(receipt.name).toMatch(/\.jpreceipt$/);

  // Not for another computer, nor one byte changed, nor by a stranger's key.
  const bytes = readFileSync(pathOf(office.backend, receipt));
  const give = (computer: Computer, content: Buffer) => {
    const path = join(tempDir(), receipt.name);
    writeFileSync(path, content);
    return ask(computer.backend, 'handover.fromOffice', { file: computer.backend.files.register(path) });
  };
  expect(await give(stranger, bytes)).toMatchObject({ error: { reason: 'E_AUD' } });
  const changed = Buffer.from(bytes.toString('utf8').replace(/("payload":"[\w-]{40})./, '$1_'), 'utf8');
  expect(await give(street, changed)).toMatchObject({ error: { reason: 'E_SIG_BAD' } });
  const other = await newOffice(join(tempDir(), 'other office'));
  expect(await give(other, bytes)).toMatchObject({ error: { reason: 'H_KEY_UNKNOWN' } });
  other.backend.close();

  const before = await call(street.backend, 'handover.preview', { round });
  expect(before).toMatchObject({ received: null, fresh: line.to });
  expect((await call(street.backend, 'responses.desk', { round })).tasks[0]?.received).toBeNull();
  expect(await give(street, bytes)).toMatchObject({ ok: true, value: { news: true, received: { to: line.to } } });
  expect(await call(street.backend, 'handover.preview', { round })).toMatchObject({ fresh: 0 });
  expect(await call(street.backend, 'handover.list', { round })).toMatchObject([{ received: true }]);
  expect((await call(street.backend, 'app.hello', {})).notHandedOver).toBe(0);
  expect((await call(street.backend, 'responses.desk', { round })).tasks[0]?.received).not.toBeNull();
  expect(await give(street, bytes)).toMatchObject({ ok: true, value: { news: false } });

  // An answer that is changed afterwards is news for the office again; the others stay received.
  const task = { round, unit: UNIT, form: 'self', rater: null } as const;
  const sheet = await call(street.backend, 'responses.sheet', task);
  const first = sheet.responses[0];
  if (first === undefined) throw new Error('no answer');
  const { leaf, value, revision } = first;
  await call(street.backend, 'responses.save', { ...task, leaf, value, note: '补充说明', base: revision });
  const after = await call(street.backend, 'responses.sheet', task);
  expect(after.responses[0]?.received).toBeNull();
  expect(after.responses[1]?.received).not.toBeNull();
  expect(after.task.received).toBeNull();

  // The next hand-over: the digits on paper do the same as the file.
  const later = await handOver(street.backend, round);
  await takeIn(office.backend, round, street.backend, later);
  const [next] = await call(office.backend, 'receipts.list', { round });
  const type = (digits: string) => ask(street.backend, 'handover.typeReceipt', { round, digits });
  expect(await type('12345 12345 12345 12345 12345')).toMatchObject({ error: { reason: 'E_FINGERPRINT' } });
  expect(await type((next?.digits ?? '').replaceAll(' ', '-'))).toMatchObject({
    ok: true,
    value: { to: line.to + 1, how: 'typed' },
  });
  // The old file again lowers nothing.
  expect(await give(street, bytes)).toMatchObject({ value: { news: false, received: { to: line.to + 1 } } });
  street.backend.close();
  office.backend.close();
});
