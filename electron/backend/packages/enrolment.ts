import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { packageRefused, type AppError, type PackageCode } from '../../../shared/errors.ts';
import { Person, PublicJwk } from '../../../shared/model/round.ts';
import { canonicalJson } from '../../../shared/package-format/canonical-json.ts';
import { formatOf, PACKAGE_KINDS } from '../../../shared/package-format/kinds.ts';
import { LIMITS } from '../../../shared/package-format/limits.ts';
import { FORMAT_VERSION, MIN_READER } from '../../../shared/package-format/manifest.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { fromBase64url, toBase64url } from '../crypto/base64url.ts';
import type { Signer } from '../crypto/key-ring.ts';
import { checkPublicKey, thumbprint } from '../crypto/public-key.ts';
import { writeAtomically } from '../files/atomic-write.ts';
import { onDisk } from '../files/disk-errors.ts';
import { signBytes, SignatureBlock, verifyBlock } from './signatures.ts';
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
const Envelope = SignatureBlock.extend({ format: z.string(), payload: z.string().max(LIMITS.singleJson) });

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
  const payload = Buffer.from(canonicalJson(body), 'utf8');
  const { signatures } = await signBytes('enrol', payload, signer);
  const file = canonicalJson({ format: formatOf('enrol'), payload: toBase64url(payload), signatures });
  const bytes = Buffer.from(file, 'utf8');
  const written = await writeAtomically(path, [bytes], { mode: 0o644 });
  return written.ok ? ok({ size: bytes.length }) : written;
}

function openEnvelope(bytes: Uint8Array): Result<z.infer<typeof Envelope>, PackageCode> {
  if (bytes.length > LIMITS.singleJson) return refuse('E_TOO_BIG');
  if (bytes[0] !== 0x7b)
    return refuse(Buffer.from(bytes.subarray(0, 2)).toString('latin1') === 'PK' ? 'E_KIND' : 'E_NOT_OURS');
  const value = parseStrict(bytes);
  if (!value.ok) return value;
  const format: unknown = value.value === null ? null : Reflect.get(Object(value.value), 'format');
  if (!PACKAGE_KINDS.some((kind) => formatOf(kind) === format)) return refuse('E_NOT_OURS');
  if (format !== formatOf('enrol')) return refuse('E_KIND');
  const envelope = Envelope.safeParse(value.value);
  return envelope.success ? ok(envelope.data) : refuse('E_SIG_FORMAT');
}

/**
 * Reads the bytes of a request. The key it carries must be sound and must have signed it. Refusals: E_NOT_OURS,
 * E_KIND, E_TOO_BIG, E_UTF8, E_JSON…, E_SIG_FORMAT, E_SIG_BAD, E_SIG_TYPE, E_SIGNER (signed by another key),
 * E_KEY_WEAK, E_VERSION_NEW, E_SCHEMA.
 */
export async function parseEnrolment(
  bytes: Uint8Array,
): Promise<Result<Enrolment & { readonly kid: string }, AppError>> {
  const envelope = openEnvelope(bytes);
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
  const bytes = await onDisk(async () => {
    const { size } = await stat(path);
    return size > LIMITS.singleJson ? null : await readFile(path);
  });
  if (!bytes.ok) return bytes;
  return bytes.value ? parseEnrolment(bytes.value) : refuse(packageRefused('E_TOO_BIG'));
}
