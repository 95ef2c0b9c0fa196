import { slotKey } from '../../../../shared/model/slot-key.ts';
import type { Slot } from '../../../../shared/model/response.ts';
import type { Database } from '../../store/connection.ts';
import { carriedOf, type CarriedRow } from '../../store/carried.ts';
import { lineageOfSlot, type LineageLine } from '../../store/lineage.ts';

/** Lines of one slot that no other of these lines has seen. */
export function liveOf(lines: readonly LineageLine[]): readonly LineageLine[] {
  const seen = new Set(lines.flatMap(({ record }) => record.parents));
  return lines.filter(({ hash }) => !seen.has(hash));
}

/**
 * The line that stands for a slot from this computer's view: its own if it wrote one, else the one that it goes on
 * with; null where there is none.
 */
export function standingLine(db: Database, slot: string, device: string): string | null {
  const live = liveOf(lineageOfSlot(db, slot, device));
  return (live.findLast(({ own }) => own) ?? live.at(-1))?.hash ?? null;
}

const MOST_PARENTS = 64;

/**
 * What a new line about a slot names as seen: the live lines of this computer and of those that it goes on with. As
 * long as the user has to choose between his own answer and one that came from the office, only his own. Of
 * questionnaires always only his own: two that differ stand side by side at the office.
 */
export function parentsFor(db: Database, slot: Slot, device: string): readonly string[] {
  const lines = lineageOfSlot(db, slotKey(slot), device);
  const offered = new Set(offersFor(db, slot).map(({ hash }) => hash));
  const known = offered.size > 0 || isSurvey(slot) ? lines.filter(({ own, hash }) => own && !offered.has(hash)) : lines;
  return liveOf(known)
    .map(({ hash }) => hash)
    .slice(0, MOST_PARENTS);
}

function isSurvey({ form }: Slot): boolean {
  return form === 'worker' || form === 'resident';
}

/** What the user still has to choose about in this slot. */
function offersFor(db: Database, slot: Slot): readonly CarriedRow[] {
  const { round, unit, form, q, rater = '' } = slot;
  if (form === 'office' || form === 'worker' || form === 'resident') return [];
  return carriedOf(db, { round, unit, form, leaf: q, rater });
}

/** Whether several live lines of a slot say different things, so that a new line has to join them. */
export function mustJoin(db: Database, slot: Slot, device: string): boolean {
  if (isSurvey(slot) || offersFor(db, slot).length > 0) return false;
  const live = liveOf(lineageOfSlot(db, slotKey(slot), device));
  return new Set(live.map(({ record }) => JSON.stringify([record.val, record.note]))).size > 1;
}
