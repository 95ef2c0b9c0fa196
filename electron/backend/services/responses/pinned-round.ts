import type { LeafForm } from '../../../../shared/model/ids.ts';
import type { RosterDevice, RoundContent } from '../../../../shared/model/round.ts';
import type { Leaf } from '../../../../shared/model/template.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import { leavesOf } from '../../../../shared/rules/answer-kind.ts';
import type { Database } from '../../store/connection.ts';
import { submittedAt } from '../../store/drafts.ts';
import { listPast } from '../../store/own-past.ts';
import { findRound, latestPackage, latestSeq } from '../../store/rounds.ts';
import { storedJson } from '../../store/stored-json.ts';
import { rosterPersonOf } from '../handover/authorship.ts';
import { deviceOf, personOf } from '../identity.ts';

/** One sheet that this computer has to fill. */
export interface Assignment {
  readonly form: LeafForm;
  readonly unit: string;
  /** Department (dept) or person (review); null for a street's own answers. */
  readonly rater: string | null;
  /** In template order. */
  readonly leaves: readonly Leaf[];
}

/** The package that this computer works under, read once per number. */
export interface PinnedRound {
  readonly content: RoundContent;
  readonly seq: number;
  readonly manifestSha256: string;
  readonly officeKid: string;
  /** This computer as the office admitted it; null while it is not in the roster. */
  readonly device: RosterDevice | null;
  /**
   * As whom it may be filled in here: the same, or, while a computer that lost its key waits to be admitted again, the
   * computer that it was.
   */
  readonly acting: RosterDevice | null;
  readonly assignments: readonly Assignment[];
}

const pinned = new WeakMap<Database, Map<string, PinnedRound>>();

function selfTasks(content: RoundContent, device: RosterDevice): readonly Assignment[] {
  const leaves = leavesOf(content, 'self', null);
  return content.units
    .filter((unit) => device.units.includes(unit))
    .map((unit) => ({ form: 'self', unit, rater: null, leaves }));
}

function reviewTasks(content: RoundContent, device: RosterDevice): readonly Assignment[] {
  const leaves = leavesOf(content, 'review', null);
  const excluded = new Set(content.assignments.excluded.map((pair) => `${pair.person}|${pair.unit}`));
  return content.units.flatMap((unit) =>
    device.persons
      .filter((person) => (content.assignments.reviewers[unit] ?? []).includes(person))
      .filter((person) => !excluded.has(`${person}|${unit}`))
      .map((rater): Assignment => ({ form: 'review', unit, rater, leaves })),
  );
}

function departmentTasks(content: RoundContent, device: RosterDevice): readonly Assignment[] {
  return device.departments.flatMap((rater) => {
    const leaves = leavesOf(content, 'dept', rater);
    return content.units.map((unit): Assignment => ({ form: 'dept', unit, rater, leaves }));
  });
}

/** What the roster and the assignments give a computer to do; nothing for roles that do not answer leaves. */
export function assignmentsOf(content: RoundContent, device: RosterDevice): readonly Assignment[] {
  const all = (): readonly Assignment[] => {
    switch (device.role) {
      case 'street':
      case 'part':
        return selfTasks(content, device);
      case 'reviewer':
        return reviewTasks(content, device);
      case 'department':
        return departmentTasks(content, device);
      case 'office':
      case 'survey':
        return [];
      default:
        return device.role satisfies never;
    }
  };
  return all().filter((task) => task.leaves.length > 0);
}

/** The id under which this computer was known before it lost its key last. */
function formerDevice(db: Database): string | null {
  return listPast(db).findLast(({ how }) => how === 'renewed')?.dev ?? null;
}

/** Forgets what was read, after this computer got another id. */
export function forgetPinned(db: Database): void {
  pinned.delete(db);
}

function read(db: Database, round: string): PinnedRound | null {
  const row = latestPackage(db, round);
  if (row === null) return null;
  const content = storedJson<RoundContent>(row.content);
  const own = deviceOf(db);
  const entryOf = (id: string | null) => content.roster.devices.find((entry) => entry.id === id) ?? null;
  const device = entryOf(own);
  const acting = device ?? entryOf(formerDevice(db));
  return {
    content,
    seq: row.seq,
    manifestSha256: row.manifestSha256,
    officeKid: row.officeKid,
    device,
    acting,
    assignments: acting === null ? [] : assignmentsOf(content, acting),
  };
}

/**
 * The round as its newest package says. Refusals: not_found for a round that was never opened here, `not_ready
 * round_not_issued` for one that the office is still preparing.
 */
export function pinnedRound(db: Database, round: string): Result<PinnedRound, AppError> {
  const seq = latestSeq(db, round);
  if (seq === 0) {
    return findRound(db, round) === null
      ? refuse({ code: 'not_found', what: 'round', id: round })
      : refuse({ code: 'not_ready', what: 'round_not_issued' });
  }
  const rounds = pinned.get(db) ?? new Map<string, PinnedRound>();
  pinned.set(db, rounds);
  const known = rounds.get(round);
  if (known?.seq === seq) return ok(known);
  const fresh = read(db, round);
  if (fresh === null) return refuse({ code: 'not_found', what: 'round', id: round });
  rounds.set(round, fresh);
  return ok(fresh);
}

/** Which sheet a screen means. */
export interface SheetTarget {
  readonly round: string;
  readonly unit: string;
  readonly form: LeafForm;
  readonly rater: string | null;
}

/**
 * Whether a review is kept from whoever works now: it is another reviewer's, and not all reviewers of the street who
 * share this computer have submitted. Until then neither sees what the other wrote, nor writes for him.
 */
export function isOfOtherReviewer(db: Database, round: PinnedRound, { form, unit, rater }: Assignment): boolean {
  if (form !== 'review') return false;
  const person = personOf(db);
  if (person === null || rosterPersonOf(db, round)(person.id) === rater) return false;
  const here = round.assignments.filter((task) => task.form === 'review' && task.unit === unit);
  return here.some(
    (task) => submittedAt(db, { round: round.content.id, unit, form, rater: task.rater ?? '' }) === null,
  );
}

/**
 * The sheet, if it is this computer's to fill. Refusals: those of `pinnedRound`, `not_ready` not_admitted and
 * other_reviewer, not_found for a sheet that the office gave to somebody else.
 */
export function assignedSheet(
  db: Database,
  target: SheetTarget,
): Result<{ readonly round: PinnedRound; readonly task: Assignment }, AppError> {
  const round = pinnedRound(db, target.round);
  if (!round.ok) return round;
  if (round.value.acting === null) return refuse({ code: 'not_ready', what: 'not_admitted' });
  const task = round.value.assignments.find(
    (entry) => entry.form === target.form && entry.unit === target.unit && entry.rater === target.rater,
  );
  if (task !== undefined) {
    return isOfOtherReviewer(db, round.value, task)
      ? refuse({ code: 'not_ready', what: 'other_reviewer' })
      : ok({ round: round.value, task });
  }
  const id = [target.form, target.unit, target.rater ?? ''].join(' ').trim();
  return refuse({ code: 'not_found', what: 'sheet', id });
}
