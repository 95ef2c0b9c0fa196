import { afterEach, describe, expect, test, vi } from 'vitest';
import { loadFonts } from '../../../renderer/print/fonts-ready.ts';
import { groups } from '../../../renderer/print/groups.ts';
import { loadJob } from '../../../renderer/print/load-job.ts';
import { showPrintJob } from '../../../renderer/print/print-job.tsx';
import { asReal } from '../../support/as-real.ts';
import { recoveryJob } from '../../support/print-fixtures.ts';

function answer(body: unknown, status = 200): void {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status }));
}

/** Stands in for the browser's font set, which the test environment lacks. */
function fontSet() {
  const asked: { font: string; text: string }[] = [];
  const load = async (font: string, text: string) => {
    asked.push({ font, text });
    return [];
  };
  return { asked, fonts: asReal<FontFaceSet>({ load, ready: Promise.resolve() }) };
}

afterEach(() => {
  vi.unstubAllGlobals();
  delete document.documentElement.dataset['print'];
  document.body.replaceChildren();
});

describe('a print job', () => {
  test('is fetched by the name in the address, and only a plain name is asked for', async () => {
    answer(recoveryJob('zh'));
    await expect(loadJob('#abc_-1')).resolves.toMatchObject({ kind: 'recovery' });
    await expect(loadJob('#../secret')).rejects.toThrow('no print job is named');
    answer({ kind: 'other' });
    await expect(loadJob('#abc')).rejects.toThrow('not a print job');
    answer({}, 404);
    await expect(loadJob('#abc')).rejects.toThrow('404');
  });

  test('becomes ready after both weights have been loaded for page and margins', async () => {
    const { asked, fonts } = fontSet();
    Object.defineProperty(document, 'fonts', { value: fonts, configurable: true });
    answer(recoveryJob('en'));
    const root = document.body.appendChild(document.createElement('div'));
    await showPrintJob(document, root, '#job');
    expect(document.documentElement.dataset['print']).toBe('ready');
    expect(document.documentElement.lang).toBe('en');
    expect(asked.map(({ font }) => font.slice(0, 3))).toEqual(['400', '600']);
    expect(asked[0]?.text).toContain('Page ');
    expect(root.textContent).toContain('JR7K');
  });

  test('names the characters that no font has instead of printing boxes', async () => {
    const { asked, fonts } = fontSet();
    Object.defineProperty(document, 'fonts', { value: fonts, configurable: true });
    answer({ ...recoveryJob('zh'), office: '\u{2f9ff}区' });
    await showPrintJob(document, document.body.appendChild(document.createElement('div')), '#job');
    expect(document.documentElement.dataset['print']).toBe('failed:\u{2f9ff}');
    expect(asked).toEqual([]);
  });

  test('says why it cannot be shown', async () => {
    answer({}, 404);
    await showPrintJob(document, document.createElement('div'), '#gone');
    expect(document.documentElement.dataset['print']).toBe('error:print job not found (404)');
  });

  test('loads the rare family too', async () => {
    const { asked, fonts } = fontSet();
    await expect(loadFonts('䶮', fonts)).resolves.toEqual({ ok: true });
    expect(asked[0]?.font).toContain('LXGW WenKai GB Screen');
  });

  test('splits a code into groups', () => {
    expect(groups(' AB12-CD34 EF ')).toEqual(['AB12', 'CD34', 'EF']);
    expect(groups('ABCDEFGHIJ')).toEqual(['ABCD', 'EFGH', 'IJ']);
  });
});
