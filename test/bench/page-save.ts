import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { loadAssets } from '../../electron/backend/assets.ts';
import { ok } from '../../shared/result.ts';
import { evaluator, ROUND, UNIT } from '../support/evaluator.ts';
import { writePages } from '../support/host-fixture.ts';
import { bareSave } from './bare-save.ts';
import { childrenPeakMiB, startBrowser } from './browser.ts';
import { startBenchHost } from './host.ts';
import { alternate, type Measurement } from './measurement.ts';
import { inScratch } from './scratch.ts';

/** A browser's clock is coarse (0.1 ms), so one number is the mean of this many calls in a row. */
const GROUP = 10;

/** What the page runs: calls one after another over the bridge of the product; gives milliseconds for one call. */
async function callsInPage(page: Page, task: { readonly echo: boolean; readonly from: number }): Promise<number> {
  return await page.evaluate(
    async ({ echo, from, round, unit, count }) => {
      const store = globalThis as unknown as { token: string; base: number };
      const post = async (path: string, body: unknown, token?: string): Promise<unknown> => {
        const headers: Record<string, string> = { 'Content-Type': 'application/json', 'X-App-Request': '1' };
        if (token !== undefined) headers['Authorization'] = `Bearer ${token}`;
        const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
        return await response.json();
      };
      if (store.token === undefined) {
        const start = location.hash.slice('#start='.length);
        store.token = ((await post('/session', { start })) as { token: string }).token;
        store.base = 0;
      }
      const begin = performance.now();
      for (let n = from; n < from + count; n += 1) {
        const value = { t: 'ratio', num: String(n), den: '20000' };
        const sheet = { round, unit, form: 'self', rater: null, leaf: 'A2.1.1' };
        const input = { ...sheet, value, note: `note ${n}`, base: store.base };
        const method = echo ? 'echo' : 'responses.save';
        const answer = (await post('/call', { method, input }, store.token)) as {
          ok: boolean;
          value: { revision: number };
        };
        if (!answer.ok) throw new Error(JSON.stringify(answer));
        if (!echo) store.base = answer.value.revision;
      }
      return (performance.now() - begin) / count;
    },
    { ...task, round: ROUND, unit: UNIT, count: GROUP },
  );
}

/** (b) What a save from the page costs beyond the way to the backend and back and the commit. */
export function measure(): Promise<Measurement> {
  return inScratch(async (folder) => {
    const backend = await evaluator(join(folder, 'street'), { role: 'street', units: [UNIT] });
    mkdirSync(join(folder, 'pages'));
    writePages(join(folder, 'pages'), { '/index.html': '<!doctype html><title>bench</title>' });
    const { server, session } = await startBenchHost(
      {
        dispatch: (method, input) =>
          method === 'echo' ? Promise.resolve(ok(input)) : backend.dispatch(method, input),
      },
      loadAssets(join(folder, 'pages')),
    );
    const full = await bareSave(folder, 'FULL');
    const off = await bareSave(folder, 'OFF');
    const grouped = (bare: typeof full) => (round: number) => {
      let ms = 0;
      for (let n = 0; n < GROUP; n += 1) ms += bare.commit(round * GROUP + n);
      return ms / GROUP;
    };
    const browser = await startBrowser();
    try {
      const page = await browser.newPage();
      await page.goto(`${server.origin}/index.html#start=${session.start}`);
      const sides = await alternate(
        {
          'save from the page': (round) => callsInPage(page, { echo: false, from: round * GROUP }),
          'echo over the same bridge': (round) => callsInPage(page, { echo: true, from: round * GROUP }),
          'bare commit': grouped(full),
          'bare commit, synchronous=OFF': grouped(off),
        },
        { rounds: 100, warmUp: 20 },
      );
      return {
        title: '(b) save from the page ÷ (echo + bare commit)',
        unit: `one save (mean of ${GROUP} in a row)`,
        sides,
        ratios: [
          {
            label: 'save ÷ (echo + bare commit)',
            over: 'save from the page',
            under: ['echo over the same bridge', 'bare commit'],
            aim: 1.3,
          },
          { label: 'cost of fsync', over: 'bare commit', under: ['bare commit, synchronous=OFF'] },
        ],
        notes: [
          'The page is in real Chromium and calls the product’s loopback server (fetch POST /call). The echo passes the same guards, the same parsing and the same page, and gives back what it got.',
        ],
        browserMiB: childrenPeakMiB(),
      };
    } finally {
      await browser.close();
      await server.close();
      for (const one of [backend, full, off]) one.close();
    }
  });
}
