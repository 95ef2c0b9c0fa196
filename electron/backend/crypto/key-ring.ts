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

/**
 * The keys of this computer. The device key signs hand-over files and enrolment requests; the office key signs round
 * packages, and is wrapped under the office's passphrase.
 */
export interface KeyRing {
  /** Key of this computer; undefined before the first start is finished. */
  device(): Promise<Result<Signer, AppError>>;
  makeDevice(): Promise<Result<Signer, AppError>>;
  /** Public half of the office key, if this is an office's computer; needs no passphrase. */
  officePublic(): Promise<{ readonly kid: string; readonly jwk: PublicJwk } | null>;
  makeOffice(passphrase: string): Promise<Result<{ readonly kid: string }, AppError>>;
  /** Unwraps the office key; `wrong_passphrase` if it does not open. Kept in memory until the program ends. */
  unlockOffice(passphrase: string): Promise<Result<Signer, AppError>>;
  /** The office key if it was unlocked before, else `key_locked`. */
  office(): Promise<Result<Signer, AppError>>;
  /** The office key as text for the printed recovery sheet: groups of letters and digits with a check. */
  recoveryCode(passphrase: string): Promise<Result<string, AppError>>;
  /**
   * Makes the office key again from the sheet and wraps it under a new passphrase. `unused`: the key that is there
   * has signed nothing yet (a new computer after the old one was lost), so the sheet's key may take its place; the
   * old file is kept aside.
   */
  recover(code: string, passphrase: string, unused: boolean): Promise<Result<{ readonly kid: string }, AppError>>;
}
