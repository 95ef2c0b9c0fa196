import type { HashedRecord } from '../model/record.ts';
import { slotKey } from '../model/slot-key.ts';

/**
 * Whether `head` confirms the veto `first`: the same item of the same street, decided by one person and confirmed by
 * another. One person alone, on however many computers, vetoes nothing.
 */
export function vetoHolds(head: HashedRecord, first: HashedRecord): boolean {
  const said = head.record.val;
  const before = first.record.val;
  return (
    said?.t === 'veto' &&
    before?.t === 'veto' &&
    said.confirms === first.hash &&
    said.item === before.item &&
    slotKey(head.record.slot) === slotKey(first.record.slot) &&
    head.record.by !== first.record.by
  );
}
