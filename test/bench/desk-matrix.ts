import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAssets } from '../../electron/backend/assets.ts';
import { startInBrowser } from '../e2e/drivers/browser-host.ts';
import { ROUND } from '../support/evaluator.ts';
import { writePages } from '../support/host-fixture.ts';
import { buildBareInput } from './bare-input.ts';
import { childrenPeakMiB, startBrowser } from './browser.ts';
import { buildPages, DEPARTMENT, departmentAt } from './desk-source.ts';
import { startBenchHost } from './host.ts';
import { listen, typed } from './key-to-painted.ts';
import { alternate, quantile, type Measurement } from './measurement.ts';
import { inScratch } from './scratch.ts';

const KEYS = 40;
const P = 0.95;

/** How long after a key its value is painted in the full table of 15 × 41, against a bare React input. */
export function measure(): Promise<Measurement> {
  return inScratch(async (folder) => {
    buildPages();
    const root = join(folder, 'department');
    await departmentAt(root, true);
    const bareFolder = join(folder, 'bare');
    mkdirSync(bareFolder);
    const bareOut = await buildBareInput(bareFolder);
    const served = join(folder, 'served');
    mkdirSync(served);
    const [script = ''] = readdirSync(join(bareOut, 'assets')).filter((name) => name.endsWith('.js'));
    writePages(served, {
      '/index.html':
        '<!doctype html><title>bare</title><div id="root"></div><script type="module" src="/bare.js"></script>',
      '/bare.js': readFileSync(join(bareOut, 'assets', script), 'utf8'),
    });
    const { server } = await startBenchHost({}, loadAssets(served));
    const browser = await startBrowser();
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
    const program = await startInBrowser(root, context, { kept: folder, stick: join(folder, 'none') });
    try {
      const { page } = program;
      await page.goto(`${page.url().split('#')[0] ?? ''}#/matrix/${ROUND}/${DEPARTMENT}`);
      await page.locator('.cell-field').waitFor();
      const places = await page.locator('[data-cell]').count();
      // The first cell with a number to type.
      await page.locator('[data-cell="7 8"]').click();
      for (let steps = 0; steps < 60; steps += 1) {
        if (await page.locator('.cell-field').evaluate((field) => field instanceof HTMLInputElement && !field.readOnly))
          break;
        await page.keyboard.press('ArrowRight');
      }
      const bare = await context.newPage();
      await bare.goto(`${server.origin}/index.html`);
      await bare.locator('input').focus();
      for (const one of [page, bare]) await listen(one);
      const digits = Array.from({ length: KEYS }, (_, n) => (n % 8 === 7 ? 'Backspace' : String(n % 10)));
      const side = (one: typeof page) => async () => {
        await one.bringToFront();
        return quantile(await typed(one, digits), P);
      };
      const sides = await alternate(
        { 'matrix 15 × 41': side(page), 'bare React input': side(bare) },
        { rounds: 15, warmUp: 3 },
      );
      return {
        title: 'key to painted value in the matrix of 15 × 41',
        unit: `the 95th percentile of ${KEYS} keys`,
        sides,
        ratios: [
          { label: 'matrix ÷ bare input', over: 'matrix 15 × 41', under: ['bare React input'], aim: { most: 2 } },
        ],
        notes: [
          `The product in real Chromium with every cell answered (${places} cells, a ratio has two), saving by itself meanwhile. From the time stamp of the key to the first message after the frame that shows it.`,
        ],
        browserMiB: childrenPeakMiB(),
      };
    } finally {
      await browser.close();
      await program.kill();
      await server.close();
    }
  });
}
