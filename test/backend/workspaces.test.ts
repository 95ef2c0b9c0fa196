import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createBackend } from '../../electron/backend/create-backend.ts';
import { createApp, type AppOptions } from '../../electron/backend/workspaces.ts';
import { ok, refuse } from '../../shared/result.ts';
import { ask, call } from '../support/evaluator.ts';
import { createTestPorts } from '../support/ports.ts';
import { tempDir } from '../support/temp-dir.ts';

const ports = createTestPorts('app');

/** Makes a sample with one person in it, as the demonstration would through the handlers. */
const makeSample: AppOptions['makeSample'] = async (root, report, own) => {
  const backend = await createBackend({ root, workspace: 'sample', ports: own });
  if (!backend.ok) return backend;
  report(1, 2, 'person');
  await call(backend.value, 'setup.evaluator', { name: '示例', post: '' });
  backend.value.close();
  return ok(null);
};

test('the sample is a workspace of its own, made once', async () => {
  const dataDir = tempDir();
  let made = 0;
  const app = await createApp({
    dataDir,
    ports,
    makeSample: (root, report, own) => {
      made += 1;
      return makeSample(root, report, own);
    },
  });
  const events: [string, unknown][] = [];
  const stop = app.on((topic, payload) => void events.push([topic, payload]));
  await call(app, 'setup.evaluator', { name: '张三', post: '' });
  await call(app, 'setup.openSample', {});
  expect(await call(app, 'app.hello', {})).toMatchObject({ workspace: 'sample', person: { name: '示例' } });
  await call(app, 'setup.leaveSample', {});
  expect(await call(app, 'app.hello', {})).toMatchObject({ workspace: 'main', person: { name: '张三' } });
  await call(app, 'setup.openSample', {});
  expect(made).toBe(1);
  expect(events).toEqual([
    ['work.progress', { work: 'sample', done: 0, of: 1, what: '' }],
    ['work.progress', { work: 'sample', done: 1, of: 2, what: 'person' }],
    ['work.progress', { work: 'sample', done: 1, of: 1, what: '' }],
    ['workspace.changed', { workspace: 'sample' }],
    ['workspace.changed', { workspace: 'main' }],
    ['workspace.changed', { workspace: 'sample' }],
  ]);
  stop();
  app.close();
});

test('a sample that was not finished is never shown', async () => {
  const dataDir = tempDir();
  let fail = true;
  const app = await createApp({
    dataDir,
    ports,
    makeSample: async (root, report, own) => {
      const done = await makeSample(root, report, own);
      return fail ? refuse({ code: 'disk', op: 'full' }) : done;
    },
  });
  expect(await ask(app, 'setup.openSample', {})).toEqual({ ok: false, error: { code: 'disk', op: 'full' } });
  expect(existsSync(join(dataDir, 'sample'))).toBe(false);
  expect((await call(app, 'app.hello', {})).workspace).toBe('main');
  fail = false;
  expect((await ask(app, 'setup.openSample', {})).ok).toBe(true);
  expect(readdirSync(dataDir)).not.toContain('sample.making');
  app.close();
});

test('a throw while the sample is made becomes a refusal', async () => {
  const app = await createApp({ dataDir: tempDir(), ports, makeSample: () => Promise.reject(new Error('a bug')) });
  expect(await ask(app, 'setup.openSample', {})).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect((await ask(app, 'app.hello', {})).ok).toBe(true);
  expect(await app.dispatch('setup.openSample', { root: '/' })).toMatchObject({ error: { code: 'invalid_input' } });
  app.close();
});

describe('a rehearsal', () => {
  const passphrase = 'correct horse battery';
  const making: [string, string | undefined][] = [];
  const options: Omit<AppOptions, 'dataDir'> = {
    ports,
    makeSample: async (root, report, own, plan) => {
      making.push([root, plan?.round?.name.zh]);
      return await makeSample(root, report, own);
    },
  };
  async function officeWithRound() {
    making.length = 0;
    const dataDir = tempDir();
    const app = await createApp({ dataDir, ...options });
    await call(app, 'setup.office', { name: '王主任', post: '', office: '区委编办', passphrase });
    const { id: round } = await call(app, 'rounds.create', {
      name: { zh: '今年', en: '' },
      period: { from: '2027-01-01', to: '2027-12-31' },
      units: ['110102001'],
      sources: ['SELF', 'DEPT', 'WORKER', 'RESIDENT', 'REVIEW'],
      mode: 'weighted',
      simulated: false,
    });
    return { dataDir, app, round };
  }

  test('is made of the design as it stands, kept apart, told to be old after a change, and deleted with all it has', async () => {
    const { dataDir, app, round } = await officeWithRound();
    expect(await call(app, 'rehearsals.state', { round })).toEqual({ madeAt: null, current: false });
    const before = readFileSync(join(dataDir, 'jieping.db'));
    await call(app, 'rehearsals.open', { round, anew: false });
    expect(making).toEqual([[expect.stringContaining(join(dataDir, 'rehearsals')), '今年']]);
    expect(await call(app, 'app.hello', {})).toMatchObject({ workspace: 'rehearsal', person: { name: '示例' } });
    // What is done in it is done to it alone, and it has no rehearsals of its own.
    await call(app, 'people.add', { name: '只在演练里', post: '' });
    expect(await ask(app, 'rehearsals.open', { round, anew: true })).toMatchObject({ error: { code: 'not_found' } });
    await call(app, 'setup.leaveSample', {});
    expect(readFileSync(join(dataDir, 'jieping.db')).equals(before)).toBe(true);
    expect(await call(app, 'app.hello', {})).toMatchObject({ workspace: 'main', persons: [{ name: '王主任' }] });
    expect(await call(app, 'rehearsals.state', { round })).toEqual({ madeAt: expect.any(String), current: true });

    const weights = { 'A1.1.1': 60, 'A1.1.2': 40 };
    await call(app, 'designs.edit', { round, base: 0, edits: [{ t: 'weights', weights }] });
    expect(await call(app, 'rehearsals.state', { round })).toMatchObject({ current: false });
    await call(app, 'rehearsals.open', { round, anew: false });
    expect(making).toHaveLength(1);
    await call(app, 'setup.leaveSample', {});
    await call(app, 'rehearsals.open', { round, anew: true });
    expect(making).toHaveLength(2);
    await call(app, 'setup.leaveSample', {});
    expect(await call(app, 'rehearsals.state', { round })).toMatchObject({ current: true });

    await call(app, 'rehearsals.open', { round, anew: false });
    await call(app, 'rehearsals.remove', { round });
    expect(await call(app, 'app.hello', {})).toMatchObject({ workspace: 'main' });
    expect(await call(app, 'rehearsals.state', { round })).toEqual({ madeAt: null, current: false });
    expect(readdirSync(join(dataDir, 'rehearsals'))).toEqual([]);
    app.close();
  });

  test('of an unsound design is refused, and one that is there can still be looked at', async () => {
    const { app, round } = await officeWithRound();
    await call(app, 'rehearsals.open', { round, anew: false });
    await call(app, 'setup.leaveSample', {});
    await call(app, 'designs.edit', { round, base: 0, edits: [{ t: 'weights', weights: { 'A1.1.1': 60 } }] });
    expect(await ask(app, 'rehearsals.open', { round, anew: true })).toEqual({
      ok: false,
      error: { code: 'not_ready', what: 'design_unsound', detail: 'A1.1' },
    });
    expect((await ask(app, 'rehearsals.open', { round, anew: false })).ok).toBe(true);
    app.close();
  });

  test('of a round that is none leads nowhere', async () => {
    const { dataDir, app } = await officeWithRound();
    for (const round of ['../..', '/', 'nothing', '.']) {
      expect(await ask(app, 'rehearsals.open', { round, anew: true })).toMatchObject({ error: { code: 'not_found' } });
      expect((await ask(app, 'rehearsals.remove', { round })).ok).toBe(true);
    }
    expect(existsSync(join(dataDir, 'jieping.db'))).toBe(true);
    app.close();
  });
});

test('files and print jobs are found over a change of workspace', async () => {
  const dataDir = tempDir();
  const app = await createApp({ dataDir, ports, makeSample });
  writeFileSync(join(dataDir, 'a.txt'), 'abc');
  const file = app.files.register(join(dataDir, 'a.txt'));
  await call(app, 'setup.openSample', {});
  expect(app.files.path(file.ref)).toBe(join(dataDir, 'a.txt'));
  expect(app.spool()).toBe(join(dataDir, 'sample', 'spool'));
  app.close();
});

test('data that cannot be opened leaves only the word why, until it can', async () => {
  const dataDir = tempDir();
  const first = await createApp({ dataDir, ports, makeSample });
  const second = await createApp({ dataDir, ports, makeSample });
  expect(await call(second, 'app.hello', {})).toMatchObject({ state: 'refused', problem: { code: 'locked' } });
  for (const method of ['rounds.list', 'setup.openSample', 'setup.leaveSample'] as const) {
    expect(await ask(second, method, {})).toEqual({ ok: false, error: { code: 'locked' } });
  }
  first.close();
  expect(await call(second, 'app.hello', {})).toMatchObject({ state: 'new', problem: null });
  second.close();
});

test.each([
  ['database_newer', (file: string) => new DatabaseSync(file).exec('PRAGMA user_version = 500')],
  ['database_foreign', (file: string) => new DatabaseSync(file).exec('PRAGMA application_id = 7')],
  ['database_damaged', (file: string) => writeFileSync(file, 'garbage'.repeat(2000))],
])('%s is said on the first screen', async (code, spoil) => {
  const dataDir = tempDir();
  (await createApp({ dataDir, ports, makeSample })).close();
  spoil(join(dataDir, 'jieping.db'));
  const app = await createApp({ dataDir, ports, makeSample });
  expect(await call(app, 'app.hello', {})).toMatchObject({ state: 'refused', problem: { code } });
  app.close();
});

test('a data folder that cannot be made is a disk refusal', async () => {
  const folder = tempDir();
  writeFileSync(join(folder, 'file'), '');
  const app = await createApp({ dataDir: join(folder, 'file', 'data'), ports, makeSample });
  expect(await call(app, 'app.hello', {})).toMatchObject({ state: 'refused', problem: { code: 'disk' } });
  app.close();
});
