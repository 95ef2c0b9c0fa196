import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Backend } from '../../../electron/backend/create-backend.ts';
import type { SurveyFormBody } from '../../../shared/model/response.ts';
import { questionnairesIn } from '../../../shared/model/wipe.ts';
import { ask, call, OTHER_UNIT, UNIT } from '../../support/evaluator.ts';
import { everyFile, filesWith } from '../../support/folder-bytes.ts';
import { cachedAndRecomputed } from '../../support/merge-copies.ts';
import { createTestPorts } from '../../support/ports.ts';
import {
  admit,
  assignReviewers,
  fillAll,
  handOver,
  issueAndOpen,
  newEvaluator,
  newOffice,
  newRoundAt,
  openOffice,
  pathOf,
  sealAsSeen,
  type Computer,
} from '../../support/round-trip.ts';
import { SECRET, surveyBody } from '../../support/survey-bodies.ts';

const reason = { code: 'other', text: '结果公布期满，按规定清除问卷答案' };
const root = mkdtempSync(join(tmpdir(), 'jieping-wipe-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let round = '';
const files = new Map<string, string>();
let questionnaires = 0;

beforeAll(async () => {
  const office = await newOffice(join(root, 'office'));
  round = await newRoundAt(office.backend);
  const { content } = await call(office.backend, 'rounds.get', { round });
  const figures = Object.fromEntries(
    content.units.map((unit) => [unit, { ...content.parameters[unit], workers: '300', residents: '9000' }]),
  );
  await call(office.backend, 'rounds.saveParameters', { round, parameters: figures });
  const computers = new Map<string, Computer>();
  for (const name of ['street', 'one', 'two', 'dept', 'desk', 'twin']) {
    computers.set(name, await newEvaluator(join(root, name), name));
  }
  const of = (name: string) => computers.get(name)!.backend;
  const departments = content.template.departments.map(({ id }) => id);
  await admit(office.backend, round, of('street'), { role: 'street', units: [UNIT] });
  await admit(office.backend, round, of('dept'), { role: 'department', departments });
  const reviewers = [];
  for (const name of ['one', 'two']) reviewers.push(await admit(office.backend, round, of(name), { role: 'reviewer' }));
  for (const name of ['desk', 'twin']) await admit(office.backend, round, of(name), { role: 'survey' });
  await assignReviewers(office.backend, round, reviewers);
  const all = [...computers.values()];
  await issueAndOpen(
    office.backend,
    round,
    all.map(({ backend }) => backend),
  );
  for (const name of ['street', 'one', 'two', 'dept']) {
    await fillAll(of(name), round);
    files.set(name, pathOf(of(name), await handOver(of(name), round, true)));
  }
  const rows = (kind: 'WORKER' | 'RESIDENT', unit: string, count: number) =>
    Array.from({ length: count }, (_, n) => surveyBody(kind, `${kind[0]}${unit.slice(-3)}-${n}`, unit, n));
  const take = (backend: Backend, form: 'worker' | 'resident', of: SurveyFormBody[]) =>
    call(backend, 'surveys.take', { round, form, rows: of });
  await take(of('desk'), 'worker', [...rows('WORKER', UNIT, 30), ...rows('WORKER', OTHER_UNIT, 3)]);
  await take(of('desk'), 'resident', [...rows('RESIDENT', UNIT, 45), ...rows('RESIDENT', OTHER_UNIT, 40)]);
  questionnaires = 30 + 3 + 45 + 40;
  files.set('desk', pathOf(of('desk'), await handOver(of('desk'), round)));
  // The same sheets typed in once more at another desk: other commitments to the same answers.
  await take(of('twin'), 'worker', rows('WORKER', UNIT, 2));
  files.set('twin', pathOf(of('twin'), await handOver(of('twin'), round)));
  await take(of('desk'), 'worker', [surveyBody('WORKER', 'late-1', UNIT, 5)]);
  files.set('late', pathOf(of('desk'), await handOver(of('desk'), round)));
  for (const { backend } of [office, ...all]) backend.close();
}, 180_000);

let copies = 0;
async function officeCopy(): Promise<Computer> {
  copies += 1;
  const folder = join(root, `copy-${copies}`);
  cpSync(join(root, 'office'), folder, { recursive: true });
  const ports = createTestPorts(`copy ${copies}`);
  return { backend: await openOffice(folder, ports), root: folder, ports };
}

const take = (office: Backend, name: string) =>
  call(office, 'intake.take', { round, file: office.files.register(files.get(name)!) });

async function sealedOffice(): Promise<Computer> {
  const office = await officeCopy();
  for (const name of ['street', 'one', 'two', 'dept', 'desk', 'twin']) {
    expect(await take(office.backend, name)).toMatchObject({ outcome: 'accepted' });
  }
  // A file that cannot be taken in, with answers in it that nobody here can tell of.
  const cut = join(office.root, 'cut.jpback');
  writeFileSync(cut, readFileSync(files.get('late')!).subarray(0, -40));
  expect(await call(office.backend, 'intake.take', { round, file: office.backend.files.register(cut) })).toMatchObject({
    outcome: 'refused',
  });
  await sealAsSeen(office.backend, round);
  return office;
}

/** Everything that is computed from questionnaires, as screens, prints and saved files have it. */
async function allFigures({ backend }: Computer) {
  const result = await call(backend, 'scores.round', { round });
  const { content } = await call(backend, 'rounds.get', { round });
  const units = await Promise.all(content.units.map((unit) => call(backend, 'scores.unit', { round, unit })));
  const leaves = [null, ...content.template.leaves.map(({ code }) => code)];
  const agreement = await Promise.all(leaves.map((leaf) => call(backend, 'scores.agreement', { round, leaf })));
  const saved = await call(backend, 'scores.export', { round });
  const stability = await call(backend, 'scores.stability', { round });
  const tables = [];
  const counts = [];
  for (const form of ['worker', 'resident'] as const) {
    tables.push(await call(backend, 'surveys.answers', { round, form }));
    const { units: streets, rules } = await call(backend, 'surveys.counts', { round, form });
    counts.push({ streets, rules });
  }
  return {
    result,
    digests: units.map(({ digest, result: own }) => [digest, own]),
    agreement,
    tables,
    counts,
    district: await call(backend, 'scores.district', { round }),
    // Other points for the options need the options that were chosen.
    rules: stability.rules.filter(({ rule }) => rule !== 'other_options'),
    weights: stability.weights,
    json: readFileSync(pathOf(backend, saved.json), 'utf8'),
    csv: readFileSync(pathOf(backend, saved.csv), 'utf8'),
  };
}

function rowsIn(office: Computer, sql: string): unknown {
  const db = new BetterSqlite3(join(office.root, 'jieping.db'), { readonly: true });
  try {
    return db.prepare(sql).pluck().get();
  } finally {
    db.close();
  }
}

test('wipes what was sealed and nothing else, and every score, figure and digest stays what it was', async () => {
  const office = await officeCopy();
  for (const name of ['street', 'one', 'two', 'dept', 'desk']) await take(office.backend, name);
  const typed = { round, questionnaires, reason };
  expect(await ask(office.backend, 'wipes.wipe', typed)).toMatchObject({ error: { what: 'wipe_unsealed' } });
  await take(office.backend, 'twin');
  await sealAsSeen(office.backend, round);
  const before = await allFigures(office);
  expect(before.result.units[0]?.sampling?.kind).toBe('value');
  expect(before.district.surveys.map(({ index }) => index)).not.toContain(null);

  await take(office.backend, 'late');
  expect(await call(office.backend, 'wipes.state', { round })).toMatchObject({ state: 'changed' });
  expect(await ask(office.backend, 'wipes.wipe', { ...typed, questionnaires: questionnaires + 1 })).toMatchObject({
    error: { what: 'wipe_changed' },
  });
  office.backend.close();
}, 60_000);

test('keeps figures only: bodies are gone from every file, and all that was computed from them stays the same', async () => {
  const office = await sealedOffice();
  const before = await allFigures(office);
  const seals = (await call(office.backend, 'decisions.questions', { round })).seals;
  const typed = { round, questionnaires, reason };
  const ready = await call(office.backend, 'wipes.state', { round });
  expect(ready.state).toBe('ready');
  expect(questionnairesIn(ready.account)).toBe(questionnaires);
  expect(ready.account.files).toMatchObject({ stripped: 2, removed: [], aside: ['cut.jpback'], made: 1 });
  expect(await ask(office.backend, 'wipes.wipe', { ...typed, questionnaires: 1 })).toMatchObject({
    error: { what: 'wipe_count' },
  });
  expect(filesWith(office.root, SECRET)).not.toEqual([]);

  const done = await call(office.backend, 'wipes.wipe', typed);
  expect(done).toMatchObject({ state: 'done', account: { done: { person: { name: '王主任' }, reason } } });
  // While the program still runs.
  expect(filesWith(office.root, SECRET)).toEqual([]);
  expect(everyFile(join(office.root, 'quarantine'))).toEqual([]);

  const after = await allFigures(office);
  for (const [what, figures] of Object.entries(before)) expect([what, Object(after)[what]]).toEqual([what, figures]);
  const [decision] = await call(office.backend, 'decisions.list', { round });
  expect(decision).toMatchObject({ live: true, undoable: false, decision: { t: 'wipe', seal: 1, reason } });
  const unit = await call(office.backend, 'scores.unit', { round, unit: UNIT });
  expect(unit.wiped).toMatchObject({ countsSha256: done.account.done?.countsSha256 });
  const saved = await call(office.backend, 'scores.export', { round });
  expect(JSON.parse(readFileSync(pathOf(office.backend, saved.derivations), 'utf8'))).toMatchObject({
    surveysWiped: { countsSha256: done.account.done?.countsSha256, record: decision?.hash },
  });
  expect((await call(office.backend, 'decisions.questions', { round })).seals).toEqual(seals);

  // Twice is harmless: no second record, the same account.
  expect(await call(office.backend, 'wipes.wipe', { ...typed, questionnaires: 0 })).toEqual(done);
  expect(await call(office.backend, 'decisions.list', { round })).toHaveLength(2);

  // None comes back: not from the same file, not from another one with the same log, not by typing.
  expect(await take(office.backend, 'desk')).toMatchObject({ outcome: 'nothing_new' });
  const late = await take(office.backend, 'late');
  expect(late).toMatchObject({ outcome: 'accepted', warnings: ['W_LATE', 'W_WIPED'], newRecords: 1 });
  expect(filesWith(office.root, SECRET)).toEqual([]);
  const begun = { round, form: 'worker', serial: 'x1', pass: 1, unit: UNIT, community: null } as const;
  expect(await ask(office.backend, 'surveys.begin', begun)).toMatchObject({ error: { what: 'surveys_wiped' } });
  const rows = [surveyBody('WORKER', 'x2', UNIT, 1)];
  expect(await ask(office.backend, 'surveys.take', { round, form: 'worker', rows })).toMatchObject({
    error: { what: 'surveys_wiped' },
  });
  // What came later is not in the figures, and where it stands that is said.
  const later = await call(office.backend, 'scores.unit', { round, unit: UNIT });
  expect(later.result.total).toEqual(unit.result.total);
  expect(later.result.leaves.flatMap(({ sources }) => sources.flatMap(({ marks }) => marks))).toContainEqual({
    code: 'counts_outdated',
  });
  office.backend.close();
  // States of the merge can still be worked out again, also where two desks had typed in the same sheet.
  const { cached, recomputed } = await cachedAndRecomputed(office.root, round);
  expect(cached).toEqual(recomputed);
  expect(recomputed.slots.filter(({ status }) => status === 'conflict')).toEqual([]);
  expect(rowsIn(office, 'SELECT count(*) FROM personal')).toBe(0);
  expect(rowsIn(office, 'SELECT count(*) FROM wiped_alike')).toBe(4);
}, 120_000);

test('what is kept and handed on verifies and has no answers in it', async () => {
  const office = await sealedOffice();
  await call(office.backend, 'wipes.wipe', { round, questionnaires, reason });
  const archive = await call(office.backend, 'archive.make', { round });
  expect(archive.missing).toEqual([]);
  expect(archive.kept).toBe(7);
  office.backend.close();

  const originals = everyFile(join(office.root, 'originals'));
  // Another office's computer takes the copy in like any file, and the bodies are missing there.
  const other = await officeCopy();
  const stripped = originals.filter((path) => path.endsWith('.wiped'));
  expect(stripped).toHaveLength(2);
  const verdicts = [];
  for (const path of stripped) {
    const file = other.backend.files.register(path, 'copy.jpback');
    verdicts.push(await call(other.backend, 'intake.take', { round, file }));
  }
  expect(verdicts).toMatchObject([{ outcome: 'accepted' }, { outcome: 'accepted' }]);
  other.backend.close();
  expect(rowsIn(other, 'SELECT count(*) FROM personal')).toBe(0);
  expect(rowsIn(other, `SELECT count(*) FROM record WHERE op = 'put' AND form IN ('worker', 'resident')`)).toBe(
    questionnaires + 2,
  );
}, 120_000);

test('all or nothing: what fails in the middle changes nothing, and what a crash leaves is done at the next start', async () => {
  const office = await sealedOffice();
  office.backend.close();
  const onFile = (sql: string) => {
    const db = new BetterSqlite3(join(office.root, 'jieping.db'));
    db.exec(sql);
    db.close();
  };
  const state = () => ({
    texts: rowsIn(office, 'SELECT count(*) FROM personal'),
    lines: rowsIn(office, 'SELECT count(*) FROM record'),
    wipes: rowsIn(office, 'SELECT count(*) FROM survey_wipe'),
    originals: everyFile(join(office.root, 'originals')).filter((path) => !path.endsWith('.wiped')),
  });
  onFile(`CREATE TRIGGER stop BEFORE DELETE ON personal WHEN (SELECT count(*) FROM personal) < 60
    BEGIN SELECT RAISE(ABORT, 'stopped'); END`);
  const before = state();
  const typed = { round, questionnaires, reason };
  const stopped = await openOffice(office.root);
  expect(await ask(stopped, 'wipes.wipe', typed)).toMatchObject({ ok: false });
  expect(await call(stopped, 'wipes.state', { round })).toMatchObject({ state: 'ready' });
  stopped.close();
  expect(state()).toEqual(before);

  onFile('DROP TRIGGER stop');
  const again = await openOffice(office.root);
  const done = await call(again, 'wipes.wipe', typed);
  again.close();
  // As if the program had been killed before it came to the files.
  const back = before.originals.filter((path) => !everyFile(office.root).includes(path));
  expect(back).toHaveLength(2);
  for (const path of back) cpSync(files.get('desk')!, path);
  onFile('UPDATE survey_wipe SET finished = 0');
  const started = await openOffice(office.root);
  expect(await call(started, 'wipes.state', { round })).toEqual(done);
  started.close();
  expect(everyFile(office.root).filter((path) => back.includes(path))).toEqual([]);
  expect(rowsIn(office, 'SELECT finished FROM survey_wipe')).toBe(1);
}, 120_000);
