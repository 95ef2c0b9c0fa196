import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/**
 * Lists what the product contains or runs on, with versions and licences, in resources/licenses/third-party.md.
 * `node electron/build/licences.ts` writes it; a test fails when it is no longer true.
 */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const LICENCE_LIST = join(ROOT, 'resources', 'licenses', 'third-party.md');

/** Packages whose code or data reaches a user's machine; the rest only builds and tests. */
const SHIPPED = [
  '@fontsource/noto-sans-sc',
  '@noble/curves',
  '@sparticuz/chromium',
  '@ant-design/icons',
  'age-encryption',
  'antd',
  'better-sqlite3',
  'csv-parse',
  'electron',
  'exifreader',
  'file-type',
  'i18next',
  'image-size',
  'jose',
  'lxgw-wenkai-screen-web',
  'pdfjs-dist',
  'playwright-core',
  'qrcode',
  'read-excel-file',
  'react',
  'react-dom',
  'react-i18next',
  'zod',
  'zustand',
];

const Lock = z.looseObject({
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string().optional(),
      license: z.string().optional(),
      dependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});
type Packages = z.infer<typeof Lock>['packages'];

/** Where `name` is found from inside `from`, as Node looks for it. */
function place(packages: Packages, from: string, name: string): string | undefined {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
    const path = base === '' ? `node_modules/${name}` : `${base}/node_modules/${name}`;
    if (packages[path]) return path;
    if (base === '') return undefined;
    if (!base.includes('/node_modules/')) base = '';
  }
}

/** The table as Markdown text, made from the lock file; packages by name, each once per version. */
export function licenceList(): string {
  const { packages } = Lock.parse(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')));
  const rows = new Set<string>();
  const seen = new Set<string>();
  const visit = (path: string | undefined): void => {
    if (path === undefined || seen.has(path)) return;
    seen.add(path);
    const found = packages[path];
    if (!found) return;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    rows.add(`| ${name} | ${found.version ?? ''} | ${found.license ?? 'see the package'} |`);
    for (const dependency of Object.keys(found.dependencies ?? {})) visit(place(packages, path, dependency));
  };
  for (const name of SHIPPED) visit(place(packages, '', name));
  return [
    '# Third-party software and fonts',
    '',
    'Jieping itself is under the Apache License 2.0. It contains or runs on the following.',
    'The font “LXGW WenKai Screen” inside its package is under the SIL Open Font License 1.1; the text stands beside.',
    '',
    '| package | version | licence |',
    '|---|---|---|',
    ...[...rows].sort(),
    '',
  ].join('\n');
}

if (import.meta.main) writeFileSync(LICENCE_LIST, licenceList());
