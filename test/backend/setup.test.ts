import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { PrintPort } from '../../electron/backend/ports.ts';
import { ok } from '../../shared/result.ts';
import { ask, call, open } from '../support/evaluator.ts';
import { createTestPorts } from '../support/ports.ts';
import { tempDir } from '../support/temp-dir.ts';

const OFFICE = { name: '王五', post: '科长', office: '西城区委编办', passphrase: 'correct horse battery' };

test('an evaluator says name and post, once, and is remembered', async () => {
  const root = tempDir();
  const backend = await open(root);
  await call(backend, 'setup.evaluator', { name: ' 张三 ', post: '科员' });
  await call(backend, 'app.setPlace', { place: '/rounds/r/sheets' });
  await call(backend, 'app.setLanguage', { language: 'en' });
  expect(await ask(backend, 'setup.evaluator', { name: '别人', post: '' })).toEqual({
    ok: false,
    error: { code: 'not_ready', what: 'setup_done' },
  });
  backend.close();
  const again = await open(root);
  expect(await call(again, 'app.hello', {})).toMatchObject({
    state: 'evaluator',
    person: { name: '张三', post: '科员' },
    place: '/rounds/r/sheets',
    language: 'en',
    canPrint: false,
    kiosk: false,
    keyProtection: 'file',
    dataFolder: root,
  });
  again.close();
});

test('several people share a computer', async () => {
  const backend = await open(tempDir());
  expect(await ask(backend, 'people.add', { name: '李四', post: '' })).toMatchObject({
    error: { code: 'not_ready', what: 'setup_missing' },
  });
  await call(backend, 'setup.evaluator', { name: '张三', post: '科员' });
  const added = await call(backend, 'people.add', { name: '李四', post: '' });
  expect((await call(backend, 'app.hello', {})).person?.name).toBe('张三');
  await call(backend, 'people.choose', { person: added.id });
  expect((await call(backend, 'app.hello', {})).person).toEqual(added);
  expect((await call(backend, 'app.hello', {})).persons).toHaveLength(2);
  expect(await ask(backend, 'people.choose', { person: 'nobody' })).toEqual({
    ok: false,
    error: { code: 'not_found', what: 'person', id: 'nobody' },
  });
  backend.close();
});

test('only this user can look into the folders', async () => {
  const root = join(tempDir(), 'data');
  const backend = await open(root);
  const folders = [root, backend.paths.keys, backend.paths.spool, backend.paths.outbox];
  // Windows has no such bits; the folder of the user's profile protects there.
  const expected = process.platform === 'win32' ? [] : folders;
  expect(expected.filter((folder) => (statSync(folder).mode & 0o777) !== 0o700)).toEqual([]);
  writeFileSync(join(backend.paths.spool, 'left over'), 'half a file');
  writeFileSync(join(backend.paths.outbox, 'kept'), 'a file to take away');
  backend.close();
  const again = await open(root);
  expect(readdirSync(again.paths.spool)).toEqual([]);
  expect(existsSync(join(again.paths.outbox, 'kept'))).toBe(true);
  again.close();
});

test('an office has two keys, and a first start that broke off is taken up again', { timeout: 60_000 }, async () => {
  const root = tempDir();
  const first = await open(root);
  first.close();
  // The keys were made, then the power went: the store still says that nothing happened.
  const before = readFileSync(join(root, 'jieping.db'));
  const second = await open(root);
  await call(second, 'setup.office', OFFICE);
  second.close();
  const keys = readdirSync(join(root, 'keys')).sort();
  const wrapped = readFileSync(join(root, 'keys', 'office-sign.age'));
  writeFileSync(join(root, 'jieping.db'), before);

  const third = await open(root);
  expect(await ask(third, 'setup.office', { ...OFFICE, passphrase: 'another passphrase' })).toEqual({
    ok: false,
    error: { code: 'wrong_passphrase' },
  });
  expect((await call(third, 'app.hello', {})).state).toBe('new');
  await call(third, 'setup.office', OFFICE);
  expect((await call(third, 'app.hello', {})).state).toBe('office');
  expect(readdirSync(join(root, 'keys')).sort()).toEqual(keys);
  expect(readFileSync(join(root, 'keys', 'office-sign.age')).equals(wrapped)).toBe(true);
  third.close();
});

test('the recovery sheet is printed from the key itself', { timeout: 60_000 }, async () => {
  const root = tempDir();
  const pages: string[] = [];
  let closed = 0;
  let take = (_id: string): string | undefined => undefined;
  const print: PrintPort = {
    open: () =>
      Promise.resolve(
        ok({
          pdf: (page) => {
            pages.push(page);
            return Promise.resolve(ok(Buffer.from(`%PDF ${take(page.split('#')[1] ?? '')}`)));
          },
          close: () => {
            closed += 1;
            return Promise.resolve();
          },
        }),
      ),
  };
  const backend = await open(root, createTestPorts('print', { print }));
  take = (id) => backend.printJobs.take(id);
  expect(await ask(backend, 'keys.recoverySheet', { passphrase: OFFICE.passphrase })).toMatchObject({
    error: { code: 'not_ready', what: 'setup_missing' },
  });
  await call(backend, 'setup.office', OFFICE);
  expect(await ask(backend, 'keys.recoverySheet', { passphrase: 'not this one' })).toEqual({
    ok: false,
    error: { code: 'wrong_passphrase' },
  });
  const file = await call(backend, 'keys.recoverySheet', { passphrase: OFFICE.passphrase });
  expect(file.name).toBe('recovery-sheet-2026-09-01.pdf');
  expect(pages).toHaveLength(1);
  expect(closed).toBe(1);
  const job = z
    .looseObject({ sheets: z.array(z.object({ number: z.int(), code: z.string() })), digits: z.string() })
    .parse(JSON.parse(readFileSync(backend.files.path(file.ref) ?? '', 'utf8').slice(5)));
  expect(job).toMatchObject({ kind: 'recovery', language: 'zh', office: OFFICE.office, of: 1, needed: 1 });
  expect(job.digits).toBe((await call(backend, 'keys.state', {})).root?.digits);
  const code = job.sheets[0]?.code ?? '';

  // Put away: the last group says that it was printed, and then it is on paper only.
  expect(await ask(backend, 'keys.confirmSheets', { groups: ['AAAA'], code: '' })).toMatchObject({
    error: { code: 'invalid_input', issues: [{ path: 'group' }] },
  });
  await call(backend, 'keys.confirmSheets', { groups: [code.slice(-4).toLowerCase()], code: '' });
  expect(await call(backend, 'keys.state', {})).toMatchObject({ sheets: 'away', waiting: 0 });
  expect(await ask(backend, 'keys.recoverySheet', { passphrase: OFFICE.passphrase })).toMatchObject({
    error: { code: 'not_ready', what: 'sheet_away' },
  });

  const lost = await call(backend, 'keys.recover', { codes: [code], passphrase: 'a new passphrase', file: null });
  expect(lost).toMatchObject({ version: 2 });
  expect(lost.digits).not.toBe(job.digits);
  expect((await ask(backend, 'keys.unlock', { passphrase: OFFICE.passphrase })).ok).toBe(false);
  expect((await ask(backend, 'keys.unlock', { passphrase: 'a new passphrase' })).ok).toBe(true);
  backend.close();
});

test('without a browser the recovery sheet says what is needed', { timeout: 60_000 }, async () => {
  const backend = await open(tempDir());
  await call(backend, 'setup.office', OFFICE);
  expect(await ask(backend, 'keys.recoverySheet', { passphrase: OFFICE.passphrase })).toEqual({
    ok: false,
    error: { code: 'not_ready', what: 'no_browser_for_printing' },
  });
  backend.close();
});
