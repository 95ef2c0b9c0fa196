import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, test } from 'vitest';
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
