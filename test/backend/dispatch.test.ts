import { expect, test } from 'vitest';
import { createDispatch } from '../../electron/backend/dispatch.ts';
import type { Context, Handlers } from '../../electron/backend/context.ts';
import { allHandlers } from '../../electron/backend/handlers/all.ts';
import { WORKSPACE_METHODS } from '../../electron/backend/context.ts';
import { contract } from '../../shared/contract/index.ts';
import { ok } from '../../shared/result.ts';
import type { Hello } from '../../shared/contract/app.ts';
import { asReal } from '../support/as-real.ts';
import { createTestPorts, type TestPorts } from '../support/ports.ts';
import { open } from '../support/evaluator.ts';
import { tempDir } from '../support/temp-dir.ts';

class StorageFailure extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

function dispatchWith(handlers: Partial<Handlers>, ports: TestPorts = createTestPorts()) {
  return createDispatch(asReal<Handlers>(handlers), asReal<Context>({ ports }));
}

const ATTACKS: readonly (readonly [string, unknown])[] = [
  ['__proto__', {}],
  ['constructor', {}],
  ['toString', {}],
  ['hasOwnProperty', 'x'],
  ['', {}],
  ['app.hello ', {}],
  ['APP.HELLO', {}],
  ['app.nothing', {}],
  ['setup.openSample', {}],
];

test.each(ATTACKS)('the method %j is unknown', async (method, input) => {
  const answer = await dispatchWith({ 'app.hello': () => ok(asReal<Hello>({})) })(method, input);
  expect(answer).toEqual({
    ok: false,
    error: { code: 'invalid_input', issues: [{ path: 'method', message: 'unknown method' }] },
  });
});

test('a method that is no text at all is unknown', async () => {
  const dispatch = dispatchWith({ 'app.hello': () => ok(asReal<Hello>({})) });
  for (const method of [null, undefined, 7, {}, ['app.hello'], { toString: () => 'app.hello' }]) {
    const answer: unknown = await Reflect.apply(dispatch, null, [method, {}]);
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
  }
});

const INPUTS: readonly unknown[] = [
  undefined,
  null,
  [],
  'place',
  {},
  { place: 7 },
  { place: 'x'.repeat(401) },
  { place: 'x', more: 1 },
  JSON.parse('{"place":"x","__proto__":{"admin":true}}'),
  { place: { toString: () => 'x' } },
];

test.each(INPUTS)('input %# never reaches the handler', async (input) => {
  let calls = 0;
  const dispatch = dispatchWith({
    'app.setPlace': () => {
      calls += 1;
      return ok(null);
    },
  });
  expect(await dispatch('app.setPlace', input)).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
  expect(calls).toBe(0);
});

test('refusals of input name the place of the mistake', async () => {
  const dispatch = dispatchWith({ 'surveys.take': () => ok({ taken: 0, already: 0 }) });
  const rows = [
    { serial: '1', unit: '110102001', answers: {} },
    { serial: '2', unit: 'x', answers: {} },
  ];
  const answer = await dispatch('surveys.take', { round: 'r', form: 'worker', rows });
  expect(answer).toMatchObject({ ok: false, error: { code: 'invalid_input', issues: [{ path: 'rows.1.unit' }] } });
});

test('commands wait for one another, queries do not', async () => {
  const order: string[] = [];
  const releases: (() => void)[] = [];
  const dispatch = dispatchWith({
    'app.setPlace': async ({ place }) => {
      order.push(`start ${place}`);
      await new Promise<void>((release) => void releases.push(release));
      order.push(`end ${place}`);
      return ok(null);
    },
    'rounds.list': () => {
      order.push('query');
      return ok([]);
    },
  });
  const first = dispatch('app.setPlace', { place: 'a' });
  const second = dispatch('app.setPlace', { place: 'b' });
  await new Promise((done) => setImmediate(done));
  await dispatch('rounds.list', {});
  expect(order).toEqual(['start a', 'query']);
  releases[0]?.();
  await first;
  await new Promise((done) => setImmediate(done));
  expect(order).toEqual(['start a', 'query', 'end a', 'start b']);
  releases[1]?.();
  await second;
});

test('a throw becomes a number in the log, and the next command still runs', async () => {
  const ports = createTestPorts();
  const dispatch = dispatchWith(
    {
      'app.setPlace': ({ place }) => {
        if (place === 'bad') throw new TypeError('a bug');
        return ok(null);
      },
    },
    ports,
  );
  const answer = await dispatch('app.setPlace', { place: 'bad' });
  expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
  const [line] = ports.log.lines;
  expect(line).toMatchObject({ level: 'error', event: 'internal', fields: { method: 'app.setPlace' } });
  expect(String(line?.fields['stack'])).toContain('a bug');
  expect(answer).toEqual({ ok: false, error: { code: 'internal', errorId: line?.fields['errorId'] } });
  expect(await dispatch('app.setPlace', { place: 'good' })).toEqual({ ok: true, value: null });
});

test.each([
  ['SQLITE_FULL', { code: 'disk', op: 'full' }],
  ['SQLITE_BUSY', { code: 'locked' }],
  ['SQLITE_BUSY_SNAPSHOT', { code: 'locked' }],
  ['SQLITE_CORRUPT_VTAB', { code: 'database_damaged' }],
  ['SQLITE_NOTADB', { code: 'database_damaged' }],
  ['SQLITE_READONLY_DIRECTORY', { code: 'disk', op: 'denied' }],
  ['SQLITE_CANTOPEN', { code: 'disk', op: 'denied' }],
  ['SQLITE_IOERR_FSYNC', { code: 'disk', op: 'gone' }],
  ['ENOSPC', { code: 'disk', op: 'full' }],
  ['EROFS', { code: 'disk', op: 'denied' }],
  ['EIO', { code: 'disk', op: 'gone' }],
])('%s is a refusal of the storage', async (code, error) => {
  const dispatch = dispatchWith({
    'app.setPlace': () => {
      throw new StorageFailure(code);
    },
  });
  expect(await dispatch('app.setPlace', { place: '' })).toEqual({ ok: false, error });
});

test('a constraint that breaks is a bug, not a refusal', async () => {
  const dispatch = dispatchWith({
    'app.setPlace': () => {
      throw new StorageFailure('SQLITE_CONSTRAINT_UNIQUE');
    },
  });
  expect(await dispatch('app.setPlace', { place: '' })).toMatchObject({ ok: false, error: { code: 'internal' } });
});

test('a slow handler is named in the log', async () => {
  const ports = createTestPorts();
  const dispatch = dispatchWith(
    {
      'rounds.list': async () => {
        await new Promise((done) => setTimeout(done, 80));
        return ok([]);
      },
    },
    ports,
  );
  await dispatch('rounds.list', {});
  expect(ports.log.lines).toMatchObject([{ event: 'slow', fields: { method: 'rounds.list' } }]);
});

test('every method of the contract has exactly one handler', () => {
  const answered = [...Object.keys(allHandlers), ...WORKSPACE_METHODS].sort();
  expect(answered).toEqual(Object.keys(contract).sort());
});

test('a fresh workspace says that it is new', async () => {
  const backend = await open(tempDir());
  const hello = await backend.dispatch('app.hello', {});
  expect(hello).toMatchObject({ ok: true, value: { state: 'new', problem: null, language: 'zh', notHandedOver: 0 } });
  backend.close();
});
