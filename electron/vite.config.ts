import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

interface Bundle {
  readonly entry: string;
  readonly file: string;
  readonly format: 'es' | 'cjs';
}

/** What runs on the Node side, one file each: `vite build --mode <name>`. */
const BUNDLES: Readonly<Record<string, Bundle>> = {
  main: { entry: 'main.ts', file: 'main.js', format: 'es' },
  // A sandboxed preload script is one CommonJS file whatever the package says about modules.
  preload: { entry: 'preload.ts', file: 'preload.cjs', format: 'cjs' },
  reader: { entry: 'backend/packages/reader-worker.ts', file: 'reader-worker.js', format: 'es' },
};

/** Everything else goes into the bundle; only these are there at run time. */
const EXTERNAL = ['electron', 'better-sqlite3', /^node:/, ...builtinModules];

export function bundleNames(): readonly string[] {
  return Object.keys(BUNDLES);
}

export default defineConfig(({ mode }) => {
  const bundle = BUNDLES[mode];
  if (bundle === undefined) throw new Error(`no such bundle: ${mode}; one of ${bundleNames().join(', ')}`);
  const entry = here(bundle.entry);
  if (!existsSync(entry)) throw new Error(`missing source: ${bundle.entry}`);
  return {
    root: here('.'),
    publicDir: false,
    // Bundles for Node: no browser fields, no splitting, no names mangled, so that stacks in the log can be read.
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: entry,
      outDir: here('../out/electron'),
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      sourcemap: false,
      rolldownOptions: {
        external: EXTERNAL,
        output: { format: bundle.format, entryFileNames: bundle.file, codeSplitting: false },
      },
    },
  };
});
