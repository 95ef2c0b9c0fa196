import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** One servable file: address below the origin, absolute path, media type, size in bytes. */
export interface Asset {
  readonly path: string;
  readonly file: string;
  readonly type: string;
  readonly size: number;
}

export interface AssetTable {
  /** Exact hit or undefined; `/` is the start page. Nothing is ever looked up in the file system. */
  find(path: string): Asset | undefined;
}

const Table = z.array(
  z.strictObject({
    path: z.string().regex(/^\/[\w./-]+$/),
    // The table is built beside the files; a way out of that folder would be a broken build.
    file: z.string().regex(/^(?!.*\.\.)\w[\w./-]*$/),
    type: z.string().regex(/^[\w.+-]+\/[\w.+-]+(; charset=utf-8)?$/),
    size: z.int().min(0),
  }),
);

/** Table of the pages built into `folder`, from its `assets.json`. Throws when the build is missing or malformed. */
export function loadAssets(folder: string): AssetTable {
  const parsed: unknown = JSON.parse(readFileSync(join(folder, 'assets.json'), 'utf8'));
  const assets = new Map(
    Table.parse(parsed).map((asset) => [asset.path, { ...asset, file: join(folder, asset.file) }] as const),
  );
  return { find: (path) => assets.get(path === '/' ? '/index.html' : path) };
}

export type AssetAnswer =
  | { readonly status: 200; readonly asset: Asset; readonly body: boolean }
  | { readonly status: 404 }
  | { readonly status: 405 };

/** What to answer to `method` on `path`: reading only, and no page in place of an unknown address. */
export function answerAsset(table: AssetTable, method: string, path: string): AssetAnswer {
  const asset = table.find(path);
  if (asset === undefined) return { status: 404 };
  if (method !== 'GET' && method !== 'HEAD') return { status: 405 };
  return { status: 200, asset, body: method === 'GET' };
}

const POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
} as const;

const DENIED_FEATURES = [
  'accelerometer',
  'autoplay',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

/**
 * The headers of every answer in both hosts. Only the app's own origin may be used, nothing inline runs, no page may
 * frame or open ours. Pages and data are never stored; the rest is asked for again, since a port may be reused.
 */
export function securityHeaders(type: string): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': Object.entries(POLICY)
      .map(([directive, sources]) => `${directive} ${sources}`)
      .join('; '),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': [
      ...DENIED_FEATURES.map((feature) => `${feature}=()`),
      // For the capture drawer of our own pages; what frames them gets none, and nothing may frame them.
      `camera=${type.startsWith('text/html') ? '(self)' : '()'}`,
    ].join(', '),
    'Cache-Control': /html|json/.test(type) ? 'no-store' : 'no-cache',
  };
}
