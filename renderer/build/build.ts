import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Builds both pages of the renderer into `out/renderer` with their `assets.json`. */
export async function buildRenderer(): Promise<void> {
  await build({
    configFile: fileURLToPath(new URL('../vite.config.ts', import.meta.url)),
    mode: 'production',
    logLevel: 'warn',
  });
}

if (import.meta.main) await buildRenderer();
