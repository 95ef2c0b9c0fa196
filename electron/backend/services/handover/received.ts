import type { Received } from '../../../../shared/contract/handover.ts';
import { slotKey } from '../../../../shared/model/slot-key.ts';
import type { Database } from '../../store/connection.ts';
import { receivedSteps } from '../../store/received.ts';
import { ownSlotSeqs } from '../../store/records.ts';
import type { Assignment, PinnedRound } from '../responses/pinned-round.ts';

/** The furthest that the office is known to have; an old receipt never lowers it. */
export function furthestReceived(db: Database, round: string, device: string): Received | null {
  return receivedSteps(db, round, device).at(-1) ?? null;
}

/** When the office was first known to have what this computer last said about a slot; null where it is not known. */
export type ReceivedAt = (q: string, task: Pick<Assignment, 'unit' | 'form' | 'rater'>) => string | null;

export function receivedAtIn(db: Database, { content, device }: PinnedRound): ReceivedAt {
  if (device === null) return () => null;
  const steps = receivedSteps(db, content.id, device.id);
  if (steps.length === 0) return () => null;
  const seqs = ownSlotSeqs(db, content.id, device.id);
  return (q, { unit, form, rater }) => {
    const slot = { round: content.id, unit, form, q };
    const seq = seqs.get(slotKey(rater === null ? slot : { ...slot, rater }));
    return seq === undefined ? null : (steps.find((step) => step.to >= seq)?.at ?? null);
  };
}
