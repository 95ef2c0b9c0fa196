import { beforeEach, describe, expect, it } from 'vitest';
import { BrowserWindow, resetElectron } from '../support/electron-fake.ts';
import { createMemoryLog } from '../support/memory-log.ts';
import { createPdfWindows } from '../../electron/shell/pdf-window.ts';
import { EVENT_CHANNEL } from '../../electron/shell/channels.ts';

const PAGE = '/print.html#job';
const print = async (timeout = 500) => {
  const log = createMemoryLog();
  const opened = await createPdfWindows({ packaged: true, log, timeout }).open();
  if (!opened.ok) throw new Error('always opens');
  return { printer: opened.value, log };
};
/** Plays pages that say `states` one after another. */
const playPages = (...states: string[]) => {
  BrowserWindow.made = (window) => {
    const left = [...states];
    window.webContents.page = () => (left.length > 1 ? left.shift() : left[0]);
  };
};
const READY = 'ready';
const NOT_YET = '';

beforeEach(resetElectron);

describe('a print window', () => {
  it('is hidden, has no preload script and no channel, and is gone afterwards', async () => {
    playPages(READY);
    const { printer } = await print();
    expect(await printer.pdf(PAGE)).toMatchObject({ ok: true });
    const window = BrowserWindow.all[0]!;
    expect(window.loaded).toEqual([`app://bundle${PAGE}`]);
    expect(window.options).toMatchObject({
      show: false,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, backgroundThrottling: false },
    });
    expect(window.options.webPreferences).not.toHaveProperty('preload');
    expect(window.webContents.ipc.handlers.size).toBe(0);
    expect(window.webContents.sent.filter(({ channel }) => channel === EVENT_CHANNEL)).toEqual([]);
    expect(window.destroyed).toBe(true);
  });

  it('waits until the page says that it is ready', async () => {
    playPages(NOT_YET, NOT_YET, READY);
    const { printer } = await print();
    expect(await printer.pdf(PAGE)).toMatchObject({ ok: true });
  });

  it('prints by the page’s own paper, tagged, without the browser’s header', async () => {
    playPages(READY);
    const { printer } = await print();
    await printer.pdf(PAGE);
    expect(BrowserWindow.all[0]?.webContents.printed).toEqual([
      {
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
        displayHeaderFooter: false,
      },
    ]);
  });

  it('gives the bytes as they are', async () => {
    playPages(READY);
    const { printer } = await print();
    const pdf = await printer.pdf(PAGE);
    expect(pdf.ok && Buffer.from(pdf.value).toString()).toBe('%PDF-1.7 fake');
  });
});

describe('refusals', () => {
  it('a page that never gets ready', async () => {
    playPages(NOT_YET);
    const { printer, log } = await print(60);
    expect(await printer.pdf(PAGE)).toEqual({ ok: false, error: { code: 'internal', errorId: 'print:timeout' } });
    expect(log.lines.map(({ event }) => event)).toEqual(['print.timeout']);
    expect(BrowserWindow.all[0]?.destroyed).toBe(true);
  });

  it('a page that never loads', async () => {
    BrowserWindow.load = () => new Promise(() => undefined);
    const { printer } = await print(60);
    expect(await printer.pdf(PAGE)).toMatchObject({ ok: false, error: { errorId: 'print:timeout' } });
    expect(BrowserWindow.all[0]?.destroyed).toBe(true);
  });

  it('characters that no font has', async () => {
    playPages(NOT_YET, 'failed:𬱖');
    const { printer } = await print();
    const error = { code: 'not_ready', what: 'character_without_font', detail: '𬱖' };
    expect(await printer.pdf(PAGE)).toEqual({ ok: false, error });
    expect(BrowserWindow.all[0]?.webContents.printed).toEqual([]);
  });

  it('a page that says why it cannot', async () => {
    playPages('error:no job');
    const { printer } = await print();
    expect(await printer.pdf(PAGE)).toEqual({ ok: false, error: { code: 'internal', errorId: 'print:no job' } });
  });

  it('a print that breaks: it is noted down and the window goes', async () => {
    playPages(READY);
    const made = BrowserWindow.made;
    BrowserWindow.made = (window) => {
      made(window);
      window.webContents.pdf = () => Promise.reject(new Error('printer on fire'));
    };
    const { printer, log } = await print();
    expect(await printer.pdf(PAGE)).toEqual({ ok: false, error: { code: 'internal', errorId: 'print:failed' } });
    expect(log.lines[0]?.event).toBe('print.failed');
    expect(BrowserWindow.all[0]?.destroyed).toBe(true);
  });

  it.each(['https://example.org/', '//evil/print.html', '.evil/print.html', '@evil/', 'print.html'])(
    'an address that is not ours: %s',
    async (page) => {
      const { printer } = await print();
      expect(await printer.pdf(page)).toMatchObject({ ok: false });
      expect(
        BrowserWindow.all.flatMap(({ loaded }) => loaded).filter((url) => !url.startsWith('app://bundle/')),
      ).toEqual([]);
    },
  );
});

describe('a batch', () => {
  it('prints one after another and goes on after a page that failed', async () => {
    let open = 0;
    let most = 0;
    let made = 0;
    BrowserWindow.made = (window) => {
      open += 1;
      made += 1;
      most = Math.max(most, open);
      const mine = made;
      window.webContents.page = () => (mine === 2 ? 'error:data' : READY);
      window.on('closed', () => void (open -= 1));
    };
    const { printer } = await print();
    const all = await Promise.all([1, 2, 3].map((n) => printer.pdf(`/print.html#${String(n)}`)));
    expect(all.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(most).toBe(1);
    await printer.close();
    expect(open).toBe(0);
  });
});
