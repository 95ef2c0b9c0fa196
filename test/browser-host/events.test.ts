import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHost, type HostFixture } from '../support/host-fixture.ts';

let host: HostFixture;
beforeAll(async () => {
  host = await startHost({ '/index.html': 'x' });
});
afterAll(() => host.close());

describe('events', () => {
  it('come as lines of JSON for as long as the page listens', async () => {
    const token = await host.token();
    const stop = new AbortController();
    const response = await fetch(`${host.server.origin}/events`, {
      headers: { Authorization: `Bearer ${token}`, 'X-App-Request': '1', Origin: host.server.origin },
      signal: stop.signal,
    });
    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    await reader.read();
    expect(host.server.pages()).toBe(1);
    host.emit('round.changed', { round: '一\n二' });
    host.emit('responses.changed', { round: 'r' });
    let text = '';
    while (text.split('\n').length < 3) text += (await reader.read()).value ?? '';
    expect(
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      { topic: 'round.changed', payload: { round: '一\n二' } },
      { topic: 'responses.changed', payload: { round: 'r' } },
    ]);
    stop.abort();
    await expect.poll(() => host.server.pages()).toBe(0);
  });

  it('need the token', async () => {
    const reply = await host.ask({ path: '/events', headers: host.own('wrong') });
    expect(reply.status).toBe(401);
    expect(host.server.pages()).toBe(0);
  });
});
