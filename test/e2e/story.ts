import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { electronProgram } from '../../electron/launcher/electron-program.ts';
import { startInBrowser } from './drivers/browser-host.ts';
import { NO_ELECTRON, startInElectron } from './drivers/electron.ts';
import type { Program, StartProgram } from './drivers/program.ts';
import { watchContext, type Watch } from './drivers/watch.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface HostOption {
  /** Which host the stories run in. */
  readonly host: 'browser-host' | 'electron';
}

interface Fixtures {
  /** A folder of this story's own, gone after it. */
  readonly folder: string;
  /** The stick of this story; it is plugged in once the folder is made. */
  readonly stick: string;
  readonly watch: Watch;
  /** Starts the real program; whatever still runs at the end is ended. */
  readonly start: StartProgram;
  readonly onlyWithHost: undefined;
}

export const test = base.extend<Fixtures & HostOption>({
  host: ['browser-host', { option: true }],
  onlyWithHost: [
    async ({ host }, give, info) => {
      if (host === 'electron') info.skip(electronProgram(ROOT) === undefined, NO_ELECTRON);
      await give(undefined);
    },
    { auto: true },
  ],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from this pattern
  folder: async ({}, give) => {
    const folder = mkdtempSync(join(tmpdir(), 'jieping-story-'));
    await give(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  },
  stick: async ({ folder }, give) => {
    await give(join(folder, 'KINGSTON'));
  },
  watch: async ({ context }, give) => {
    const watch = await watchContext(context);
    await give(watch);
    expect(watch).toEqual({ violations: [], foreign: [], faults: [] });
  },
  // `watch` listens before the first page opens.
  // oxlint-disable-next-line no-unused-vars
  start: async ({ host, folder, stick, context, watch: _watch }, give) => {
    const kept = join(folder, 'kept');
    mkdirSync(kept, { recursive: true });
    const running: Program[] = [];
    await give(async (dataDir) => {
      const places = { kept, stick };
      const program =
        host === 'electron' ? await startInElectron(dataDir, places) : await startInBrowser(dataDir, context, places);
      running.push(program);
      return program;
    });
    // The pages go first: what they ask of a program that is ending would count as a fault.
    for (const { page } of running) await page.close();
    for (const program of running) await program.kill();
  },
});

export { expect };

/** All rules run; what passed is not described, which takes longer than judging it. */
const FAULTS_ONLY = { resultTypes: ['violations' as const] };

/** No accessibility fault on what the page shows now. */
export async function expectAccessible(page: Page): Promise<void> {
  // A colour on its way to another is no colour of the page; one that is broken off counts as there.
  await page.evaluate(async () => {
    const running = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(running.map(({ finished }) => finished));
  });
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).options(FAULTS_ONLY).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
}
