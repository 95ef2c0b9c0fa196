import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_JSON_BYTES } from '../../electron/browser-host/guards.ts';
import { startHost, type Asked, type HostFixture, type Reply } from '../support/host-fixture.ts';

let host: HostFixture;
let token: string;
const replies: Reply[] = [];

async function ask(asked: Asked): Promise<Reply> {
  const reply = await host.ask(asked);
  replies.push(reply);
  return reply;
}

function call(body: unknown, headers: Record<string, string> = {}): Asked {
  return {
    method: 'POST',
    path: '/call',
    headers: { ...host.own(token), 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

beforeAll(async () => {
  host = await startHost({ '/index.html': '<!doctype html><title>街评</title>', '/a.js': 'export {};' });
  token = await host.token();
});

afterAll(() => host.close());

describe('what works', () => {
  it('gives the start page and its files, and heads of both', async () => {
    const page = await ask({});
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.body).toContain('街评');
    const head = await ask({ method: 'HEAD', path: '/a.js' });
    expect([head.status, head.headers['content-length'], head.body]).toEqual([200, '10', '']);
  });

  it('carries a call to the app and back', async () => {
    const reply = await ask(call({ method: 'app.hello', input: {} }));
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.body)).toEqual({ ok: true, value: { method: 'app.hello', input: {} } });
    expect(reply.headers['cache-control']).toBe('no-store');
  });
});

describe('the attack table', () => {
  it.each<[number, string, (good: Asked) => Asked]>([
    [421, 'foreign Host', (good) => ({ ...good, headers: { ...good.headers, Host: 'evil.example' } })],
    [
      421,
      'localhost as Host',
      (good) => ({ ...good, headers: { ...good.headers, Host: host.authority.replace('127.0.0.1', 'localhost') } }),
    ],
    [403, 'foreign Origin', (good) => ({ ...good, headers: { ...good.headers, Origin: 'http://127.0.0.1:1' } })],
    [403, 'cross-site', (good) => ({ ...good, headers: { ...good.headers, 'Sec-Fetch-Site': 'cross-site' } })],
    [
      405,
      'OPTIONS',
      (good) => ({
        ...good,
        method: 'OPTIONS',
        headers: { Origin: 'http://evil.example', 'Access-Control-Request-Method': 'POST' },
        body: '',
      }),
    ],
    [405, 'GET on a call', (good) => ({ ...good, method: 'GET', body: '' })],
    [415, 'text as content', (good) => ({ ...good, headers: { ...good.headers, 'Content-Type': 'text/plain' } })],
    [403, 'without our header', (good) => ({ ...good, headers: { ...good.headers, 'X-App-Request': '0' } })],
    [400, 'no JSON', (good) => ({ ...good, body: '{' })],
    [400, 'no UTF-8', (good) => ({ ...good, body: Buffer.from([0x22, 0xff, 0x22]) })],
    [400, 'another shape', (good) => ({ ...good, body: '{"method":"app.hello","input":{},"more":1}' })],
    [404, 'an unknown address', () => ({ path: '/nothing' })],
    [404, 'a page for an unknown address', () => ({ path: '/index' })],
    [404, 'a way out', () => ({ path: '/../../package.json' })],
    [404, 'a way out, encoded', () => ({ path: '/%2e%2e/%2e%2e/package.json' })],
    [404, 'the table of files', () => ({ path: '/assets.json' })],
    [404, 'an unknown download', () => ({ path: `/files/${'x'.repeat(32)}`, headers: host.own(token) })],
  ])('%i: %s', async (status, _name, change) => {
    const before = host.calls.length;
    const reply = await ask(change(call({ method: 'app.hello', input: {} })));
    expect(reply.status).toBe(status);
    expect(host.calls.length).toBe(before);
  });

  it.each(['/call', '/events'])('401 without a token on %s', async (path) => {
    const headers = { ...host.own(token), 'Content-Type': 'application/json' };
    delete (headers as Record<string, string>)['Authorization'];
    const method = path === '/call' ? 'POST' : 'GET';
    const reply = await ask({ method, path, headers, body: '' });
    expect(reply.status).toBe(401);
  });

  it('401 with a wrong token', async () => {
    const reply = await ask(call({ method: 'app.hello', input: {} }, { Authorization: 'Bearer wrong' }));
    expect(reply.status).toBe(401);
  });

  it('403 when the start secret comes again', async () => {
    const again = await ask({
      method: 'POST',
      path: '/session',
      headers: { Origin: host.server.origin, 'Content-Type': 'application/json', 'X-App-Request': '1' },
      body: JSON.stringify({ start: host.session.start }),
    });
    expect([again.status, again.body]).toEqual([403, '']);
  });

  it('413 for a body that is longer than declared sizes allow', async () => {
    const declared = await ask(call('x'.repeat(10), { 'Content-Length': String(MAX_JSON_BYTES + 1) })).catch(
      (error: unknown) => error,
    );
    expect(declared).toMatchObject({ status: 413 });
    // The connection may also be cut while the rest is still being sent.
    const chunked = await ask(call(`"${'x'.repeat(MAX_JSON_BYTES)}"`, { 'Transfer-Encoding': 'chunked' })).then(
      ({ status }) => status,
      () => 413,
    );
    expect(chunked).toBe(413);
    expect(host.calls.some(({ input }) => typeof input === 'string')).toBe(false);
  });

  it('never takes a name of the language for a method', async () => {
    for (const method of ['__proto__', 'constructor', 'toString']) {
      const reply = await ask(call(`{"method":"${method}","input":{}}`));
      expect(JSON.parse(reply.body)).toMatchObject({ ok: false, error: { code: 'not_found' } });
    }
    const polluted = await ask(call('{"method":"app.hello","input":{"__proto__":{"admin":true}}}'));
    expect(polluted.status).toBe(200);
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  it('offers neither a tunnel nor another protocol', async () => {
    const [address = '', port = ''] = host.authority.split(':');
    for (const line of [
      `CONNECT evil.example:443 HTTP/1.1\r\nHost: ${host.authority}\r\n\r\n`,
      `GET / HTTP/1.1\r\nHost: ${host.authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    ]) {
      const answer = await new Promise<string>((resolve) => {
        let text = '';
        const socket = connect(Number(port), address, () => socket.write(line));
        socket.on('data', (part) => {
          text += part.toString();
        });
        socket.on('close', () => resolve(text));
        socket.on('error', () => resolve(text));
      });
      expect(answer).toBe('');
    }
  });
});

describe('print jobs', () => {
  it('are given once, to our own pages only', async () => {
    const path = `/print-jobs/${host.printJobs.put({ street: '一街道' })}.json`;
    expect((await ask({ path, headers: { 'Sec-Fetch-Site': 'cross-site' } })).status).toBe(403);
    const first = await ask({ path, headers: { 'Sec-Fetch-Site': 'same-origin' } });
    expect([first.status, JSON.parse(first.body)]).toEqual([200, { street: '一街道' }]);
    expect((await ask({ path, headers: { 'Sec-Fetch-Site': 'same-origin' } })).status).toBe(404);
  });
});

describe('every answer above', () => {
  it('carries the policy, and lets no other origin read it', () => {
    expect(replies.length).toBeGreaterThan(25);
    for (const { headers } of replies) {
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['set-cookie']).toBeUndefined();
    }
  });
});
