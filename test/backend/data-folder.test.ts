import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolder } from '../../electron/backend/data-folder.ts';

const linux = { platform: 'linux', home: '/home/li', env: {} } as const;
const windows = { platform: 'win32', home: 'C:\\Users\\li', env: { LOCALAPPDATA: 'D:\\Local' } } as const;

describe('data folder', () => {
  it.each([
    ['Linux', linux, '/home/li/.local/share/jieping'],
    ['Linux with XDG', { ...linux, env: { XDG_DATA_HOME: '/data' } }, '/data/jieping'],
    ['Linux with a relative XDG', { ...linux, env: { XDG_DATA_HOME: 'data' } }, '/home/li/.local/share/jieping'],
    ['Windows', windows, 'D:\\Local\\jieping'],
    ['Windows without variables', { ...windows, env: {} }, 'C:\\Users\\li\\AppData\\Local\\jieping'],
    ['a stick', { ...windows, env: { PORTABLE_EXECUTABLE_DIR: 'E:\\' } }, 'E:\\jieping-data'],
    ['macOS', { ...linux, platform: 'darwin' }, '/home/li/Library/Application Support/jieping'],
  ] as const)('%s', (_name, surroundings, folder) => {
    expect(dataFolder(undefined, surroundings)).toBe(folder);
    expect(dataFolder('', surroundings)).toBe(folder);
  });

  it('is the one that was asked for, whatever else there is', () => {
    const all = { ...linux, env: { XDG_DATA_HOME: '/data', PORTABLE_EXECUTABLE_DIR: '/stick' } };
    expect(dataFolder('here', all)).toBe(resolve('here'));
  });
});
