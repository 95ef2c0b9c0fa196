import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const START_FILE = /^start-[A-Za-z0-9_-]+\.html$/;

/** Switches of the window's browser: a profile of its own, nothing that speaks to its maker. */
export function windowSwitches(options: {
  readonly profile: string;
  readonly address: string;
  readonly root: boolean;
}): string[] {
  return [
    ...(options.root ? ['--no-sandbox', '--test-type'] : []),
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--disable-extensions',
    '--disable-breakpad',
    '--metrics-recording-only',
    '--no-proxy-server',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    '--password-store=basic',
    '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication',
    `--user-data-dir=${options.profile}`,
    '--window-size=1280,860',
    `--app=${options.address}`,
  ];
}

/** A page that leads to `address`. Only this user can read it: other users can see command lines, but not this. */
export function writeStartFile(folder: string, name: string, address: string): string {
  const path = join(folder, `start-${name}.html`);
  const text = address.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  writeFileSync(
    path,
    `<!doctype html><meta charset="utf-8"><title>街评</title><meta http-equiv="refresh" content="0; url=${text}">\n`,
    { mode: 0o600, flag: 'wx' },
  );
  return path;
}

/** Removes start files that an earlier run could not; their secrets are long void. */
export function sweepStartFiles(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (START_FILE.test(name)) rmSync(join(folder, name), { force: true });
  }
}

/**
 * What a browser on Linux needs so that it finds files with Chinese names: in the plain `C` locale it cannot open them.
 * Empty where the user's own locale will do.
 */
export function fileNameLocale(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  if (platform !== 'linux') return {};
  const own = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((value) => value !== undefined && value !== '') ?? 'C';
  return own === 'C' || own === 'POSIX' ? { LC_ALL: 'C.UTF-8' } : {};
}

export interface OpenWindow {
  /** Fulfilled when the browser's process has ended, with the reason when it could not be started. */
  readonly ended: Promise<Error | undefined>;
  /** Asks the browser to end; it closes its windows first. */
  close(): void;
}

/** Opens the app's window: a browser of its own for this data folder, without tabs and address bar. */
export function openWindow(
  program: string,
  parts: { readonly dataDir: string; readonly startFile: string },
): OpenWindow {
  const profile = join(parts.dataDir, 'browser-profile');
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  const child = spawn(
    program,
    windowSwitches({
      profile,
      address: pathToFileURL(parts.startFile).href,
      root: process.getuid?.() === 0,
    }),
    { stdio: 'ignore', env: { ...process.env, ...fileNameLocale(process.platform, process.env) } },
  );
  const ended = new Promise<Error | undefined>((resolve) => {
    child.once('error', resolve);
    child.once('exit', () => resolve(undefined));
  });
  return { ended, close: () => void child.kill() };
}
