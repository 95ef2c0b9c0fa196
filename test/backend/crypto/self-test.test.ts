import { expect, test } from 'vitest';
import { createBackend } from '../../../electron/backend/create-backend.ts';
import { CHECKS, selfTest } from '../../../electron/backend/crypto/self-test.ts';
import { ask, call } from '../../support/evaluator.ts';
import { createTestPorts } from '../../support/ports.ts';
import { tempDir } from '../../support/temp-dir.ts';

test('everything comes out as published', async () => {
  expect(await selfTest()).toEqual({ ok: true, value: null });
});

test.each(Object.keys(CHECKS))('%s is named when it fails', async (name) => {
  const failed = { ok: false, error: { code: 'not_ready', what: 'self_test_failed', detail: name } };
  expect(await selfTest({ ...CHECKS, [name]: () => false })).toEqual(failed);
  expect(await selfTest({ ...CHECKS, [name]: () => Promise.reject(new Error('broken')) })).toEqual(failed);
});

test('a computer that fails it neither signs nor imports, and does everything else', async () => {
  const opened = await createBackend({
    root: tempDir(),
    workspace: 'main',
    ports: createTestPorts(),
    checks: { age: () => false, scrypt: () => false },
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const backend = opened.value;
  const refused = { ok: false, error: { code: 'not_ready', what: 'self_test_failed', detail: 'age, scrypt' } };
  expect(await ask(backend, 'setup.evaluator', { name: '张三', post: '' })).toEqual(refused);
  expect(await ask(backend, 'devices.request', {})).toMatchObject({ ok: false });
  expect(await ask(backend, 'keys.unlock', { passphrase: 'x' })).toEqual(refused);
  const file = { ref: 'a'.repeat(22), name: 'a.jpround', size: 1 };
  expect(await ask(backend, 'rounds.open', { file })).toEqual(refused);
  expect(await ask(backend, 'intake.take', { round: 'r', file })).toEqual(refused);
  expect(await call(backend, 'app.hello', {})).toMatchObject({ state: 'new' });
  await call(backend, 'app.setLanguage', { language: 'en' });
  expect(await call(backend, 'app.hello', {})).toMatchObject({ language: 'en' });
  expect(await call(backend, 'rounds.list', {})).toEqual([]);
  backend.close();
});
