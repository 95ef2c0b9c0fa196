import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from '@playwright/test';
import { chromiumCache } from '../../support/chromium.ts';
import type { Places, Program } from './program.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const START_MS = 60_000;
const MAKE_MS = 60_000;

/** Starts `npm start` without a window and opens the address that it prints. */
export async function startInBrowser(
  dataDir: string,
  context: BrowserContext,
  { kept, stick }: Places,
): Promise<Program> {
  const args = ['electron/start.ts', '--host', 'browser', '--no-open', '--data-dir', dataDir];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, JIEPING_CACHE: chromiumCache(), TZ: 'Asia/Shanghai', JIEPING_STICKS: stick },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no address within ${START_MS} ms:\n${said}`)), START_MS);
    const read = (text: string): void => {
      said += text;
      const found = /http:\/\/127\.0\.0\.1:\d+\/#start=[\w-]+/.exec(said)?.[0];
      if (found === undefined) return;
      clearTimeout(late);
      resolve(found);
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}:\n${said}`)));
  });
  const page = await context.newPage();
  // The first listener makes Chromium hand its file dialogs over, which takes a moment: a dialog opened within it by a
  // key press would be closed at once, as if cancelled. So one listens from the start.
  page.on('filechooser', () => undefined);
  await page.goto(address);
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  return {
    page,
    said: () => said,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    async choose(act, paths) {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), act()]);
      await chooser.setFiles([...paths]);
    },
    async keep(act) {
      // What is kept is made first, a PDF by a browser of its own: that is work, not the answer to a click.
      const [download] = await Promise.all([page.waitForEvent('download', { timeout: MAKE_MS }), act()]);
      const name = download.suggestedFilename();
      const path = join(kept, name);
      await download.saveAs(path);
      return { path, name };
    },
  };
}
