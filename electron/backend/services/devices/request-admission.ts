import { join } from 'node:path';
import type { FileRef } from '../../../../shared/contract/files.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { digitsOf, KEY_URN, qrText } from '../../../../shared/package-format/digits.ts';
import { extensionOf } from '../../../../shared/package-format/kinds.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { writeEnrolment } from '../../packages/enrolment.ts';
import { writeSetting } from '../../store/settings.ts';
import { VERSION } from '../../version.ts';
import { whoOf } from '../identity.ts';

/** Writes the file with which this computer asks to be admitted. `not_ready setup_missing` before the first start. */
export async function requestAdmission(
  context: Pick<Context, 'db' | 'keys' | 'ports' | 'paths' | 'files'>,
): Promise<Result<FileRef, AppError>> {
  const { db, ports, paths } = context;
  const who = whoOf(db);
  if (who === null) return refuse({ code: 'not_ready', what: 'setup_missing' });
  const key = await context.keys.device();
  if (!key.ok) return key;
  const label = [who.person.name, who.person.post]
    .filter((part) => part !== '')
    .join(' ')
    .slice(0, 80);
  const enc = await context.keys.deviceRecipient();
  if (!enc.ok) return enc;
  const path = join(paths.outbox, `${ports.ids.uuid()}${extensionOf('enrol')}`);
  const written = await writeEnrolment(
    path,
    {
      device: { id: who.device, label, app: VERSION },
      person: who.person,
      keys: { sign: key.value.jwk, enc: enc.value },
      nonce: Buffer.from(ports.ids.bytes(16)).toString('base64url'),
      created: ports.clock.now(),
    },
    key.value,
  );
  // The office will know this id by this key, so they belong together from here on.
  if (written.ok) writeSetting(context.db, 'device-kid', key.value.kid);
  // The name tells files on one stick apart without naming a person.
  return written.ok
    ? ok(context.files.register(path, `request-${key.value.kid.slice(0, 8)}${extensionOf('enrol')}`))
    : written;
}

/** The 25 digits of this computer's key, which the office types in to admit it. `setup_missing` before the start. */
export async function ownDigits({
  keys,
}: Pick<Context, 'keys'>): Promise<Result<{ readonly digits: string; readonly qr: string }, AppError>> {
  const key = await keys.device();
  if (!key.ok) return key;
  const hash = Buffer.from(key.value.kid, 'base64url');
  return ok({ digits: digitsOf(hash), qr: qrText(hash, KEY_URN) });
}
