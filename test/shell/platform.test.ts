import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { BrowserWindow, dialog, resetElectron } from '../support/electron-fake.ts';
import { asReal } from '../support/as-real.ts';
import { createFileRefs } from '../../electron/backend/files/file-refs.ts';
import { createSystemClock } from '../../electron/backend/system-clock.ts';
import { createSystemIds } from '../../electron/backend/system-ids.ts';
import { createMemory } from '../../electron/shell/memory.ts';
import { createFileDialogs } from '../../electron/shell/platform.ts';
import { saveCopy } from '../../electron/shell/save-copy.ts';

function setUp() {
  const root = mkdtempSync(join(tmpdir(), 'platform-'));
  const source = join(root, '150102001-self.jpback');
  writeFileSync(source, 'signed bytes');
  const files = createFileRefs(createSystemIds(createSystemClock()));
  const memory = createMemory(join(root, 'window.json'));
  const window = new BrowserWindow();
  const dialogs = createFileDialogs({
    dialog: asReal(dialog),
    window: asReal(window),
    files,
    memory,
    home: '/home/li',
    spool: () => root,
    newId: () => 'n1',
  });
  return { root, source, files, memory, dialogs };
}

beforeEach(resetElectron);

describe('pick', () => {
  it('gives names, never paths', async () => {
    const { dialogs, source, files } = setUp();
    dialog.open = { canceled: false, filePaths: [source] };
    const picked = await dialogs.pick({ multiple: false, extensions: ['jpback'] });
    expect(picked).toMatchObject({ ok: true, value: [{ name: '150102001-self.jpback', size: 12 }] });
    expect(JSON.stringify(picked)).not.toContain(source);
    expect(picked.ok && files.path(picked.value[0]!.ref)).toBe(source);
  });

  it('gives an empty list when the user cancels', async () => {
    const { dialogs, memory } = setUp();
    expect(await dialogs.pick({ multiple: true, extensions: [] })).toEqual({ ok: true, value: [] });
    expect(memory.get().folder).toBeUndefined();
  });

  it('starts at home, then where the last file was', async () => {
    const { dialogs, source, root } = setUp();
    dialog.open = { canceled: false, filePaths: [source] };
    await dialogs.pick({ multiple: true, extensions: ['jpback', 'jpround'] });
    await dialogs.pick({ multiple: false, extensions: [] });
    expect(dialog.shown.map(({ options }) => options)).toMatchObject([
      { defaultPath: '/home/li', properties: ['openFile', 'multiSelections'] },
      { defaultPath: root, properties: ['openFile'] },
    ]);
  });
});

describe('take', () => {
  it('takes a dropped file', () => {
    const { dialogs, source } = setUp();
    expect(dialogs.take(source)).toMatchObject({ ok: true, value: { size: 12 } });
  });

  it.each(['', 'relative.jpback', '/nowhere/at/all.jpback', tmpdir(), '/dev/null'])('refuses %j', (path) => {
    expect(setUp().dialogs.take(path)).toMatchObject({ ok: false, error: { code: 'not_found', what: 'file' } });
  });

  it.skipIf(process.platform === 'win32')('refuses a pipe, which would block the reader for ever', () => {
    const { dialogs, root } = setUp();
    execFileSync('mkfifo', [join(root, 'pipe.jpback')]);
    expect(dialogs.take(join(root, 'pipe.jpback')).ok).toBe(false);
  });
});

describe('keep and read', () => {
  it('puts a pasted picture into the spool under a name of ours, and gives it back', async () => {
    const { dialogs, root } = setUp();
    const kept = await dialogs.keep('../../门牌.png', new Uint8Array([1, 2, 3]));
    expect(kept).toMatchObject({ ok: true, value: { name: '门牌.png', size: 3 } });
    expect(readFileSync(join(root, 'page-n1'))).toEqual(Buffer.from([1, 2, 3]));
    expect(kept.ok && (await dialogs.read(kept.value.ref))).toEqual({ ok: true, value: new Uint8Array([1, 2, 3]) });
  });

  it('refuses what is larger than an attachment, and names that were never given out', async () => {
    const { dialogs } = setUp();
    const large = new Uint8Array(64 * 1024 * 1024 + 1);
    expect(await dialogs.keep('x.png', large)).toEqual({ ok: false, error: { code: 'disk', op: 'full' } });
    expect(await dialogs.read('x'.repeat(32))).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });
});

describe('save', () => {
  it('copies to where the user wants it and says so', async () => {
    const { dialogs, source, files, root, memory } = setUp();
    const target = join(root, 'stick', 'out.jpback');
    mkdirSync(join(root, 'stick'));
    dialog.save = { canceled: false, filePath: target };
    expect(await dialogs.save(files.register(source).ref)).toEqual({ ok: true, value: { saved: true } });
    expect(readFileSync(target, 'utf8')).toBe('signed bytes');
    expect(memory.get().folder).toBe(join(root, 'stick'));
    expect(dialog.shown[0]?.options).toMatchObject({ defaultPath: '/home/li/150102001-self.jpback' });
  });

  it('saves nothing when the user cancels', async () => {
    const { dialogs, source, files } = setUp();
    expect(await dialogs.save(files.register(source).ref)).toEqual({ ok: true, value: { saved: false } });
  });

  it('refuses a name that was never given out', async () => {
    const { dialogs } = setUp();
    expect(await dialogs.save('x'.repeat(32))).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(dialog.shown).toEqual([]);
  });

  it('proposes the file name alone, whatever the name says', async () => {
    const { dialogs, source, files } = setUp();
    await dialogs.save(files.register(source, '../../etc/cron.d/x.jpback').ref);
    expect(dialog.shown[0]?.options).toMatchObject({ defaultPath: '/home/li/x.jpback' });
  });
});

describe('saveCopy', () => {
  it('leaves no half file behind and keeps the old one when it cannot', async () => {
    const { root, source } = setUp();
    const target = join(root, 'old.jpback');
    writeFileSync(target, 'old');
    expect(await saveCopy(join(root, 'gone'), target)).toEqual({ ok: false, error: { code: 'disk', op: 'gone' } });
    expect(readFileSync(target, 'utf8')).toBe('old');
    expect(await saveCopy(source, target)).toEqual({ ok: true, value: null });
    expect(readFileSync(target, 'utf8')).toBe('signed bytes');
    expect(readdirSync(root).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  // A folder of the kernel, in which nobody may write, not even an administrator.
  it.skipIf(process.platform !== 'linux')('says that a folder is read-only', async () => {
    expect(await saveCopy(setUp().source, '/sys/x')).toEqual({ ok: false, error: { code: 'disk', op: 'denied' } });
  });

  it('copies a file that is larger than one chunk', async () => {
    const { root } = setUp();
    const big = join(root, 'big.bin');
    writeFileSync(big, Buffer.alloc(2_500_000, 'abc'));
    expect(await saveCopy(big, join(root, 'copy.bin'))).toEqual({ ok: true, value: null });
    expect(readFileSync(join(root, 'copy.bin')).equals(readFileSync(big))).toBe(true);
  });
});
