import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Backend } from '../../../electron/backend/create-backend.ts';
import type { SurveyFormBody } from '../../../shared/model/response.ts';
import { ask, call, open, OTHER_UNIT, testTemplate, UNIT } from '../../support/evaluator.ts';
import { fakePrinter } from '../../support/fake-printer.ts';
import { everyFile, filesWith } from '../../support/folder-bytes.ts';
import { createTestPorts } from '../../support/ports.ts';
import { cloneOf, fromOffice, handTo, reopen, replaceWith } from '../../support/replacement.ts';
import {
  admit,
  assignReviewers,
  handOver,
  issueAndOpen,
  newEvaluator,
  newOffice,
  newRoundAt,
  pathOf,
  takeIn,
  type Computer,
} from '../../support/round-trip.ts';
import { SECRET, surveyBody } from '../../support/survey-bodies.ts';
import { csvOf, platformTable } from '../../support/survey-table.ts';
import { tempDir } from '../../support/temp-dir.ts';

const HERE = 30 + 3 + 20 + 1;
const KEYED = 'W-keyed';

/** Types one in from paper, with what is written on it. */
async function keyIn(desk: Backend, round: string): Promise<void> {
  const key = { round, form: 'worker', serial: KEYED, pass: 1 } as const;
  const { revision } = await call(desk, 'surveys.begin', { ...key, unit: UNIT, community: null });
  const given = Object.entries(surveyBody('WORKER', KEYED, UNIT, 3).answers);
  const answers = Object.fromEntries(given.map(([id, one]) => [id, typeof one === 'string' ? one : one.join(' ')]));
  await call(desk, 'surveys.save', { ...key, answers, community: null, base: revision });
  expect(await call(desk, 'surveys.finish', { ...key, kept: [] })).toEqual({ state: 'done' });
}

async function officeWithDesk(): Promise<{ office: Computer; desk: Computer; round: string }> {
  const office = await newOffice(tempDir());
  const round = await newRoundAt(office.backend);
  const desk = await newEvaluator(tempDir(), '录入员');
  await admit(office.backend, round, desk.backend, { role: 'survey' });
  const reviewers = [];
  for (const name of ['one', 'two']) {
    const { backend } = await newEvaluator(tempDir(), name);
    reviewers.push(await admit(office.backend, round, backend, { role: 'reviewer' }));
    backend.close();
  }
  await assignReviewers(office.backend, round, reviewers);
  await issueAndOpen(office.backend, round, [desk.backend]);
  const bodies = (kind: 'WORKER' | 'RESIDENT', unit: string, count: number) =>
    Array.from({ length: count }, (_, n) => surveyBody(kind, `${kind[0]}${unit.slice(-3)}-${n}`, unit, n));
  const worker = [...bodies('WORKER', UNIT, 30), ...bodies('WORKER', OTHER_UNIT, 3)];
  await call(desk.backend, 'surveys.take', { round, form: 'worker', rows: worker });
  await call(desk.backend, 'surveys.take', { round, form: 'resident', rows: bodies('RESIDENT', UNIT, 20) });
  await keyIn(desk.backend, round);
  return { office, desk, round };
}

const deliver = async (desk: Computer, office: Computer, round: string) =>
  await takeIn(office.backend, round, desk.backend, await handOver(desk.backend, round));

async function receipt(office: Computer, desk: Computer, round: string): Promise<void> {
  const { files } = await call(office.backend, 'receipts.make', { round, devices: null });
  for (const file of files) expect(await fromOffice(office, file, desk)).toMatchObject({ kind: 'receipt' });
}

const state = ({ backend }: Computer, round: string) => call(backend, 'wipes.deskState', { round });
const wipe = ({ backend }: Computer, round: string, questionnaires: number) =>
  ask(backend, 'wipes.wipeDesk', { round, questionnaires });
const take = ({ backend }: Computer, round: string, rows: SurveyFormBody[]) =>
  ask(backend, 'surveys.take', { round, form: 'worker', rows });
const refused = (what: string) => ({ ok: false, error: { code: 'not_ready', what } });
const scores = async (office: Backend, round: string) =>
  JSON.stringify([
    await call(office, 'scores.round', { round }),
    await call(office, 'surveys.answers', { round, form: 'worker' }),
    await call(office, 'surveys.answers', { round, form: 'resident' }),
  ]);
const madeIn = (root: string) => everyFile(join(root, 'outbox')).filter((path) => /\.(jpback|csv)$/.test(path));

/** Handed over, confirmed, and wiped. */
async function wiped() {
  const made = await officeWithDesk();
  const { office, desk, round } = made;
  await deliver(desk, office, round);
  await receipt(office, desk, round);
  expect(await wipe(desk, round, HERE)).toMatchObject({ ok: true });
  return made;
}

test('nothing goes while something is begun, not handed over or not confirmed by a signed receipt', async () => {
  const { office, desk, round } = await officeWithDesk();
  const begun = { round, form: 'worker', serial: 'W-begun', pass: 1 } as const;
  await call(desk.backend, 'surveys.begin', { ...begun, unit: UNIT, community: null });
  expect(await state(desk, round)).toMatchObject({ state: 'begun', here: HERE, confirmed: 0, unsent: HERE, begun: 1 });
  expect(await wipe(desk, round, HERE)).toMatchObject(refused('desk_wipe_begun'));
  await call(desk.backend, 'surveys.discard', begun);
  expect(await wipe(desk, round, HERE)).toMatchObject(refused('desk_wipe_unsent'));

  expect(await deliver(desk, office, round)).toMatchObject({ outcome: 'accepted', newRecords: HERE });
  expect(await state(desk, round)).toMatchObject({ state: 'unconfirmed', unsent: 0, confirmed: 0 });
  expect(await wipe(desk, round, HERE)).toMatchObject(refused('desk_wipe_unconfirmed'));
  // Digits that are typed in are no signature.
  const [line] = await call(office.backend, 'receipts.list', { round });
  await call(desk.backend, 'handover.typeReceipt', { round, digits: line?.digits ?? '' });
  expect(await wipe(desk, round, HERE)).toMatchObject(refused('desk_wipe_unconfirmed'));

  await receipt(office, desk, round);
  expect(await state(desk, round)).toMatchObject({ state: 'ready', confirmed: HERE, account: { files: { made: 1 } } });
  expect(await wipe(desk, round, HERE - 1)).toMatchObject(refused('wipe_count'));
  await take(desk, round, [surveyBody('WORKER', 'W-new', UNIT, 1)]);
  expect(await wipe(desk, round, HERE + 1)).toMatchObject(refused('desk_wipe_unsent'));
  expect(await state(desk, round)).toMatchObject({ here: HERE + 1, confirmed: HERE, done: [] });
  expect(await wipe(office, round, 0)).toMatchObject(refused('not_admitted'));
  for (const one of [office, desk]) one.backend.close();
});

test('every text goes, in the database and in all files, and a record can be printed again and again', async () => {
  const { office, desk: before, round } = await officeWithDesk();
  await deliver(before, office, round);
  await receipt(office, before, round);
  await call(before.backend, 'surveys.answersFile', { round, form: 'worker', language: 'zh' });
  before.backend.close();
  writeFileSync(join(before.root, 'backups', 'before.db'), SECRET);
  // A file that was being made when the program was killed is in no list.
  writeFileSync(join(before.root, 'outbox', 'begun.jpback'), SECRET);
  let backend: Backend | undefined;
  const { print, jobs } = fakePrinter((id) => backend?.printJobs.take(id));
  const desk = { ...before, backend: await open(before.root, createTestPorts('desk again', { print })) };
  ({ backend } = desk);
  expect(filesWith(desk.root, SECRET)).not.toEqual([]);
  expect(madeIn(desk.root)).toHaveLength(3);

  const done = await wipe(desk, round, HERE);
  expect(done).toMatchObject({ value: { state: 'nothing', here: 0, done: [{ files: { made: 3, backups: 1 } }] } });
  // While the program still runs.
  expect(filesWith(desk.root, SECRET)).toEqual([]);
  expect(madeIn(desk.root)).toEqual([]);
  expect(await wipe(desk, round, 0)).toMatchObject(refused('wipe_nothing'));

  for (const language of ['zh', 'en'] as const) await call(backend, 'wipes.printDesk', { round, n: 1, language });
  expect(await ask(backend, 'wipes.printDesk', { round, n: 2, language: 'zh' })).toMatchObject(refused('wipe_nothing'));
  const forms = [
    { form: 'worker', unit: UNIT, count: 31 },
    { form: 'worker', unit: OTHER_UNIT, count: 3 },
    { form: 'resident', unit: UNIT, count: 20 },
  ];
  const said = { forms, done: { person: { name: '录入员' } } };
  expect(jobs).toMatchObject(['zh', 'en'].map((language) => ({ kind: 'desk-wipe', language, n: 1, account: said })));
  const { tasks } = await call(backend, 'surveys.desk', { round });
  expect(tasks).toMatchObject([
    { form: 'worker', counted: 0, wiped: 34, recent: [] },
    { form: 'resident', counted: 0, wiped: 20 },
  ]);
  for (const one of [office, desk]) one.backend.close();
});

test('the log goes on: later files are taken in, scores stay, and what was wiped is not entered again', async () => {
  const { office, desk, round } = await wiped();
  const before = await scores(office.backend, round);
  const again = await handOver(desk.backend, round);
  const verdict = await takeIn(office.backend, round, desk.backend, again);
  expect(verdict).toMatchObject({ outcome: 'nothing_new', knownRecords: HERE, warnings: [] });
  expect(await scores(office.backend, round)).toBe(before);

  const typed = { round, form: 'worker', serial: KEYED } as const;
  expect(await ask(desk.backend, 'surveys.reopen', typed)).toMatchObject(refused('survey_wiped_here'));
  const old = `W${UNIT.slice(-3)}-4`;
  const key = { round, form: 'worker', serial: old } as const;
  const begun = { ...key, pass: 1, unit: OTHER_UNIT, community: null } as const;
  expect(await ask(desk.backend, 'surveys.begin', begun)).toMatchObject(refused('survey_wiped_here'));
  expect(await ask(desk.backend, 'surveys.reopen', key)).toMatchObject(refused('survey_wiped_here'));
  expect(await take(desk, round, [surveyBody('WORKER', old, UNIT, 4)])).toMatchObject({
    error: { code: 'invalid_input', issues: [{ path: 'rows.0.serial' }] },
  });

  expect(await take(desk, round, [surveyBody('WORKER', 'W-new', UNIT, 7)])).toMatchObject({ value: { taken: 1 } });
  expect(await wipe(desk, round, 1)).toMatchObject(refused('desk_wipe_unsent'));
  expect(await deliver(desk, office, round)).toMatchObject({ outcome: 'accepted', newRecords: 1, warnings: [] });
  const { units } = await call(office.backend, 'surveys.counts', { round, form: 'worker' });
  expect(units.map(({ returned }) => returned)).toEqual([32, 3]);
  await receipt(office, desk, round);
  expect(await wipe(desk, round, 1)).toMatchObject({
    value: { state: 'nothing', done: [{}, { receiptAt: expect.any(String) }] },
  });
  expect(filesWith(desk.root, SECRET)).toEqual([]);
  expect(await deliver(desk, office, round)).toMatchObject({ outcome: 'nothing_new' });
  for (const one of [office, desk]) one.backend.close();
});

test('a table does not bring back what was wiped: the rows are named, the others may come', async () => {
  const { office, desk, round } = await wiped();
  const table = platformTable(2, testTemplate().streets.find(({ code9 }) => code9 === UNIT)?.zh ?? '');
  const [, first = []] = table;
  first[0] = `R${UNIT.slice(-3)}-2`;
  const path = join(tempDir(), 'answers.csv');
  writeFileSync(path, csvOf(table));
  const asked = { round, form: 'resident', file: desk.backend.files.register(path, 'answers.csv') } as const;
  const { mapping } = await call(desk.backend, 'surveys.lookAtTable', asked);
  const report = await call(desk.backend, 'surveys.checkTable', { ...asked, mapping });
  expect(report).toMatchObject({ fresh: 1, faulty: 1, faults: [{ row: 2, value: first[0], fault: 'serial_wiped' }] });
  for (const one of [office, desk]) one.backend.close();
});

test('a computer that takes its place gets what the office has; on the wiped one nothing comes back', async () => {
  const { office, desk, round } = await wiped();
  const devices = await call(office.backend, 'devices.list', { round });
  const id = devices.find(({ role }) => role === 'survey')?.id ?? '';
  const handed = await handTo(office, round, id, desk);
  expect(handed).toMatchObject({ kind: 'hand', surveys: 0 });
  expect(filesWith(desk.root, SECRET)).toEqual([]);

  const fresh = await newEvaluator(tempDir(), '录入员二');
  const device = await replaceWith(office, round, fresh, id, null);
  expect(await handTo(office, round, device.id, fresh)).toMatchObject({ kind: 'hand', surveys: HERE });
  expect(await state(fresh, round)).toMatchObject({ state: 'ready', here: HERE, account: { receiptAt: null } });
  expect(await wipe(fresh, round, HERE)).toMatchObject({ value: { state: 'nothing' } });
  expect(filesWith(fresh.root, SECRET)).toEqual([]);
  expect(await take(fresh, round, [surveyBody('WORKER', 'W-after', UNIT, 2)])).toMatchObject({ value: { taken: 1 } });
  expect(await deliver(fresh, office, round)).toMatchObject({ outcome: 'accepted', newRecords: 1 });
  for (const one of [office, desk, fresh]) one.backend.close();
});

test('all or nothing; what a crash leaves undone is done at the next start', async () => {
  const { office, desk, round } = await officeWithDesk();
  const file = pathOf(desk.backend, await handOver(desk.backend, round));
  await takeIn(office.backend, round, desk.backend, desk.backend.files.register(file));
  await receipt(office, desk, round);
  desk.backend.close();
  const onFile = (sql: string) => {
    const db = new BetterSqlite3(join(desk.root, 'jieping.db'));
    db.exec(sql);
    db.close();
  };
  onFile(`CREATE TRIGGER stop BEFORE DELETE ON survey_form WHEN (SELECT count(*) FROM survey_form) < 20
    BEGIN SELECT RAISE(ABORT, 'stopped'); END`);
  const stopped = await reopen(desk.root, desk.ports);
  expect(await wipe(stopped, round, HERE)).toMatchObject({ ok: false });
  expect(await state(stopped, round)).toMatchObject({ state: 'ready', here: HERE, done: [] });
  stopped.backend.close();
  onFile('DROP TRIGGER stop');

  const kept = cloneOf(desk);
  const again = await reopen(desk.root, desk.ports);
  expect(await wipe(again, round, HERE)).toMatchObject({ value: { state: 'nothing' } });
  again.backend.close();
  // As if the program had been killed before it came to the files.
  cpSync(join(kept, 'outbox'), join(desk.root, 'outbox'), { recursive: true });
  onFile('UPDATE desk_wipe SET finished = 0');
  const started = await reopen(desk.root, desk.ports);
  expect(madeIn(started.root)).toEqual([]);
  expect(await state(started, round)).toMatchObject({ state: 'nothing', done: [{}] });
  for (const one of [office, started]) one.backend.close();
});
