import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { answerAsset, securityHeaders, type AssetTable } from '../backend/assets.ts';
import type { IdSource, Log } from '../backend/ports.ts';
import { createEventStreams } from './events.ts';
import { receiveFile, sendFile } from './file-transfer.ts';
import { judge, MAX_JSON_BYTES, type RequestHead, type Route } from './guards.ts';
import type { HostedApp } from './hosted-app.ts';
import type { Session } from './session.ts';

export interface ServerParts {
  readonly app: HostedApp;
  readonly assets: AssetTable;
  readonly session: Session;
  readonly ids: IdSource;
  readonly log: Log;
  /** 0: any free port. */
  readonly port: number;
}

export interface LoopbackServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** Pages that are listening for events now. */
  pages(): number;
  close(): Promise<void>;
}

const StartBody = z.strictObject({ start: z.string().max(200) });
const CallBody = z.strictObject({ method: z.string().max(100), input: z.unknown() });
const JSON_TYPE = 'application/json; charset=utf-8';

/** What a handler answers when it is not a stream: a status, and for 200 a JSON body. */
interface Answer {
  readonly status: number;
  readonly body?: string;
}

function headOf(request: IncomingMessage): RequestHead {
  const one = (name: string): string | undefined => {
    const value = request.headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    host: one('host'),
    origin: one('origin'),
    fetchSite: one('sec-fetch-site'),
    fetchMode: one('sec-fetch-mode'),
    fetchDest: one('sec-fetch-dest'),
    contentType: one('content-type'),
    contentLength: one('content-length'),
    authorization: one('authorization'),
    appRequest: one('x-app-request'),
  };
}

function reply(response: ServerResponse, { status, body }: Answer): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const headers = { ...securityHeaders(JSON_TYPE), ...(body === undefined ? {} : { 'Content-Type': JSON_TYPE }) };
  // What is left of a refused body is not read: the connection ends with the answer.
  response.writeHead(status, status >= 400 ? { ...headers, Connection: 'close' } : headers);
  response.end(body);
}

/** The body as JSON; a status instead when it is too long or no JSON. */
async function readJson(request: IncomingMessage): Promise<{ readonly json: unknown } | { readonly status: number }> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const bytes of request as AsyncIterable<Buffer>) {
    size += bytes.length;
    if (size > MAX_JSON_BYTES) return { status: 413 };
    parts.push(bytes);
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
    return { json: JSON.parse(text) as unknown };
  } catch {
    return { status: 400 };
  }
}

async function answerSession(request: IncomingMessage, session: Session): Promise<Answer> {
  const body = await readJson(request);
  if ('status' in body) return body;
  const parsed = StartBody.safeParse(body.json);
  if (!parsed.success) return { status: 400 };
  const token = session.redeem(parsed.data.start);
  return token === undefined ? { status: 403 } : { status: 200, body: JSON.stringify({ token }) };
}

async function answerCall(request: IncomingMessage, app: HostedApp): Promise<Answer> {
  const body = await readJson(request);
  if ('status' in body) return body;
  const parsed = CallBody.safeParse(body.json);
  if (!parsed.success) return { status: 400 };
  return { status: 200, body: JSON.stringify(await app.dispatch(parsed.data.method, parsed.data.input)) };
}

async function sendAsset(
  response: ServerResponse,
  { assets, method, path }: { readonly assets: AssetTable; readonly method: string; readonly path: string },
): Promise<Answer | undefined> {
  const answer = answerAsset(assets, method, path);
  if (answer.status !== 200) return answer;
  const { asset, body } = answer;
  response.writeHead(200, {
    ...securityHeaders(asset.type),
    'Content-Type': asset.type,
    'Content-Length': asset.size,
  });
  if (body) await pipeline(createReadStream(asset.file), response);
  else response.end();
  return undefined;
}

/**
 * Serves pages and the application to this computer only: on 127.0.0.1, never on a name or another address. Every
 * request passes the guards first; no answer ever allows another origin to read it.
 */
export async function startServer(parts: ServerParts): Promise<LoopbackServer> {
  const { app, assets, session, log } = parts;
  const events = createEventStreams(app);
  let authority = '';

  const answer = async (
    route: Route,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<Answer | undefined> => {
    switch (route.kind) {
      case 'session':
        return answerSession(request, session);
      case 'call':
        return answerCall(request, app);
      case 'events':
        events.open(response);
        return undefined;
      case 'upload': {
        const file = await receiveFile(request, route.name, parts);
        return file === undefined ? { status: 503 } : { status: 200, body: JSON.stringify(file) };
      }
      case 'download':
        return (await sendFile(response, route.ref, app)) ? undefined : { status: 404 };
      case 'print-job': {
        const body = app.takePrintJob(route.id);
        return body === undefined ? { status: 404 } : { status: 200, body };
      }
      default:
        return sendAsset(response, { assets, method: request.method ?? '', path: route.path });
    }
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const verdict = judge(headOf(request), authority);
    if (!verdict.ok) return reply(response, { status: verdict.status });
    if (verdict.needsToken && !session.knows(verdict.bearer ?? '')) return reply(response, { status: 401 });
    const result = await answer(verdict.route, request, response);
    if (result !== undefined) reply(response, result);
  };

  const server = createServer({ maxHeaderSize: 16_384, requestTimeout: 0 }, (request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A transfer that the other side breaks off is everyday; it has left nothing behind.
      log.error('request.failed', { message: error instanceof Error ? error.message : String(error) });
      reply(response, { status: request.destroyed || request.complete ? 500 : 400 });
    });
  });
  // Neither a tunnel nor another protocol is offered.
  server.on('connect', (_request, socket) => socket.destroy());
  server.on('upgrade', (_request, socket) => socket.destroy());
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    server.emit('request', request, response);
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(parts.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  authority = `127.0.0.1:${address.port}`;
  return {
    origin: `http://${authority}`,
    pages: () => events.count(),
    async close() {
      events.close();
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeIdleConnections();
      // An answer under way may finish; a page that never reads may not keep the program from ending.
      const force = setTimeout(() => server.closeAllConnections(), 2000);
      await closed;
      clearTimeout(force);
    },
  };
}
