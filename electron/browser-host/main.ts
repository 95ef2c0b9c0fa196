import { accessSync, constants, mkdirSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { AppError } from '../../shared/errors.ts';
import { errorText } from '../../shared/messages/error-text.ts';
import { loadAssets } from '../backend/assets.ts';
import { createApp, type App, type AppOptions } from '../backend/workspaces.ts';
import { openWindow, sweepStartFiles, writeStartFile } from './browser-window.ts';
import { findBrowser, thisComputer } from './find-browser.ts';
import { chooseDataDir, createBrowserPorts } from './platform.ts';
import { startServer, type LoopbackServer } from './server.ts';
import { createSession, START_LAUNCHED_MS, START_PRINTED_MS, type Session } from './session.ts';

export interface HostOptions {
  readonly dataDir?: string;
  /** Open a window; else the address is printed. */
  readonly open: boolean;
  readonly port?: number;
  readonly browser?: string;
  readonly makeSample: AppOptions['makeSample'];
  /** Writes one line for the user. */
  readonly say: (line: string) => void;
  /** Ends the host when aborted. */
  readonly stop: AbortSignal;
}

/** The built pages. */
export const RENDERER = fileURLToPath(new URL('../../out/renderer', import.meta.url));

const HANDED_OVER_MS = 5000;
const LAST_SAVE_MS = 3000;

function saysProblem(hello: unknown): hello is { readonly problem: AppError } {
  return typeof hello === 'object' && hello !== null && 'problem' in hello && hello.problem !== null;
}

/** Why the data cannot be opened, in both languages; undefined when they can. The page shows the same. */
async function problemOf(app: App): Promise<string | undefined> {
  const hello = await app.dispatch('app.hello', {});
  if (!hello.ok) return undefined;
  if (!saysProblem(hello.value)) return undefined;
  const { problem } = hello.value;
  return (['zh', 'en'] as const)
    .map((language) => {
      const { said, todo } = errorText(problem, language);
      return `${said} ${todo}`;
    })
    .join(' / ');
}

/**
 * Waits while the window is used. A browser that is already running with this profile takes the window over and the
 * started process ends at once; then the open pages count.
 */
async function untilClosed(
  ended: Promise<Error | undefined>,
  { server, session }: Pick<Running, 'server' | 'session'>,
): Promise<Error | undefined> {
  const startedAt = performance.now();
  const failure = await ended;
  if (failure !== undefined) return failure;
  if (performance.now() - startedAt < HANDED_OVER_MS) {
    await pause(HANDED_OVER_MS);
    if (!session.isOpened()) return new Error('it ended at once');
    while (server.pages() > 0) {
      while (server.pages() > 0) await pause(500);
      // A page that is being loaded anew is away for a moment.
      await pause(HANDED_OVER_MS);
    }
  }
  return undefined;
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

interface Running {
  readonly server: LoopbackServer;
  readonly session: Session;
  readonly dataDir: string;
  readonly options: HostOptions;
  readonly name: string;
}

function printAddress({ server, session, options }: Running): void {
  options.say(
    `在浏览器中打开（10 分钟内有效） / Open in a browser (good for 10 minutes): ${server.origin}/#start=${session.start}`,
  );
}

/** Shows the window and waits until it is closed; without a window waits for the signal alone. */
async function showAndWait(running: Running, program: string | undefined, ends: Promise<unknown>): Promise<number> {
  const { server, session, dataDir, options, name } = running;
  if (program === undefined) {
    printAddress(running);
    await ends;
    return 0;
  }
  const startFile = writeStartFile(dataDir, name, `${server.origin}/#start=${session.start}`);
  const forget = (): void => rmSync(startFile, { force: true });
  const timer = setTimeout(forget, START_LAUNCHED_MS);
  void session.opened.then(forget);
  const window = openWindow(program, { dataDir, startFile });
  try {
    const failure = await Promise.race([untilClosed(window.ended, running), ends.then(() => undefined)]);
    if (failure === undefined) return 0;
    options.say(`浏览器打不开 / The browser could not be started: ${failure.message}`);
    return 1;
  } finally {
    clearTimeout(timer);
    forget();
    window.close();
    // A page that is being closed still sends what was typed last; the server has to be there for it.
    await Promise.race([window.ended, pause(LAST_SAVE_MS, undefined, { ref: false })]);
  }
}

/**
 * Runs the app in a browser of this computer until its window is closed or `stop` is aborted. Gives the exit code.
 * Data that cannot be opened is no reason to end: the page says why, and so does one line here.
 */
export async function runBrowserHost(options: HostOptions): Promise<number> {
  const dataDir = chooseDataDir(options.dataDir);
  const computer = thisComputer();
  const found = findBrowser(computer, options.browser);
  if (options.browser !== undefined && found === undefined) {
    options.say(`找不到浏览器 / No such browser: ${options.browser}`);
    return 1;
  }
  // A folder that cannot be used is told by the page like any other problem with the data.
  const usable = makeFolder(dataDir);
  const program = options.open && usable ? found : undefined;
  let origin = '';
  const ports = createBrowserPorts({ dataDir, browser: options.browser, origin: () => origin });
  const app = await createApp({ dataDir, ports, makeSample: options.makeSample });
  try {
    const problem = await problemOf(app);
    if (problem !== undefined) options.say(problem);
    else sweepStartFiles(dataDir);
    const life = program === undefined ? START_PRINTED_MS : START_LAUNCHED_MS;
    const session = createSession(ports.ids, life, () => performance.now());
    const server = await startServer({
      app,
      assets: loadAssets(RENDERER),
      session,
      ids: ports.ids,
      log: ports.log,
      port: options.port ?? 0,
    });
    origin = server.origin;
    const ends = Promise.race([
      aborted(options.stop),
      session.broken.then(() => options.say('口令多次不对，已停止 / Too many wrong tokens; stopped')),
    ]);
    try {
      const running = { server, session, dataDir, options, name: ports.ids.uuid() };
      return await showAndWait(running, program?.path, ends);
    } finally {
      await server.close();
    }
  } finally {
    app.close();
  }
}

/** Aborts on Ctrl-C, on a request to end and when the terminal is closed. */
export function stopOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => controller.abort());
  }
  return controller.signal;
}
