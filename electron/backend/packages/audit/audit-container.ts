import { packageRefused, type AppError } from '../../../../shared/errors.ts';
import { matchesDigits, ROOT_URN } from '../../../../shared/package-format/digits.ts';
import { REHEARSAL } from '../../../../shared/package-format/manifest.ts';
import type { RandomAccess } from '../../../../shared/package-format/structure.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import { readEvidence, type Evidence } from '../read-evidence.ts';
import { officeKeysOf, walkRoots, type RootChain } from '../root-chain.ts';
import { parseReceipt, rootsOfReceipt } from '../receipt.ts';
import { verifyPackage, type PackageInfo, type VerifiedPackage } from '../verify-package.ts';
import { foundGood, leftOpen, refusedAs, type Audit, type AuditFacts, type RootClaim } from './audit.ts';
import type { Outside } from './look-outside.ts';

type Container = Extract<Outside, { form: 'container' }>;

function claimOf(chain: RootChain): RootClaim {
  return { digits: chain.versions.map(({ digits }) => digits), expires: chain.last.document.expires };
}

/** `typed` may be of any version: each later one was approved by the one before. */
function isRoot({ versions }: RootChain, typed: string): boolean {
  return versions.some(({ sha256 }) => matchesDigits(typed, Buffer.from(sha256, 'hex'), ROOT_URN));
}

/** The last word on a file that is sound in itself: good only for an office that the caller names. */
function underRoot(known: { kind: Audit['kind']; facts: AuditFacts }, chain: RootChain, typed: string | null): Audit {
  const all = { ...known, root: claimOf(chain) };
  if (typed === null) return leftOpen('root_digits_needed', all);
  return isRoot(chain, typed) ? foundGood(all) : refusedAs(packageRefused('E_FINGERPRINT'), all);
}

function factsOf({ info, attachments }: VerifiedPackage, evidence: Evidence | null): AuditFacts {
  const { manifest, signer, records, bodiesMissing }: PackageInfo = info;
  return {
    round: manifest.round.id,
    packageSeq: manifest.round.package_seq,
    rehearsal: manifest.critical.includes(REHEARSAL),
    created: manifest.created,
    signer: { kid: signer.kid, device: manifest.signer.device, label: evidence?.labels.get(signer.kid) ?? null },
    records,
    head: manifest.log?.head ?? null,
    bodiesMissing,
    attachments: attachments.length,
  };
}

/** The evidence must be of the very package that the file says it was made under. */
function belongs({ info }: VerifiedPackage, evidence: Evidence): Result<null, AppError> {
  const { id, package_sha256: sha256 } = info.manifest.round;
  if (evidence.round === null) return ok(null);
  const same = evidence.round.id === id && evidence.round.manifestSha256 === sha256;
  return same ? ok(null) : refuse(packageRefused('E_ROUND', evidence.round.id));
}

/** A stranger's signature is a question to the office and no fault of the file. */
function judged(error: AppError, kind: Audit['kind'], open: 'no_evidence' | 'signer_unknown'): Audit {
  const isStranger = error.code === 'package_refused' && error.reason === 'H_KEY_UNKNOWN';
  return isStranger ? leftOpen(open, { kind }) : refusedAs(error, { kind });
}

async function auditRound(file: RandomAccess, typed: string | null): Promise<Audit> {
  const read = await verifyPackage(file, { kind: 'round', keys: 'root-chain', rehearsal: 'either' });
  if (!read.ok) return refusedAs(read.error, { kind: 'round' });
  const { round } = read.value.info;
  if (round === undefined) throw new Error('a round package that was read has a root');
  return underRoot({ kind: 'round', facts: factsOf(read.value, null) }, round.chain, typed);
}

/** Judges a container by the proof that it carries; `typed` are the digits of the office's root, or null. */
export async function auditContainer(
  file: RandomAccess,
  { kind, layout }: Container,
  typed: string | null,
): Promise<Audit> {
  if (kind === 'round') return await auditRound(file, typed);
  const evidence = await readEvidence(file, layout);
  if (!evidence.ok) return refusedAs(evidence.error, { kind });
  const proof = evidence.value;
  const read = await verifyPackage(file, { kind, keys: proof?.keys ?? [], rehearsal: 'either' });
  if (!read.ok) return judged(read.error, kind, proof === null ? 'no_evidence' : 'signer_unknown');
  if (proof === null) return refusedAs(packageRefused('E_SIGNER'), { kind });
  const own = belongs(read.value, proof);
  if (!own.ok) return refusedAs(own.error, { kind });
  return underRoot({ kind, facts: factsOf(read.value, proof) }, proof.chain, typed);
}

/** The same for a receipt. */
export async function auditReceipt(bytes: Uint8Array, typed: string | null): Promise<Audit> {
  const roots = rootsOfReceipt(bytes);
  const chain = roots === null ? null : await walkRoots(roots);
  if (chain !== null && !chain.ok) return refusedAs(packageRefused(chain.error), { kind: 'receipt' });
  const keys = chain === null ? [] : officeKeysOf(chain.value);
  const read = await parseReceipt(bytes, keys);
  if (!read.ok) return judged(read.error, 'receipt', chain === null ? 'no_evidence' : 'signer_unknown');
  if (chain === null) return refusedAs(packageRefused('E_SIGNER'), { kind: 'receipt' });
  const { round, at, kid, dev, head } = read.value;
  const facts: AuditFacts = {
    round,
    packageSeq: null,
    rehearsal: read.value.rehearsal,
    created: at,
    signer: { kid, device: dev, label: null },
    records: read.value.to,
    head,
    bodiesMissing: 0,
    attachments: 0,
  };
  return underRoot({ kind: 'receipt', facts }, chain.value, typed);
}
