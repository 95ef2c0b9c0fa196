import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Arch, build, Platform } from 'electron-builder';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = readFileSync(join(root, 'electron-builder.yml'), 'utf8');

const Targets = z.array(z.strictObject({ target: z.string(), arch: z.array(z.string()) }));
const Config = z.looseObject({
  appId: z.string(),
  files: z.array(z.string()),
  npmRebuild: z.boolean(),
  publish: z.null(),
  asar: z.strictObject({ smartUnpack: z.boolean() }),
  toolsets: z.record(z.string(), z.string()),
  nsis: z.looseObject({ deleteAppDataOnUninstall: z.boolean(), perMachine: z.boolean() }),
  win: z.looseObject({ target: Targets }),
  linux: z.looseObject({ target: Targets }),
  mac: z.looseObject({ target: Targets, hardenedRuntime: z.boolean(), minimumSystemVersion: z.string() }),
});
const config = Config.parse(parse(text));

describe('electron-builder.yml', () => {
  it('is looked at by the real tool, which refuses a member that it does not know', async () => {
    const output = mkdtempSync(join(tmpdir(), 'wrong-'));
    const config = { extends: join(root, 'electron-builder.yml'), directories: { output } };
    const targets = Platform.LINUX.createTarget('dir', Arch.x64);
    const wrong = build({
      projectDir: root,
      targets,
      config: Object.assign(config, { asarr: true }),
      publish: 'never',
    });
    await expect(wrong).rejects.toThrow(/unknown property 'asarr'/);
  });

  it('packs what was built and nothing that was written', () => {
    const taken = config.files.filter((pattern) => !pattern.startsWith('!'));
    expect(taken).toEqual(['out/electron/**', 'out/renderer/**', 'out/resources/**', 'package.json']);
  });

  it.each([
    ['win', ['nsis x64', 'nsis arm64', 'portable x64']],
    ['linux', ['deb x64', 'deb arm64', 'rpm x64', 'rpm arm64', 'AppImage x64', 'AppImage arm64']],
    ['mac', ['dmg x64', 'dmg arm64']],
  ] as const)('makes for %s: %j', (platform, wanted) => {
    const made = config[platform].target.flatMap(({ target, arch }) => arch.map((one) => `${target} ${one}`));
    expect(made).toEqual(wanted);
  });

  it('publishes nowhere and rebuilds nothing', () => {
    expect(config).toMatchObject({ publish: null, npmRebuild: false });
  });

  it('keeps code inside the archive', () => {
    expect(config.asar.smartUnpack).toBe(false);
  });

  it('installs for one user and leaves the data where they are when it is removed', () => {
    expect(config.nsis).toMatchObject({ perMachine: false, deleteAppDataOnUninstall: false });
  });

  it('uses the AppImage runtime that keeps the sandbox', () => {
    expect(config.toolsets).toEqual({ appimage: '1.0.3' });
  });
});

describe('package.json', () => {
  const manifest = z
    .looseObject({ dependencies: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

  it('has better-sqlite3 as its only dependency of the packed app', () => {
    expect(Object.keys(manifest.dependencies)).toEqual(['better-sqlite3']);
  });

  it('pins Electron and the packager exactly', () => {
    expect(manifest.devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
    expect(manifest.devDependencies['electron-builder']).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
