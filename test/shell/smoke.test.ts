import { existsSync } from 'node:fs';
import type { App } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { app, BrowserWindow, resetElectron } from '../support/electron-fake.ts';
import { asReal } from '../support/as-real.ts';
import { runSmoke, smokeErrors, smokeFolder, smokeRequested } from '../../electron/shell/smoke.ts';

const Report = z.strictObject({
  ok: z.boolean(),
  versions: z.record(z.string(), z.string().optional()),
  hello: z.unknown(),
  painted: z.boolean(),
  problem: z.string().nullable(),
});

async function smoke(page: () => unknown) {
  const window = new BrowserWindow();
  window.webContents.page = page;
  const close = vi.fn<() => void>();
  const lines: string[] = [];
  await runSmoke(asReal(window), asReal<App>(app), close, (line) => void lines.push(line));
  expect(lines).toHaveLength(1);
  return { report: Report.parse(JSON.parse(lines[0] ?? '')), close };
}

beforeEach(resetElectron);

describe('smoke test', () => {
  it('is run only when it is asked for', () => {
    expect([smokeRequested(['jieping', '--smoke-test']), smokeRequested(['jieping'])]).toEqual([true, false]);
  });

  it('works in a folder of its own that it removes', () => {
    const folder = smokeFolder();
    expect(existsSync(folder.path)).toBe(true);
    folder.remove();
    expect(existsSync(folder.path)).toBe(false);
  });

  it('ends with 0 when page, channel and database answer', async () => {
    const hello = { ok: true, value: { state: 'new' } };
    const { report, close } = await smoke(() => ({ painted: true, hello }));
    expect(report).toMatchObject({ ok: true, painted: true, hello, problem: null });
    expect(app.exitCode).toBe(0);
    expect(close).toHaveBeenCalledOnce();
  });

  it.each([
    ['nothing painted', () => ({ painted: false, hello: { ok: true } })],
    ['a refusal', () => ({ painted: true, hello: { ok: false, error: { code: 'locked' } } })],
    ['no bridge', () => undefined],
    [
      'a broken page',
      () => {
        throw new Error('jieping is not defined');
      },
    ],
  ])('ends with 1 on %s', async (_name, page) => {
    const { report } = await smoke(page);
    expect(report.ok).toBe(false);
    expect(report.problem).not.toBeNull();
    expect(app.exitCode).toBe(1);
  });

  it('writes a line where a box would wait for somebody', () => {
    const lines: string[] = [];
    smokeErrors((line) => void lines.push(line)).showErrorBox('title', 'text 7');
    expect(JSON.parse(lines[0] ?? '')).toEqual({ ok: false, problem: 'title: text 7' });
  });
});
