import { readFileSync, readdirSync, statSync, writeFileSync, rmSync } from 'node:fs';
import { verify, createPublicKey } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refuse } from '../../../shared/result.ts';
import { createKeyRing } from '../../../electron/backend/crypto/create-key-ring.ts';
import type { KeyRing, Signer } from '../../../electron/backend/crypto/key-ring.ts';
import { recoveryCodeOf, seedOfRecoveryCode } from '../../../electron/backend/crypto/recovery-code.ts';
import type { SecretsPort } from '../../../electron/backend/ports.ts';
import { countingIds, temporaryFolder } from '../packages/folder.ts';

const root = temporaryFolder();
const ids = countingIds();
const flip = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0x5a);
const plain: SecretsPort = {
  level: 'file',
  protect: () => Promise.reject(new Error('not asked')),
  unprotect: () => Promise.reject(new Error('not asked')),
};
const system: SecretsPort = {
  level: 'system',
  protect: (secret) => Promise.resolve(flip(secret)),
  unprotect: (wrapped) => Promise.resolve(flip(wrapped)),
};

function ringIn(dir: string, secrets: SecretsPort = plain): KeyRing {
  return createKeyRing({ dir, ids, secrets, workFactor: 2 });
}
/** A folder below the test's own that does not exist yet. */
const newFolder = () => join(mkdtempSync(join(root, 'ring-')), 'keys');
const unreadable = (detail: string) => refuse({ code: 'not_ready', what: 'key_unreadable', detail });

async function isGood(signer: Signer): Promise<boolean> {
  const bytes = Buffer.from('some bytes');
  const key = createPublicKey({ key: { ...signer.jwk }, format: 'jwk' });
  return verify(null, bytes, key, await signer.sign(bytes));
}
function valueOf<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('the device key', () => {
  test.each([
    ['as it is', plain],
    ['wrapped by the system', system],
  ])('is made once, %s, for this user alone, and is the same after a restart', async (_what, secrets) => {
    const dir = newFolder();
    const ring = ringIn(dir, secrets);
    expect(await ring.device()).toEqual(refuse({ code: 'not_ready', what: 'setup_missing' }));
    const made = valueOf(await ring.makeDevice());
    expect(await isGood(made)).toBe(true);
    expect(await ring.makeDevice()).toEqual(refuse({ code: 'not_ready', what: 'setup_done' }));
    expect(valueOf(await ringIn(dir, secrets).device()).kid).toBe(made.kid);
    const path = join(dir, 'device-sign.key');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    const file: { protection: string; key: string } = JSON.parse(readFileSync(path, 'utf8'));
    expect(file.protection).toBe(secrets.level);
    const startsAsPkcs8 = Buffer.from(file.key, 'base64').subarray(0, 2).toString('hex') === '302e';
    expect(startsAsPkcs8).toBe(secrets.level === 'file');
  });

  test.each(['', 'no JSON', '{}', '{"format":"jieping/device-key"}'])(
    'a damaged file is refused and kept: %j',
    async (text) => {
      const dir = newFolder();
      await ringIn(dir).makeDevice();
      const path = join(dir, 'device-sign.key');
      writeFileSync(path, text);
      const ring = ringIn(dir);
      expect(await ring.device()).toEqual(unreadable('device-sign.key'));
      expect(await ring.makeDevice()).toEqual(refuse({ code: 'not_ready', what: 'setup_done' }));
      expect(readFileSync(path, 'utf8')).toBe(text);
    },
  );

  test('a changed key, or one that the system no longer opens, is refused', async () => {
    const dir = newFolder();
    await ringIn(dir, system).makeDevice();
    const closed: SecretsPort = { ...system, unprotect: () => Promise.resolve(null) };
    expect(await ringIn(dir, closed).device()).toEqual(unreadable('device-sign.key'));
    const other: SecretsPort = { ...system, unprotect: (bytes) => Promise.resolve(flip(bytes).fill(1, 20)) };
    expect(await ringIn(dir, other).device()).toEqual(unreadable('device-sign.key'));
  });
});

describe('the office key', () => {
  test('opens with its passphrase only, and stays open until the program ends', async () => {
    const dir = newFolder();
    const ring = ringIn(dir);
    expect(await ring.officePublic()).toBeNull();
    expect(await ring.unlockOffice('x')).toEqual(refuse({ code: 'not_ready', what: 'setup_missing' }));
    const { kid } = valueOf(await ring.makeOffice('口令 2026'));
    expect(await ring.makeOffice('again')).toEqual(refuse({ code: 'not_ready', what: 'setup_done' }));
    expect(valueOf(await ring.office()).kid).toBe(kid);

    const later = ringIn(dir);
    expect((await later.officePublic())?.kid).toBe(kid);
    expect(await later.office()).toEqual(refuse({ code: 'key_locked' }));
    expect(await later.unlockOffice('wrong')).toEqual(refuse({ code: 'wrong_passphrase' }));
    expect(await later.office()).toEqual(refuse({ code: 'key_locked' }));
    const signer = valueOf(await later.unlockOffice('口令 2026'));
    expect(await isGood(signer)).toBe(true);
    expect(valueOf(await later.office()).kid).toBe(kid);
  });

  test('is a standard age file under a passphrase, for this user alone', async () => {
    const dir = newFolder();
    await ringIn(dir).makeOffice('passphrase');
    const file = readFileSync(join(dir, 'office-sign.age'));
    expect(file.toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt /);
    expect(file.includes('PRIVATE KEY')).toBe(false);
    expect(statSync(join(dir, 'office-sign.age')).mode & 0o777).toBe(0o600);
    expect(readdirSync(dir).sort()).toEqual(['office-sign.age', 'office-sign.pub.json']);
  });

  test('an empty passphrase is refused and makes nothing', async () => {
    const dir = newFolder();
    const ring = ringIn(dir);
    expect(await ring.makeOffice('')).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
    expect(await ring.officePublic()).toBeNull();
  });

  test('a damaged file is refused and never replaced', async () => {
    const dir = newFolder();
    await ringIn(dir).makeOffice('passphrase');
    const path = join(dir, 'office-sign.age');
    const damaged = readFileSync(path);
    damaged[damaged.length - 1]! ^= 1;
    writeFileSync(path, damaged);
    const ring = ringIn(dir);
    expect(await ring.unlockOffice('passphrase')).toEqual(unreadable('office-sign.age'));
    expect(await ring.makeOffice('passphrase')).toEqual(refuse({ code: 'not_ready', what: 'setup_done' }));
    expect(readFileSync(path).equals(damaged)).toBe(true);
  });

  test('a lost public half is told again from the key; one of another key is refused', async () => {
    const dir = newFolder();
    const { kid } = valueOf(await ringIn(dir).makeOffice('passphrase'));
    const path = join(dir, 'office-sign.pub.json');
    rmSync(path);
    const ring = ringIn(dir);
    expect(await ring.officePublic()).toBeNull();
    await ring.unlockOffice('passphrase');
    expect((await ring.officePublic())?.kid).toBe(kid);
    const other = newFolder();
    await ringIn(other).makeOffice('passphrase');
    writeFileSync(path, readFileSync(join(other, 'office-sign.pub.json')));
    expect(await ringIn(dir).unlockOffice('passphrase')).toEqual(unreadable('office-sign.pub.json'));
  });
});

describe('the recovery sheet', () => {
  test('makes the same key again on another computer and under another passphrase', async () => {
    const dir = newFolder();
    const ring = ringIn(dir);
    const { kid } = valueOf(await ring.makeOffice('old'));
    const code = valueOf(await ring.recoveryCode('old'));
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(await ring.recoveryCode('wrong')).toEqual(refuse({ code: 'wrong_passphrase' }));

    const elsewhere = ringIn(newFolder());
    expect(valueOf(await elsewhere.recover(code.toLowerCase().replaceAll('-', ' '), 'new', false)).kid).toBe(kid);
    expect(await isGood(valueOf(await elsewhere.unlockOffice('new')))).toBe(true);

    expect(valueOf(await ring.recover(code, 'forgotten', false)).kid).toBe(kid);
    expect(await ringIn(dir).unlockOffice('old')).toEqual(refuse({ code: 'wrong_passphrase' }));
    expect(valueOf(await ringIn(dir).unlockOffice('forgotten')).kid).toBe(kid);
  });

  test('never puts another key in the place of the one that is there', async () => {
    const first = ringIn(newFolder());
    const { kid } = valueOf(await first.makeOffice('one'));
    const second = ringIn(newFolder());
    await second.makeOffice('two');
    expect(await first.recover(valueOf(await second.recoveryCode('two')), 'x', false)).toEqual(
      refuse({ code: 'not_ready', what: 'setup_done' }),
    );
    expect(valueOf(await first.unlockOffice('one')).kid).toBe(kid);
  });

  test('takes the place of a key that has signed nothing, and keeps that file aside', async () => {
    const folder = newFolder();
    const fresh = ringIn(folder);
    await fresh.makeOffice('one');
    const lost = ringIn(newFolder());
    const { kid } = valueOf(await lost.makeOffice('two'));
    expect(valueOf(await fresh.recover(valueOf(await lost.recoveryCode('two')), 'three', true)).kid).toBe(kid);
    expect(valueOf(await ringIn(folder).unlockOffice('three')).kid).toBe(kid);
    expect(readdirSync(folder).filter((name) => name.startsWith('office-sign.unused-'))).toHaveLength(1);
  });

  test('finds a mistyped character', async () => {
    const code = recoveryCodeOf(Uint8Array.from({ length: 32 }, (_, index) => index * 5));
    const letters = code.replaceAll('-', '');
    for (let at = 0; at < letters.length; at += 1) {
      const wrong = letters[at] === '7' ? '8' : '7';
      expect(seedOfRecoveryCode(letters.slice(0, at) + wrong + letters.slice(at + 1)), `character ${at}`).toBeNull();
    }
    expect(await ringIn(newFolder()).recover(`${code}X`, 'x', false)).toEqual(
      refuse({ code: 'invalid_input', issues: [{ path: 'code', message: 'invalid' }] }),
    );
  });

  test('gives every seed back; O reads as 0, I and L as 1', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (seed) => {
        const code = recoveryCodeOf(seed);
        const read = seedOfRecoveryCode(code.replaceAll('0', 'o').replace('1', 'l').replaceAll('1', 'I'));
        expect(Buffer.from(read!).equals(Buffer.from(seed))).toBe(true);
      }),
    );
  });
});
