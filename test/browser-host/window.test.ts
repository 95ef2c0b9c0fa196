import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { environment } from '../../electron/browser-host/print.ts';
import { chromium, type BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileNameLocale, windowSwitches, writeStartFile } from '../../electron/browser-host/browser-window.ts';
import { packagedOnly } from '../support/chromium.ts';
import { startHost, type HostFixture } from '../support/host-fixture.ts';

const PAGE = `<!doctype html><meta charset="utf-8"><title>street</title><p></p>
<script>document.title = 'inline';</script><script type="module" src="/a.js"></script>`;

/** What the real page does: redeems the secret once, then calls. */
const SCRIPT = `
const start = location.hash.slice('#start='.length);
const post = (path, body, headers) => fetch(path, { method: 'POST', body: JSON.stringify(body),
  headers: { 'Content-Type': 'application/json', 'X-App-Request': '1', ...headers } });
const { token } = await (await post('/session', { start })).json();
const reply = await post('/call', { method: 'app.hello', input: {} }, { Authorization: 'Bearer ' + token });
document.querySelector('p').textContent = JSON.stringify(await reply.json());`;

let host: HostFixture;
let context: BrowserContext;

beforeAll(async () => {
  host = await startHost({ '/index.html': PAGE, '/a.js': SCRIPT });
  const { path, env } = await packagedOnly();
  const profile = join(host.folder, 'profile');
  context = await chromium.launchPersistentContext(profile, {
    executablePath: path,
    env: environment(env),
    chromiumSandbox: false,
    args: windowSwitches({ profile, address: 'about:blank', root: process.getuid?.() === 0 }).filter(
      (one) => !/^--(user-data-dir|app)=/.test(one),
    ),
  });
}, 120_000);

afterAll(async () => {
  await context.close();
  await host.close();
});

describe('a real browser with the switches of the window', () => {
  it('gets from the start file into the app, and the policy holds', async () => {
    const file = writeStartFile(host.folder, 'window', `${host.server.origin}/#start=${host.session.start}`);
    const page = await context.newPage();
    const refused: string[] = [];
    page.on('console', (message) => refused.push(message.text()));
    await page.goto(pathToFileURL(file).href);
    await page.waitForURL(`${host.server.origin}/**`);
    await expect
      .poll(() => page.locator('p').textContent(), { timeout: 10_000 })
      .toBe('{"ok":true,"value":{"method":"app.hello","input":{}}}');
    expect(await page.title()).toBe('street');
    expect(refused.join('\n')).toContain('Content Security Policy');
    await page.close();
  });

  it('shows nothing of ours to a page of another port', async () => {
    const other = await startHost({ '/index.html': '<!doctype html><title>other</title>' });
    const page = await context.newPage();
    await page.goto(other.server.origin);
    const framed = await page.evaluate(async (target) => {
      const frame = document.createElement('iframe');
      frame.src = target;
      document.body.append(frame);
      await new Promise((resolve) => {
        setTimeout(resolve, 500);
      });
      return frame.contentDocument === null ? 'closed' : (frame.contentDocument.querySelector('p') ?? 'empty');
    }, host.server.origin);
    expect(['closed', 'empty']).toContain(framed);
    expect(host.calls.length).toBe(1);
    await page.close();
    await other.close();
  });
});

describe('the names of files', () => {
  it.each([
    ['linux', {}, true],
    ['linux', { LANG: 'C' }, true],
    ['linux', { LANG: 'zh_CN.UTF-8' }, false],
    ['linux', { LANG: 'zh_CN.UTF-8', LC_ALL: 'POSIX' }, true],
    ['linux', { LANG: 'zh_CN.GB18030' }, false],
    ['linux', { LC_CTYPE: 'C.utf8', LC_ALL: '' }, false],
    ['win32', {}, false],
    ['darwin', {}, false],
  ] as const)('on %s with %j a locale is set: %s', (platform, env, set) => {
    expect(fileNameLocale(platform, env)).toEqual(set ? { LC_ALL: 'C.UTF-8' } : {});
  });
});
