import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';
import { antdStyles } from './antd-styles.ts';

/** One servable file of the page: address below the origin, file below the output folder, media type, bytes. */
export interface Asset {
  readonly path: string;
  readonly file: string;
  readonly type: string;
  readonly size: number;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
  '.json': 'application/json; charset=utf-8',
};

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Writes `assets.json`, the table from which both hosts serve: a request is an exact hit in it or is refused. */
export function assetTable(): Plugin {
  return {
    name: 'asset-table',
    apply: 'build',
    writeBundle({ dir }) {
      if (dir === undefined) throw new Error('the page is built into a folder');
      const assets = filesBelow(dir)
        .filter((file) => file !== 'assets.json')
        .map((file): Asset => {
          const type = TYPES[extname(file)];
          if (type === undefined) throw new Error(`no media type for ${file}`);
          return { path: `/${file}`, file, type, size: statSync(join(dir, file)).size };
        });
      writeFileSync(join(dir, 'assets.json'), `${JSON.stringify(assets, null, 1)}\n`);
    },
  };
}

/** What showing a PDF needs beside the program: its worker, tables of Chinese character codes, the standard fonts, decoders. */
const PDF_FILES: readonly (readonly [string, RegExp])[] = [
  ['build', /^pdf\.worker\.min\.mjs$/],
  ['cmaps', /\.bcmap$/],
  ['standard_fonts', /\.(pfb|ttf)$/],
  // Decoders as plain scripts: the content policy allows no WebAssembly.
  ['wasm', /_nowasm_fallback\.js$/],
];

/** Puts them below `/pdf/` under their own names, by which the library asks for them. */
export function pdfFiles(folder: string): Plugin {
  return {
    name: 'pdf-files',
    apply: 'build',
    generateBundle() {
      for (const [part, wanted] of PDF_FILES) {
        const names = readdirSync(join(folder, part)).filter((name) => wanted.test(name));
        if (names.length === 0) throw new Error(`nothing to show PDFs with in ${part}`);
        for (const name of names) {
          this.emitFile({
            type: 'asset',
            fileName: `pdf/${part}/${name}`,
            source: readFileSync(join(folder, part, name)),
          });
        }
      }
    },
  };
}

/** Gives the extracted component styles to `import 'virtual:antd.css'`; the file stays below `out`. */
export function antdStylesheet(folder: string): Plugin {
  const file = join(folder, 'antd.css');
  return {
    name: 'antd-stylesheet',
    buildStart() {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, antdStyles());
    },
    resolveId: (id) => (id === 'virtual:antd.css' ? file : undefined),
  };
}

const NO_DYNAMIC_CSS = '\0no-dynamic-css';

/** The component library inserts style elements while running, which the content policy blocks: they become no-ops. */
export function noDynamicCss(): Plugin {
  return {
    name: 'no-dynamic-css',
    enforce: 'pre',
    resolveId: (id) => (/\/dynamicCSS(\.js)?$/.test(id) ? NO_DYNAMIC_CSS : undefined),
    load: (id) =>
      id === NO_DYNAMIC_CSS
        ? `// Callers set members on what they get, so it is an element, but one that never joins the page.
           const nothing = () => document.createElement('style');
           export { nothing as injectCSS, nothing as removeCSS, nothing as clearContainerCache, nothing as updateCSS };`
        : undefined,
  };
}

/** Font packages name a WOFF beside each WOFF2 for browsers that we do not run in; it would double the download. */
export function onlyWoff2(): Plugin {
  return {
    name: 'only-woff2',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const [name, item] of Object.entries(bundle)) {
        if (item.type !== 'asset') continue;
        if (name.endsWith('.woff')) delete bundle[name];
        else if (name.endsWith('.css')) {
          item.source = String(item.source).replace(/,\s*url\([^)]*\.woff\)\s*format\(["']?woff["']?\)/g, '');
        }
      }
    },
  };
}
