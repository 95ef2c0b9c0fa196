import { packageRefused, type AppError } from '../../../shared/errors.ts';
import type { PublicJwk } from '../../../shared/model/round.ts';
import type { ClaimsContent } from '../../../shared/package-format/claims.ts';
import type { Layout, PlacedEntry } from '../../../shared/package-format/container.ts';
import { LIMITS } from '../../../shared/package-format/limits.ts';
import type { HandContent } from '../../../shared/package-format/hand.ts';
import type { Manifest } from '../../../shared/package-format/manifest.ts';
import { ATTACHMENTS, LOG, PERSONAL } from '../../../shared/package-format/names.ts';
import type { ReturnTicket } from '../../../shared/package-format/return-ticket.ts';
import type { RandomAccess } from '../../../shared/package-format/structure.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { handPass, readHand } from './hand-pass.ts';
import { hashPass } from './hash-pass.ts';
import { openPackage, type OpenedPackage, type ReadOptions } from './open-package.ts';
import { personalPass } from './personal-pass.ts';
import { recordPass, type CheckedRecord, type Pass, type RecordsSeen } from './record-pass.ts';
import type { PersonalText } from './records.ts';
import { officePass } from './office-pass.ts';
import { roundPass, type RoundInfo } from './round-pass.ts';

/** What is known once signature and every byte were found good: whose file it is. Its lines are still to be read. */
export interface SignedPackage {
  readonly manifest: Manifest;
  /** Exact bytes, kept as evidence with the signatures. */
  readonly manifestBytes: Uint8Array;
  /** SHA-256 of the manifest's bytes, lower-case hex. */
  readonly manifestSha256: string;
  readonly signaturesBytes: Uint8Array;
  /** The key that signed; at first sight the one to pin. */
  readonly signer: { readonly kid: string; readonly jwk: PublicJwk };
  /** Only for a hand-over to a replacement computer. */
  readonly hand?: HandContent;
}

/** What is known about a file after everything in it was checked. */
export interface PackageInfo extends SignedPackage {
  readonly records: number;
  /** Questionnaires that records name but whose text is not in the file. */
  readonly bodiesMissing: number;
  /** Only for a round package. */
  readonly round?: RoundInfo;
  /** Only for a return ticket. */
  readonly returned?: ReturnTicket;
  /** Only for claims that a reviewer is given. */
  readonly claims?: ClaimsContent;
}

export interface VerifiedPackage {
  readonly info: PackageInfo;
  readonly attachments: readonly PlacedEntry[];
}

/**
 * Is told what was found good while the rest is still being read; each call is awaited. What it was told counts only
 * if the file is good to its end.
 */
export interface LineTaker {
  /** Signature and every byte are good. */
  readonly signed?: (head: SignedPackage) => Promise<void>;
  readonly records?: (slice: readonly CheckedRecord[]) => Promise<void>;
  /** After all records. */
  readonly personal?: (slice: readonly PersonalText[]) => Promise<void>;
}

async function handOn<T, R>(
  pass: Pass<T, R>,
  take: ((slice: readonly T[]) => Promise<void>) | undefined,
): Promise<Result<R, AppError>> {
  for (;;) {
    const step = pass.next();
    if (step.done === true) return step.value;
    if (step.value.length > 0) await take?.(step.value);
  }
}

function entryOf({ entries }: Layout, wanted: string): Result<PlacedEntry | null, AppError> {
  const entry = entries.find(({ name }) => name === wanted);
  return entry && entry.size > LIMITS.log ? refuse(packageRefused('E_TOO_BIG', wanted)) : ok(entry ?? null);
}

type LineCheck = Pick<PackageInfo, 'records' | 'bodiesMissing'>;

async function checkLines(
  file: RandomAccess,
  layout: Layout,
  { manifest, hand }: SignedPackage,
  taker: LineTaker,
): Promise<Result<LineCheck, AppError>> {
  const log = entryOf(layout, LOG);
  if (!log.ok) return log;
  const personal = entryOf(layout, PERSONAL);
  if (!personal.ok) return personal;
  let pass: Pass<CheckedRecord, RecordsSeen>;
  if (hand) {
    if (!log.value) return refuse(packageRefused('E_CONTENT_LIST', LOG));
    pass = handPass(file, log.value, hand, manifest.round.id);
  } else {
    if (!manifest.log && (log.value || personal.value)) return refuse(packageRefused('E_MANIFEST', 'log'));
    if (!manifest.log) return ok({ records: 0, bodiesMissing: 0 });
    if (!log.value) return refuse(packageRefused('E_CONTENT_LIST', LOG));
    pass = recordPass(file, log.value, manifest.log, manifest.round.id);
  }
  const seen = await handOn(pass, taker.records);
  if (!seen.ok) return seen;
  const texts = personalPass(file, personal.value ?? { start: 0, size: 0 }, seen.value.forms);
  const bodies = await handOn(texts, taker.personal);
  return bodies.ok ? ok({ records: seen.value.count, bodiesMissing: bodies.value }) : bodies;
}

function signedOf(opened: OpenedPackage): SignedPackage {
  const { manifest, manifestBytes, manifestSha256, signaturesBytes, signer } = opened;
  return { manifest, manifestBytes, manifestSha256, signaturesBytes, signer: { kid: signer.kid, jwk: signer.jwk } };
}

/** What a file of the office says that has no lines. */
async function readSaid(
  file: RandomAccess,
  opened: OpenedPackage,
): Promise<Result<Pick<PackageInfo, 'round' | 'returned' | 'claims'>, AppError>> {
  const { kind } = opened.manifest;
  if (kind === 'office') return officePass(file, opened);
  if (kind !== 'round') return ok({});
  const round = await roundPass(file, opened);
  return round.ok ? ok({ round: round.value }) : round;
}

/**
 * Reads the whole of a file and says whether everything in it may be used, in an order that is law: structure,
 * signature, the bytes of every entry, and only then what the lines say.
 */
export async function verifyPackage(
  file: RandomAccess,
  options: ReadOptions,
  taker: LineTaker = {},
): Promise<Result<VerifiedPackage, AppError>> {
  const opened = await openPackage(file, options);
  if (!opened.ok) return opened;
  const { layout, manifest } = opened.value;
  const hashed = hashPass(file, layout, manifest);
  if (!hashed.ok) return hashed;
  const hand = manifest.kind === 'hand' ? readHand(file, opened.value) : null;
  if (hand && !hand.ok) return hand;
  const head: SignedPackage = { ...signedOf(opened.value), ...(hand ? { hand: hand.value } : {}) };
  await taker.signed?.(head);
  const lines = await checkLines(file, layout, head, taker);
  if (!lines.ok) return lines;
  const said = await readSaid(file, opened.value);
  if (!said.ok) return said;
  return ok({
    info: { ...head, ...lines.value, ...said.value },
    attachments: layout.entries.filter(({ name }) => name.startsWith(ATTACHMENTS)),
  });
}
