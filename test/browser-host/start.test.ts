import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { windowSwitches, writeStartFile } from '../../electron/browser-host/browser-window.ts';
import { runBrowserHost } from '../../electron/browser-host/main.ts';
import { buildParts } from '../../electron/launcher/build-pages.ts';
import { ok } from '../../shared/result.ts';
import { send, tokenIn } from '../support/host-fixture.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jieping-start-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function addressIn(lines: readonly string[]): URL | undefined {
  const text = lines.join('\n');
  const found = /http:\/\/127\.0\.0\.1:\d+\/#start=[\w-]+/.exec(text)?.[0];
  return found === undefined ? undefined : new URL(found);
}

async function tokenFrom(address: URL): Promise<string> {
  const reply = await send(address.host, {
    method: 'POST',
    path: '/session',
    headers: { Origin: address.origin, 'Content-Type': 'application/json', 'X-App-Request': '1' },
    body: JSON.stringify({ start: address.hash.slice('#start='.length) }),
  });
  expect(reply.status).toBe(200);
  return tokenIn(reply);
}

async function hello(address: URL, token: string): Promise<Record<string, unknown>> {
  const reply = await send(address.host, {
    method: 'POST',
    path: '/call',
    headers: {
      Origin: address.origin,
      'Content-Type': 'application/json',
      'X-App-Request': '1',
      Authorization: `Bearer ${token}`,
    },
    body: '{"method":"app.hello","input":{}}',
  });
  return z.object({ value: z.record(z.string(), z.unknown()) }).parse(JSON.parse(reply.body)).value;
}

describe('the host', () => {
  beforeAll(async () => {
    const built = await buildParts(root, ['renderer']);
    if (!built.ok) throw new Error(built.output);
  }, 180_000);

  const makeSample = () => Promise.resolve(ok(null));

  it('gives an address that opens the app once, and ends cleanly on request', async () => {
    const said: string[] = [];
    const stop = new AbortController();
    const running = runBrowserHost({
      dataDir: folder,
      open: false,
      makeSample,
      say: (line) => said.push(line),
      stop: stop.signal,
    });
    await expect.poll(() => addressIn(said), { timeout: 10_000 }).toBeDefined();
    const address = addressIn(said)!;
    const token = await tokenFrom(address);
    expect(await hello(address, token)).toMatchObject({ state: 'new', problem: null, host: { words: 'browser' } });
    stop.abort();
    expect(await running).toBe(0);
    await expect(send(address.host, {})).rejects.toThrow('ECONNREFUSED');
  });

  it('still shows its page when the data cannot be opened, and says why', async () => {
    writeFileSync(join(folder, 'jieping.db'), 'this is no database, but somebody else’s file '.repeat(100));
    const said: string[] = [];
    const stop = new AbortController();
    const running = runBrowserHost({
      dataDir: folder,
      open: false,
      makeSample,
      say: (line) => said.push(line),
      stop: stop.signal,
    });
    await expect.poll(() => addressIn(said), { timeout: 10_000 }).toBeDefined();
    expect(said[0]).toMatch(/[\u4e00-\u9fff]。.* \/ .*[a-z]\./);
    const address = addressIn(said)!;
    expect(await hello(address, await tokenFrom(address))).toMatchObject({ state: 'refused' });
    stop.abort();
    expect(await running).toBe(0);
  });

  it('opens a browser without the secret on its command line and ends with it', async () => {
    const browser = join(folder, 'browser.sh');
    const seen = join(folder, 'seen');
    // Stands in for a browser: notes its switches and the start file, and closes after a while.
    writeFileSync(
      browser,
      `#!/bin/sh\nfor a in "$@"; do case "$a" in --app=file://*) cp "\${a#--app=file://}" ${seen}.html; ls -l "\${a#--app=file://}" > ${seen}.mode;; esac; done\necho "$@" > ${seen}\nsleep 6\n`,
    );
    chmodSync(browser, 0o755);
    const said: string[] = [];
    const code = await runBrowserHost({
      dataDir: join(folder, 'data'),
      open: true,
      browser,
      makeSample,
      say: (line) => said.push(line),
      stop: new AbortController().signal,
    });
    expect([code, said]).toEqual([0, []]);
    const switches = readFileSync(seen, 'utf8');
    const secret = /#start=([\w-]{43})/.exec(readFileSync(`${seen}.html`, 'utf8'))?.[1] ?? '';
    expect(secret).toHaveLength(43);
    expect(switches).not.toContain(secret);
    expect(switches).toContain(`--user-data-dir=${join(folder, 'data', 'browser-profile')}`);
    expect(readFileSync(`${seen}.mode`, 'utf8')).toMatch(/^-rw------- /);
    expect(readdirSync(join(folder, 'data')).filter((name) => name.startsWith('start-'))).toEqual([]);
  });

  it('says so when the browser ends at once, and leaves no start file', async () => {
    const browser = join(folder, 'browser.sh');
    writeFileSync(browser, '#!/bin/sh\nexit 1\n');
    chmodSync(browser, 0o755);
    const said: string[] = [];
    const dataDir = join(folder, 'data');
    const stop = new AbortController().signal;
    const code = await runBrowserHost({
      dataDir,
      open: true,
      browser,
      makeSample,
      say: (line) => said.push(line),
      stop,
    });
    expect(code).toBe(1);
    expect(said.join()).toContain('could not be started');
    expect(readdirSync(dataDir).filter((name) => name.startsWith('start-'))).toEqual([]);
  });

  it('is started by the launcher, says one line why, and ends with 0 on Ctrl-C', async () => {
    child = spawn(process.execPath, ['electron/start.ts', '--no-open', '--host', 'browser', '--data-dir', folder], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines: string[] = [];
    child.stdout?.setEncoding('utf8').on('data', (text: string) => lines.push(text));
    await expect.poll(() => addressIn(lines), { timeout: 120_000 }).toBeDefined();
    expect(lines.join('').match(/^街评[:：]/gm)).toHaveLength(1);
    const ended = new Promise((resolve) => child?.once('exit', (code, signal) => resolve([code, signal])));
    child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
    expect(existsSync(join(folder, 'jieping.db'))).toBe(true);
    expect(existsSync(join(folder, 'jieping.db-wal'))).toBe(false);
  }, 150_000);
});

describe('the window', () => {
  it('has a profile of its own and speaks to nobody', () => {
    const switches = windowSwitches({ profile: '/p', address: 'file:///s.html', root: false });
    expect(switches).toContain('--user-data-dir=/p');
    expect(switches).toContain('--app=file:///s.html');
    expect(switches).toContain('--disable-background-networking');
    expect(switches.find((one) => one.startsWith('--disable-features='))).toContain('Translate');
    expect(switches).not.toContain('--no-sandbox');
    expect(windowSwitches({ profile: '/p', address: 'x', root: true })).toContain('--no-sandbox');
  });

  it('is led to its address by a file that only this user can read', () => {
    const path = writeStartFile(folder, 'abc', 'http://127.0.0.1:1/#start="<>&');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).toContain('url=http://127.0.0.1:1/#start=&quot;<>&amp;"');
    expect(() => writeStartFile(folder, 'abc', 'x')).toThrow('EEXIST');
  });
});
