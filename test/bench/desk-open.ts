import { join } from 'node:path';
import { startInBrowser } from '../e2e/drivers/browser-host.ts';
import { childrenPeakMiB, startBrowser } from './browser.ts';
import { buildPages, departmentAt } from './desk-source.ts';
import { alternate, timed, type Measurement } from './measurement.ts';
import { inScratch } from './scratch.ts';

/** From starting the program to its tasks on the screen, with every answer given and with none. */
export function measure(): Promise<Measurement> {
  return inScratch(async (folder) => {
    buildPages();
    const full = join(folder, 'full');
    const empty = join(folder, 'empty');
    await departmentAt(full, true);
    await departmentAt(empty, false);
    const browser = await startBrowser();
    const opened = (root: string) => async () => {
      const context = await browser.newContext();
      let end = (): Promise<void> => Promise.resolve();
      const ms = await timed(async () => {
        const program = await startInBrowser(root, context, { kept: folder, stick: join(folder, 'none') });
        end = () => program.kill();
        await program.page.locator('.tasks tbody tr').nth(14).waitFor();
      });
      await context.close();
      await end();
      return ms;
    };
    try {
      const sides = await alternate(
        { 'full round': opened(full), 'empty round': opened(empty) },
        { rounds: 10, warmUp: 2 },
      );
      return {
        title: 'opening the program with a full round ÷ with an empty one',
        unit: 'one start, from the process to 15 tasks on the screen',
        sides,
        ratios: [{ label: 'full ÷ empty', over: 'full round', under: ['empty round'], aim: { most: 1.3 } }],
        notes: [
          'A department with 15 × 41 answers, all given or none. Both start the real program and open its page in the same Chromium.',
        ],
        browserMiB: childrenPeakMiB(),
      };
    } finally {
      await browser.close();
    }
  });
}
