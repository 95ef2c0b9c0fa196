import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { bundleNames } from '../vite.config.ts';
import { buildIfChanged } from './up-to-date.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const at = (...path: string[]): string => join(ROOT, ...path);

const PARTS = ['renderer', 'electron', 'cli'] as const;
export type Part = (typeof PARTS)[number];

/** A change of these may change everything. */
const COMMON = [at('shared'), at('package-lock.json'), at('package.json')];

/** Both pages and the table of their files, below out/renderer. True if anything had to be built. */
export function buildRendererPages(): Promise<boolean> {
  return buildIfChanged(
    {
      stamp: at('out', '.renderer'),
      sources: [...COMMON, at('renderer'), at('resources', 'fonts')],
      products: [at('out', 'renderer', 'assets.json'), at('out', 'renderer', 'index.html')],
    },
    async () => {
      const { buildRenderer } = await import('../../renderer/build/build.ts');
      await buildRenderer();
    },
  );
}

/** Main, preload and reader bundles below out/electron, and the data they ship with. True if anything was built. */
export function buildShell(): Promise<boolean> {
  const sets = at('out', 'resources', 'indicator-sets');
  return buildIfChanged(
    {
      stamp: at('out', '.electron'),
      sources: [...COMMON, at('electron'), at('resources', 'indicator-sets')],
      products: [
        ...['main.js', 'preload.cjs', 'reader-worker.js', 'checkpoint-worker.js'].map((file) =>
          at('out', 'electron', file),
        ),
        sets,
      ],
    },
    async () => {
      rmSync(at('out', 'electron'), { recursive: true, force: true });
      for (const mode of bundleNames('electron')) {
        await build({ configFile: at('electron', 'vite.config.ts'), mode, logLevel: 'warn' });
      }
      rmSync(sets, { recursive: true, force: true });
      mkdirSync(sets, { recursive: true });
      cpSync(at('resources', 'indicator-sets'), sets, { recursive: true });
    },
  );
}

/** The command line as one file, `out/cli/jieping.mjs`. True if it was built. */
export function buildCommandLine(): Promise<boolean> {
  return buildIfChanged(
    {
      stamp: at('out', '.cli'),
      sources: [...COMMON, at('electron')],
      products: [at('out', 'cli', 'jieping.mjs')],
    },
    async () => {
      rmSync(at('out', 'cli'), { recursive: true, force: true });
      for (const mode of bundleNames('cli')) {
        await build({ configFile: at('electron', 'vite.config.ts'), mode, logLevel: 'warn' });
      }
    },
  );
}

const BUILDERS: Readonly<Record<Part, () => Promise<boolean>>> = {
  renderer: buildRendererPages,
  electron: buildShell,
  cli: buildCommandLine,
};

/** Brings `out/` up to date; what has not changed is left alone. */
export async function bringUpToDate(parts: readonly Part[], say: (line: string) => void): Promise<void> {
  for (const part of parts) say(`${part}: ${(await BUILDERS[part]()) ? 'built' : 'up to date'}`);
}

function isPart(name: string): name is Part {
  return (PARTS as readonly string[]).includes(name);
}

if (import.meta.main) {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !isPart(name));
  if (unknown.length > 0) {
    console.error(`unknown: ${unknown.join(' ')}; one of ${PARTS.join(', ')}`);
    process.exitCode = 2;
  } else {
    await bringUpToDate(asked.length === 0 ? PARTS : asked.filter(isPart), (line) => console.log(line));
  }
}
