import { copyFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { AppError } from '../../../shared/errors.ts';
import { PublicJwk } from '../../../shared/model/round.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { writeAtomically } from '../files/atomic-write.ts';
import { onDisk } from '../files/disk-errors.ts';
import { identityOf, recipientOf } from './age-identity.ts';
import { unreadable } from './device-key-file.ts';
import { exists, invalidInput, privateFolder, type KeyRingOptions } from './key-folder.ts';
import type { KeyRing, OfficePublic, PreparedOffice, Sheet } from './key-ring.ts';
import { readOfficeKeys, writeOfficeKeys, type OfficeKeys } from './office-key-file.ts';
import { keyOfSeed, signerOf } from './private-key.ts';
import { thumbprint } from './public-key.ts';
import { recoveryCodeOf, seedOfRecoveryCode } from './recovery-code.ts';
import { backupIdentityOf, rootKeyOf } from './recovery-seed.ts';
import { readSheets, writeSheets } from './sheet-file.ts';

/** The name is that of the first version, so that nothing has to be moved. */
const OFFICE = 'office-sign.age';
const OFFICE_PUBLIC = 'office-sign.pub.json';
const SHEETS = 'recovery-sheets.age';
const WORK_FACTOR = 18;
const PublicHalf = z.strictObject({
  kid: z.string().length(43),
  jwk: PublicJwk,
  recipient: z.string().max(100).exactOptional(),
});

/** The public half as written beside the wrapped keys; null if it does not say a key and its own thumbprint. */
async function readPublic(path: string): Promise<OfficePublic | null> {
  if (!(await exists(path))) return null;
  try {
    const parsed = PublicHalf.safeParse(JSON.parse(await readFile(path, 'utf8')));
    if (!parsed.success || thumbprint(parsed.data.jwk) !== parsed.data.kid) return null;
    const { kid, jwk, recipient = null } = parsed.data;
    return { kid, jwk, recipient };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** What a code of 13 groups and a check stands for; null if it is none. */
export async function sheetOf(code: string): Promise<Sheet | null> {
  const seed = seedOfRecoveryCode(code);
  if (!seed) return null;
  const backupIdentity = backupIdentityOf(seed);
  const backup = await recipientOf(backupIdentity);
  return { code: recoveryCodeOf(seed), root: signerOf(rootKeyOf(seed)), backup, backupIdentity };
}

async function sheetsOf(codes: readonly string[]): Promise<readonly Sheet[]> {
  const sheets = await Promise.all(codes.map((code) => sheetOf(code)));
  return sheets.filter((sheet) => sheet !== null);
}

type OfficePart = Omit<KeyRing, 'device' | 'makeDevice' | 'deviceIdentity' | 'deviceRecipient' | 'renewDevice'>;

/** The office's half of the ring: the wrapped keys are opened at most once while the program runs. */
class OfficeRing implements OfficePart {
  readonly #options: KeyRingOptions;
  #open: OfficeKeys | null = null;

  constructor(options: KeyRingOptions) {
    this.#options = options;
  }

  #path(name: string): string {
    return join(this.#options.dir, name);
  }

  async #writePublic({ sign, identities }: OfficeKeys): Promise<Result<OfficePublic, AppError>> {
    const { kid, jwk } = signerOf(sign);
    const [newest] = identities;
    const recipient = newest === undefined ? null : await recipientOf(newest);
    const half: z.infer<typeof PublicHalf> = { kid, jwk, ...(recipient === null ? {} : { recipient }) };
    const written = await writeAtomically(this.#path(OFFICE_PUBLIC), [Buffer.from(JSON.stringify(half), 'utf8')]);
    return written.ok ? ok({ kid, jwk, recipient }) : written;
  }

  /** The wrapped keys go last: they are what makes the office exist. */
  async #store(keys: OfficeKeys, passphrase: string): Promise<Result<OfficePublic, AppError>> {
    if (passphrase === '') return invalidInput('passphrase', 'required');
    const folder = await privateFolder(this.#options.dir);
    if (!folder.ok) return folder;
    const named = await this.#writePublic(keys);
    if (!named.ok) return named;
    const factor = this.#options.workFactor ?? WORK_FACTOR;
    const written = await writeOfficeKeys(this.#path(OFFICE), keys, passphrase, factor);
    if (!written.ok) return written;
    this.#open = keys;
    return named;
  }

  #newIdentity(): string {
    return identityOf(this.#options.ids.bytes(32));
  }

  async #writeNewSheets(
    count: number,
    identity: string,
    waiting: readonly string[] = [],
  ): Promise<Result<readonly string[], AppError>> {
    const made = Array.from({ length: count }, () => recoveryCodeOf(this.#options.ids.bytes(32)));
    const codes = [...waiting, ...made];
    const folder = await privateFolder(this.#options.dir);
    const written = folder.ok ? await writeSheets(this.#path(SHEETS), codes, identity) : folder;
    return written.ok ? ok(codes) : written;
  }

  /** Keys of the first version could only sign: gives them an identity and a recovery sheet. */
  async #complete(keys: OfficeKeys, passphrase: string): Promise<Result<OfficeKeys, AppError>> {
    if (keys.identities.length > 0) return ok(keys);
    const identity = this.#newIdentity();
    const sheet = await this.#writeNewSheets(1, identity);
    if (!sheet.ok) return sheet;
    const completed: OfficeKeys = { sign: keys.sign, identities: [identity] };
    const stored = await this.#store(completed, passphrase);
    return stored.ok ? ok(completed) : stored;
  }

  async officePublic(): Promise<OfficePublic | null> {
    return (await exists(this.#path(OFFICE))) ? readPublic(this.#path(OFFICE_PUBLIC)) : null;
  }

  async makeOffice(passphrase: string): Promise<Result<OfficePublic, AppError>> {
    if (passphrase === '') return invalidInput('passphrase', 'required');
    if (await exists(this.#path(OFFICE))) return refuse({ code: 'not_ready', what: 'setup_done' });
    const identity = this.#newIdentity();
    const sheet = await this.#writeNewSheets(1, identity);
    if (!sheet.ok) return sheet;
    return this.#store({ sign: keyOfSeed(this.#options.ids.bytes(32)), identities: [identity] }, passphrase);
  }

  async unlockOffice(passphrase: string): ReturnType<KeyRing['unlockOffice']> {
    if (!(await exists(this.#path(OFFICE)))) return refuse({ code: 'not_ready', what: 'setup_missing' });
    const read = await readOfficeKeys(this.#path(OFFICE), OFFICE, passphrase);
    if (!read.ok) return read;
    // The public half can always be told from the key; another key's public half is a mix-up that nobody may hide.
    const known = await readPublic(this.#path(OFFICE_PUBLIC));
    if (known && known.kid !== signerOf(read.value.sign).kid) return unreadable(OFFICE_PUBLIC);
    const keys = await this.#complete(read.value, passphrase);
    if (!keys.ok) return keys;
    const healed = (known?.recipient ?? null) === null ? await this.#writePublic(keys.value) : ok(null);
    if (!healed.ok) return healed;
    this.#open = keys.value;
    return ok(signerOf(keys.value.sign));
  }

  office(): ReturnType<KeyRing['office']> {
    return Promise.resolve(this.#open ? ok(signerOf(this.#open.sign)) : refuse({ code: 'key_locked' } as const));
  }

  officeIdentities(): ReturnType<KeyRing['officeIdentities']> {
    return Promise.resolve(this.#open ? ok(this.#open.identities) : refuse({ code: 'key_locked' } as const));
  }

  async prepareOffice(keep: readonly string[]): Promise<PreparedOffice> {
    const { ids, dir } = this.#options;
    const sign = keyOfSeed(ids.bytes(32));
    const identity = this.#newIdentity();
    return {
      signer: signerOf(sign),
      recipient: await recipientOf(identity),
      store: async (passphrase) => {
        if (passphrase === '') return invalidInput('passphrase', 'required');
        if (await exists(this.#path(OFFICE))) {
          const aside = join(dir, `office-sign.before-${Buffer.from(ids.bytes(6)).toString('hex')}.age`);
          const kept = await onDisk(() => copyFile(this.#path(OFFICE), aside));
          if (!kept.ok) return kept;
        }
        return this.#store({ sign, identities: [identity, ...keep.filter((one) => one !== identity)] }, passphrase);
      },
    };
  }

  async recoverFirstVersion(code: string, passphrase: string): Promise<Result<OfficePublic, AppError> | null> {
    const seed = seedOfRecoveryCode(code);
    const present = await this.officePublic();
    if (!seed || present?.recipient !== null) return null;
    const sign = keyOfSeed(seed);
    return signerOf(sign).kid === present.kid ? this.#store({ sign, identities: [] }, passphrase) : null;
  }

  async sheetState(): Promise<'none' | 'waiting' | 'away'> {
    const office = await this.officePublic();
    if (office === null || office.recipient === null) return 'none';
    return (await exists(this.#path(SHEETS))) ? 'waiting' : 'away';
  }

  async sheets(): ReturnType<KeyRing['sheets']> {
    if (!this.#open) return refuse({ code: 'key_locked' });
    if (!(await exists(this.#path(SHEETS)))) return ok([]);
    const codes = await readSheets(this.#path(SHEETS), SHEETS, this.#open.identities);
    return codes.ok ? ok(await sheetsOf(codes.value)) : codes;
  }

  async addSheets(count: number): ReturnType<KeyRing['addSheets']> {
    const [newest] = this.#open?.identities ?? [];
    if (newest === undefined) return refuse({ code: 'key_locked' });
    const waiting = await this.sheets();
    if (!waiting.ok) return waiting;
    const before = waiting.value.map(({ code }) => code);
    const codes = await this.#writeNewSheets(count, newest, before);
    return codes.ok ? ok(await sheetsOf(codes.value)) : codes;
  }

  forgetSheets(): Promise<Result<null, AppError>> {
    return onDisk(async () => {
      await rm(this.#path(SHEETS), { force: true });
      return null;
    });
  }
}

export function createOfficeRing(options: KeyRingOptions): OfficePart {
  return new OfficeRing(options);
}
