import type { RoundContent } from '../../../../shared/model/round.ts';
import { slotsCommittedTo } from '../../store/arrived-records.ts';
import type { Database } from '../../store/connection.ts';
import { erasePersonal, hasPersonal } from '../../store/personal-texts.ts';
import { slotStatesOf } from '../../store/slot-states.ts';
import { refreshSlot } from '../intake/slot-cache.ts';

/** Deletes texts that a file brought although an office had erased them. Call it inside a transaction. */
export function eraseAgain(db: Database, content: RoundContent): void {
  for (const { value } of slotStatesOf(db, content.id, 'office')) {
    if (value?.t !== 'erase' || !hasPersonal(db, value.p)) continue;
    erasePersonal(db, value.p);
    for (const slot of slotsCommittedTo(db, content.id, value.p)) refreshSlot(db, content, slot, []);
  }
}
