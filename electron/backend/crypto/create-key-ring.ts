import type { KeyObject } from 'node:crypto';
import { access, chmod, mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { AppError } from '../../../shared/errors.ts';
import { PublicJwk } from '../../../shared/model/round.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { writeAtomically } from '../files/atomic-write.ts';
import { onDisk, systemCode } from '../files/disk-errors.ts';
import type { IdSource, SecretsPort } from '../ports.ts';
import { readDeviceKey, unreadable, writeDeviceKey } from './device-key-file.ts';
import type { KeyRing, Signer } from './key-ring.ts';
import { readOfficeKey, writeOfficeKey } from './office-key-file.ts';
import { parsePkcs8, pkcs8Of, seedOf, signerOf } from './private-key.ts';
import { thumbprint } from './public-key.ts';
import { recoveryCodeOf, seedOfRecoveryCode } from './recovery-code.ts';

export interface KeyRingOptions {
  /** Folder of the keys; made with permissions 0700. */
  readonly dir: string;
  readonly ids: IdSource;
  readonly secrets: SecretsPort;
  /** Binary logarithm of scrypt's N for the office's passphrase; 18 (about a second) if nothing is said. */
  readonly workFactor?: number;
}

const DEVICE = 'device-sign.key';
const OFFICE = 'office-sign.age';
const OFFICE_PUBLIC = 'office-sign.pub.json';
const WORK_FACTOR = 18;
const OfficePublic = z.strictObject({ kid: z.string().length(43), jwk: PublicJwk });
type OfficePublic = z.infer<typeof OfficePublic>;

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}

function keyOf(seed: Uint8Array): KeyObject {
  const key = parsePkcs8(pkcs8Of(seed));
  if (!key) throw new Error('a key just made cannot be read');
  return key;
}

function invalid(path: string, message: string): { readonly ok: false; readonly error: AppError } {
  return refuse({ code: 'invalid_input', issues: [{ path, message }] });
}

async function privateFolder(dir: string): Promise<Result<null, AppError>> {
  return onDisk(async () => {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    await chmod(dir, 0o700);
    return null;
  });
}

/** The public half as written beside the wrapped key; null if it does not say a key and its own thumbprint. */
async function readPublic(path: string): Promise<OfficePublic | null> {
  if (!(await exists(path))) return null;
  try {
    const parsed = OfficePublic.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success && thumbprint(parsed.data.jwk) === parsed.data.kid ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The office's half of the ring: one wrapped key, opened at most once while the program runs. */
function createOfficeKeys({ dir, ids, workFactor = WORK_FACTOR }: KeyRingOptions) {
  const wrapped = join(dir, OFFICE);
  const publicHalf = join(dir, OFFICE_PUBLIC);
  let open: KeyObject | null = null;

  async function writePublic(key: KeyObject): Promise<Result<OfficePublic, AppError>> {
    const { kid, jwk } = signerOf(key);
    const written = await writeAtomically(publicHalf, [Buffer.from(JSON.stringify({ kid, jwk }), 'utf8')]);
    return written.ok ? ok({ kid, jwk }) : written;
  }

  /** The public half goes first: the wrapped key is what makes the office key exist. */
  async function store(key: KeyObject, passphrase: string): Promise<Result<{ readonly kid: string }, AppError>> {
    if (passphrase === '') return invalid('passphrase', 'required');
    const folder = await privateFolder(dir);
    if (!folder.ok) return folder;
    const named = await writePublic(key);
    if (!named.ok) return named;
    const written = await writeOfficeKey(wrapped, key, passphrase, workFactor);
    if (!written.ok) return written;
    open = key;
    return ok({ kid: named.value.kid });
  }

  async function unlock(passphrase: string): Promise<Result<KeyObject, AppError>> {
    if (!(await exists(wrapped))) return refuse({ code: 'not_ready', what: 'setup_missing' });
    const key = await readOfficeKey(wrapped, OFFICE, passphrase);
    if (!key.ok) return key;
    // The public half can always be told from the key; another key's public half is a mix-up that nobody may hide.
    const known = await readPublic(publicHalf);
    if (known && known.kid !== signerOf(key.value).kid) return unreadable(OFFICE_PUBLIC);
    const healed = known ? ok(known) : await writePublic(key.value);
    if (!healed.ok) return healed;
    open = key.value;
    return key;
  }

  return {
    async public(): Promise<OfficePublic | null> {
      return (await exists(wrapped)) ? readPublic(publicHalf) : null;
    },
    async make(passphrase: string): Promise<Result<{ readonly kid: string }, AppError>> {
      if (await exists(wrapped)) return refuse({ code: 'not_ready', what: 'setup_done' });
      return store(keyOf(ids.bytes(32)), passphrase);
    },
    unlock,
    current: (): Signer | null => open && signerOf(open),
    async recover(
      code: string,
      passphrase: string,
      unused: boolean,
    ): Promise<Result<{ readonly kid: string }, AppError>> {
      const seed = seedOfRecoveryCode(code);
      if (!seed) return invalid('code', 'invalid');
      const key = keyOf(seed);
      const present = (await exists(wrapped)) ? await readPublic(publicHalf) : undefined;
      // The sheet of the same key only gives it a new passphrase; another key never replaces one that was used.
      if (present !== undefined && present?.kid !== signerOf(key).kid) {
        if (!unused) return refuse({ code: 'not_ready', what: 'setup_done' });
        await rename(wrapped, join(dir, `office-sign.unused-${Buffer.from(ids.bytes(6)).toString('hex')}.age`));
      }
      return store(key, passphrase);
    },
  };
}

/**
 * The keys of one workspace in `dir`. A key file that does not parse is refused (`not_ready: key_unreadable`, the
 * file's name in `detail`) and never replaced; making a key where one exists is refused (`setup_done`); using a key
 * that was not made yet is `setup_missing`.
 */
export function createKeyRing(options: KeyRingOptions): KeyRing {
  const { dir, ids, secrets } = options;
  const devicePath = join(dir, DEVICE);
  const office = createOfficeKeys(options);
  let device: Signer | null = null;

  async function loadDevice(): Promise<Result<Signer, AppError>> {
    if (device) return ok(device);
    if (!(await exists(devicePath))) return refuse({ code: 'not_ready', what: 'setup_missing' });
    const key = await readDeviceKey(devicePath, DEVICE, secrets);
    if (!key.ok) return key;
    device = signerOf(key.value);
    return ok(device);
  }

  return {
    device: loadDevice,
    async makeDevice() {
      if (await exists(devicePath)) return refuse({ code: 'not_ready', what: 'setup_done' });
      const folder = await privateFolder(dir);
      if (!folder.ok) return folder;
      const written = await writeDeviceKey(devicePath, ids.bytes(32), secrets);
      return written.ok ? loadDevice() : written;
    },
    officePublic: () => office.public(),
    makeOffice: (passphrase) => office.make(passphrase),
    async unlockOffice(passphrase) {
      const key = await office.unlock(passphrase);
      return key.ok ? ok(signerOf(key.value)) : key;
    },
    office() {
      const signer = office.current();
      return Promise.resolve(signer ? ok(signer) : refuse({ code: 'key_locked' } as const));
    },
    async recoveryCode(passphrase) {
      const key = await office.unlock(passphrase);
      return key.ok ? ok(recoveryCodeOf(seedOf(key.value))) : key;
    },
    recover: (code, passphrase, unused) => office.recover(code, passphrase, unused),
  };
}
