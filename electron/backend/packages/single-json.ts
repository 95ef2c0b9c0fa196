import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { packageRefused, type AppError, type PackageCode } from '../../../shared/errors.ts';
import { canonicalJson } from '../../../shared/package-format/canonical-json.ts';
import { formatOf, PACKAGE_KINDS, type PackageKind } from '../../../shared/package-format/kinds.ts';
import { LIMITS } from '../../../shared/package-format/limits.ts';
import { RootChainFile, type SignedRoot } from '../../../shared/package-format/root.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { toBase64url } from '../crypto/base64url.ts';
import type { Signer } from '../crypto/key-ring.ts';
import { onDisk } from '../files/disk-errors.ts';
import { signBytes, SignatureBlock } from './signatures.ts';
import { parseStrict } from './strict-json.ts';

const Envelope = SignatureBlock.extend({
  format: z.string(),
  payload: z.string().max(LIMITS.singleJson),
  /** Proves itself, so no signature needs to cover it. */
  roots: RootChainFile.shape.roots.exactOptional(),
});
export type Envelope = z.infer<typeof Envelope>;

/**
 * The bytes of a single JSON file in the general JWS form around `body`, signed for its kind, with the office's root
 * beside it where the office signs.
 */
export async function singleJson(
  kind: PackageKind,
  body: unknown,
  signer: Signer,
  roots?: readonly SignedRoot[],
): Promise<Uint8Array> {
  const payload = Buffer.from(canonicalJson(body), 'utf8');
  const { signatures } = await signBytes(kind, payload, signer);
  const file = { format: formatOf(kind), payload: toBase64url(payload), signatures };
  return Buffer.from(canonicalJson(roots === undefined ? file : { ...file, roots }), 'utf8');
}

/** Opens the outside of such a file. Refusals: E_TOO_BIG, E_NOT_OURS, E_KIND, E_UTF8, E_JSON…, E_SIG_FORMAT. */
export function openEnvelope(bytes: Uint8Array, kind: PackageKind): Result<Envelope, PackageCode> {
  if (bytes.length > LIMITS.singleJson) return refuse('E_TOO_BIG');
  if (bytes[0] !== 0x7b)
    return refuse(Buffer.from(bytes.subarray(0, 2)).toString('latin1') === 'PK' ? 'E_KIND' : 'E_NOT_OURS');
  const value = parseStrict(bytes);
  if (!value.ok) return value;
  const format: unknown = value.value === null ? null : Reflect.get(Object(value.value), 'format');
  if (!PACKAGE_KINDS.some((one) => formatOf(one) === format)) return refuse('E_NOT_OURS');
  if (format !== formatOf(kind)) return refuse('E_KIND');
  const envelope = Envelope.safeParse(value.value);
  return envelope.success ? ok(envelope.data) : refuse('E_SIG_FORMAT');
}

/** The bytes of a private copy of such a file; E_TOO_BIG before anything is read. */
export async function readSingle(path: string): Promise<Result<Uint8Array, AppError>> {
  const bytes = await onDisk(async () => {
    const { size } = await stat(path);
    return size > LIMITS.singleJson ? null : await readFile(path);
  });
  if (!bytes.ok) return bytes;
  return bytes.value ? ok(bytes.value) : refuse(packageRefused('E_TOO_BIG'));
}
