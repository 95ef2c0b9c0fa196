import { join } from 'node:path';
import type { AppError } from '../../../shared/errors.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { identityOf, recipientOf } from './age-identity.ts';
import { readDeviceIdentity, writeDeviceIdentity } from './device-identity-file.ts';
import { readDeviceKey, writeDeviceKey } from './device-key-file.ts';
import { exists, privateFolder, type KeyRingOptions } from './key-folder.ts';
import type { KeyRing, Signer } from './key-ring.ts';
import { createOfficeRing } from './office-keys.ts';
import { signerOf } from './private-key.ts';
import { setKeyAside } from './renew-device.ts';

const DEVICE = 'device-sign.key';
const IDENTITY = 'device-decrypt.key';

/** The computer's own half of the ring. */
function createDeviceRing({ dir, ids, secrets }: KeyRingOptions) {
  const signPath = join(dir, DEVICE);
  const identityPath = join(dir, IDENTITY);
  let signer: Signer | null = null;
  let identity: string | null = null;

  async function device(): Promise<Result<Signer, AppError>> {
    if (signer) return ok(signer);
    if (!(await exists(signPath))) return refuse({ code: 'not_ready', what: 'setup_missing' });
    const key = await readDeviceKey(signPath, DEVICE, secrets);
    if (!key.ok) return key;
    signer = signerOf(key.value);
    return ok(signer);
  }

  async function makeIdentity(): Promise<Result<string, AppError>> {
    const made = identityOf(ids.bytes(32));
    const written = await writeDeviceIdentity(identityPath, made, secrets);
    return written.ok ? readDeviceIdentity(identityPath, IDENTITY, secrets) : written;
  }

  async function deviceIdentity(): Promise<Result<string, AppError>> {
    if (identity !== null) return ok(identity);
    // A computer of the first version has a signing key only; there is none without it.
    const owner = await device();
    if (!owner.ok) return owner;
    const read = (await exists(identityPath))
      ? await readDeviceIdentity(identityPath, IDENTITY, secrets)
      : await makeIdentity();
    if (read.ok) identity = read.value;
    return read;
  }

  return {
    device,
    async makeDevice(): Promise<Result<Signer, AppError>> {
      if (await exists(signPath)) return refuse({ code: 'not_ready', what: 'setup_done' });
      const folder = await privateFolder(dir);
      if (!folder.ok) return folder;
      const written = await writeDeviceKey(signPath, ids.bytes(32), secrets);
      return written.ok ? device() : written;
    },
    async renewDevice(): Promise<Result<{ readonly signing: boolean }, AppError>> {
      const folder = await privateFolder(dir);
      if (!folder.ok) return folder;
      const own = await device();
      if (!own.ok) {
        const aside = await setKeyAside(dir, DEVICE, ids);
        if (!aside.ok) return aside;
        const written = await writeDeviceKey(signPath, ids.bytes(32), secrets);
        if (!written.ok) return written;
      }
      const opened = await deviceIdentity();
      if (!opened.ok) {
        const aside = await setKeyAside(dir, IDENTITY, ids);
        if (!aside.ok) return aside;
        const made = await deviceIdentity();
        if (!made.ok) return made;
      }
      return ok({ signing: !own.ok });
    },
    deviceIdentity,
    async deviceRecipient(): Promise<Result<string, AppError>> {
      const own = await deviceIdentity();
      return own.ok ? ok(await recipientOf(own.value)) : own;
    },
  };
}

/**
 * The keys of one workspace in `dir`. A key file that does not parse is refused (`not_ready: key_unreadable`, the
 * file's name in `detail`) and never replaced; making a key where one exists is refused (`setup_done`); using a key
 * that was not made yet is `setup_missing`.
 */
export function createKeyRing(options: KeyRingOptions): KeyRing {
  const office = createOfficeRing(options);
  return {
    ...createDeviceRing(options),
    officePublic: () => office.officePublic(),
    makeOffice: (passphrase) => office.makeOffice(passphrase),
    unlockOffice: (passphrase) => office.unlockOffice(passphrase),
    office: () => office.office(),
    officeIdentities: () => office.officeIdentities(),
    prepareOffice: (keep) => office.prepareOffice(keep),
    recoverFirstVersion: (code, passphrase) => office.recoverFirstVersion(code, passphrase),
    sheetState: () => office.sheetState(),
    sheets: () => office.sheets(),
    addSheets: (count) => office.addSheets(count),
    forgetSheets: () => office.forgetSheets(),
  };
}
