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

interface Task {
  readonly method: 'responses.save' | 'echo';
  readonly from: number;
  readonly token: string;
  readonly base: number;
}

/** Exchanges the start secret for the token, as the product's page does. */
async function redeem(page: Page, start: string): Promise<string> {
  return await page.evaluate(async (secret) => {
    const headers = { 'Content-Type': 'application/json', 'X-App-Request': '1' };
    const response = await fetch('/session', { method: 'POST', headers, body: JSON.stringify({ start: secret }) });
    const { token } = await response.json();
    return String(token);
  }, start);
}

/** Calls one after another over the bridge of the product; gives milliseconds for one call and the last revision. */
async function callsInPage(page: Page, task: Task): Promise<{ readonly ms: number; readonly base: number }> {
  return await page.evaluate(
    async ({ method, from, token, base, round, unit, count }) => {
      const headers = { 'Content-Type': 'application/json', 'X-App-Request': '1', Authorization: `Bearer ${token}` };
      const sheet = { round, unit, form: 'self', rater: null, leaf: 'A2.1.1' };
      let revision = base;
      const begin = performance.now();
      for (let n = from; n < from + count; n += 1) {
        const value = { t: 'ratio', num: String(n), den: '20000' };
        const input = { ...sheet, value, note: `note ${n}`, base: revision };
        const response = await fetch('/call', { method: 'POST', headers, body: JSON.stringify({ method, input }) });
        const answer = await response.json();
        if (answer.ok !== true) throw new Error(JSON.stringify(answer));
        if (method === 'responses.save') revision = Number(answer.value.revision);
      }
      return { ms: (performance.now() - begin) / count, base: revision };
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
        dispatch: (method, input) => (method === 'echo' ? Promise.resolve(ok(input)) : backend.dispatch(method, input)),
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
      await page.goto(`${server.origin}/index.html`);
      const token = await redeem(page, session.start);
      let base = 0;
      const group = async (method: Task['method'], round: number): Promise<number> => {
        const done = await callsInPage(page, { method, from: round * GROUP, token, base });
        base = done.base;
        return done.ms;
      };
      const sides = await alternate(
        {
          'save from the page': (round) => group('responses.save', round),
          'echo over the same bridge': (round) => group('echo', round),
          'bare commit': grouped(full),
          'bare commit, synchronous=OFF': grouped(off),
        },
        { rounds: 100, warmUp: 20 },
      );
      return {
        title: 'save from the page ÷ (echo + bare commit)',
        unit: `one save (mean of ${GROUP} in a row)`,
        sides,
        ratios: [
          {
            label: 'save ÷ (echo + bare commit)',
            over: 'save from the page',
            under: ['echo over the same bridge', 'bare commit'],
            aim: { most: 1.3 },
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
