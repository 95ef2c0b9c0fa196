import { refuse, type Result } from '../../shared/result.ts';
import type { AppError } from '../../shared/errors.ts';
import type { BackendMethod, Handlers } from './context.ts';
import type { KeyRing } from './crypto/key-ring.ts';

/** What reads files of others. Everything else, entering answers above all, goes on without sound cryptography. */
const IMPORTS = [
  'rounds.open',
  'devices.readRequest',
  'intake.take',
  'intake.retry',
  'handover.fromOffice',
  'keys.recover',
] as const satisfies readonly BackendMethod[];

/** The handlers where the self-test failed: whatever imports is refused with its reason. */
export function withoutImports(handlers: Handlers, error: AppError): Handlers {
  const refusal = () => refuse(error);
  return { ...handlers, ...Object.fromEntries(IMPORTS.map((method) => [method, refusal])) };
}

/** The keys where the self-test failed: none signs, none opens, none is made. */
export function withoutSigning(keys: KeyRing, error: AppError): KeyRing {
  const refusal = <T>(): Promise<Result<T, AppError>> => Promise.resolve(refuse(error));
  return {
    ...keys,
    device: refusal,
    makeDevice: refusal,
    deviceIdentity: refusal,
    deviceRecipient: refusal,
    makeOffice: refusal,
    unlockOffice: refusal,
    office: refusal,
    officeIdentities: refusal,
    recoverFirstVersion: refusal,
    sheets: refusal,
    addSheets: refusal,
  };
}
