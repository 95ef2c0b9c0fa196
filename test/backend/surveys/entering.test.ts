import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Backend } from '../../../electron/backend/create-backend.ts';
import { isDrawn } from '../../../electron/backend/services/surveys/double-entry.ts';
import { ask, call, evaluator, open, OTHER_UNIT, ROUND, UNIT } from '../../support/evaluator.ts';
import { createTestPorts } from '../../support/ports.ts';
import { tempDir } from '../../support/temp-dir.ts';

const TARGET = { round: ROUND, form: 'resident' } as const;
const ANSWERS = { RB1: 'o2', R1: 'o1', R13: '' };
let backend: Backend;
let root: string;

beforeEach(async () => {
  root = tempDir();
  backend = await evaluator(root, { role: 'survey', units: [UNIT] });
});

async function enter(serial: string, answers: Record<string, string>, pass: 1 | 2 = 1, kept: string[] = []) {
  const key = { ...TARGET, serial, pass };
  const { revision } = await call(backend, 'surveys.begin', { ...key, unit: UNIT, community: null });
  await call(backend, 'surveys.save', { ...key, answers, community: null, base: revision });
  return await call(backend, 'surveys.finish', { ...key, kept });
}

function bodies(): Map<string, unknown> {
  backend.close();
  const db = new DatabaseSync(join(root, 'jieping.db'));
  const rows = db.prepare('SELECT serial, body FROM survey_form ORDER BY serial').all();
  db.close();
  return new Map(rows.map(({ serial, body }) => [String(serial), JSON.parse(String(body))]));
}

describe('entering questionnaires from paper', () => {
  it('keeps each answer at once, also over a start, and counts the questionnaire when it is finished', async () => {
    const key = { ...TARGET, serial: 'R-0001', pass: 1 } as const;
    const begun = await call(backend, 'surveys.begin', { ...key, unit: UNIT, community: null });
    await call(backend, 'surveys.save', { ...key, answers: ANSWERS, community: null, base: begun.revision });
    backend.close();
    backend = await open(root, createTestPorts());
    const again = await call(backend, 'surveys.begin', { ...key, unit: UNIT, community: null });
    expect(again).toMatchObject({ answers: ANSWERS, revision: 2, formRev: 1, done: false });
    expect(await call(backend, 'surveys.finish', { ...key, kept: [] })).toEqual({ state: 'done' });
    const { tasks } = await call(backend, 'surveys.desk', { round: ROUND });
    expect(tasks.find(({ form }) => form === 'resident')).toMatchObject({
      counted: 1,
      begun: [],
      recent: [{ serial: 'R-0001' }],
    });
    expect(bodies().get('R-0001')).toEqual({ serial: 'R-0001', unit: UNIT, answers: { RB1: 'o2', R1: 'o1' } });
  });

  it('refuses a number twice, another street, an unknown question and a stale save', async () => {
    await enter('R-1', ANSWERS);
    const twice = { ...TARGET, serial: 'R-1', pass: 1, unit: UNIT, community: null } as const;
    expect(await ask(backend, 'surveys.begin', twice)).toMatchObject({ ok: false, error: { what: 'serial_taken' } });
    const away = { ...twice, serial: 'R-2', unit: OTHER_UNIT };
    expect(await ask(backend, 'surveys.begin', away)).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
    await call(backend, 'surveys.begin', { ...twice, serial: 'R-2' });
    const save = { ...TARGET, serial: 'R-2', pass: 1, community: null, base: 1 } as const;
    expect(await ask(backend, 'surveys.save', { ...save, answers: { ZZ: '1' } })).toMatchObject({
      error: { issues: [{ path: 'ZZ' }] },
    });
    await call(backend, 'surveys.save', { ...save, answers: ANSWERS });
    expect(await ask(backend, 'surveys.save', { ...save, answers: ANSWERS })).toMatchObject({
      error: { code: 'stale_revision', current: 2 },
    });
    const bad = { ...TARGET, serial: ' R|3', pass: 1, unit: UNIT, community: null } as const;
    expect(await ask(backend, 'surveys.begin', bad)).toMatchObject({ ok: false });
  });

  it('will not finish with a choice that the question does not offer or a text that is too long, and loses nothing', async () => {
    const key = { ...TARGET, serial: 'R-1', pass: 1 } as const;
    await call(backend, 'surveys.begin', { ...key, unit: UNIT, community: null });
    const long = '很'.repeat(100_000);
    const answers = { R1: 'o99', R13: long };
    await call(backend, 'surveys.save', { ...key, answers, community: null, base: 1 });
    const finished = await ask(backend, 'surveys.finish', { ...key, kept: [] });
    expect(finished).toMatchObject({ error: { issues: [{ path: 'R1' }, { path: 'R13' }] } });
    expect((await call(backend, 'surveys.entry', key)).answers).toEqual(answers);
  });

  it('masks what looks personal before it can leave, unless the person says that it is not', async () => {
    await enter('R-1', { R13: '李主任\u202E好，电话13800138000' });
    await enter('R-2', { R13: '李主任好' }, 1, ['R13']);
    const stored = bodies();
    expect(stored.get('R-1')).toMatchObject({ answers: { R13: '＊主任好，电话＊＊＊＊＊＊＊＊＊＊＊' } });
    expect(stored.get('R-2')).toMatchObject({ answers: { R13: '李主任好' } });
  });

  it('opens a finished one again until it is handed over, and throws away only what was not finished', async () => {
    await enter('R-1', ANSWERS);
    const key = { ...TARGET, serial: 'R-1' };
    expect(await ask(backend, 'surveys.discard', { ...key, pass: 1 })).toMatchObject({ error: { what: 'entry_done' } });
    expect(await call(backend, 'surveys.reopen', key)).toMatchObject({ done: false, answers: ANSWERS });
    expect((await call(backend, 'surveys.desk', { round: ROUND })).tasks[1]).toMatchObject({ counted: 0 });
    await call(backend, 'surveys.discard', { ...key, pass: 1 });
    expect(await ask(backend, 'surveys.entry', { ...key, pass: 1 })).toMatchObject({ error: { code: 'not_found' } });
  });

  it('is for computers for questionnaires only', async () => {
    const street = await evaluator(tempDir(), { role: 'street', units: [UNIT] });
    expect(await ask(street, 'surveys.desk', { round: ROUND })).toMatchObject({ error: { what: 'not_admitted' } });
    street.close();
  });
});

describe('double entry', () => {
  it('holds what was drawn until both entries agree or somebody decides, and counts the errors of each person', async () => {
    await call(backend, 'surveys.setDoubleEntry', { ...TARGET, share: 100 });
    const first = await call(backend, 'people.add', { name: '甲', post: '' });
    const second = await call(backend, 'people.add', { name: '乙', post: '' });
    await call(backend, 'people.choose', { person: first.id });
    expect(await enter('R-1', { RB1: 'o2', R1: 'o1', R3: 'o1' })).toEqual({ state: 'second' });
    expect(await enter('R-2', { RB1: 'o2' })).toEqual({ state: 'second' });
    await call(backend, 'people.choose', { person: second.id });
    expect(await enter('R-2', { RB1: 'o2' }, 2)).toEqual({ state: 'done' });
    expect(await enter('R-1', { RB1: 'o2', R1: 'o2', R3: 'o2', R4: 'o1' }, 2)).toEqual({ state: 'differs' });
    const task = (await call(backend, 'surveys.desk', { round: ROUND })).tasks.find(({ form }) => form === 'resident')!;
    expect(task).toMatchObject({ counted: 1, waiting: { count: 0 }, differing: [{ serial: 'R-1' }] });

    const key = { ...TARGET, serial: 'R-1' };
    expect(await call(backend, 'surveys.differences', key)).toEqual([
      { question: 'R1', first: 'o1', second: 'o2' },
      { question: 'R3', first: 'o1', second: 'o2' },
      { question: 'R4', first: '', second: 'o1' },
    ]);
    const part = await ask(backend, 'surveys.resolve', { ...key, answers: { R1: 'o2' } });
    expect(part).toMatchObject({ error: { issues: [{ path: 'R3' }, { path: 'R4' }] } });
    // The paper says: first right, both wrong, second right.
    await call(backend, 'surveys.resolve', { ...key, answers: { R1: 'o1', R3: 'o3', R4: 'o1' } });
    const after = (await call(backend, 'surveys.desk', { round: ROUND })).tasks.find(
      ({ form }) => form === 'resident',
    )!;
    expect(after).toMatchObject({ counted: 2, differing: [] });
    expect(after.keyers.map(({ name, forms, compared, wrong }) => ({ name, forms, compared, wrong }))).toEqual([
      { name: '乙', forms: 2, compared: 5, wrong: 2 },
      { name: '甲', forms: 2, compared: 5, wrong: 2 },
    ]);
    expect(bodies().get('R-1')).toMatchObject({ answers: { RB1: 'o2', R1: 'o1', R3: 'o3', R4: 'o1' } });
  });

  it('draws about the wanted share, the same by the same seed, and nothing twice that was not drawn', async () => {
    const serials = Array.from({ length: 2000 }, (_, index) => `R-${index}`);
    const drawn = serials.filter((serial) => isDrawn({ share: 10, seed: '4711' }, 'resident', serial));
    expect(drawn.length).toBeGreaterThan(150);
    expect(drawn.length).toBeLessThan(250);
    expect(serials.filter((serial) => isDrawn({ share: 10, seed: '4711' }, 'resident', serial))).toEqual(drawn);
    expect(serials.filter((serial) => isDrawn({ share: 100, seed: '1' }, 'worker', serial))).toEqual(serials);
    expect(serials.filter((serial) => isDrawn({ share: 0, seed: '1' }, 'worker', serial))).toEqual([]);
    await enter('R-1', ANSWERS);
    const second = { ...TARGET, serial: 'R-1', pass: 2, unit: UNIT, community: null } as const;
    expect(await ask(backend, 'surveys.begin', second)).toMatchObject({ error: { what: 'second_not_needed' } });
  });
});
