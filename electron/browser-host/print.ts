import type { Browser as Engine, BrowserContext, Page } from 'playwright-core';
import type { AppError } from '../../shared/errors.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { Log, Printer, PrintPort } from '../backend/ports.ts';
import { printRefusal } from '../backend/print-refusal.ts';
import { packagedChromium } from './chromium-package.ts';
import { findBrowser, thisComputer } from './find-browser.ts';

/** A program that can print, and the environment it needs. */
export interface PrintEngine {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface PrintParts {
  /** `http://127.0.0.1:<port>`, known once the server listens. */
  readonly origin: () => string;
  /** The program, or why there is none. */
  readonly engine: () => Promise<Result<PrintEngine, string>>;
  readonly log: Log;
}

const READY_MS = 30_000;

/** The system's browser if there is one, else the one that came with the installation, unpacked below `cache`. */
export async function choosePrintEngine(cache: string, chosen?: string): Promise<Result<PrintEngine, string>> {
  const installed = findBrowser(thisComputer(), chosen);
  if (installed !== undefined) return ok({ path: installed.path, env: {} });
  return packagedChromium(cache);
}

/** This process's environment and `extra`, as a child process wants it. */
export function environment(extra: Readonly<Record<string, string>>): Record<string, string> {
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(own), ...extra };
}

async function launch(engine: PrintEngine, log: Log): Promise<Engine> {
  // A fifth of the time to start, and most days print nothing.
  const { chromium } = await import('playwright-core');
  const start = (chromiumSandbox: boolean): Promise<Engine> =>
    chromium.launch({
      executablePath: engine.path,
      env: environment(engine.env),
      chromiumSandbox,
      args: ['--disable-gpu', '--no-proxy-server', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
      timeout: READY_MS,
    });
  if (process.getuid?.() === 0) return start(false);
  try {
    return await start(true);
  } catch (error) {
    // Some systems forbid the sandbox to programs that they did not install. The engine opens our own pages only.
    log.info('print.without-sandbox', { message: error instanceof Error ? error.message : String(error) });
    return start(false);
  }
}

/** What the page says of itself once it has settled: `ready`, `failed:<characters>` or `error:<reason>`. */
async function settledState(page: Page): Promise<string> {
  const settled = page.locator('html:is([data-print="ready"], [data-print^="failed:"], [data-print^="error:"])');
  await settled.waitFor({ state: 'attached', timeout: READY_MS });
  return (await settled.getAttribute('data-print')) ?? '';
}

async function printPage(
  context: BrowserContext,
  { origin, page: address, log }: { readonly origin: string; readonly page: string; readonly log: Log },
): Promise<Result<Uint8Array, AppError>> {
  const page = await context.newPage();
  try {
    await page.goto(new URL(address, origin).href, { timeout: READY_MS });
    const state = await settledState(page);
    const refusal = printRefusal(state);
    if (refusal !== undefined) {
      log.error('print.refused', { state });
      return refuse(refusal);
    }
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
    return ok(new Uint8Array(pdf));
  } catch (error) {
    log.error('print.failed', { message: error instanceof Error ? error.message : String(error) });
    return refuse({ code: 'internal', errorId: 'print' });
  } finally {
    await page.close();
  }
}

/**
 * Prints pages of our own origin in a headless browser; anything else that a page might ask for is refused. A page is
 * printed when it says that it is ready (`data-print` on its root); characters without a font are a refusal, so
 * nothing unreadable is ever printed.
 */
export function createPrintPort({ origin, engine, log }: PrintParts): PrintPort {
  return {
    async open(): Promise<Result<Printer, AppError>> {
      const program = await engine();
      if (!program.ok) {
        return refuse({ code: 'not_ready', what: 'no_browser_for_printing', detail: program.error });
      }
      const browser = await launch(program.value, log);
      const own = origin();
      const context = await browser.newContext({ locale: 'zh-CN', serviceWorkers: 'block' });
      await context.route('**/*', (route) =>
        new URL(route.request().url()).origin === own ? route.continue() : route.abort('blockedbyclient'),
      );
      let last: Promise<unknown> = Promise.resolve();
      return ok({
        pdf(page) {
          const next = last.then(() => printPage(context, { origin: own, page, log }));
          last = next;
          return next;
        },
        close: () => browser.close(),
      });
    },
  };
}
