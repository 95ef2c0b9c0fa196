import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileRef } from '../../shared/contract/files.ts';
import { securityHeaders } from '../backend/assets.ts';
import type { IdSource } from '../backend/ports.ts';
import { MAX_FILE_BYTES } from './guards.ts';
import type { HostedApp } from './hosted-app.ts';

/** Longest name that is kept, in UTF-16 units; a longer one is cut before its extension. */
const MAX_NAME = 200;

/** The last part of what a page calls a file, without characters that a folder or a header could misread. */
export function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  // oxlint-disable-next-line no-control-regex -- control characters are what is removed here
  const clean = last.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim();
  if (clean === '' || /^\.+$/.test(clean)) return 'file';
  const dot = clean.lastIndexOf('.');
  const extension = dot > 0 && clean.length - dot <= 12 ? clean.slice(dot) : '';
  return clean.length <= MAX_NAME ? clean : `${clean.slice(0, MAX_NAME - extension.length)}${extension}`;
}

/** `Content-Disposition` with the name in UTF-8 (RFC 6266, RFC 8187) and an ASCII stand-in for old readers. */
export function dispositionOf(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

function limited(declared: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      done(seen > declared || seen > MAX_FILE_BYTES ? new Error('more bytes than declared') : null, chunk);
    },
    flush(done) {
      done(seen === declared ? null : new Error('fewer bytes than declared'));
    },
  });
}

/**
 * Streams an arriving file into the spool and registers it; undefined while there is no spool. Nothing half-received is
 * ever registered: a broken transfer throws after its part is removed.
 */
export async function receiveFile(
  request: IncomingMessage,
  name: string,
  { ids, app }: { readonly ids: IdSource; readonly app: HostedApp },
): Promise<FileRef | undefined> {
  const spool = app.spool();
  if (spool === undefined) return undefined;
  const path = join(spool, `upload-${ids.uuid()}`);
  try {
    await pipeline(
      request,
      limited(Number(request.headers['content-length'])),
      createWriteStream(path, { flags: 'wx', mode: 0o600 }),
    );
    return app.files.register(path, plainName(name));
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}

/** Sends a registered file as a download; false when there is none by that name any more. */
export async function sendFile(response: ServerResponse, ref: string, app: HostedApp): Promise<boolean> {
  const path = app.files.path(ref);
  if (path === undefined) return false;
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || !found.isFile()) return false;
  response.writeHead(200, {
    ...securityHeaders('application/json'),
    'Content-Type': 'application/octet-stream',
    'Content-Length': found.size,
    'Content-Disposition': dispositionOf(app.files.name(ref) ?? 'file'),
  });
  await pipeline(createReadStream(path, { end: Math.max(0, found.size - 1) }), response);
  return true;
}
