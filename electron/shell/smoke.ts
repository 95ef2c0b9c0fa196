import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { App, BrowserWindow } from 'electron';

export const SMOKE_FLAG = '--smoke-test';
const LIMIT_MS = 60_000;

/** One line of JSON on standard output; `ok` decides the exit code. */
export interface SmokeReport {
  readonly ok: boolean;
  readonly versions: Readonly<Record<string, string | undefined>>;
  /** What `app.hello` answered to the page through the preload script, the channel and the database. */
  readonly hello: unknown;
  /** Whether the page painted anything below its root. */
  readonly painted: boolean;
  readonly problem: string | null;
}

export function smokeRequested(argv: readonly string[]): boolean {
  return argv.includes(SMOKE_FLAG);
}

/** A data folder of its own that is removed at the end: a smoke test never sees anybody's work. */
export function smokeFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'jieping-smoke-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** In place of error boxes, which nobody would close. */
export function smokeErrors(write: (line: string) => void): { showErrorBox(title: string, content: string): void } {
  return {
    showErrorBox: (title, content) => write(`${JSON.stringify({ ok: false, problem: `${title}: ${content}` })}\n`),
  };
}

const ASK = `(async () => {
  for (let n = 0; n < 200 && !document.querySelector('#root > *'); n += 1) await new Promise((r) => setTimeout(r, 50));
  return { painted: document.querySelector('#root > *') !== null, hello: await window.jieping.call('app.hello', {}) };
})()`;

function isAnswered(hello: unknown): boolean {
  return typeof hello === 'object' && hello !== null && 'ok' in hello && hello.ok === true;
}

async function ask(window: BrowserWindow): Promise<Pick<SmokeReport, 'ok' | 'hello' | 'painted' | 'problem'>> {
  const seen: unknown = await window.webContents.executeJavaScript(ASK);
  if (typeof seen !== 'object' || seen === null || !('hello' in seen) || !('painted' in seen)) {
    return { ok: false, hello: null, painted: false, problem: 'the page gave no answer' };
  }
  const ok = isAnswered(seen.hello) && seen.painted === true;
  return { ok, hello: seen.hello, painted: seen.painted === true, problem: ok ? null : 'the start page is not up' };
}

/**
 * Asks the running window who is there, writes the report and ends the program: 0 when the page, the preload script,
 * the channel and the database all answered, else 1. Needs no debugger, so it also works on a released build.
 */
export async function runSmoke(
  window: BrowserWindow,
  app: Pick<App, 'exit'>,
  close: () => void,
  write: (line: string) => void,
): Promise<void> {
  const { electron, chrome, node } = process.versions;
  const versions = { electron, chrome, node };
  let report: SmokeReport;
  try {
    const late = pause(
      LIMIT_MS,
      { ok: false, hello: null, painted: false, problem: 'no answer in time' },
      { ref: false },
    );
    report = { versions, ...(await Promise.race([ask(window), late])) };
  } catch (error) {
    report = { ok: false, versions, hello: null, painted: false, problem: String(error) };
  }
  write(`${JSON.stringify(report)}\n`);
  close();
  app.exit(report.ok ? 0 : 1);
}
