import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractFile, listPackage, statFile } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { Arch, build, Platform } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bringUpToDate } from '../../electron/build/build.ts';
import { makeElectronDist } from '../support/fake-electron-dist.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const NATIVE = 'node_modules/better-sqlite3/prebuilds/linux-x64.node';

const json = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

let output = '';
let dist = '';
let app = '';
let files: string[] = [];
const archive = (): string => join(app, 'resources', 'app.asar');

beforeAll(async () => {
  await bringUpToDate(['renderer', 'electron'], () => undefined);
  dist = makeElectronDist();
  output = mkdtempSync(join(tmpdir(), 'pack-'));
  await build({
    projectDir: root,
    targets: Platform.LINUX.createTarget('dir', Arch.x64),
    config: { extends: join(root, 'electron-builder.yml'), electronDist: dist, directories: { output } },
    publish: 'never',
  });
  app = join(output, 'linux-unpacked');
  files = listPackage(archive(), { isPack: false }).map((path) => path.replaceAll('\\', '/').replace(/^\//, ''));
});

afterAll(() => {
  for (const folder of [output, dist]) rmSync(folder, { recursive: true, force: true });
});

describe('the archive', () => {
  it.each([
    'package.json',
    'out/electron/main.js',
    'out/electron/preload.cjs',
    'out/electron/reader-worker.js',
    'out/electron/checkpoint-worker.js',
    'out/renderer/index.html',
    'out/renderer/assets.json',
    'out/resources/indicator-sets/xicheng-2021.template.json',
    'node_modules/better-sqlite3/lib/index.js',
  ])('has %s', (path) => {
    expect(files).toContain(path);
  });

  it('has every file of the page’s table', () => {
    const table = z.array(z.object({ file: z.string() })).parse(json('out/renderer/assets.json'));
    expect(table.length).toBeGreaterThan(10);
    expect(table.map(({ file }) => `out/renderer/${file}`).filter((file) => !files.includes(file))).toEqual([]);
  });

  it('has nothing else at the top', () => {
    const top = new Set(files.map((path) => path.split('/')[0]));
    const out = new Set(files.filter((path) => /^out\/./.test(path)).map((path) => path.split('/')[1]));
    expect(top).toEqual(new Set(['node_modules', 'out', 'package.json']));
    expect(out).toEqual(new Set(['electron', 'renderer', 'resources']));
  });

  it('has no sources, tests, maps, demonstration or build leftovers', () => {
    const unwanted = /\.(ts|tsx|map|md)$|(^|\/)(test|demo-out|release|src|deps|docs)(\/|$)|\.gyp$|\/\./;
    expect(files.filter((path) => unwanted.test(path))).toEqual([]);
  });

  it('has better-sqlite3 as its only package', () => {
    const packages = files.filter((path) => /^node_modules\/[^/]+$/.test(path));
    expect(packages).toEqual(['node_modules/better-sqlite3']);
  });

  it('has the package’s name and start file, and no development dependencies', () => {
    const packed: unknown = JSON.parse(extractFile(archive(), 'package.json').toString('utf8'));
    const { main } = z.object({ main: z.string() }).parse(json('package.json'));
    expect(packed).toMatchObject({ main, type: 'module' });
    expect(packed).not.toHaveProperty('devDependencies');
    expect(files).toContain(main);
  });
});

describe('beside the archive', () => {
  it('lies the one native library of the platform and nothing more', () => {
    const unpacked = readdirSync(join(app, 'resources', 'app.asar.unpacked'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(app, 'resources', 'app.asar.unpacked').length + 1));
    expect(unpacked).toEqual([NATIVE]);
    expect(statFile(archive(), NATIVE)).toMatchObject({ unpacked: true });
    expect(files.filter((path) => path.endsWith('.node'))).toEqual([NATIVE]);
  });

  it('lie only the languages of the product and no update channel', () => {
    expect(readdirSync(join(app, 'locales')).sort()).toEqual(['en-US.pak', 'zh-CN.pak']);
    expect(existsSync(join(app, 'resources', 'app-update.yml'))).toBe(false);
  });

  it('lies an executable of our own name', () => {
    expect(existsSync(join(app, 'jieping'))).toBe(true);
    expect(existsSync(join(app, 'electron'))).toBe(false);
  });
});

describe('fuses', () => {
  it.each([
    ['RunAsNode', false],
    ['EnableCookieEncryption', true],
    ['EnableNodeOptionsEnvironmentVariable', false],
    ['EnableNodeCliInspectArguments', false],
    ['EnableEmbeddedAsarIntegrityValidation', true],
    ['OnlyLoadAppFromAsar', true],
    ['LoadBrowserProcessSpecificV8Snapshot', false],
    ['GrantFileProtocolExtraPrivileges', false],
  ] as const)('%s: %s', async (name, on) => {
    const wire = await getCurrentFuseWire(join(app, 'jieping'));
    expect(wire[FuseV1Options[name]]).toBe((on ? '1' : '0').charCodeAt(0));
  });
});
