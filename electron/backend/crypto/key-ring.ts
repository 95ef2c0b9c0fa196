import type { AppError } from '../../../shared/errors.ts';
import type { PublicJwk } from '../../../shared/model/round.ts';
import type { Result } from '../../../shared/result.ts';

/** A key that can sign. The private part never leaves the module that made it. */
export interface Signer {
  /** RFC 7638 thumbprint, base64url. */
  readonly kid: string;
  readonly jwk: PublicJwk;
  /** Ed25519 signature (64 bytes) over exactly these bytes. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** What everybody may know of the office's keys on this computer. */
export interface OfficePublic {
  readonly kid: string;
  readonly jwk: PublicJwk;
  /** Where files for the office are encrypted to (age); null until a key of the first version was unlocked once. */
  readonly recipient: string | null;
}

/** What stands on one recovery sheet. */
export interface Sheet {
  /** Groups of letters and digits with a check. */
  readonly code: string;
  readonly root: Signer;
  /** Public half of the backup identity (age). */
  readonly backup: string;
  readonly backupIdentity: string;
}

/** New office keys that are not on the disk yet, so that a root can name them first. */
export interface PreparedOffice {
  readonly signer: Signer;
  readonly recipient: string;
  /** Puts them in the place of the old ones, whose file is kept aside. `invalid_input` for an empty passphrase. */
  store(passphrase: string): Promise<Result<OfficePublic, AppError>>;
}

/**
 * The keys of this computer. The device key signs hand-over files and enrolment requests, the device identity opens
 * what is sent to this computer alone. The office's keys (one signs packages, one opens hand-over files) are wrapped
 * under one passphrase. The root key lives on printed recovery sheets; its seed is here only until somebody confirms
 * that the sheet is put away.
 */
export interface KeyRing {
  /** Key of this computer; undefined before the first start is finished. */
  device(): Promise<Result<Signer, AppError>>;
  makeDevice(): Promise<Result<Signer, AppError>>;
  /** age identity of this computer, `AGE-SECRET-KEY-1…`; made on first use. Never leaves the privileged process. */
  deviceIdentity(): Promise<Result<string, AppError>>;
  /** Its public half, `age1…`. */
  deviceRecipient(): Promise<Result<string, AppError>>;
  /** Makes keys of this computer that cannot be opened anew; the old files are kept aside. `signing`: that one too. */
  renewDevice(): Promise<Result<{ readonly signing: boolean }, AppError>>;

  /** Public half of the office's keys, if this is an office's computer; needs no passphrase. */
  officePublic(): Promise<OfficePublic | null>;
  /** Makes the office's keys and one recovery sheet. */
  makeOffice(passphrase: string): Promise<Result<OfficePublic, AppError>>;
  /**
   * Unwraps the office's keys; `wrong_passphrase` if it does not open. Kept in memory until the program ends. What a
   * key file of the first version lacks (decryption key, recovery sheet) is made now.
   */
  unlockOffice(passphrase: string): Promise<Result<Signer, AppError>>;
  /** The office's signing key if it was unlocked before, else `key_locked`. */
  office(): Promise<Result<Signer, AppError>>;
  /** age identities that open files sent to the office, newest first; `key_locked` before the passphrase was given. */
  officeIdentities(): Promise<Result<readonly string[], AppError>>;
  /** Another passphrase-wrapped set of keys, to be named by the next root; `keep` are identities that stay usable. */
  prepareOffice(keep: readonly string[]): Promise<PreparedOffice>;

  /**
   * A sheet of the first version holds the signing key itself: wraps it under a new passphrase. Null if the code is
   * not of that key, or if the key is not of that version any more.
   */
  recoverFirstVersion(code: string, passphrase: string): Promise<Result<OfficePublic, AppError> | null>;

  /** `none`: nothing made yet; `waiting`: printed or not, the seed is still here; `away`: only on paper. */
  sheetState(): Promise<'none' | 'waiting' | 'away'>;
  /** The sheets whose seeds are still here, in order; empty when they are put away. `key_locked`. */
  sheets(): Promise<Result<readonly Sheet[], AppError>>;
  /** Makes so many more sheets; gives all that wait to be confirmed, the new ones last. `key_locked`. */
  addSheets(count: number): Promise<Result<readonly Sheet[], AppError>>;
  /** Deletes the seeds from the disk. */
  forgetSheets(): Promise<Result<null, AppError>>;
}
