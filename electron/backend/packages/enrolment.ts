import { z } from 'zod';
import { packageRefused, type AppError } from '../../../shared/errors.ts';
import { Person, PublicJwk } from '../../../shared/model/round.ts';
import { FORMAT_VERSION, MIN_READER } from '../../../shared/package-format/manifest.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { fromBase64url } from '../crypto/base64url.ts';
import type { Signer } from '../crypto/key-ring.ts';
import { checkPublicKey, thumbprint } from '../crypto/public-key.ts';
import { writeAtomically } from '../files/atomic-write.ts';
import { verifyBlock } from './signatures.ts';
import { openEnvelope, readSingle, singleJson } from './single-json.ts';
import { parseStrict } from './strict-json.ts';

const EnrolmentFields = z.strictObject({
  device: z.strictObject({ id: z.string().min(1).max(64), label: z.string().max(80), app: z.string().max(40) }),
  person: Person,
  /** `enc` will carry the key that files to this computer are encrypted to. */
  keys: z.strictObject({ sign: PublicJwk, enc: z.string().max(200).exactOptional() }),
  nonce: z.string().regex(/^[A-Za-z0-9_-]{22,64}$/),
  created: z.iso.datetime({ offset: true }),
});
/** What a computer says about itself when it asks to be admitted. */
export type Enrolment = z.infer<typeof EnrolmentFields>;

const Payload = EnrolmentFields.extend({ format_version: z.string(), min_reader: z.string() });

/**
 * Writes a request to be admitted: one JSON file in the general JWS form, signed by the very key it asks for, which
 * proves that the computer has it. `fields.keys.sign` must be the signer's key.
 */
export async function writeEnrolment(
  path: string,
  fields: Enrolment,
  signer: Signer,
): Promise<Result<{ readonly size: number }, AppError>> {
  const body = { ...EnrolmentFields.parse(fields), format_version: FORMAT_VERSION, min_reader: MIN_READER };
  if (fields.keys.sign.x !== signer.jwk.x) throw new Error('an enrolment is signed by the key it carries');
  const bytes = await singleJson('enrol', body, signer);
  const written = await writeAtomically(path, [bytes], { mode: 0o644 });
  return written.ok ? ok({ size: bytes.length }) : written;
}

/**
 * Reads the bytes of a request. The key it carries must be sound and must have signed it. Refusals: E_NOT_OURS,
 * E_KIND, E_TOO_BIG, E_UTF8, E_JSON…, E_SIG_FORMAT, E_SIG_BAD, E_SIG_TYPE, E_SIGNER (signed by another key),
 * E_KEY_WEAK, E_VERSION_NEW, E_SCHEMA.
 */
export async function parseEnrolment(
  bytes: Uint8Array,
): Promise<Result<Enrolment & { readonly kid: string }, AppError>> {
  const envelope = openEnvelope(bytes, 'enrol');
  if (!envelope.ok) return refuse(packageRefused(envelope.error));
  const payload = fromBase64url(envelope.value.payload);
  if (!payload) return refuse(packageRefused('E_SIG_FORMAT'));
  const value = parseStrict(payload);
  if (!value.ok) return refuse(packageRefused(value.error));
  const version = z.looseObject({ min_reader: z.string() }).safeParse(value.value);
  if (version.success && version.data.min_reader !== MIN_READER) return refuse(packageRefused('E_VERSION_NEW'));
  const parsed = Payload.safeParse(value.value);
  if (!parsed.success) return refuse(packageRefused('E_SCHEMA', parsed.error.issues[0]?.path.join('.') ?? ''));
  const { format_version: _format, min_reader: _reader, ...fields } = parsed.data;
  const jwk = checkPublicKey(fields.keys.sign);
  if (!jwk.ok) return jwk;
  const kid = thumbprint(jwk.value);
  const { signatures } = envelope.value;
  const signed = await verifyBlock({ signatures }, 'enrol', payload, [{ kid, jwk: jwk.value }]);
  if (signed.ok) return ok({ ...fields, kid });
  return refuse(packageRefused(signed.error === 'H_KEY_UNKNOWN' ? 'E_SIGNER' : signed.error));
}

/** Reads a request from a private copy of the file. */
export async function readEnrolment(path: string): Promise<Result<Enrolment & { readonly kid: string }, AppError>> {
  const bytes = await readSingle(path);
  return bytes.ok ? parseEnrolment(bytes.value) : bytes;
}
