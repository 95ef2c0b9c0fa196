import { getDocumentProxy, extractText } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Printer } from '../../electron/backend/ports.ts';
import { printRefusal } from '../../electron/backend/print-refusal.ts';
import { createPrintPort } from '../../electron/browser-host/print.ts';
import { ok, refuse } from '../../shared/result.ts';
import { packagedOnly } from '../support/chromium.ts';
import { silentLog, startHost, type HostFixture } from '../support/host-fixture.ts';

const PRINT = `<!doctype html><html lang="en"><meta charset="utf-8"><title>print</title>
<link rel="stylesheet" href="/print.css"><h1>Scorecard</h1><p id="street"></p>
<script type="module" src="/print.js"></script></html>`;

/** Reads its job, tries to reach another origin, then says it is ready or why not. */
const SCRIPT = `
const root = document.documentElement;
try {
  const job = await (await fetch('/print-jobs/' + location.hash.slice(1) + '.json')).json();
  document.querySelector('#street').textContent = job.street;
  const outside = await fetch(job.outside).then(() => 'reached', () => 'blocked');
  document.querySelector('#street').textContent += ' outside ' + outside;
  root.dataset.print = job.missing ? 'failed:' + job.missing : 'ready';
} catch (error) {
  root.dataset.print = 'error:' + error.message;
}`;

let host: HostFixture;
let printer: Printer;
let other: HostFixture;

beforeAll(async () => {
  host = await startHost({ '/index.html': 'x', '/print.html': PRINT, '/print.js': SCRIPT, '/print.css': '' });
  other = await startHost({ '/index.html': 'x' });
  const engine = await packagedOnly();
  const port = createPrintPort({
    origin: () => host.server.origin,
    engine: () => Promise.resolve(ok(engine)),
    log: silentLog,
  });
  const opened = await port.open();
  if (!opened.ok) throw new Error(opened.error.code);
  printer = opened.value;
}, 120_000);

afterAll(async () => {
  await printer.close();
  await host.close();
  await other.close();
});

function job(data: Record<string, unknown>): string {
  return `/print.html#${host.printJobs.put({ outside: `${other.server.origin}/index.html`, ...data })}`;
}

describe('a print', () => {
  it('is a PDF with the text of its job, and reaches no other origin', async () => {
    const [first, second] = await Promise.all([
      printer.pdf(job({ street: 'Desheng 14' })),
      printer.pdf(job({ street: 'Xinjiekou 3' })),
    ]);
    expect(first.ok && second.ok).toBe(true);
    if (!first.ok || !second.ok) return;
    const document = await getDocumentProxy(first.value);
    const { text } = await extractText(document, { mergePages: true });
    expect(text.replace(/\s+/g, ' ')).toContain('Scorecard Desheng 14 outside blocked');
    const marks = (await document.getMarkInfo()) as { Marked: boolean } | null;
    expect(marks?.Marked).toBe(true);
    const next = await extractText(await getDocumentProxy(second.value), { mergePages: true });
    expect(next.text).toContain('Xinjiekou 3');
  });

  it('is refused when a character has no font', async () => {
    expect(await printer.pdf(job({ street: 'x', missing: '𪚥' }))).toEqual({
      ok: false,
      error: { code: 'not_ready', what: 'character_without_font', detail: '𪚥' },
    });
  });

  it('is refused when the page fails', async () => {
    expect(await printer.pdf('/print.html#used')).toMatchObject({
      ok: false,
      error: { errorId: expect.stringContaining('print:') as unknown },
    });
  });
});

describe('without a browser', () => {
  it('says what is needed', async () => {
    const port = createPrintPort({
      origin: () => host.server.origin,
      engine: () => Promise.resolve(refuse('wrong_platform')),
      log: silentLog,
    });
    expect(await port.open()).toEqual({
      ok: false,
      error: { code: 'not_ready', what: 'no_browser_for_printing', detail: 'wrong_platform' },
    });
  });
});

describe('the state of a page', () => {
  it('is read strictly', () => {
    expect(printRefusal('ready')).toBeUndefined();
    expect(printRefusal('failed:㐀:')).toMatchObject({ what: 'character_without_font', detail: '㐀:' });
    expect(printRefusal('error:no job')).toEqual({
      code: 'internal',
      errorId: 'print:no job',
    });
  });
});
