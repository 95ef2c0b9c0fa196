import type { AppError } from '../../../../shared/errors.ts';
import type { RosterDevice, RoundContent } from '../../../../shared/model/round.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Database } from '../../store/connection.ts';
import { cutOf } from '../decisions/stopped.ts';
import { assignmentsOf, pinnedRound, type PinnedRound } from '../responses/pinned-round.ts';
import { readDraft } from '../rounds/draft.ts';

/** A reviewer's computer in service, and the streets that it reviews, in the order of the round. */
export interface ReviewerComputer {
  readonly device: RosterDevice;
  readonly units: readonly string[];
}

export interface ReviewerComputers {
  readonly pinned: PinnedRound;
  readonly computers: readonly ReviewerComputer[];
}

function reviewedUnits(content: RoundContent, id: string): readonly string[] {
  const device = content.roster.devices.find((one) => one.id === id);
  if (device?.role !== 'reviewer') return [];
  return [...new Set(assignmentsOf(content, device).map(({ unit }) => unit))];
}

/**
 * The reviewers' computers of the package that is out. A street from which a reviewer has been taken since then is not
 * among theirs. Refusals: those of `readDraft` and `pinnedRound` (round_not_issued).
 */
export function reviewerComputers(db: Database, round: string): Result<ReviewerComputers, AppError> {
  const draft = readDraft(db, round);
  if (!draft.ok) return draft;
  const pinned = pinnedRound(db, round);
  if (!pinned.ok) return pinned;
  const { content } = pinned.value;
  const devices = content.roster.devices.filter(({ role, id }) => role === 'reviewer' && cutOf(db, round, id) === null);
  const computers = devices.map((device) => {
    const still = new Set(reviewedUnits(draft.value.content, device.id));
    return { device, units: reviewedUnits(content, device.id).filter((unit) => still.has(unit)) };
  });
  return ok({ pinned: pinned.value, computers });
}

/** One of them. Refusals: those of `reviewerComputers`, not_found. */
export function reviewerComputer(
  db: Database,
  { round, device }: { readonly round: string; readonly device: string },
): Result<ReviewerComputer & { readonly pinned: PinnedRound }, AppError> {
  const found = reviewerComputers(db, round);
  if (!found.ok) return found;
  const computer = found.value.computers.find((one) => one.device.id === device);
  if (computer === undefined) return refuse({ code: 'not_found', what: 'device', id: device });
  return ok({ ...computer, pinned: found.value.pinned });
}
