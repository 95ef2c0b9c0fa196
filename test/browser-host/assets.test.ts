import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerAsset, loadAssets, securityHeaders } from '../../electron/backend/assets.ts';
import { writePages } from '../support/host-fixture.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jieping-assets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('headers', () => {
  it('allow nothing inline, nothing evaluated and no other origin', () => {
    const policy = securityHeaders('text/html')['Content-Security-Policy'] ?? '';
    expect(policy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
        "connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; " +
        "frame-ancestors 'none'",
    );
    for (const value of Object.values(securityHeaders('text/html'))) {
      expect(value).not.toContain('unsafe-');
      expect(value).not.toContain('http:');
      expect(value).not.toContain('*');
    }
  });

  it('keep pages and data out of every cache', () => {
    expect(securityHeaders('text/html; charset=utf-8')['Cache-Control']).toBe('no-store');
    expect(securityHeaders('application/json')['Cache-Control']).toBe('no-store');
    expect(securityHeaders('font/woff2')['Cache-Control']).toBe('no-cache');
  });

  it('deny every device but the camera to our own pages', () => {
    const featuresOf = (type: string) => (securityHeaders(type)['Permissions-Policy'] ?? '').split(', ');
    const features = featuresOf('text/html; charset=utf-8');
    expect(features.length).toBeGreaterThan(15);
    expect(features.filter((feature) => !/^[a-z-]+=\(\)$/.test(feature))).toEqual(['camera=(self)']);
    expect(featuresOf('application/json')).toContain('camera=()');
  });
});

describe('the table', () => {
  it('answers exact addresses only', () => {
    writePages(folder, { '/index.html': 'start', '/print.html': 'print' });
    const table = loadAssets(folder);
    expect(answerAsset(table, 'GET', '/')).toMatchObject({ status: 200, body: true });
    expect(answerAsset(table, 'HEAD', '/print.html')).toMatchObject({ status: 200, body: false });
    expect(answerAsset(table, 'POST', '/print.html')).toEqual({ status: 405 });
    for (const path of ['/print', '/Print.html', '/print.html/', '/./print.html', '/assets.json', '__proto__', '']) {
      expect(answerAsset(table, 'GET', path)).toEqual({ status: 404 });
    }
  });

  it('is refused when a file lies outside of the build', () => {
    for (const file of ['../secret', '/etc/passwd', 'a/../../b']) {
      writeFileSync(join(folder, 'assets.json'), JSON.stringify([{ path: '/x', file, type: 'text/html', size: 1 }]));
      expect(() => loadAssets(folder)).toThrow('file');
    }
  });
});
