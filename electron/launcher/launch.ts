import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findBrowser, thisComputer } from '../browser-host/find-browser.ts';
import { runBrowserHost, stopOnSignals } from '../browser-host/main.ts';
import type { AppOptions } from '../backend/workspaces.ts';
import { buildParts, type Part } from './build-pages.ts';
import { chooseHost, hasDisplay, type HostName } from './choose-host.ts';
import { electronProgram, runElectron } from './electron-program.ts';

export interface LaunchOptions {
  readonly host: HostName | undefined;
  readonly dataDir: string | undefined;
  readonly browser: string | undefined;
  readonly port: number;
  readonly open: boolean;
}

const HELP = `npm start -- [--host electron|browser] [--data-dir FOLDER] [--browser PROGRAM] [--no-open] [--port N]`;

/** The options of `npm start`, or the sentence that says what is wrong with them. */
export function readOptions(args: readonly string[]): LaunchOptions | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        host: { type: 'string' },
        'data-dir': { type: 'string' },
        browser: { type: 'string' },
        'no-open': { type: 'boolean' },
        port: { type: 'string' },
      },
    });
    const { host } = values;
    if (host !== undefined && host !== 'electron' && host !== 'browser') return `--host ${host}\n${HELP}`;
    const port = Number(values.port ?? '0');
    if (!Number.isInteger(port) || port < 0 || port > 65_535) return `--port ${values.port ?? ''}\n${HELP}`;
    return { host, dataDir: values['data-dir'], browser: values.browser, port, open: values['no-open'] !== true };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${HELP}`;
  }
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const NOTICE_MS = 2000;

/** Says that it builds only when that takes long enough to wonder. */
async function ensureBuilt(parts: readonly Part[], say: (line: string) => void): Promise<boolean> {
  const notice = setTimeout(() => say('正在生成界面，约一分钟 / Building the pages, about a minute'), NOTICE_MS);
  const built = await buildParts(ROOT, parts);
  clearTimeout(notice);
  if (!built.ok) say(`${built.output}\n界面生成失败 / The pages could not be built`);
  return built.ok;
}

/** Chooses the host, builds what is missing, runs it to its end. Gives the exit code. */
export async function launch(
  args: readonly string[],
  { makeSample, say }: { readonly makeSample: AppOptions['makeSample']; readonly say: (line: string) => void },
): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'string') {
    say(options);
    return 2;
  }
  const { host, dataDir, browser, port, open } = options;
  const program = electronProgram(ROOT);
  const found = findBrowser(thisComputer(), browser);
  const choice = chooseHost({
    forced: host,
    electron: program !== undefined,
    display: hasDisplay(process.platform, process.env),
    browser: found === undefined ? undefined : found.name === 'chosen' ? found.path : found.name,
    open,
  });
  if (choice.host === 'none') {
    say(choice.line);
    return 1;
  }
  if (!(await ensureBuilt(choice.host === 'electron' ? ['renderer', 'electron'] : ['renderer'], say))) return 1;
  say(choice.line);
  const stop = stopOnSignals();
  if (choice.host === 'electron' && program !== undefined) {
    const forwarded = dataDir === undefined ? [] : [`--data-dir=${dataDir}`];
    return await runElectron(program, { root: ROOT, args: forwarded, stop });
  }
  return await runBrowserHost({
    open: choice.host === 'browser' && choice.window,
    port,
    makeSample,
    say,
    stop,
    ...(dataDir === undefined ? {} : { dataDir }),
    ...(browser === undefined ? {} : { browser }),
  });
}
