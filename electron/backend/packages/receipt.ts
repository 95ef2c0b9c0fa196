import { createHash } from 'node:crypto';
import { z } from 'zod';
import { packageRefused, type AppError } from '../../../shared/errors.ts';
import { HASH } from '../../../shared/model/record.ts';
import { canonicalJson } from '../../../shared/package-format/canonical-json.ts';
import { digitsOf } from '../../../shared/package-format/digits.ts';
import { FORMAT_VERSION, MIN_READER, REHEARSAL } from '../../../shared/package-format/manifest.ts';
import type { SignedRoot } from '../../../shared/package-format/root.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { fromBase64url } from '../crypto/base64url.ts';
import type { Signer } from '../crypto/key-ring.ts';
import { writeAtomically } from '../files/atomic-write.ts';
import { verifyBlock, type TrustedKey } from './signatures.ts';
import { openEnvelope, readSingle, singleJson } from './single-json.ts';
import { parseStrict } from './strict-json.ts';

/** How far a computer's log has reached the office: up to line `to`, whose hash is `head`. */
export interface LogReach {
  readonly round: string;
  readonly dev: string;
  readonly to: number;
  readonly head: string;
}

const Hash = z.string().regex(HASH);
const ReceiptFields = z.strictObject({
  round: z.string().min(1).max(64),
  dev: z.string().min(1).max(64),
  to: z.int().min(1),
  head: Hash,
  /** SHA-256 of every file of this computer that was taken in. */
  files: z.array(Hash).max(2000),
  /** Attachments that records name and that no file has brought. */
  missing: z.array(Hash).max(2000),
  /** UTC with `Z`, by the office's clock; for display. */
  at: z.iso.datetime(),
});
/** What the office says it has of one computer. */
export type Receipt = z.infer<typeof ReceiptFields>;

const Claim = z.looseObject({ min_reader: z.string(), critical: z.array(z.string()) });
const Payload = ReceiptFields.extend({
  critical: z.array(z.string()),
  format_version: z.string(),
  min_reader: z.string(),
});

/**
 * 25 digits that stand for a receipt where no file can be carried back: of the SHA-256 of the canonical JSON of
 * `{round, dev, to, head}`. The computer works them out for its own log and compares.
 */
export function receiptDigits({ round, dev, to, head }: LogReach): string {
  return digitsOf(createHash('sha256').update(canonicalJson({ round, dev, to, head }), 'utf8').digest());
}

/** Who signs a receipt, and the office's root, so that the receipt can be judged alone. */
export interface ReceiptSigner {
  readonly signer: Signer;
  readonly rehearsal: boolean;
  readonly roots: readonly SignedRoot[];
}

/** Writes a receipt signed by the office key: one JSON file in the general JWS form. */
export async function writeReceipt(
  path: string,
  receipt: Receipt,
  { signer, rehearsal, roots }: ReceiptSigner,
): Promise<Result<null, AppError>> {
  const body = {
    ...ReceiptFields.parse(receipt),
    critical: rehearsal ? [REHEARSAL] : [],
    format_version: FORMAT_VERSION,
    min_reader: MIN_READER,
  };
  return await writeAtomically(path, [await singleJson('receipt', body, signer, roots)], { mode: 0o644 });
}

/** A receipt whose signature was verified. */
export type VerifiedReceipt = Receipt & { readonly kid: string; readonly rehearsal: boolean };

function readPayload(payload: Uint8Array): Result<Receipt & { readonly rehearsal: boolean }, AppError> {
  const value = parseStrict(payload);
  if (!value.ok) return refuse(packageRefused(value.error));
  const claim = Claim.safeParse(value.value);
  if (!claim.success) return refuse(packageRefused('E_SCHEMA'));
  const known = claim.data.critical.every((feature) => feature === REHEARSAL);
  if (claim.data.min_reader !== MIN_READER || !known) return refuse(packageRefused('E_VERSION_NEW'));
  const parsed = Payload.safeParse(value.value);
  if (!parsed.success) return refuse(packageRefused('E_SCHEMA', parsed.error.issues[0]?.path.join('.') ?? ''));
  const { format_version: _format, min_reader: _reader, critical, ...fields } = parsed.data;
  return ok({ ...fields, rehearsal: critical.includes(REHEARSAL) });
}

/**
 * Reads the bytes of a receipt that one of the office's keys must have signed. Refusals: E_NOT_OURS, E_KIND,
 * E_TOO_BIG, E_UTF8, E_JSON…, E_SIG_FORMAT, E_SIG_BAD, E_SIG_TYPE, H_KEY_UNKNOWN, E_VERSION_NEW, E_SCHEMA.
 */
export async function parseReceipt(
  bytes: Uint8Array,
  trusted: readonly TrustedKey[],
): Promise<Result<VerifiedReceipt, AppError>> {
  const envelope = openEnvelope(bytes, 'receipt');
  if (!envelope.ok) return refuse(packageRefused(envelope.error));
  const payload = fromBase64url(envelope.value.payload);
  if (!payload) return refuse(packageRefused('E_SIG_FORMAT'));
  const { signatures } = envelope.value;
  const signed = await verifyBlock({ signatures }, 'receipt', payload, trusted);
  if (!signed.ok) return refuse(packageRefused(signed.error));
  const receipt = readPayload(payload);
  const [signer] = signed.value;
  return receipt.ok && signer !== undefined ? ok({ ...receipt.value, kid: signer.kid }) : receiptError(receipt);
}

function receiptError(receipt: Result<Receipt, AppError>): Result<never, AppError> {
  return receipt.ok ? refuse(packageRefused('E_SIG_FORMAT')) : receipt;
}

/** Reads a receipt from a private copy of the file. */
export async function readReceipt(
  path: string,
  trusted: readonly TrustedKey[],
): Promise<Result<VerifiedReceipt, AppError>> {
  const bytes = await readSingle(path);
  return bytes.ok ? parseReceipt(bytes.value, trusted) : bytes;
}

/** The office's root as a receipt carries it, not yet followed; null where it carries none or is no receipt. */
export function rootsOfReceipt(bytes: Uint8Array): readonly SignedRoot[] | null {
  const envelope = openEnvelope(bytes, 'receipt');
  return envelope.ok ? (envelope.value.roots ?? null) : null;
}
