import type { Sheet } from '../../../../shared/contract/responses.ts';
import { slotKey } from '../../../../shared/model/slot-key.ts';
import type { Database } from '../../store/connection.ts';
import { standingLine } from '../replacement/live-lines.ts';
import { ticketFor } from '../../store/return-tickets.ts';
import type { PinnedRound, SheetTarget } from '../responses/pinned-round.ts';

/** Why the office gave this sheet back, as long as it is not submitted anew; null if it did not. */
export function returnedSheet(
  db: Database,
  { content, device }: PinnedRound,
  { unit, form, rater }: SheetTarget,
): Sheet['returned'] {
  if (device === null) return null;
  const slot = { round: content.id, unit, form, q: '*' };
  const last = standingLine(db, slotKey(rater === null ? slot : { ...slot, rater }), device.id);
  const ticket = last === null ? null : ticketFor(db, content.id, last);
  return ticket === null ? null : { at: ticket.at, reason: ticket.reason, leaves: ticket.leaves };
}
