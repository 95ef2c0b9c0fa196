import { createHash, randomUUID } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import type { Backend } from '../../../electron/backend/create-backend.ts';
import { canonicalJson } from '../../../shared/package-format/canonical-json.ts';
import { patience } from '../../support/depth.ts';
import { call, UNIT } from '../../support/evaluator.ts';
import { everyFile, filesWith } from '../../support/folder-bytes.ts';
import { fakePrinter } from '../../support/fake-printer.ts';
import { createTestPorts } from '../../support/ports.ts';
import { openOffice, pathOf, sealAsSeen } from '../../support/round-trip.ts';
import { SECRET, surveyBody } from '../../support/survey-bodies.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { killOften, rubbishIn } from './killed.ts';
import { WIPE_REASON } from './operations.ts';
import { rowsOf, surveyRound } from './survey-round.ts';

const FORMS = 300;
const TIME = patience(300_000);

/** Folders of an office in which files with answers lie. */
const FOLDERS = ['originals', 'outbox', 'quarantine', 'backups'];

function filesOf(root: string): readonly string[] {
  return FOLDERS.flatMap((folder) => everyFile(join(root, folder)).map((path) => relative(root, path))).toSorted();
}

/** Scores, digests, tables and counts: all that is computed from questionnaires. */
async function figuresOf(office: Backend, round: string): Promise<{ sha256: string; index: unknown }> {
  const unit = await call(office, 'scores.unit', { round, unit: UNIT });
  const { units, rules } = await call(office, 'surveys.counts', { round, form: 'worker' });
  const all = canonicalJson([
    await call(office, 'scores.round', { round }),
    [unit.digest, unit.result],
    await call(office, 'scores.agreement', { round, leaf: null }),
    await call(office, 'surveys.answers', { round, form: 'worker' }),
    [units, rules],
  ]);
  const index = unit.result.surveys.find(({ form }) => form === 'worker')?.index;
  return { sha256: createHash('sha256').update(all).digest('hex'), index };
}

/** A sealed round: one file taken in, one that could not be, a table, and a copy of the database. */
async function sealedOffice(folder: string) {
  const body = (n: number) => surveyBody('WORKER', `W-${n + 1}`, UNIT, n);
  const { office: root, round, file, forms } = await surveyRound(folder, FORMS, body);
  const office = await openOffice(root, createTestPorts(randomUUID()));
  const taken = await call(office, 'intake.take', { round, file: office.files.register(file) });
  expect(taken).toMatchObject({ outcome: 'accepted', newRecords: forms });
  const cut = join(folder, 'cut.jpback');
  writeFileSync(cut, readFileSync(file).subarray(0, -40));
  await call(office, 'intake.take', { round, file: office.files.register(cut) });
  const table = await call(office, 'surveys.answersFile', { round, form: 'worker', language: 'zh' });
  expect(pathOf(office, table)).toContain('outbox');
  await sealAsSeen(office, round);
  const figures = await figuresOf(office, round);
  office.close();
  cpSync(join(root, 'jieping.db'), join(root, 'backups', 'before.db'));
  return { root, round, figures };
}

const TEXTS = 'SELECT hex(p) AS p, body FROM personal ORDER BY p';
const WIPES = "SELECT round, finished FROM survey_wipe UNION ALL SELECT slot, 2 FROM record WHERE op = 'erase'";

/** What lies in the folder of a closed office. */
function onDisk(root: string) {
  const texts = createHash('sha256')
    .update(JSON.stringify(rowsOf(root, TEXTS)))
    .digest('hex');
  const files = filesOf(root).filter((name) => !name.endsWith('.pdf'));
  const wipes = rowsOf(root, WIPES).length;
  return { texts, files, wipes, rubbish: rubbishIn(root), secrets: filesWith(root, SECRET).length };
}

/** What a start makes of a wreck: figures, what is printed of a wipe, and where texts stand while the program runs. */
async function startedAt(root: string, round: string) {
  let office: Backend | undefined;
  const { print, jobs } = fakePrinter((id) => office?.printJobs.take(id));
  office = await openOffice(root, createTestPorts(randomUUID(), { print }));
  const running = filesWith(root, SECRET).length;
  const { state } = await call(office, 'wipes.state', { round });
  const figures = await figuresOf(office, round);
  await call(office, 'wipes.print', { round, language: 'zh' });
  office.close();
  return { state, figures, jobs, running, ...onDisk(root) };
}

test('a killed wipe took all answers or none, and the next start ends it', { timeout: TIME }, async () => {
  const folder = tempDir();
  const { root, round, figures } = await sealedOffice(folder);
  expect(figures.index).toEqual(expect.any(String));
  const wipeAt = async (folderOf: string) => {
    const office = await openOffice(folderOf, createTestPorts(randomUUID()));
    const done = await call(office, 'wipes.wipe', { round, questionnaires: FORMS, reason: WIPE_REASON });
    office.close();
    return done;
  };
  const plan = { forms: [{ form: 'worker', unit: UNIT, count: FORMS }], files: { stripped: 1, made: 1, backups: 1 } };
  const before = await startedAt(root, round);
  expect(before).toMatchObject({ state: 'ready', figures, rubbish: [], wipes: 0 });
  expect(before).toMatchObject({ secrets: 2, jobs: [{ account: { ...plan, done: null } }] });
  const whole = join(folder, 'whole');
  cpSync(root, whole, { recursive: true });
  expect(await wipeAt(whole)).toMatchObject({ state: 'done' });
  const after = await startedAt(whole, round);
  expect(after).toMatchObject({ state: 'done', figures, rubbish: [], wipes: 2 });
  expect(after).toMatchObject({
    running: 0,
    secrets: 0,
    jobs: [{ account: { ...plan, done: { reason: WIPE_REASON } } }],
  });
  expect(after.files.filter((name) => /^(quarantine|backups)|[0-9a-f]{64}$|csv$/.test(name))).toEqual([]);

  const ends = { done: 0, ready: 0 };
  const job = { prepared: root, input: `${round}\n${FORMS}`, near: true };
  await killOften(folder, 'wipes.wipe', job, async (killed) => {
    expect(killed.integrity).toBe('ok');
    const found = await startedAt(killed.root, round);
    const isDone = found.state === 'done';
    ends[isDone ? 'done' : 'ready'] += 1;
    expect(killed.done && !isDone).toBe(false);
    expect(found).toEqual(isDone ? { ...after, jobs: found.jobs } : before);
    expect(found.jobs).toMatchObject([{ kind: 'wipe', account: plan }]);
    // A second time ends at the same place, whatever the first came to.
    await wipeAt(killed.root);
    expect({ ...after, ...onDisk(killed.root) }).toEqual(after);
  });
  expect(ends.done).toBeGreaterThan(0);
  expect(ends.ready).toBeGreaterThan(0);
});
