import { afterEach, describe, expect, it } from 'vitest';
import { createSystemClock } from '../../electron/backend/system-clock.ts';
import { createSystemIds } from '../../electron/backend/system-ids.ts';
import { createSession, MAX_WRONG_TOKENS } from '../../electron/browser-host/session.ts';
import { startHost, type HostFixture } from '../support/host-fixture.ts';

const ids = createSystemIds(createSystemClock());

describe('the start secret', () => {
  it('has 256 bits and is good once', () => {
    const session = createSession(ids, 1000, () => 0);
    expect(Buffer.from(session.start, 'base64url')).toHaveLength(32);
    const token = session.redeem(session.start);
    expect(token).toBeDefined();
    expect(session.isOpened()).toBe(true);
    expect(session.knows(token ?? '')).toBe(true);
    expect(session.redeem(session.start)).toBeUndefined();
    expect(session.knows(session.start)).toBe(false);
  });

  it('is void after its life', () => {
    let now = 0;
    const session = createSession(ids, 1000, () => now);
    now = 1001;
    expect(session.redeem(session.start)).toBeUndefined();
  });

  it('ends the session after five wrong tokens, not after four', async () => {
    const session = createSession(ids, 1000, () => 0);
    const state = () => Promise.race([session.broken.then(() => 'broken'), Promise.resolve('whole')]);
    for (let i = 1; i < MAX_WRONG_TOKENS; i += 1) session.knows('wrong');
    expect(await state()).toBe('whole');
    session.redeem('wrong');
    await expect(session.broken.then(() => 'broken')).resolves.toBe('broken');
  });
});

describe('requests that guess', () => {
  let host: HostFixture | undefined;
  afterEach(() => host?.close());

  it('break the session only when they come from our own page or from no page at all', async () => {
    host = await startHost({ '/index.html': 'x' });
    const guess = { ...host.own('wrong'), 'Content-Type': 'application/json' };
    for (let i = 0; i < 10; i += 1) {
      const foreign = { ...guess, Origin: 'http://evil.example', 'Sec-Fetch-Site': 'cross-site' };
      await host.ask({ method: 'POST', path: '/call', headers: foreign, body: '{}' });
    }
    const token = await host.token();
    expect(host.session.knows(token)).toBe(true);
    for (let i = 0; i < 5; i += 1) await host.ask({ method: 'POST', path: '/call', headers: guess, body: '{}' });
    await expect(host.session.broken).resolves.toBeUndefined();
  });
});
