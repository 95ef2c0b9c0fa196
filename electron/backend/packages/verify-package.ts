import { packageRefused, type AppError } from '../../../shared/errors.ts';
import type { PublicJwk } from '../../../shared/model/round.ts';
import type { ClaimsContent } from '../../../shared/package-format/claims.ts';
import type { PlacedEntry } from '../../../shared/package-format/container.ts';
import { LIMITS } from '../../../shared/package-format/limits.ts';
import type { HandContent } from '../../../shared/package-format/hand.ts';
import type { Manifest } from '../../../shared/package-format/manifest.ts';
import { ATTACHMENTS, LOG, PERSONAL } from '../../../shared/package-format/names.ts';
import type { ReturnTicket } from '../../../shared/package-format/return-ticket.ts';
import type { RandomAccess } from '../../../shared/package-format/structure.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { handPass } from './hand-pass.ts';
import { hashPass } from './hash-pass.ts';
import type { Range } from './line-reader.ts';
import { openPackage, type OpenedPackage, type ReadOptions } from './open-package.ts';
import { personalPass } from './personal-pass.ts';
import { recordPass } from './record-pass.ts';
import { officePass } from './office-pass.ts';
import { roundPass, type RoundInfo } from './round-pass.ts';

/** What is known about a file after everything in it was checked. */
export interface PackageInfo {
  readonly manifest: Manifest;
  /** Exact bytes, kept as evidence with the signatures. */
  readonly manifestBytes: Uint8Array;
  /** SHA-256 of the manifest's bytes, lower-case hex. */
  readonly manifestSha256: string;
  readonly signaturesBytes: Uint8Array;
  /** The key that signed; at first sight the one to pin. */
  readonly signer: { readonly kid: string; readonly jwk: PublicJwk };
  readonly records: number;
  /** Questionnaires that records name but whose text is not in the file. */
  readonly bodiesMissing: number;
  /** Only for a round package. */
  readonly round?: RoundInfo;
  /** Only for a return ticket. */
  readonly returned?: ReturnTicket;
  /** Only for claims that a reviewer is given. */
  readonly claims?: ClaimsContent;
  /** Only for a hand-over to a replacement computer. */
  readonly hand?: HandContent;
}

export interface VerifiedPackage {
  readonly info: PackageInfo;
  readonly log: Range | null;
  readonly personal: Range | null;
  readonly attachments: readonly PlacedEntry[];
}

interface LogCheck {
  readonly log: Range | null;
  readonly personal: Range | null;
  readonly records: number;
  readonly bodiesMissing: number;
  readonly hand?: HandContent;
}

function checkLog(file: RandomAccess, opened: OpenedPackage): Result<LogCheck, AppError> {
  const { layout, manifest } = opened;
  if (manifest.kind === 'hand') return handPass(file, opened);
  const log = layout.entries.find(({ name }) => name === LOG) ?? null;
  const personal = layout.entries.find(({ name }) => name === PERSONAL) ?? null;
  if (!manifest.log && (log || personal)) return refuse(packageRefused('E_MANIFEST', 'log'));
  if (!manifest.log) return ok({ log, personal, records: 0, bodiesMissing: 0 });
  if (!log) return refuse(packageRefused('E_CONTENT_LIST', LOG));
  if (log.size > LIMITS.log) return refuse(packageRefused('E_TOO_BIG', LOG));
  if (personal && personal.size > LIMITS.log) return refuse(packageRefused('E_TOO_BIG', PERSONAL));
  const records = recordPass(file, { start: log.start, size: log.size }, manifest.log, manifest.round.id);
  if (!records.ok) return records;
  const bodies = personalPass(file, personal ?? { start: 0, size: 0 }, records.value.forms);
  if (!bodies.ok) return bodies;
  return ok({ log, personal, records: records.value.count, bodiesMissing: bodies.value });
}

/** Reads the whole of a file and says whether everything in it may be used. Delivers nothing. */
export async function verifyPackage(
  file: RandomAccess,
  options: ReadOptions,
): Promise<Result<VerifiedPackage, AppError>> {
  const opened = await openPackage(file, options);
  if (!opened.ok) return opened;
  const hashed = hashPass(file, opened.value.layout, opened.value.manifest);
  if (!hashed.ok) return hashed;
  const log = checkLog(file, opened.value);
  if (!log.ok) return log;
  const said = options.kind === 'office' ? officePass(file, opened.value) : null;
  if (said && !said.ok) return said;
  const round = options.kind === 'round' ? await roundPass(file, opened.value) : null;
  if (round && !round.ok) return round;
  const { manifest, manifestBytes, manifestSha256, signaturesBytes, signer } = opened.value;
  const { records, bodiesMissing, hand } = log.value;
  const info: PackageInfo = {
    manifest,
    manifestBytes,
    manifestSha256,
    signaturesBytes,
    signer: { kid: signer.kid, jwk: signer.jwk },
    records,
    bodiesMissing,
    ...(round ? { round: round.value } : {}),
    ...(said ? said.value : {}),
    ...(hand ? { hand } : {}),
  };
  const attachments = opened.value.layout.entries.filter(({ name }) => name.startsWith(ATTACHMENTS));
  return ok({ info, log: log.value.log, personal: log.value.personal, attachments });
}
