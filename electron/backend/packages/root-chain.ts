import { createHash } from 'node:crypto';
import type { PackageCode } from '../../../shared/errors.ts';
import type { PublicJwk } from '../../../shared/model/round.ts';
import { canonicalJson } from '../../../shared/package-format/canonical-json.ts';
import { digitsOf } from '../../../shared/package-format/digits.ts';
import {
  ROOT_CHAIN_FORMAT,
  RootChainFile,
  RootDocument,
  type SignedRoot,
} from '../../../shared/package-format/root.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { checkRecipient } from '../crypto/age-identity.ts';
import { fromBase64url, toBase64url } from '../crypto/base64url.ts';
import type { Signer } from '../crypto/key-ring.ts';
import { checkPublicKey, thumbprint } from '../crypto/public-key.ts';
import { signBytes, verifyBlock, type TrustedKey } from './signatures.ts';
import { parseStrict } from './strict-json.ts';

/** One version of an office's root, checked. */
export interface RootVersion {
  readonly document: RootDocument;
  /** SHA-256 of the signed bytes, lower-case hex. */
  readonly sha256: string;
  /** The same hash as 25 digits: they cover every key and every threshold. */
  readonly digits: string;
  readonly signed: SignedRoot;
}

/** All versions of one office's root, each approved by the one before. */
export interface RootChain {
  /** SHA-256 of the first version: names the office for ever. */
  readonly anchor: string;
  readonly versions: readonly RootVersion[];
  readonly last: RootVersion;
}

function keysOf(document: RootDocument, kids: readonly string[]): readonly TrustedKey[] {
  return kids.flatMap((kid) => {
    const jwk: PublicJwk | undefined = document.keys[kid];
    return jwk === undefined ? [] : [{ kid, jwk }];
  });
}

/** A weak key, or one under another's name, could be counted twice or signed by anybody. */
function checkKeys({ keys, recipients }: RootDocument): PackageCode | null {
  for (const [kid, jwk] of Object.entries(keys)) {
    if (!checkPublicKey(jwk).ok) return 'E_KEY_WEAK';
    if (thumbprint(jwk) !== kid) return 'E_ROOT';
  }
  return recipients.every(({ age }) => checkRecipient(age).ok) ? null : 'E_KEY_WEAK';
}

function readVersion(
  signed: SignedRoot,
): Result<{ readonly version: RootVersion; readonly bytes: Buffer }, PackageCode> {
  const bytes = fromBase64url(signed.payload);
  if (!bytes) return refuse('E_SIG_FORMAT');
  const value = parseStrict(bytes);
  if (!value.ok) return value;
  const document = RootDocument.safeParse(value.value);
  if (!document.success) return refuse('E_SCHEMA');
  const weak = checkKeys(document.data);
  if (weak) return refuse(weak);
  const hash = createHash('sha256').update(bytes).digest();
  const version: RootVersion = {
    document: document.data,
    sha256: hash.toString('hex'),
    digits: digitsOf(hash),
    signed,
  };
  return ok({ version, bytes });
}

/** Whether enough of the root keys of this version have signed; each key has one vote. */
function isApproved(signers: readonly TrustedKey[], { roles }: RootDocument): boolean {
  const voters = new Set(signers.map(({ kid }) => kid).filter((kid) => roles.root.kids.includes(kid)));
  return voters.size >= roles.root.threshold;
}

/**
 * Follows the versions from the first: each must be the next number, name the one before by its hash, and be signed by
 * enough root keys of the version before and of itself. When it expires is not looked at here. Refusals: E_SCHEMA,
 * E_SIG_FORMAT, E_SIG_BAD, E_SIG_TYPE, E_KEY_WEAK, E_ROOT, and those of strict JSON.
 */
export async function walkRoots(roots: readonly SignedRoot[]): Promise<Result<RootChain, PackageCode>> {
  const versions: RootVersion[] = [];
  for (const signed of roots) {
    const read = readVersion(signed);
    if (!read.ok) return read;
    const { version, bytes } = read.value;
    const { document } = version;
    const before = versions.at(-1);
    if (document.version !== versions.length + 1) return refuse('E_ROOT');
    if (document.prev_sha256 !== (before?.sha256 ?? '0'.repeat(64))) return refuse('E_ROOT');
    const judges = before ? [before.document, document] : [document];
    const trusted = judges.flatMap((judge) => keysOf(judge, judge.roles.root.kids));
    const signers = await verifyBlock({ signatures: signed.signatures }, 'root', bytes, trusted);
    if (!signers.ok) return refuse(signers.error === 'H_KEY_UNKNOWN' ? 'E_ROOT' : signers.error);
    if (!judges.every((judge) => isApproved(signers.value, judge))) return refuse('E_ROOT');
    versions.push(version);
  }
  const [first] = versions;
  const last = versions.at(-1);
  return first && last ? ok({ anchor: first.sha256, versions, last }) : refuse('E_SCHEMA');
}

/** Reads and follows the content of `data/root-chain.json`. Refusals as above. */
export async function readRootChain(bytes: Uint8Array): Promise<Result<RootChain, PackageCode>> {
  const value = parseStrict(bytes);
  if (!value.ok) return value;
  const file = RootChainFile.safeParse(value.value);
  return file.success ? walkRoots(file.data.roots) : refuse('E_SCHEMA');
}

/** Content of `data/root-chain.json`: the same versions always give the same bytes. */
export function rootChainJson(roots: readonly SignedRoot[]): string {
  return canonicalJson({ format: ROOT_CHAIN_FORMAT, roots });
}

/** Keys that may sign packages for the office now. */
export function officeKeysOf(chain: RootChain): readonly TrustedKey[] {
  const { document } = chain.last;
  return keysOf(document, document.roles.office.kids);
}

/** Thumbprints of all keys that ever signed for the office: files addressed to any of them are for it. */
export function officeKidsEver(chain: RootChain): readonly string[] {
  return [...new Set(chain.versions.flatMap(({ document }) => document.roles.office.kids))];
}

/** To whom files for the office are encrypted. */
export function recipientsOf(chain: RootChain): readonly string[] {
  return chain.last.document.recipients.map(({ age }) => age);
}

/** Signs a root document with all of these keys. */
export async function signRoot(document: RootDocument, signers: readonly Signer[]): Promise<SignedRoot> {
  const bytes = Buffer.from(canonicalJson(RootDocument.parse(document)), 'utf8');
  const { signatures } = await signBytes('root', bytes, ...signers);
  return { payload: toBase64url(bytes), signatures };
}
