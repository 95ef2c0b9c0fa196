import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { buildIfChanged } from '../../electron/build/up-to-date.ts';

function setUp() {
  const root = mkdtempSync(join(tmpdir(), 'stamp-'));
  mkdirSync(join(root, 'src'));
  writeFileSync(join(root, 'src', 'a.ts'), 'a');
  const what = { stamp: join(root, 'out', '.part'), sources: [join(root, 'src')], products: [join(root, 'product')] };
  let builds = 0;
  const build = () =>
    buildIfChanged(what, async () => {
      builds += 1;
      await pause(50);
      writeFileSync(join(root, 'product'), String(builds));
    });
  return { root, what, build, builds: () => builds };
}

describe('a build', () => {
  it('runs once while nothing changes', async () => {
    const { build } = setUp();
    expect([await build(), await build()]).toEqual([true, false]);
  });

  it.each([
    ['changed', (root: string) => utimesSync(join(root, 'src', 'a.ts'), 1, 1)],
    ['added', (root: string) => writeFileSync(join(root, 'src', 'b.ts'), '')],
    ['removed', (root: string) => rmSync(join(root, 'src', 'a.ts'))],
  ])('runs again when a source was %s', async (_name, change) => {
    const { root, build } = setUp();
    await build();
    change(root);
    expect([await build(), await build()]).toEqual([true, false]);
  });

  it('runs again when what it makes is gone', async () => {
    const { root, build } = setUp();
    await build();
    rmSync(join(root, 'product'));
    expect(await build()).toBe(true);
  });

  it('that failed is not taken for done', async () => {
    const { what, build } = setUp();
    await build();
    writeFileSync(join(what.sources[0] ?? '', 'c.ts'), '');
    await expect(buildIfChanged(what, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await build()).toBe(true);
  });

  it('never runs twice at a time', async () => {
    const { build, builds } = setUp();
    expect((await Promise.all([build(), build(), build()])).filter(Boolean)).toEqual([true]);
    expect(builds()).toBe(1);
  });

  it('is not held up by the lock of a process that is gone', async () => {
    const { what, build } = setUp();
    mkdirSync(join(what.stamp, '..'), { recursive: true });
    writeFileSync(`${what.stamp}.lock`, '4194304');
    expect(await build()).toBe(true);
    expect(existsSync(`${what.stamp}.lock`)).toBe(false);
  });
});
