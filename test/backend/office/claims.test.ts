import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert, asyncProperty, subarray } from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FileRef } from '../../../shared/contract/files.ts';
import type { DraftValue } from '../../../shared/model/response.ts';
import { ClaimsContent, type StreetClaims } from '../../../shared/package-format/claims.ts';
import { runs } from '../../support/depth.ts';
import { ask, call, completeAnswer, OTHER_UNIT, UNIT } from '../../support/evaluator.ts';
import { addPaperTo, answerIn } from '../../support/first-sheet.ts';
import { openedFor } from '../../support/opened-file.ts';
import { smallPdf } from '../../support/pictures.ts';
import {
  admit,
  assignReviewers,
  carry,
  fillAll,
  handOver,
  issueAndOpen,
  newEvaluator,
  newOffice,
  newRoundAt,
  pathOf,
  takeIn,
  unlock,
  workerForm,
  type Computer,
} from '../../support/round-trip.ts';
import { cli } from '../cli/run-cli.ts';
import { tempDir } from '../../support/temp-dir.ts';

const LEAF = 'A1.1.1';
const RATIO = 'C1.1.1';
const NA = 'A3.2.2';
const ratio = (num: string): DraftValue => ({ t: 'ratio', num, den: '10' });
const PAPER = smallPdf('minutes of the street');
const REASON = { code: 'checked', text: '与台账核对，以第二台电脑为准。' };

const root = mkdtempSync(join(tmpdir(), 'jieping-claims-'));
const computers = new Map<string, Computer>();
const of = (name: string): Computer => {
  const found = computers.get(name);
  if (found === undefined) throw new Error(`no computer of ${name}`);
  return found;
};
let office: Computer;
let round = '';
const persons = new Map<string, string>();

beforeAll(async () => {
  office = await newOffice(join(root, 'office'));
  const { backend } = office;
  round = await newRoundAt(backend);
  const tasks = {
    street: { role: 'street', units: [UNIT] },
    second: { role: 'street', units: [UNIT] },
    other: { role: 'street', units: [OTHER_UNIT] },
    department: { role: 'department', departments: ['D01'] },
    desk: { role: 'survey' },
    one: { role: 'reviewer' },
    two: { role: 'reviewer' },
    three: { role: 'reviewer' },
  } as const;
  for (const [name, task] of Object.entries(tasks)) {
    const computer = await newEvaluator(join(root, name), `person ${name}`);
    computers.set(name, computer);
    persons.set(name, await admit(backend, round, computer.backend, task));
  }
  const person = (name: string) => persons.get(name) ?? '';
  const { content } = await call(backend, 'rounds.get', { round });
  const reviewers = { [UNIT]: [person('one'), person('two')], [OTHER_UNIT]: [person('one'), person('three')] };
  await call(backend, 'rounds.saveAssignments', { round, assignments: { ...content.assignments, reviewers } });
  await issueAndOpen(
    backend,
    round,
    [...computers.values()].map((one) => one.backend),
  );
  await unlock(backend);
}, 180_000);

afterAll(() => {
  for (const { backend } of [office, ...computers.values()]) backend.close();
  rmSync(root, { recursive: true, force: true });
});

const answer = (name: string, unit: string, leaf: string, value: DraftValue | null, note = '') =>
  answerIn(of(name).backend, { round, unit }, leaf, value, note);
const addPaper = (name: string, unit: string, bytes: Uint8Array, title: string) =>
  addPaperTo(of(name).backend, { round, unit }, LEAF, bytes, title);

async function deliver(name: string): Promise<void> {
  const { backend } = of(name);
  expect((await takeIn(office.backend, round, backend, await handOver(backend, round))).outcome).toBe('accepted');
}

async function deviceOf(name: string): Promise<string> {
  const devices = await call(office.backend, 'devices.list', { round });
  return devices.find((one) => one.persons.includes(persons.get(name) ?? ''))?.id ?? '';
}

async function make(name: string, files = true) {
  return await call(office.backend, 'claims.make', { round, device: await deviceOf(name), files });
}

async function only(made: Promise<{ readonly files: readonly FileRef[] }>): Promise<FileRef> {
  const [file, ...more] = (await made).files;
  if (file === undefined || more.length > 0) throw new Error('one file was expected');
  return file;
}

function give(name: string, file: FileRef) {
  return ask(of(name).backend, 'handover.fromOffice', { file: carry(office.backend, file, of(name).backend) });
}

const shownTo = (name: string, unit = UNIT) => call(of(name).backend, 'claims.ofUnit', { round, unit });

async function insideOf(name: string, file: FileRef) {
  const entries = await openedFor(of(name), pathOf(office.backend, file));
  const text = entries.get('data/claims.json')?.toString('utf8') ?? '';
  return { entries, content: ClaimsContent.parse(JSON.parse(text)) };
}

test('before anything came there is nothing to hand over, and the reviewer is told so', async () => {
  expect(await shownTo('one')).toBeNull();
  expect(await ask(of('street').backend, 'claims.ofUnit', { round, unit: UNIT })).toMatchObject({
    error: { code: 'not_found', what: 'street' },
  });
  const device = await deviceOf('one');
  const input = { round, device, files: true };
  expect(await ask(office.backend, 'claims.make', input)).toMatchObject({ error: { what: 'no_claims' } });
  expect(await ask(office.backend, 'claims.make', { ...input, device: await deviceOf('street') })).toMatchObject({
    error: { code: 'not_found', what: 'device' },
  });
  const list = await call(office.backend, 'claims.list', { round });
  expect(list.map(({ persons: who, streets }) => [who, streets.map(({ unit, state }) => [unit, state])])).toEqual([
    [
      ['person one'],
      [
        [UNIT, 'none'],
        [OTHER_UNIT, 'none'],
      ],
    ],
    [['person two'], [[UNIT, 'none']]],
    [['person three'], [[OTHER_UNIT, 'none']]],
  ]);
});

test('a reviewer sees what the streets say, with evidence, and his own answers stay as they are', async () => {
  await answer('street', UNIT, RATIO, ratio('4'), '见台账第三页');
  await answer('street', UNIT, NA, { t: 'na', reason: '没有下沉编制' });
  await addPaper('street', UNIT, PAPER, '会议纪要');
  const { backend } = of('street');
  const sheet = { round, unit: UNIT, form: 'self', rater: null } as const;
  await call(backend, 'evidence.addTitle', { ...sheet, leaf: LEAF, title: '涉密文件目录' });
  await deliver('street');
  await answer('one', UNIT, RATIO, ratio('3'), '现场只看到三份');
  const before = await call(of('one').backend, 'responses.sheet', {
    round,
    unit: UNIT,
    form: 'review',
    rater: persons.get('one') ?? '',
  });

  const [listed] = await call(office.backend, 'claims.list', { round });
  expect(listed).toMatchObject({ files: 1, bytes: PAPER.length, missing: 0 });
  expect(listed?.streets.map(({ state }) => state)).toEqual(['part', 'none']);
  const made = await make('one');
  expect(made).toMatchObject({ streets: 1, evidence: 2, carried: 1 });
  const file = await only(Promise.resolve(made));
  // The office can say later which file went to whom.
  const hash = createHash('sha256')
    .update(readFileSync(pathOf(office.backend, file)))
    .digest('hex');
  const [given] = await call(office.backend, 'claims.given', { round });
  expect(given).toMatchObject({ by: '王主任', persons: ['person one'], units: [UNIT], files: [{ sha256: hash }] });
  expect(file.name).toMatch(/^2026-.{4}-reviewer-.{6}-claims-\d{8}-\d{4}\.jpoffice$/);
  const taken = await give('one', file);
  expect(taken).toMatchObject({ ok: true, value: { kind: 'claims', round, streets: 1, files: 1 } });

  const shown = await shownTo('one');
  expect(shown).toMatchObject({ packageSeq: 1, submitted: false });
  const byLeaf = new Map(shown?.answers.map(({ leaf, heads }) => [leaf, heads]));
  expect(byLeaf.get(RATIO)).toMatchObject([{ value: ratio('4'), note: '见台账第三页', person: 'person street' }]);
  expect(byLeaf.get(NA)).toMatchObject([{ value: { t: 'na', reason: '没有下沉编制' } }]);
  const evidence = shown?.evidence.toSorted((a, b) => (a.value.secret ? 1 : 0) - (b.value.secret ? 1 : 0));
  expect(evidence).toMatchObject([
    { value: { title: '会议纪要', leaves: [LEAF] }, here: true },
    { value: { title: '涉密文件目录', secret: true, file: null }, here: true },
  ]);
  const { sha256 = '', name = '' } = evidence?.[0]?.value.file ?? {};
  const opened = await call(of('one').backend, 'evidence.open', { sha256, name });
  expect(opened.shows).toBe('pdf');
  expect(readFileSync(of('one').backend.files.path(opened.file?.ref ?? '') ?? '')).toEqual(PAPER);
  // The street that has said nothing is in the file, too.
  expect(await shownTo('one', OTHER_UNIT)).toMatchObject({ answers: [], evidence: [], submitted: false });
  const { rater } = before.task;
  expect(await call(of('one').backend, 'responses.sheet', { round, unit: UNIT, form: 'review', rater })).toEqual(
    before,
  );
  // Nothing of it is taken for the reviewer's own evidence and handed over.
  expect(await call(of('one').backend, 'evidence.list', { round, unit: UNIT, form: 'review', rater })).toEqual([]);
});

test('titles only: the file is at the office; one that brought it before still shows it', async () => {
  const file = await only(make('two', false));
  expect([...(await insideOf('two', file)).entries.keys()].filter((entry) => entry.startsWith('att/'))).toEqual([]);
  expect(await give('two', file)).toMatchObject({ ok: true, value: { files: 0 } });
  const paperOf = async (name: string) =>
    (await shownTo(name))?.evidence.find(({ value }) => value.title === '会议纪要');
  expect(await paperOf('two')).toMatchObject({ here: false, atOffice: true });
  expect(await give('one', await only(make('one', false)))).toMatchObject({ ok: true });
  expect(await paperOf('one')).toMatchObject({ here: true });
});

test('answers that disagree stay side by side; where the office decided, the one that it took', async () => {
  await answer('second', UNIT, RATIO, ratio('7'), '另一台电脑');
  await answer('second', UNIT, 'B1.2.1', completeAnswer('B1.2.1'));
  await deliver('second');
  await give('two', await only(make('two')));
  const numerators = async () =>
    (await shownTo('two'))?.answers
      .find(({ leaf }) => leaf === RATIO)
      ?.heads.map(({ value }) => (value?.t === 'ratio' ? value.num : ''))
      .sort();
  expect(await numerators()).toEqual(['4', '7']);

  const { slots } = await call(office.backend, 'decisions.questions', { round });
  const slot = slots.find(({ leaf }) => leaf === RATIO);
  const heads = slot?.heads ?? [];
  const of7 = heads.find(({ value }) => value?.t === 'ratio' && value.num === '7')?.hash ?? '';
  const decision = { round, slot: slot?.slot ?? '', heads: heads.map(({ hash }) => hash), reason: REASON };
  await call(office.backend, 'decisions.resolve', { ...decision, choice: { kind: 'take', of: of7 } });
  await give('two', await only(make('two')));
  expect(await numerators()).toEqual(['7']);
  // A value that the office set itself was never the street's.
  const board = await call(office.backend, 'board.cell', { round, unit: UNIT, source: 'SELF' });
  const now = board.slots.find(({ leaf }) => leaf === RATIO)?.heads.map(({ hash }) => hash) ?? [];
  const other = { kind: 'other', value: { t: 'ratio', num: '9', den: '10' } } as const;
  const again = await ask(office.backend, 'decisions.resolve', { ...decision, heads: now, choice: other });
  expect(again).toMatchObject({ ok: true });
  await give('two', await only(make('two')));
  expect(await numerators()).toEqual(['7']);
});

test('refused as a whole: for another computer, altered, plain, older, of another office', async () => {
  const old = await only(make('two'));
  expect(await give('three', old)).toMatchObject({ error: { reason: 'E_AGE_KEY' } });
  const before = await shownTo('two');
  const bytes = readFileSync(pathOf(office.backend, old));
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 300) ^ 1, bytes.length - 300);
  const changed = join(tempDir(), old.name);
  writeFileSync(changed, bytes);
  const register = (name: string, path: string) => of(name).backend.files.register(path);
  const take = (name: string, path: string) =>
    ask(of(name).backend, 'handover.fromOffice', { file: register(name, path) });
  expect(await take('two', changed)).toMatchObject({ error: { reason: 'E_AGE_DAMAGED' } });
  // Decrypted, it is of the right office and of the wrong shape for this round.
  const { entries } = await insideOf('two', old);
  const { containerBytes } = await import('../../../electron/backend/packages/write-package.ts');
  const plain = join(tempDir(), 'plain.jpoffice');
  writeFileSync(
    plain,
    Buffer.concat([...containerBytes([...entries].map(([name, content]) => ({ name, bytes: content })))]),
  );
  expect(await take('two', plain)).toMatchObject({ error: { reason: 'E_PLAIN' } });
  // Anybody can prove with the digits of the office that it is the office's.
  const digits = (await call(office.backend, 'keys.state', {})).root?.digits ?? '';
  expect((await cli(['verify', plain, '--root', digits])).code).toBe(0);
  // Not encrypted, it would still be for nobody else.
  expect(await take('three', plain)).toMatchObject({ error: { reason: 'E_AUD' } });
  const stranger = await newEvaluator(join(tempDir(), 'stranger'), '外人');
  const file = stranger.backend.files.register(plain);
  expect(await ask(stranger.backend, 'handover.fromOffice', { file })).toMatchObject({
    error: { reason: 'H_KEY_UNKNOWN' },
  });
  stranger.backend.close();
  expect(await shownTo('two')).toEqual(before);
  expect(await shownTo('three', OTHER_UNIT)).toBeNull();

  await answer('street', UNIT, 'B1.2.1', completeAnswer('B1.2.1'), '后来补填');
  await deliver('street');
  expect(await give('two', await only(make('two')))).toMatchObject({ ok: true });
  const newer = await shownTo('two');
  expect(newer?.answers.map(({ leaf }) => leaf)).toContain('B1.2.1');
  expect(await give('two', old)).toMatchObject({ error: { reason: 'E_ROLLBACK', at: UNIT } });
  expect(await shownTo('two')).toEqual(newer);
});

test('claims of a round that is not open on the reviewer’s computer are of no use there', async () => {
  const { backend } = office;
  const later = await newRoundAt(backend, [UNIT]);
  const own = of('street').backend;
  await admit(backend, later, own, { role: 'street', units: [UNIT] });
  const reviewers = [];
  for (const name of ['two', 'three'])
    reviewers.push(await admit(backend, later, of(name).backend, { role: 'reviewer' }));
  await assignReviewers(backend, later, reviewers);
  await issueAndOpen(backend, later, [own]);
  await fillAll(own, later);
  await takeIn(backend, later, own, await handOver(own, later, true));
  const [listed] = await call(backend, 'claims.list', { round: later });
  expect(listed?.streets).toEqual([{ unit: UNIT, state: 'submitted' }]);
  const device = listed?.device ?? '';
  const file = await only(call(backend, 'claims.make', { round: later, device, files: true }));
  expect(await give('two', file)).toMatchObject({ error: { reason: 'E_ROUND', at: later } });
}, 60_000);

test('a name that says another kind changes nothing, and a hand-over file to a laptop is still told from claims', async () => {
  const file = await only(make('two'));
  const { backend } = of('two');
  const renamed = join(tempDir(), 'x.jphand');
  writeFileSync(renamed, readFileSync(pathOf(office.backend, file)));
  const taken = await ask(backend, 'handover.fromOffice', { file: backend.files.register(renamed) });
  expect(taken).toMatchObject({ ok: true, value: { kind: 'claims' } });
});

test('a reviewer taken from a street since the package went out is given nothing of it any more', async () => {
  const { content } = await call(office.backend, 'rounds.get', { round });
  const excluded = [{ person: persons.get('one') ?? '', unit: UNIT }];
  const saved = content.assignments;
  await call(office.backend, 'rounds.saveAssignments', { round, assignments: { ...saved, excluded } });
  const [listed] = await call(office.backend, 'claims.list', { round });
  expect(listed?.streets.map(({ unit }) => unit)).toEqual([OTHER_UNIT]);
  await call(office.backend, 'rounds.saveAssignments', { round, assignments: saved });
});

test('property: a file holds exactly the self-assessments of its streets, and nothing of any other source', async () => {
  const { content } = await call(office.backend, 'rounds.get', { round });
  const departmental = (await call(of('department').backend, 'responses.desk', { round })).tasks[0]?.leaves ?? [];
  const self = content.template.leaves.filter(({ sources }) => sources.some(({ id }) => id === 'SELF'));
  const pick = (leaves: readonly string[]) =>
    subarray([...leaves], { minLength: 1, maxLength: Math.min(3, leaves.length) });
  const codes = self.map(({ code }) => code).slice(0, 12);
  expect(departmental.length).toBeGreaterThan(0);
  let n = 0;
  const holds = async (own: string[], others: string[], departments: string[]): Promise<void> => {
    n += 1;
    const secret = `hidden-${n}`;
    for (const leaf of own) await answer('street', UNIT, leaf, completeAnswer(leaf), `own-${n}`);
    for (const leaf of others) {
      for (const name of ['one', 'two']) await answer(name, UNIT, leaf, completeAnswer(leaf), secret);
      await answer('other', OTHER_UNIT, leaf, completeAnswer(leaf), secret);
    }
    for (const leaf of departments) await answer('department', UNIT, leaf, { t: 'points', s: '61.5' }, secret);
    await addPaper('one', UNIT, smallPdf(`${secret} paper`), secret);
    const form = workerForm(`${secret}-w`, UNIT, 1);
    await call(of('desk').backend, 'surveys.take', { round, form: 'worker', rows: [form] });
    for (const name of ['street', 'one', 'two', 'other', 'department', 'desk']) await deliver(name);

    const { entries, content: claims } = await insideOf('two', await only(make('two')));
    const [street] = claims.streets;
    expect(claims.streets).toHaveLength(1);
    const board = await call(office.backend, 'board.cell', { round, unit: UNIT, source: 'SELF' });
    const said = ({ answers = [] }: Partial<StreetClaims>) =>
      answers.flatMap(({ leaf, heads }) => heads.map(({ record, note }) => `${leaf} ${record} ${note}`));
    const known = board.slots
      .filter(({ leaf }) => leaf !== RATIO)
      .flatMap(({ leaf, heads }) => heads.map(({ hash, note }) => `${leaf} ${hash} ${note}`));
    expect(
      said(street ?? {})
        .filter((line) => !line.startsWith(RATIO))
        .sort(),
    ).toEqual(known.sort());
    const papers = await call(office.backend, 'evidence.ofUnit', { round, unit: UNIT });
    const ownPapers = papers.filter((one) => one.form === 'self').map(({ value }) => value.title);
    expect(street?.evidence.map(({ value }) => value.title).sort()).toEqual(ownPapers.sort());
    const all = Buffer.concat([...entries.values()]);
    const reviewers = ['one', 'two', 'three', 'department'].map((name) => persons.get(name) ?? '');
    for (const trace of ['hidden-', OTHER_UNIT, 'D01', '61.5', ...reviewers]) {
      expect([trace, all.includes(trace)]).toEqual([trace, false]);
    }
    expect(all.includes(`own-${n}`)).toBe(true);
  };
  await assert(
    asyncProperty(pick(codes.filter((code) => code !== RATIO)), pick(codes), pick(departmental), holds),
    runs(0.01),
  );
}, 240_000);
