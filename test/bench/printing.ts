import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadAssets } from '../../electron/backend/assets.ts';
import type { Printer } from '../../electron/backend/ports.ts';
import { createPrintJobs } from '../../electron/backend/print-jobs.ts';
import { createSystemClock } from '../../electron/backend/system-clock.ts';
import { createSystemIds } from '../../electron/backend/system-ids.ts';
import { RENDERER } from '../../electron/browser-host/main.ts';
import { createPrintPort } from '../../electron/browser-host/print.ts';
import { buildParts } from '../../electron/launcher/build-pages.ts';
import { ok } from '../../shared/result.ts';
import { chromiumPath } from '../support/chromium.ts';
import { silentLog } from '../support/host-fixture.ts';
import { scorecardJob, scoredRound } from '../support/print-fixtures.ts';
import { childrenPeakMiB, startBrowser } from './browser.ts';
import { startBenchHost, type BenchHost } from './host.ts';
import { alternate, timed, type Measurement } from './measurement.ts';
import { inScratch } from './scratch.ts';
import { StaticPages } from './static-pages.ts';

async function bytesOfPrint(printer: Printer, page: string): Promise<number> {
  const pdf = await printer.pdf(page);
  if (!pdf.ok) throw new Error(`${page}: ${JSON.stringify(pdf.error)}`);
  return pdf.value.length;
}

const jobs = createPrintJobs(createSystemIds(createSystemClock()));

async function measureAt({ server }: BenchHost, pages: StaticPages): Promise<Measurement> {
  const scored = scoredRound();
  const job = (unit: string): string => `/print.html#${jobs.put(scorecardJob(scored, unit, 'zh'))}`;
  const rendering = await startBrowser();
  const copies: string[] = [];
  for (const unit of scored.content.units) {
    copies.push(await pages.keep(rendering, `${server.origin}${job(unit)}`, `static-${unit}`));
  }
  await rendering.close();
  const path = await chromiumPath();
  const port = createPrintPort({
    origin: () => server.origin,
    engine: () => Promise.resolve(ok({ path, env: {} })),
    log: silentLog,
  });
  const start = performance.now();
  const printer = await port.open();
  const startMs = performance.now() - start;
  if (!printer.ok) throw new Error(printer.error.code);
  try {
    const sizes = { cards: 0, copies: 0 };
    const sides = await alternate(
      {
        '15 scorecards': () =>
          timed(async () => {
            sizes.cards = 0;
            for (const unit of scored.content.units) sizes.cards += await bytesOfPrint(printer.value, job(unit));
          }),
        '15 static pages': () =>
          timed(async () => {
            sizes.copies = 0;
            for (const copy of copies) sizes.copies += await bytesOfPrint(printer.value, copy);
          }),
      },
      { rounds: 3, warmUp: 1 },
    );
    if (Math.abs(sizes.cards - sizes.copies) > sizes.cards / 50) {
      throw new Error(`not the same sheets: ${sizes.cards} and ${sizes.copies} bytes`);
    }
    return {
      title: 'printing 15 scorecards ÷ printing 15 static pages',
      unit: '15 sheets one after another',
      sides,
      ratios: [
        { label: 'scorecards ÷ static pages', over: '15 scorecards', under: ['15 static pages'], aim: { most: 1.3 } },
      ],
      notes: [
        `Both sides are printed by the product’s printer in one Chromium, from the same origin. The static pages are what the scorecards rendered to, with the same style sheets and fonts and without scripts; the PDFs have ${sizes.cards} and ${sizes.copies} bytes. Starting the browser (${startMs.toFixed(0)} ms once for a batch) is in neither.`,
      ],
      browserMiB: childrenPeakMiB(),
    };
  } finally {
    await printer.value.close();
  }
}

/** (e) What making the sheet from the result costs beside printing it. */
export function measure(): Promise<Measurement> {
  return inScratch(async (folder) => {
    const built = await buildParts(fileURLToPath(new URL('../..', import.meta.url)), ['renderer']);
    if (!built.ok) throw new Error(built.output);
    // A copy, so that a build meanwhile does not take files away under the measurement.
    const renderer = join(folder, 'renderer');
    cpSync(RENDERER, renderer, { recursive: true });
    const pages = new StaticPages(join(folder, 'static'), loadAssets(renderer));
    const host = await startBenchHost({ takePrintJob: (id) => jobs.take(id) }, pages);
    try {
      return await measureAt(host, pages);
    } finally {
      await host.server.close();
    }
  });
}
