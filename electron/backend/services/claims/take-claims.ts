import type { FromOffice } from '../../../../shared/contract/handover.ts';
import { packageRefused, type AppError } from '../../../../shared/errors.ts';
import type { ClaimsContent } from '../../../../shared/package-format/claims.ts';
import type { Manifest } from '../../../../shared/package-format/manifest.ts';
import type { Context } from '../../context.ts';
import type { StoredAttachment } from '../../files/attachment-files.ts';
import { insertAttachments } from '../../store/attachments.ts';
import { inTransaction, type Database } from '../../store/connection.ts';
import { findStreetClaims, putStreetClaims, type StreetClaimsRow } from '../../store/street-claims.ts';
import type { PinnedRound } from '../responses/pinned-round.ts';

/** Less is older; the office's own numbers tell it, no clock. */
function isOlder(
  { packageSeq, lines }: { readonly packageSeq: number; readonly lines: number },
  there: StreetClaimsRow,
): boolean {
  return packageSeq < there.packageSeq || (packageSeq === there.packageSeq && lines < there.claims.lines);
}

/** E_PLAIN where the round requires encryption, E_ROLLBACK where of any street something newer is here; else null. */
export function refusedClaims(
  db: Database,
  { content }: PinnedRound,
  { claims, manifest, encrypted }: { claims: ClaimsContent; manifest: Manifest; encrypted: boolean },
): AppError | null {
  if (content.policy.encryption === 'required' && !encrypted) return packageRefused('E_PLAIN');
  const packageSeq = manifest.round.package_seq;
  const older = claims.streets.find(({ unit, lines }) => {
    const there = findStreetClaims(db, content.id, unit);
    return there !== null && isOlder({ packageSeq, lines }, there);
  });
  return older === undefined ? null : packageRefused('E_ROLLBACK', older.unit);
}

/** Puts the claims in the place of older ones, all at once; nothing else on this computer changes. */
export function takeClaims(
  { db, ports, emit }: Pick<Context, 'db' | 'ports' | 'emit'>,
  { claims, manifest }: { readonly claims: ClaimsContent; readonly manifest: Manifest },
  attachments: readonly StoredAttachment[],
): FromOffice {
  const { id: round, package_seq: packageSeq } = manifest.round;
  const takenAt = ports.clock.now();
  inTransaction(db, () => {
    insertAttachments(db, attachments);
    for (const street of claims.streets) {
      putStreetClaims(db, { round, claims: street, packageSeq, madeAt: manifest.created, takenAt });
    }
  });
  emit('responses.changed', { round });
  const streets = claims.streets.filter(({ answers, evidence }) => answers.length + evidence.length > 0).length;
  return { kind: 'claims', round, at: manifest.created, streets, files: attachments.length };
}
