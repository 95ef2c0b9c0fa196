import type { ShownClaims } from '../../../../shared/contract/claims.ts';
import type { HandedEvidence } from '../../../../shared/contract/evidence.ts';
import type { SlotHead } from '../../../../shared/contract/intake.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { ClaimedAnswer, ClaimedEvidence } from '../../../../shared/package-format/claims.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import { hasAttachment } from '../../store/attachments.ts';
import type { Database } from '../../store/connection.ts';
import { findStreetClaims } from '../../store/street-claims.ts';
import { nameOf } from '../intake/sender.ts';
import { pinnedRound } from '../responses/pinned-round.ts';

function labelOf({ roster }: RoundContent, dev: string): string {
  return roster.devices.find(({ id }) => id === dev)?.label ?? dev;
}

function toHead(content: RoundContent, { record, dev, by, at, value, note }: ClaimedAnswer): SlotHead {
  const { roster } = content;
  return { hash: record, value, person: nameOf(roster, by), device: labelOf(content, dev), at, note, file: null };
}

function toHanded(db: Database, content: RoundContent, unit: string, piece: ClaimedEvidence): HandedEvidence {
  const { record, dev, by, at, id, value, bytes } = piece;
  // An earlier file may have brought the bytes, or the reviewer has the same ones.
  const here = value.file === null || hasAttachment(db, value.file.sha256);
  return {
    key: `${id} ${record}`,
    unit,
    form: 'self',
    rater: null,
    raterName: '',
    value,
    person: nameOf(content.roster, by),
    device: labelOf(content, dev),
    at,
    file: null,
    here,
    ...(!here && bytes !== 'missing' ? { atOffice: true } : {}),
  };
}

/**
 * What a street that this computer reviews says of itself, by the newest file of the office; null while none has come.
 * Refusals: those of `pinnedRound`, not_found for a street that it does not review.
 */
export function shownClaims(
  db: Database,
  { round, unit }: { readonly round: string; readonly unit: string },
): Result<ShownClaims | null, AppError> {
  const found = pinnedRound(db, round);
  if (!found.ok) return found;
  const { assignments, content } = found.value;
  const isMine = assignments.some((task) => task.form === 'review' && task.unit === unit);
  if (!isMine) return refuse({ code: 'not_found', what: 'street', id: unit });
  const row = findStreetClaims(db, round, unit);
  if (row === null) return ok(null);
  const { claims, packageSeq, madeAt } = row;
  return ok({
    at: madeAt,
    packageSeq,
    submitted: claims.submitted,
    answers: claims.answers.map(({ leaf, heads }) => ({ leaf, heads: heads.map((head) => toHead(content, head)) })),
    evidence: claims.evidence.map((piece) => toHanded(db, content, unit, piece)),
  });
}
