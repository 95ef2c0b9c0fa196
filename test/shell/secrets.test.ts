import { beforeEach, describe, expect, it } from 'vitest';
import { resetElectron, safeStorage } from '../support/electron-fake.ts';
import { asReal } from '../support/as-real.ts';
import { createSecrets } from '../../electron/shell/secrets.ts';

const SECRET = Uint8Array.from([0, 255, 128, 7]);
const secrets = (platform: NodeJS.Platform) => createSecrets(asReal(safeStorage), platform);

beforeEach(resetElectron);

describe('level', () => {
  it.each([
    ['linux', true, 'gnome_libsecret', 'system'],
    ['linux', true, 'kwallet6', 'system'],
    ['linux', true, 'basic_text', 'file'],
    ['linux', true, 'unknown', 'file'],
    ['linux', false, 'gnome_libsecret', 'file'],
    ['win32', true, 'unknown', 'system'],
    ['win32', false, 'unknown', 'file'],
    ['darwin', true, 'unknown', 'system'],
  ] as const)('%s, available %s, backend %s: %s', async (platform, available, backend, level) => {
    Object.assign(safeStorage, { available, backend });
    expect((await secrets(platform)).level).toBe(level);
  });
});

describe('protection', () => {
  it('wraps and unwraps any bytes', async () => {
    safeStorage.available = true;
    const port = await secrets('win32');
    const wrapped = await port.protect(SECRET);
    expect(wrapped).not.toEqual(SECRET);
    expect(await port.unprotect(wrapped)).toEqual(SECRET);
  });

  it('gives null, and makes nothing new, when the system cannot open it any more', async () => {
    safeStorage.available = true;
    const wrapped = await (await secrets('win32')).protect(SECRET);
    safeStorage.key = 'other session';
    expect(await (await secrets('win32')).unprotect(wrapped)).toBeNull();
    safeStorage.available = false;
    expect(await (await secrets('win32')).unprotect(wrapped)).toBeNull();
  });

  it('leaves the secret as it is where there is no real storage', async () => {
    expect(await (await secrets('linux')).protect(SECRET)).toEqual(SECRET);
  });
});
