import { valueKey } from '../../../../shared/merging/value-key.ts';
import type { MergeWarning, SlotView, View } from '../../../../shared/merging/view-shapes.ts';
import { viewOf } from '../../../../shared/merging/view.ts';
import type { DeviceId } from '../../../../shared/model/ids.ts';
import type { AnyHashedRecord, LogRecord } from '../../../../shared/model/record.ts';
import { slotKey } from '../../../../shared/model/response.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { devicesBeside, personalBody, recordsOfDevices, recordsOfRound } from '../../store/arrived-records.ts';
import type { Database } from '../../store/connection.ts';
import { clearSlotStates, putSlotStates, type SlotState } from '../../store/slot-states.ts';

/**
 * `slot_state` holds what the merge says, so that board and scores need not read every record. It is only ever a
 * copy: working it out again from the records gives the same rows.
 */
function stateOf(key: string, { slot, status, heads, value }: SlotView): SlotState {
  return {
    slot: key,
    unit: slot.unit,
    form: slot.form,
    q: slot.q,
    rater: slot.rater ?? '',
    serial: slot.n ?? '',
    status,
    heads: heads.map((head) => head.hash),
    value,
    note: [...new Set(heads.map((head) => head.record.note))].filter((note) => note !== '').join('\n'),
  };
}

/** One after another, so that not all of them are in memory together. */
function* statesOf(slots: View['slots'], keys: Iterable<string>): Generator<SlotState> {
  for (const key of keys) {
    const slot = slots.get(key);
    if (slot !== undefined) yield stateOf(key, slot);
  }
}

/**
 * Questionnaires are compared by what was answered: two desks that typed in the same sheet committed to it with
 * different salts and still say the same.
 */
function view(db: Database, records: readonly AnyHashedRecord[], content: RoundContent): View {
  const key = (record: LogRecord): string => {
    const body = record.op === 'put' && record.val?.t === 'form' ? personalBody(db, record.val.p) : undefined;
    return body ?? valueKey(record);
  };
  return viewOf(records, content, { valueKey: key });
}

/** Works all slots of a round out again. Call it inside a transaction. */
export function rebuildSlotStates(db: Database, content: RoundContent): void {
  clearSlotStates(db, content.id);
  const { slots } = view(db, recordsOfRound(db, content.id), content);
  putSlotStates(db, content.id, statesOf(slots, slots.keys()));
}

/**
 * Works out again what a file of this computer can have changed: every slot of its log, together with the logs of
 * all who wrote into the same slots. Call it inside a transaction. Gives the marks on that computer.
 */
export function refreshAfter(db: Database, content: RoundContent, device: DeviceId): readonly MergeWarning[] {
  const own = recordsOfDevices(db, content.id, [device]);
  const others = recordsOfDevices(db, content.id, devicesBeside(db, content.id, device));
  const { slots, warnings } = view(db, [...own, ...others], content);
  const keys = new Set<string>();
  for (const { record } of own) keys.add(slotKey(record.slot));
  putSlotStates(db, content.id, statesOf(slots, keys));
  return warnings.get(device) ?? [];
}
