import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { loadAssets } from '../../electron/backend/assets.ts';
import { createFileRefs } from '../../electron/backend/files/file-refs.ts';
import type { Log } from '../../electron/backend/ports.ts';
import { createPrintJobs } from '../../electron/backend/print-jobs.ts';
import { createSystemClock } from '../../electron/backend/system-clock.ts';
import { createSystemIds } from '../../electron/backend/system-ids.ts';
import type { HostedApp } from '../../electron/browser-host/hosted-app.ts';
import { startServer, type LoopbackServer } from '../../electron/browser-host/server.ts';
import { createSession, type Session } from '../../electron/browser-host/session.ts';
import { isMethod } from '../../shared/contract/index.ts';
import type { Topic } from '../../shared/contract/events.ts';
import { ok, refuse } from '../../shared/result.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface HostFixture {
  readonly server: LoopbackServer;
  readonly session: Session;
  readonly calls: readonly { readonly method: string; readonly input: unknown }[];
  readonly printJobs: ReturnType<typeof createPrintJobs>;
  readonly files: ReturnType<typeof createFileRefs>;
  readonly folder: string;
  readonly authority: string;
  emit(topic: Topic, payload: unknown): void;
  /** Sends a request exactly as described: no header is added but `Host`. */
  ask(asked: Asked): Promise<Reply>;
  /** Headers of our own page with `token`. */
  own(token: string): Record<string, string>;
  token(): Promise<string>;
  close(): Promise<void>;
}

export const silentLog: Log = { info: () => undefined, error: () => undefined };

/** Sends one raw request; the connection is not shared, so a refusal cannot disturb the next one. */
export function send(authority: string, { method = 'GET', path = '/', headers = {}, body }: Asked): Promise<Reply> {
  const [host = '', port = ''] = authority.split(':');
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      { host, port: Number(port), method, path, agent: false, headers: { Host: authority, ...headers } },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
        response.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** The token in the answer to a start. */
export function tokenIn(reply: Reply): string {
  return z.object({ token: z.string() }).parse(JSON.parse(reply.body)).token;
}

/** A folder with built pages: `pages` maps addresses to their text. */
export function writePages(folder: string, pages: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  const assets = Object.entries(pages).map(([path, text]) => {
    const file = path.slice(1);
    writeFileSync(join(folder, file), text);
    const type = file.endsWith('.html') ? 'text/html; charset=utf-8' : 'text/javascript; charset=utf-8';
    return { path, file, type, size: Buffer.byteLength(text) };
  });
  writeFileSync(join(folder, 'assets.json'), JSON.stringify(assets));
}

/** A real server on a real port, with an app behind it that echoes what it is asked. */
export async function startHost(pages: Readonly<Record<string, string>>, life = 30_000): Promise<HostFixture> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'jieping-host-')));
  writePages(join(folder, 'pages'), pages);
  const spool = join(folder, 'spool');
  mkdirSync(spool);
  const ids = createSystemIds(createSystemClock());
  const files = createFileRefs(ids);
  const printJobs = createPrintJobs(ids);
  const listeners = new Set<(topic: Topic, payload: unknown) => void>();
  const calls: { method: string; input: unknown }[] = [];
  const app: HostedApp = {
    dispatch(method, input) {
      calls.push({ method, input });
      if (!isMethod(method)) return Promise.resolve(refuse({ code: 'not_found', what: 'method', id: method }));
      return Promise.resolve(ok({ method, input }));
    },
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    files,
    spool: () => spool,
    takePrintJob: (id) => printJobs.take(id),
  };
  const session = createSession(ids, life, () => performance.now());
  const assets = loadAssets(join(folder, 'pages'));
  const server = await startServer({ app, assets, session, ids, log: silentLog, port: 0 });
  const authority = new URL(server.origin).host;
  const own = (token: string): Record<string, string> => ({
    Origin: server.origin,
    'Sec-Fetch-Site': 'same-origin',
    Authorization: `Bearer ${token}`,
    'X-App-Request': '1',
  });
  return {
    server,
    session,
    calls,
    printJobs,
    files,
    folder,
    authority,
    emit(topic, payload) {
      for (const listener of listeners) listener(topic, payload);
    },
    ask: (asked) => send(authority, asked),
    own,
    async token() {
      const reply = await send(authority, {
        method: 'POST',
        path: '/session',
        headers: { Origin: server.origin, 'Content-Type': 'application/json', 'X-App-Request': '1' },
        body: JSON.stringify({ start: session.start }),
      });
      return tokenIn(reply);
    },
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
