import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileRef } from '../../shared/contract/files.ts';
import { dispositionOf, plainName } from '../../electron/browser-host/file-transfer.ts';
import { startHost, type HostFixture } from '../support/host-fixture.ts';

let host: HostFixture;
let token: string;

beforeAll(async () => {
  host = await startHost({ '/index.html': 'x' });
  token = await host.token();
});
afterAll(() => host.close());

function spool(): string {
  return join(host.folder, 'spool');
}

describe('files', () => {
  it('arrive under an opaque name, private, byte for byte', async () => {
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, i) => i % 251));
    const reply = await host.ask({
      method: 'PUT',
      path: `/files?name=${encodeURIComponent('街道/交回 一.jpback')}`,
      headers: { ...host.own(token), 'Content-Type': 'application/octet-stream', 'Content-Length': '100000' },
      body: bytes,
    });
    expect(reply.status).toBe(200);
    const ref = FileRef.parse(JSON.parse(reply.body));
    expect([ref.name, ref.size]).toEqual(['交回 一.jpback', 100_000]);
    const path = host.files.path(ref.ref) ?? '';
    expect(path.startsWith(spool())).toBe(true);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('that break off leave nothing behind', async () => {
    const before = readdirSync(spool());
    await new Promise<void>((resolve) => {
      const [address = '', port = ''] = host.authority.split(':');
      const socket = connect(Number(port), address, () => {
        const headers = Object.entries({
          ...host.own(token),
          Host: host.authority,
          'Content-Type': 'application/octet-stream',
          'Content-Length': '1000',
        }).map(([name, value]) => `${name}: ${value}\r\n`);
        socket.write(`PUT /files?name=a.jpback HTTP/1.1\r\n${headers.join('')}\r\nonly this`, () =>
          setTimeout(() => socket.destroy(), 100),
        );
      });
      socket.on('close', () => setTimeout(resolve, 200));
    });
    expect(readdirSync(spool())).toEqual(before);
  });

  it('leave with their name in every alphabet', async () => {
    const path = join(host.folder, 'made.pdf');
    writeFileSync(path, 'PDF');
    const { ref } = host.files.register(path, '德胜街道 "评分表".pdf');
    const reply = await host.ask({ path: `/files/${ref}`, headers: host.own(token) });
    expect([reply.status, reply.body]).toEqual([200, 'PDF']);
    expect(reply.headers['content-disposition']).toBe(
      `attachment; filename="____ _____.pdf"; filename*=UTF-8''${encodeURIComponent('德胜街道 "评分表".pdf')}`,
    );
    expect(reply.headers['cache-control']).toBe('no-store');
  });

  it('that are empty leave too', async () => {
    const path = join(host.folder, 'empty');
    writeFileSync(path, '');
    const reply = await host.ask({ path: `/files/${host.files.register(path).ref}`, headers: host.own(token) });
    expect([reply.status, reply.headers['content-length'], reply.body]).toEqual([200, '0', '']);
  });
});

describe('names', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\a.jpback', 'a.jpback'],
    ['..', 'file'],
    ['', 'file'],
    ['a\r\nX: y', 'aX: y'],
    ['gpj.\u202eexe', 'gpj.exe'],
    [`${'长'.repeat(300)}.jpback`, `${'长'.repeat(193)}.jpback`],
  ])('%j becomes %j', (given, kept) => {
    expect(plainName(given)).toBe(kept);
  });

  it('cannot break out of the header', () => {
    expect(dispositionOf('a"; filename="b\\.exe')).toMatch(
      /^attachment; filename="[^"\\]*"; filename\*=UTF-8''[\w%.-]*$/,
    );
  });
});
