import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packagedChromium, packageFolder, PINS } from '../../electron/browser-host/chromium-package.ts';
import { readTar } from '../../electron/browser-host/tar.ts';
import { withLock } from '../../electron/browser-host/unpack-lock.ts';

const run = promisify(execFile);
const worker = fileURLToPath(new URL('../support/ask-chromium.ts', import.meta.url));

let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'jieping-chromium-'));
});
afterEach(() => rmSync(cache, { recursive: true, force: true }));

function sha256(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A package whose program is a shell script; it answers `--version` only with the library path, if `needsLibraries`. */
function fakePackage(needsLibraries = false): { readonly source: string; readonly pins: typeof PINS } {
  const source = join(cache, 'package');
  mkdirSync(source);
  const program = needsLibraries ? '#!/bin/sh\ntest -n "$LD_LIBRARY_PATH"\n' : '#!/bin/sh\nexit 0\n';
  const empty = Buffer.alloc(1024);
  writeFileSync(join(source, 'chromium.br'), brotliCompressSync(program));
  writeFileSync(join(source, 'al2023.tar.br'), brotliCompressSync(empty));
  writeFileSync(join(source, 'fonts.tar.br'), brotliCompressSync(empty));
  const pins = { folder: 'fake', chromium: sha256(program), libraries: sha256(empty), fonts: sha256(empty) };
  return { source, pins };
}

describe.skipIf(packageFolder() === undefined || process.platform !== 'linux')('the real package', () => {
  it('is unpacked once by two processes at the same time', async () => {
    const both = await Promise.all([run(process.execPath, [worker, cache]), run(process.execPath, [worker, cache])]);
    const path = join(cache, PINS.folder, 'chromium');
    for (const { stdout } of both) expect(JSON.parse(stdout)).toMatchObject({ ok: true, value: { path } });
    expect(readdirSync(cache)).toEqual([PINS.folder]);
    expect(statSync(join(cache, PINS.folder)).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(cache, PINS.folder, 'lib'))).toContain('libnss3.so');
    const { stdout } = await run(path, ['--version']).catch(() => ({ stdout: 'Chromium 153 without libraries' }));
    expect(stdout).toContain('Chromium 153');
  });
});

describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('unpacking', () => {
  it('refuses a program with another hash and leaves nothing behind', async () => {
    const { source, pins } = fakePackage();
    const wrong = { ...pins, chromium: sha256('another') };
    expect(await packagedChromium(cache, { source, pins: wrong })).toEqual({ ok: false, error: 'hash_mismatch' });
    expect(readdirSync(cache)).toEqual(['package']);
  });

  it('refuses libraries with another hash', async () => {
    const { source, pins } = fakePackage();
    const wrong = { ...pins, libraries: sha256('another') };
    expect(await packagedChromium(cache, { source, pins: wrong })).toEqual({ ok: false, error: 'hash_mismatch' });
  });

  it('unpacks anew what was damaged since', async () => {
    const { source, pins } = fakePackage();
    const first = await packagedChromium(cache, { source, pins });
    expect(first.ok).toBe(true);
    writeFileSync(join(cache, 'fake', 'chromium'), '#!/bin/sh\necho stolen\n');
    expect(await packagedChromium(cache, { source, pins })).toEqual(first);
    expect(statSync(join(cache, 'fake', 'chromium')).size).toBe(17);
  });

  it('refuses a folder that others may write to', async () => {
    const { source, pins } = fakePackage();
    await packagedChromium(cache, { source, pins });
    chmodSync(join(cache, 'fake'), 0o777);
    expect(await packagedChromium(cache, { source, pins })).toEqual({ ok: false, error: 'foreign_folder' });
  });

  it('uses its own libraries only where the program does not start without', async () => {
    const plain = fakePackage();
    const without = await packagedChromium(cache, plain);
    expect(without).toMatchObject({ ok: true, value: { env: { FONTCONFIG_FILE: join(cache, 'fake', 'fonts.conf') } } });
    expect(without.ok && 'LD_LIBRARY_PATH' in without.value.env).toBe(false);
    rmSync(join(cache, 'package'), { recursive: true });
    const needy = fakePackage(true);
    const withOwn = await packagedChromium(cache, needy);
    expect(withOwn.ok && withOwn.value.env['LD_LIBRARY_PATH']?.split(':')[0]).toBe(join(cache, 'fake', 'lib'));
  });

  it('says when there is no package', async () => {
    expect(await packagedChromium(cache, { source: undefined })).toMatchObject({ ok: packageFolder() !== undefined });
  });
});

describe('the lock', () => {
  it('lets one work after the other', async () => {
    const file = join(cache, 'lock');
    const seen: string[] = [];
    const work = (name: string) =>
      withLock(file, 5000, async () => {
        seen.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, 150));
        seen.push(`${name} ends`);
      });
    await Promise.all([work('a'), work('b')]);
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    expect(readdirSync(cache)).toEqual([]);
  });

  it('is taken over from a process that has ended', async () => {
    const { pid } = await new Promise<{ pid: number }>((resolve) => {
      const child = execFile(process.execPath, ['-e', ''], () => resolve({ pid: child.pid ?? 0 }));
    });
    writeFileSync(join(cache, 'lock'), String(pid));
    const started = performance.now();
    expect(await withLock(join(cache, 'lock'), 60_000, () => Promise.resolve('done'))).toBe('done');
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('does not wait for ever', async () => {
    writeFileSync(join(cache, 'lock'), String(process.pid));
    expect(await withLock(join(cache, 'lock'), 200, () => Promise.resolve('done'))).toBe('done');
    expect(readdirSync(cache)).toEqual(['lock']);
  });

  it('is given back when the work fails', async () => {
    await expect(withLock(join(cache, 'lock'), 200, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(readdirSync(cache)).toEqual([]);
  });
});

describe('archives', () => {
  function entry(name: string, text: string, kind = '0'): Buffer {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(text.length.toString(8).padStart(11, '0'), 124);
    header.write(kind, 156);
    const body = Buffer.alloc(Math.ceil(text.length / 512) * 512);
    body.write(text);
    return Buffer.concat([header, body]);
  }

  it('give their files', () => {
    const files = readTar(Buffer.concat([entry('lib/', '', '5'), entry('lib/a.so', 'abc'), Buffer.alloc(1024)]));
    expect(files.map(({ name, bytes }) => [name, bytes.toString()])).toEqual([['lib/a.so', 'abc']]);
  });

  it.each(['../a', '/etc/passwd', 'a/../../b'])('never lead out of their folder: %s', (name) => {
    expect(() => readTar(entry(name, 'x'))).toThrow('unexpected name');
  });

  it('hold no links and are not cut off', () => {
    expect(() => readTar(entry('a', '', '2'))).toThrow('unexpected entry');
    expect(() => readTar(entry('a', 'x'.repeat(600)).subarray(0, 1024))).toThrow('cut off');
  });
});
