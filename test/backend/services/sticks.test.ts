import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open as openFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Backend } from '../../../electron/backend/create-backend.ts';
import { systemDisk, type Disk } from '../../../electron/backend/files/copy-checked.ts';
import { createSticks, mountsIn } from '../../../electron/backend/sticks.ts';
import { ask, call, completeAnswer, evaluator, ROUND, UNIT } from '../../support/evaluator.ts';
import { createFakeSticks, plugIn, systemFault } from '../../support/fake-sticks.ts';
import { createTestPorts } from '../../support/ports.ts';
import { tempDir } from '../../support/temp-dir.ts';

const LEAF = 'B1.2.1';
const SHEET = { round: ROUND, unit: UNIT, form: 'self', rater: null } as const;

async function withFile(disk: Disk = systemDisk) {
  const sticks = createFakeSticks(disk);
  const root = tempDir();
  const backend = await evaluator(root, { role: 'street', units: [UNIT] }, createTestPorts('test', { sticks }));
  await call(backend, 'responses.save', { ...SHEET, leaf: LEAF, value: completeAnswer(LEAF), note: '', base: 0 });
  const made = await call(backend, 'handover.make', { round: ROUND, submit: false });
  return { root, backend, sticks, made, stickFolder: join(tempDir(), 'KINGSTON 街道') };
}

async function onNoStick(backend: Backend): Promise<number> {
  return (await call(backend, 'app.hello', {})).notHandedOver;
}

test('a file is written onto the stick, read back, and counts as taken away', async () => {
  const { backend, sticks, made, stickFolder } = await withFile();
  expect(await onNoStick(backend)).toBe(1);
  expect(await call(backend, 'sticks.list', {})).toEqual([]);
  const stick = plugIn(sticks, stickFolder);
  expect(await call(backend, 'sticks.list', {})).toEqual([
    { id: stick.id, label: 'KINGSTON 街道', freeBytes: 2 ** 30, writable: true },
  ]);
  const steps: number[] = [];
  backend.on((topic, payload) => {
    if (topic === 'work.progress' && 'work' in payload && payload.work === 'stick')
      steps.push(payload.done / payload.of);
  });
  const written = await call(backend, 'sticks.write', { file: made.file, stick: stick.id });
  expect(written).toMatchObject({ name: made.file.name, place: 'KINGSTON 街道', sha256: made.sha256 });
  expect(readdirSync(stickFolder)).toEqual([made.file.name]);
  expect(readFileSync(join(stickFolder, made.file.name))).toEqual(
    readFileSync(backend.files.path(made.file.ref) ?? ''),
  );
  expect(steps).toEqual([0.5, 1]);
  expect(await onNoStick(backend)).toBe(0);
  const [listed] = await call(backend, 'handover.list', { round: ROUND });
  expect(listed).toMatchObject({
    name: made.file.name,
    received: false,
    copies: [{ place: 'KINGSTON 街道', how: 'stick', checkedAt: expect.any(String) }],
  });
  backend.close();
});

test('a file of the same name on the stick is left alone', async () => {
  const { backend, sticks, made, stickFolder } = await withFile();
  const stick = plugIn(sticks, stickFolder);
  writeFileSync(join(stickFolder, made.file.name), 'other');
  const first = await call(backend, 'sticks.write', { file: made.file, stick: stick.id });
  expect(first.name).toBe(made.file.name.replace('.jpback', '-2.jpback'));
  // Once more finds the same file and writes nothing.
  expect((await call(backend, 'sticks.write', { file: made.file, stick: stick.id })).name).toBe(first.name);
  expect(readdirSync(stickFolder).toSorted()).toEqual([first.name, made.file.name].toSorted());
  expect(readFileSync(join(stickFolder, made.file.name), 'utf8')).toBe('other');
  backend.close();
});

test('what speaks against a stick is said before anything is written', async () => {
  const { backend, sticks, made, stickFolder } = await withFile();
  const gone = plugIn(sticks, stickFolder);
  sticks.plugged.clear();
  const write = (stick: string) => ask(backend, 'sticks.write', { file: made.file, stick });
  expect(await write(gone.id)).toEqual({ ok: false, error: { code: 'not_ready', what: 'stick_gone' } });
  const full = plugIn(sticks, stickFolder, { freeBytes: 70_000 - 4464 });
  expect(await write(full.id)).toEqual({ ok: false, error: { code: 'disk', op: 'full' } });
  sticks.plugged.clear();
  const readOnly = plugIn(sticks, stickFolder, { writable: false });
  expect(await write(readOnly.id)).toEqual({ ok: false, error: { code: 'disk', op: 'denied' } });
  sticks.plugged.clear();
  const fat = plugIn(sticks, stickFolder, { fileLimit: 100 });
  expect(await write(fat.id)).toEqual({ ok: false, error: { code: 'disk', op: 'too_large' } });
  expect(readdirSync(stickFolder)).toEqual([]);
  expect(await onNoStick(backend)).toBe(1);
  backend.close();
});

/** A disk that fails at one step, as a bad stick does. */
const FAULTS: readonly (readonly [string, string, string, Partial<Disk>])[] = [
  ['full while writing', 'ENOSPC', 'full', failingWrites('ENOSPC')],
  ['pulled while writing', 'EIO', 'gone', failingWrites('EIO')],
  ['pulled before renaming', 'ENOENT', 'gone', { rename: () => Promise.reject(systemFault('ENOENT')) }],
  ['read-only', 'EROFS', 'denied', { open: failingOpen('EROFS') }],
  ['held by another program', 'EBUSY', 'busy', { rename: () => Promise.reject(systemFault('EBUSY')) }],
  ['held, as Windows says it', 'EPERM', 'busy', { rename: () => Promise.reject(systemFault('EPERM')) }],
];

function failingOpen(code: string): Disk['open'] {
  return (path, flags, mode) => (flags === 'wx' ? Promise.reject(systemFault(code)) : openFile(path, flags, mode));
}

function failingWrites(code: string): Partial<Disk> {
  return {
    async open(path, flags, mode) {
      const handle = await openFile(path, flags, mode);
      if (flags === 'wx') handle.writeFile = () => Promise.reject(systemFault(code));
      return handle;
    },
  };
}

test.each(FAULTS)(
  '%s (%s): refused with a sentence, nothing half left, the made file stays',
  async (_w, _c, op, bad) => {
    const { backend, sticks, made, stickFolder } = await withFile({ ...systemDisk, ...bad });
    const stick = plugIn(sticks, stickFolder);
    expect(await ask(backend, 'sticks.write', { file: made.file, stick: stick.id })).toEqual({
      ok: false,
      error: { code: 'disk', op },
    });
    expect(readdirSync(stickFolder)).toEqual([]);
    expect(existsSync(backend.files.path(made.file.ref) ?? '')).toBe(true);
    expect(await onNoStick(backend)).toBe(1);
    expect((await call(backend, 'handover.list', { round: ROUND }))[0]?.copies).toEqual([]);
    backend.close();
  },
);

test('a virus scanner that lets go after a moment only delays', async () => {
  let refused = 2;
  const { backend, sticks, made, stickFolder } = await withFile({
    ...systemDisk,
    rename: (from, to) => {
      refused -= 1;
      return refused >= 0 ? Promise.reject(systemFault('EPERM')) : systemDisk.rename(from, to);
    },
  });
  const stick = plugIn(sticks, stickFolder);
  await call(backend, 'sticks.write', { file: made.file, stick: stick.id });
  expect(readdirSync(stickFolder)).toEqual([made.file.name]);
  backend.close();
});

test('a stick that gives back other bytes than it was given is found out', async () => {
  const { backend, sticks, made, stickFolder } = await withFile({
    ...systemDisk,
    async rename(from, to) {
      await systemDisk.rename(from, to);
      const bytes = readFileSync(to);
      bytes[100] = (bytes[100] ?? 0) ^ 1;
      writeFileSync(to, bytes);
    },
  });
  const stick = plugIn(sticks, stickFolder);
  const answer = await ask(backend, 'sticks.write', { file: made.file, stick: stick.id });
  expect(answer).toEqual({ ok: false, error: { code: 'disk', op: 'gone' } });
  expect(readdirSync(stickFolder)).toEqual([]);
  backend.close();
});

test('what a killed program left half-written on the stick is replaced', async () => {
  const { backend, sticks, made, stickFolder } = await withFile();
  const stick = plugIn(sticks, stickFolder);
  writeFileSync(join(stickFolder, `${made.file.name}.part`), 'half');
  await call(backend, 'sticks.write', { file: made.file, stick: stick.id });
  expect(readdirSync(stickFolder)).toEqual([made.file.name]);
  backend.close();
});

test('only files that were made here go onto a stick', async () => {
  const { root, backend, sticks, stickFolder } = await withFile();
  const stick = plugIn(sticks, stickFolder);
  for (const path of [join(root, 'jieping.db'), join(root, 'keys', 'device-sign.key')]) {
    const file = backend.files.register(path);
    expect(await ask(backend, 'sticks.write', { file, stick: stick.id })).toMatchObject({
      ok: false,
      error: { code: 'not_found' },
    });
  }
  expect(readdirSync(stickFolder)).toEqual([]);
  backend.close();
});

test('the user shows the copy on the stick and hears whether it is the one that was made', async () => {
  const { backend, sticks, made, stickFolder } = await withFile();
  const stick = plugIn(sticks, stickFolder);
  await call(backend, 'sticks.write', { file: made.file, stick: stick.id });
  const path = join(stickFolder, made.file.name);
  const check = () => call(backend, 'handover.check', { round: ROUND, file: backend.files.register(path) });
  expect((await check()).same).toMatchObject({ name: made.file.name, newest: true });
  const bytes = readFileSync(path);
  bytes[bytes.length - 30] = (bytes.at(-30) ?? 0) ^ 1;
  writeFileSync(path, bytes);
  expect((await check()).same).toBeNull();
  backend.close();
});

test('saving by a dialog counts as taken away, and is listed as not compared', async () => {
  const { backend, made } = await withFile();
  await call(backend, 'sticks.saved', { file: made.file });
  expect(await onNoStick(backend)).toBe(0);
  const [listed] = await call(backend, 'handover.list', { round: ROUND });
  expect(listed?.copies).toMatchObject([{ how: 'saved', place: '', checkedAt: null }]);
  const again = await call(backend, 'handover.again', { round: ROUND, id: listed?.id ?? '' });
  expect(again.name).toBe(made.file.name);
  rmSync(backend.files.path(again.ref) ?? '');
  expect(await ask(backend, 'handover.again', { round: ROUND, id: listed?.id ?? '' })).toMatchObject({
    error: { code: 'not_found' },
  });
  expect((await call(backend, 'handover.list', { round: ROUND }))[0]?.size).toBeNull();
  backend.close();
});

test('the table of mounts gives removable media only', () => {
  const text = [
    '/dev/sda2 / ext4 rw 0 0',
    '/dev/sdb1 /media/user/KING\\040STON vfat rw,nosuid 0 0',
    '/dev/sdc1 /run/media/user/光盘 iso9660 ro 0 0',
    '/dev/sdd1 /mnt/disk exfat rw 0 0',
    'server:/share /mnt/share nfs4 rw 0 0',
    'C: /mnt/c 9p rw 0 0',
    '/dev/sde1 /home/user/media ext4 rw 0 0',
  ].join('\n');
  expect(mountsIn(text)).toEqual([
    { folder: '/media/user/KING STON', label: 'KING STON', readOnly: false, fileLimit: 2 ** 32 - 1 },
    { folder: '/run/media/user/光盘', label: '光盘', readOnly: true, fileLimit: null },
    { folder: '/mnt/disk', label: 'disk', readOnly: false, fileLimit: null },
  ]);
});

test('a named folder counts as a stick while it is there, under another name for another place', async () => {
  const [one, two] = [tempDir(), tempDir()];
  const list = (folders: string) => createSticks('linux', { JIEPING_STICKS: folders }).list();
  const found = (await list(`${one}:${two}`)).filter(({ folder }) => [one, two].includes(folder));
  expect(found.map(({ writable }) => writable)).toEqual([true, true]);
  expect(new Set(found.map(({ id }) => id)).size).toBe(2);
  expect(found.every(({ freeBytes }) => freeBytes > 0)).toBe(true);
  rmSync(one, { recursive: true });
  expect((await list(one)).filter(({ folder }) => folder === one)).toEqual([]);
});
