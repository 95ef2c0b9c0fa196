import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync, rmSync } from 'node:fs';
import { verify, createPublicKey } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { bech32 } from '@scure/base';
import { Decrypter, Encrypter } from 'age-encryption';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refuse } from '../../../shared/result.ts';
import { checkRecipient, recipientOf } from '../../../electron/backend/crypto/age-identity.ts';
import { createKeyRing } from '../../../electron/backend/crypto/create-key-ring.ts';
import type { KeyRing, Signer } from '../../../electron/backend/crypto/key-ring.ts';
import { sheetOf } from '../../../electron/backend/crypto/office-keys.ts';
import { keyOfSeed, pemOf, signerOf } from '../../../electron/backend/crypto/private-key.ts';
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
    expect(readdirSync(dir).sort()).toEqual(['office-sign.age', 'office-sign.pub.json', 'recovery-sheets.age']);
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

describe('what opens files', () => {
  test('every computer gets an identity on first use, the same after a restart', async () => {
    const dir = newFolder();
    expect(await ringIn(dir).deviceIdentity()).toEqual(refuse({ code: 'not_ready', what: 'setup_missing' }));
    await ringIn(dir, system).makeDevice();
    expect(existsSync(join(dir, 'device-decrypt.key'))).toBe(false);
    const recipient = valueOf(await ringIn(dir, system).deviceRecipient());
    expect(checkRecipient(recipient)).toEqual({ ok: true, value: recipient });
    const identity = valueOf(await ringIn(dir, system).deviceIdentity());
    expect(await recipientOf(identity)).toBe(recipient);
    expect(statSync(join(dir, 'device-decrypt.key')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(dir, 'device-decrypt.key'), 'utf8')).not.toContain(identity);
    writeFileSync(join(dir, 'device-decrypt.key'), '{}');
    expect(await ringIn(dir, system).deviceIdentity()).toEqual(unreadable('device-decrypt.key'));
  });

  test("the office's identity opens what is encrypted to its public half, after unlocking only", async () => {
    const dir = newFolder();
    const { recipient } = valueOf(await ringIn(dir).makeOffice('passphrase'));
    const ring = ringIn(dir);
    expect(await ring.officeIdentities()).toEqual(refuse({ code: 'key_locked' }));
    await ring.unlockOffice('passphrase');
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient ?? '');
    const decrypter = new Decrypter();
    for (const identity of valueOf(await ring.officeIdentities())) decrypter.addIdentity(identity);
    expect(await decrypter.decrypt(await encrypter.encrypt('secret'), 'text')).toBe('secret');
  });

  test.each(['', 'age1', `age1${'q'.repeat(58)}`, `AGE1${'Q'.repeat(58)}`, 'age1pq1qqqq'])(
    'no recipient: %j',
    (text) => {
      expect(checkRecipient(text)).toMatchObject({ ok: false, error: { reason: 'E_KEY_WEAK' } });
    },
  );

  test('points of small order are no recipients', () => {
    for (const hex of ['00', '01', 'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800']) {
      const weak = bech32.encodeFromBytes('age', Buffer.from(hex.padEnd(64, '0'), 'hex'));
      expect(checkRecipient(weak)).toMatchObject({ ok: false, error: { reason: 'E_KEY_WEAK' } });
    }
  });
});

describe('keys of the first version', () => {
  async function firstVersion(dir: string): Promise<{ readonly seed: Uint8Array; readonly kid: string }> {
    const seed = new Uint8Array(32).fill(0x77);
    const key = keyOfSeed(seed);
    const encrypter = new Encrypter();
    encrypter.setPassphrase('old passphrase');
    encrypter.setScryptWorkFactor(2);
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, 'office-sign.age'), await encrypter.encrypt(pemOf(key)));
    const { kid, jwk } = signerOf(key);
    writeFileSync(join(dir, 'office-sign.pub.json'), JSON.stringify({ kid, jwk }));
    return { seed, kid };
  }

  test('open with their passphrase, and get what they lack', async () => {
    const dir = newFolder();
    const { kid } = await firstVersion(dir);
    const ring = ringIn(dir);
    expect(await ring.officePublic()).toMatchObject({ kid, recipient: null });
    expect(await ring.sheetState()).toBe('none');
    expect(valueOf(await ring.unlockOffice('old passphrase')).kid).toBe(kid);
    expect(valueOf(await ring.officeIdentities())).toHaveLength(1);
    expect(valueOf(await ring.sheets())).toHaveLength(1);
    const again = ringIn(dir);
    expect(valueOf(await again.unlockOffice('old passphrase')).kid).toBe(kid);
    expect(valueOf(await again.officeIdentities())).toEqual(valueOf(await ring.officeIdentities()));
    expect(valueOf(await again.sheets())[0]?.code).toBe(valueOf(await ring.sheets())[0]?.code);
  });

  test('come back from their own sheet, which holds the key itself', async () => {
    const dir = newFolder();
    const { seed, kid } = await firstVersion(dir);
    const ring = ringIn(dir);
    expect(await ring.recoverFirstVersion(recoveryCodeOf(new Uint8Array(32)), 'x')).toBeNull();
    await ring.recoverFirstVersion(recoveryCodeOf(seed), 'new passphrase');
    expect(valueOf(await ringIn(dir).unlockOffice('new passphrase')).kid).toBe(kid);
    expect(await ringIn(dir).recoverFirstVersion(recoveryCodeOf(seed), 'x')).toBeNull();
  });
});

describe('the recovery sheet', () => {
  test('waits on the disk until it is confirmed, for whoever unlocked the keys', async () => {
    const dir = newFolder();
    const ring = ringIn(dir);
    expect(await ring.sheetState()).toBe('none');
    await ring.makeOffice('passphrase');
    expect(await ring.sheetState()).toBe('waiting');
    expect(await ringIn(dir).sheets()).toEqual(refuse({ code: 'key_locked' }));
    const [sheet] = valueOf(await ring.sheets());
    expect(sheet?.code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(valueOf(await ring.addSheets(2)).map(({ code }) => code)).toEqual([
      sheet?.code,
      expect.any(String),
      expect.any(String),
    ]);
    await ring.forgetSheets();
    expect(readdirSync(dir).sort()).toEqual(['office-sign.age', 'office-sign.pub.json']);
    expect(await ring.sheetState()).toBe('away');
    expect(valueOf(await ring.sheets())).toEqual([]);
  });

  test('gives the same root key and the same backup identity wherever it is typed', async () => {
    const code = recoveryCodeOf(Uint8Array.from({ length: 32 }, (_, index) => index));
    const one = await sheetOf(code.toLowerCase().replaceAll('-', ' '));
    expect(one?.root.kid).toBe((await sheetOf(code))?.root.kid);
    expect(await recipientOf(one?.backupIdentity ?? '')).toBe(one?.backup);
    // Frozen: a sheet printed today must be good for ever.
    expect({ kid: one?.root.kid, backup: one?.backup }).toMatchInlineSnapshot(`
      {
        "backup": "age13qddc34djheldfsaaeyxsvnm2npu0asrnjjkphmjx9nlra4409jqqau7dj",
        "kid": "ToKBoJ6F2dpVV2IGm_T1Oy1XAPefWhFt_Rx-1Iix-ZA",
      }
    `);
    expect(one !== null && (await isGood(one.root))).toBe(true);
  });

  test('new keys take the place of the old ones, whose file is kept aside', async () => {
    const dir = newFolder();
    const ring = ringIn(dir);
    const before = valueOf(await ring.makeOffice('one'));
    const old = valueOf(await ring.officeIdentities());
    const prepared = await ring.prepareOffice(old);
    expect(valueOf(await ringIn(dir).unlockOffice('one')).kid).toBe(before.kid);
    expect(await prepared.store('')).toMatchObject({ error: { code: 'invalid_input' } });
    await prepared.store('two');
    const after = ringIn(dir);
    expect(await after.unlockOffice('one')).toEqual(refuse({ code: 'wrong_passphrase' }));
    expect(valueOf(await after.unlockOffice('two')).kid).toBe(prepared.signer.kid);
    expect(valueOf(await after.officeIdentities()).slice(1)).toEqual(old);
    expect((await after.officePublic())?.recipient).toBe(prepared.recipient);
    expect(readdirSync(dir).filter((name) => name.startsWith('office-sign.before-'))).toHaveLength(1);
  });

  test('finds a mistyped character', async () => {
    const code = recoveryCodeOf(Uint8Array.from({ length: 32 }, (_, index) => index * 5));
    const letters = code.replaceAll('-', '');
    for (let at = 0; at < letters.length; at += 1) {
      const wrong = letters[at] === '7' ? '8' : '7';
      expect(seedOfRecoveryCode(letters.slice(0, at) + wrong + letters.slice(at + 1)), `character ${at}`).toBeNull();
    }
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
