import { flattenedVerify } from 'jose';
import { z } from 'zod';
import type { PackageCode } from '../../../shared/errors.ts';
import type { PublicJwk } from '../../../shared/model/round.ts';
import { canonicalJson } from '../../../shared/package-format/canonical-json.ts';
import { signatureTypeOf, type PackageKind, type SignedKind } from '../../../shared/package-format/kinds.ts';
import { LIMITS } from '../../../shared/package-format/limits.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { fromBase64url, toBase64url } from '../crypto/base64url.ts';
import type { Signer } from '../crypto/key-ring.ts';
import { checkPublicKey, thumbprint } from '../crypto/public-key.ts';
import { parseStrict } from './strict-json.ts';

/** A key whose signature counts, and the device that it belongs to (not for an office key seen alone). */
export interface TrustedKey {
  readonly kid: string;
  readonly jwk: PublicJwk;
  readonly device?: string;
}

export const SignatureBlock = z.strictObject({
  signatures: z
    .array(z.strictObject({ protected: z.string().max(4096), signature: z.string().max(1024) }))
    .min(1)
    .max(LIMITS.signatureCount),
});
export type SignatureBlock = z.infer<typeof SignatureBlock>;
type Signature = SignatureBlock['signatures'][number];

const ALGORITHM = 'Ed25519';
const Header = z.looseObject({ alg: z.unknown(), kid: z.string(), typ: z.unknown() });

async function signOne(kind: SignedKind, bytes: Uint8Array, signer: Signer): Promise<Signature> {
  const header = canonicalJson({ alg: ALGORITHM, kid: signer.kid, typ: signatureTypeOf(kind) });
  const head = toBase64url(Buffer.from(header, 'utf8'));
  const signature = await signer.sign(Buffer.from(`${head}.${toBase64url(bytes)}`, 'ascii'));
  return { protected: head, signature: toBase64url(signature) };
}

/** Signs bytes for one kind of file: JWS (RFC 7515), detached, Ed25519 (RFC 9864), one signature for each signer. */
export async function signBytes(
  kind: SignedKind,
  bytes: Uint8Array,
  ...signers: readonly Signer[]
): Promise<SignatureBlock> {
  return { signatures: await Promise.all(signers.map((signer) => signOne(kind, bytes, signer))) };
}

/** Content of `signatures.json` for a manifest of these bytes. */
export async function signatureFile(kind: PackageKind, manifest: Uint8Array, signer: Signer): Promise<Uint8Array> {
  return Buffer.from(canonicalJson(await signBytes(kind, manifest, signer)), 'utf8');
}

/** The header that a signature claims. Only `kid` is believed, and only to look for the key. */
function readHeader(signature: Signature): z.infer<typeof Header> | null {
  const bytes = fromBase64url(signature.protected);
  if (!bytes || !fromBase64url(signature.signature)) return null;
  const value = parseStrict(bytes);
  const header = value.ok ? Header.safeParse(value.value) : null;
  return header?.success ? header.data : null;
}

type CheckedKey = Readonly<PublicJwk & { alg: typeof ALGORITHM; kid: string }>;
/** A key is judged once, however many files are verified with it. */
const checkedKeys = new WeakMap<PublicJwk, CheckedKey | null>();

/** The key ready for use, or null if it is weak or does not have the thumbprint that it is listed under. */
function checkedKey({ kid, jwk }: TrustedKey): CheckedKey | null {
  let key = checkedKeys.get(jwk);
  if (key === undefined) {
    key = checkPublicKey(jwk).ok ? Object.freeze({ ...jwk, alg: ALGORITHM, kid: thumbprint(jwk) }) : null;
    checkedKeys.set(jwk, key);
  }
  return key?.kid === kid ? key : null;
}

async function verifyOne(
  signature: Signature,
  header: z.infer<typeof Header>,
  kind: SignedKind,
  payload: string,
  key: TrustedKey,
): Promise<PackageCode | null> {
  if (Object.keys(header).length !== 3 || header.alg !== ALGORITHM) return 'E_SIG_BAD';
  if (header.typ !== signatureTypeOf(kind)) return 'E_SIG_TYPE';
  const checked = checkedKey(key);
  if (!checked) return 'E_KEY_WEAK';
  try {
    const jws = { protected: signature.protected, payload, signature: signature.signature };
    await flattenedVerify(jws, checked, { algorithms: [ALGORITHM] });
    return null;
  } catch {
    return 'E_SIG_BAD';
  }
}

/**
 * Verifies the signatures over exactly these bytes. Keys come only from `trusted`, by `kid`; a signature of an
 * unknown key is passed over, but one bad signature of a known key refuses the file. Gives the keys that signed,
 * each once. Refusals: E_SIG_FORMAT, E_SIG_BAD, E_SIG_TYPE, E_KEY_WEAK, H_KEY_UNKNOWN.
 */
export async function verifyBlock(
  block: unknown,
  kind: SignedKind,
  bytes: Uint8Array,
  trusted: readonly TrustedKey[],
): Promise<Result<readonly TrustedKey[], PackageCode>> {
  const parsed = SignatureBlock.safeParse(block);
  if (!parsed.success) return refuse('E_SIG_FORMAT');
  const payload = toBase64url(bytes);
  const signers = new Map<string, TrustedKey>();
  for (const signature of parsed.data.signatures) {
    const header = readHeader(signature);
    if (!header) return refuse('E_SIG_FORMAT');
    const key = trusted.find(({ kid }) => kid === header.kid);
    if (!key) continue;
    const refusal = await verifyOne(signature, header, kind, payload, key);
    if (refusal) return refuse(refusal);
    signers.set(key.kid, key);
  }
  return signers.size > 0 ? ok([...signers.values()]) : refuse('H_KEY_UNKNOWN');
}

/** The same for the content of `signatures.json`, which must be canonical JSON. */
export async function verifySignatureFile(
  file: Uint8Array,
  kind: PackageKind,
  manifest: Uint8Array,
  trusted: readonly TrustedKey[],
): Promise<Result<readonly TrustedKey[], PackageCode>> {
  if (file.length > LIMITS.signatures) return refuse('E_TOO_BIG');
  const block = parseStrict(file);
  return block.ok ? verifyBlock(block.value, kind, manifest, trusted) : refuse('E_SIG_FORMAT');
}

/** Thumbprints that the signatures name, good or not. Refusals: E_TOO_BIG, E_SIG_FORMAT. */
export function signerNames(
  file: Uint8Array | { readonly signatures: unknown },
): Result<readonly string[], PackageCode> {
  if (file instanceof Uint8Array && file.length > LIMITS.signatures) return refuse('E_TOO_BIG');
  const value = file instanceof Uint8Array ? parseStrict(file) : ok(file);
  const block = SignatureBlock.safeParse(value.ok ? value.value : null);
  if (!block.success) return refuse('E_SIG_FORMAT');
  const headers = block.data.signatures.map(readHeader);
  return headers.includes(null) ? refuse('E_SIG_FORMAT') : ok(headers.flatMap((header) => header?.kid ?? []));
}
