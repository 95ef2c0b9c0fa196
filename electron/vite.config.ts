import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

interface Bundle {
  readonly entry: string;
  /** Below `out/`. */
  readonly file: `${'electron' | 'cli'}/${string}`;
  readonly format: 'es' | 'cjs';
  /** `node24` if nothing is said. */
  readonly target?: 'node22';
}

/** What runs on the Node side, one file each: `vite build --mode <name>`. */
const BUNDLES: Readonly<Record<string, Bundle>> = {
  main: { entry: 'main.ts', file: 'electron/main.js', format: 'es' },
  // A sandboxed preload script is one CommonJS file whatever the package says about modules.
  preload: { entry: 'preload.ts', file: 'electron/preload.cjs', format: 'cjs' },
  reader: { entry: 'backend/packages/reader-worker.ts', file: 'electron/reader-worker.js', format: 'es' },
  checkpoint: { entry: 'backend/store/checkpoint-worker.ts', file: 'electron/checkpoint-worker.js', format: 'es' },
  // One file for auditors, who have a plain Node and nothing else.
  cli: { entry: 'cli/bundled.ts', file: 'cli/jieping.mjs', format: 'es', target: 'node22' },
};

/** Everything else goes into the bundle; only these are there at run time. */
const EXTERNAL = ['electron', 'better-sqlite3', /^node:/, ...builtinModules];

/** An import of a package is looked up before anything runs; this one may only be missed by who needs it. */
const databaseWhenNeeded: Plugin = {
  name: 'database-when-needed',
  enforce: 'pre',
  resolveId: (id) => (id === 'better-sqlite3' ? '\0database' : null),
  load: (id) =>
    id === '\0database'
      ? `import { createRequire } from 'node:module';\nexport default createRequire(import.meta.url)('better-sqlite3');`
      : null,
};

/** The reader of file types looks for a package of its own at run time, where a bundle has none: it goes into the bundle. */
const fileTypesWhole: Plugin = {
  name: 'file-types-whole',
  enforce: 'pre',
  transform(code, id) {
    if (!/[\\/]file-type[\\/]source[\\/]index\.js$/.test(id)) return null;
    const literal = code.replace("importAtRuntime('strtok3')", "import('strtok3')");
    if (literal === code) throw new Error('file-type no longer looks for strtok3 as it did; look at this plugin anew');
    return { code: literal, map: null };
  },
};

/** Names of the bundles that lie in this folder below `out/`. */
export function bundleNames(folder: 'electron' | 'cli'): readonly string[] {
  return Object.keys(BUNDLES).filter((name) => BUNDLES[name]?.file.startsWith(`${folder}/`));
}

export default defineConfig(({ mode }) => {
  const bundle = BUNDLES[mode];
  if (bundle === undefined) throw new Error(`no such bundle: ${mode}; one of ${Object.keys(BUNDLES).join(', ')}`);
  const entry = here(bundle.entry);
  if (!existsSync(entry)) throw new Error(`missing source: ${bundle.entry}`);
  const [folder = '', file = ''] = bundle.file.split('/');
  const target = bundle.target ?? 'node24';
  return {
    root: here('.'),
    publicDir: false,
    // Bundles for Node: no browser fields, no splitting, no names mangled, so that stacks in the log can be read.
    ssr: { noExternal: true, target: 'node' },
    plugins: [fileTypesWhole, ...(bundle.target === undefined ? [] : [databaseWhenNeeded])],
    build: {
      ssr: entry,
      outDir: here(`../out/${folder}`),
      emptyOutDir: false,
      target,
      minify: false,
      sourcemap: false,
      rolldownOptions: {
        external: bundle.target === undefined ? EXTERNAL : EXTERNAL.filter((name) => name !== 'better-sqlite3'),
        output: { format: bundle.format, entryFileNames: file, codeSplitting: false },
      },
    },
  };
});
