import { readFile } from 'node:fs/promises';
import type { Protocol } from 'electron';
import { answerAsset, securityHeaders, type AssetTable } from '../backend/assets.ts';
import { isOwnAddress, SCHEME } from './origin.ts';

const PRINT_JOB = /^\/print-jobs\/([A-Za-z0-9_-]{20,64})\.json$/;
const JSON_TYPE = 'application/json; charset=utf-8';

/** Before `ready`, once: a real origin of its own, with none of the special rights. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

export interface AppFiles {
  readonly assets: AssetTable;
  readonly takePrintJob: (id: string) => string | undefined;
}

function plain(status: number): Response {
  return new Response(null, { status, headers: securityHeaders('text/plain') });
}

/** Answers one request: an exact hit in the table of built files, a print job once, or nothing. */
export async function answerRequest(request: Request, { assets, takePrintJob }: AppFiles): Promise<Response> {
  if (!isOwnAddress(request.url)) return plain(404);
  const { pathname } = new URL(request.url);
  const job = PRINT_JOB.exec(pathname)?.[1];
  if (job !== undefined) {
    if (request.method !== 'GET') return plain(405);
    const data = takePrintJob(job);
    if (data === undefined) return plain(404);
    return new Response(data, { headers: { ...securityHeaders(JSON_TYPE), 'Content-Type': JSON_TYPE } });
  }
  const answer = answerAsset(assets, request.method, pathname);
  if (answer.status !== 200) return plain(answer.status);
  const { file, type, size } = answer.asset;
  const headers = { ...securityHeaders(type), 'Content-Type': type, 'Content-Length': String(size) };
  return new Response(answer.body ? new Uint8Array(await readFile(file)) : null, { headers });
}

/** Serves `app://bundle/…`. */
export function serveApp(protocol: Pick<Protocol, 'handle'>, files: AppFiles): void {
  protocol.handle(SCHEME, (request) => answerRequest(request, files));
}
