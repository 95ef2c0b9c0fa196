import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { protocol, resetElectron } from '../support/electron-fake.ts';
import { asReal } from '../support/as-real.ts';
import { loadAssets } from '../../electron/backend/assets.ts';
import { registerAppScheme, serveApp } from '../../electron/shell/app-protocol.ts';

const JOB = 'a'.repeat(43);

function serve() {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  writeFileSync(join(folder, 'index.html'), '<p>街评</p>');
  writeFileSync(join(folder, 'secret.txt'), 'not in the table');
  const page = { path: '/index.html', file: 'index.html', type: 'text/html; charset=utf-8', size: 13 };
  writeFileSync(join(folder, 'assets.json'), JSON.stringify([page]));
  const jobs = new Map([[JOB, '{"total":"87.50"}']]);
  serveApp(asReal(protocol), {
    assets: loadAssets(folder),
    takePrintJob(id) {
      const data = jobs.get(id);
      jobs.delete(id);
      return data;
    },
  });
}

beforeEach(resetElectron);

describe('scheme', () => {
  it('is a real origin without special rights', () => {
    registerAppScheme(asReal(protocol));
    expect(protocol.privileged).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });
});

describe('pages', () => {
  it('come from the table with the content policy', async () => {
    serve();
    const answer = await protocol.fetch('app://bundle/index.html');
    expect([answer.status, await answer.text()]).toEqual([200, '<p>街评</p>']);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe-|http:|\*/);
  });

  it('answer HEAD without a body', async () => {
    serve();
    const answer = await protocol.fetch('app://bundle/index.html', { method: 'HEAD' });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });

  it.each([
    'app://bundle/secret.txt',
    'app://bundle/assets.json',
    'app://bundle/%2e%2e/%2e%2e/etc/passwd',
    'app://bundle/..%2f..%2fetc%2fpasswd',
    'app://bundle/index.html/',
    'app://bundle/unknown',
    'app://bundle/print-jobs/short.json',
    'app://other/index.html',
    'app://bundle.evil/index.html',
  ])('do not include %s', async (url) => {
    serve();
    const answer = await protocol.fetch(url);
    expect([answer.status, await answer.text()]).toEqual([404, '']);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('take nothing', async () => {
    serve();
    const post = { method: 'POST', body: 'x' };
    expect((await protocol.fetch('app://bundle/index.html', post)).status).toBe(405);
    expect((await protocol.fetch(`app://bundle/print-jobs/${JOB}.json`, post)).status).toBe(405);
  });
});

describe('print jobs', () => {
  it('are given once and not kept', async () => {
    serve();
    const first = await protocol.fetch(`app://bundle/print-jobs/${JOB}.json`);
    expect(await first.json()).toEqual({ total: '87.50' });
    expect(first.headers.get('cache-control')).toBe('no-store');
    expect((await protocol.fetch(`app://bundle/print-jobs/${JOB}.json`)).status).toBe(404);
  });
});
