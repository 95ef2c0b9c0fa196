import type { EvidenceView } from '../../../../shared/merging/evidence.ts';
import { statementOf, valueKey } from '../../../../shared/merging/value-key.ts';
import type { SlotView, View, ViewOptions } from '../../../../shared/merging/view-shapes.ts';
import { viewOf } from '../../../../shared/merging/view.ts';
import type { DeviceId } from '../../../../shared/model/ids.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import {
  devicesBeside,
  personalBody,
  recordsOfDevices,
  recordsOfRound,
  slotsOfDevice,
  writersOf,
  type ArrivedLine,
  type Reach,
} from '../../store/arrived-records.ts';
import { hasAttachment } from '../../store/attachments.ts';
import type { Database } from '../../store/connection.ts';
import { clearDeviceStates, mergeRules, putDeviceStates, setMergeRules } from '../../store/device-states.ts';
import { arrivalTimes } from '../../store/imports.ts';
import {
  clearEvidenceStates,
  putEvidenceState,
  removeEvidenceState,
  type EvidenceState,
} from '../../store/evidence-states.ts';
import { wipedAlike } from '../../store/survey-wipes.ts';
import { clearSlotStates, putSlotStates, removeSlotState, type SlotState } from '../../store/slot-states.ts';

/** Rises with every change of the rules in shared/merging, so that copies made by older rules are made anew. */
const RULES = 5;

/**
 * `slot_state`, `evidence_state` and `device_state` hold what the merge says, so that board and scores need not read
 * every record. They are only ever copies: working them out again from the records gives the same rows.
 */
export function stateOf(key: string, { slot, status, heads, value, newer, reopened }: SlotView): SlotState {
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
    newer,
    reopened,
  };
}

/** One after another, so that not all of them are in memory together. */
function* statesOf(slots: View['slots'], keys: Iterable<string>): Generator<SlotState> {
  for (const key of keys) {
    const slot = slots.get(key);
    if (slot !== undefined) yield stateOf(key, slot);
  }
}

function evidenceStateOf(key: string, { slot, heads }: EvidenceView): EvidenceState {
  return {
    slot: key,
    unit: slot.unit,
    form: slot.form,
    rater: slot.rater ?? '',
    id: slot.n ?? '',
    heads: heads.map(({ hash }) => hash),
  };
}

/** What stands of the evidence among these slots; what was taken back leaves nothing. */
export function putEvidenceOf(
  db: Database,
  content: RoundContent,
  { evidence }: Pick<View, 'evidence'>,
  keys: Iterable<string>,
): void {
  for (const key of keys) {
    const one = evidence.get(key);
    if (one === undefined || one.heads.length === 0) removeEvidenceState(db, key);
    else putEvidenceState(db, content.id, evidenceStateOf(key, one));
  }
}

/**
 * How lines are compared. Questionnaires go by what was answered: two desks that typed in the same sheet committed to
 * it with different salts and still say the same.
 */
export function viewOptions(db: Database, content: RoundContent, reach: Reach = 'arrived'): Required<ViewOptions> {
  const times = arrivalTimes(db, content.id);
  return {
    valueKey(record) {
      const stated = statementOf(record);
      const body = stated?.t === 'form' ? personalBody(db, stated.p, reach) : undefined;
      if (body !== undefined) return body;
      return (stated?.t === 'form' ? wipedAlike(db, stated.p) : undefined) ?? valueKey(record);
    },
    receivedAt: (line) => ('import' in line && typeof line.import === 'number' ? times.get(line.import) : undefined),
    hasAttachment: (sha256) => hasAttachment(db, sha256),
  };
}

/** The view of these lines. */
export function viewOfLines(db: Database, lines: readonly ArrivedLine[], content: RoundContent): View {
  return viewOf(lines, content, viewOptions(db, content));
}

/** Works all slots of a round out again. Call it inside a transaction. */
export function rebuildSlotStates(db: Database, content: RoundContent): View {
  clearSlotStates(db, content.id);
  clearDeviceStates(db, content.id);
  clearEvidenceStates(db, content.id);
  const view = viewOfLines(db, recordsOfRound(db, content.id), content);
  putSlotStates(db, content.id, statesOf(view.slots, view.slots.keys()));
  putEvidenceOf(db, content, view, view.evidence.keys());
  putDeviceStates(db, content.id, view.devices);
  setMergeRules(db, content.id, RULES);
  return view;
}

/** Works a round out again whose copies were made by older rules. Call it inside a transaction. */
export function renewSlotStates(db: Database, content: RoundContent): void {
  if (mergeRules(db, content.id) !== RULES) rebuildSlotStates(db, content);
}

/**
 * Works these slots out again, and what is said about `devices`, which must name all who wrote in them. What the
 * offices decided bears on every slot, so their logs are always looked at. Call it inside a transaction.
 */
export function refreshSlots(
  db: Database,
  content: RoundContent,
  slots: ReadonlySet<string>,
  devices: Iterable<DeviceId>,
): View {
  const writers = new Set<DeviceId>([...officesOf(content), ...devices]);
  const view = viewOfLines(db, recordsOfDevices(db, content.id, writers), content);
  for (const key of slots) if (!view.slots.has(key)) removeSlotState(db, key);
  putSlotStates(db, content.id, statesOf(view.slots, slots));
  putEvidenceOf(db, content, view, slots);
  putDeviceStates(db, content.id, view.devices);
  return view;
}

/** Computers of offices: what they decided bears on every slot. */
export function officesOf({ roster }: RoundContent): readonly DeviceId[] {
  return roster.devices.filter(({ role }) => role === 'office').map(({ id }) => id);
}

export function isOffice(content: RoundContent, device: DeviceId): boolean {
  return officesOf(content).includes(device);
}

/** Works every slot out again in which this computer wrote. Call it inside a transaction. */
export function refreshDevice(db: Database, content: RoundContent, device: DeviceId): View {
  const slots = new Set(slotsOfDevice(db, content.id, device));
  return refreshSlots(db, content, slots, [device, ...devicesBeside(db, content.id, device)]);
}

/** Works one slot out again. Call it inside a transaction. */
export function refreshSlot(db: Database, content: RoundContent, slot: string, about: readonly DeviceId[]): View {
  return refreshSlots(db, content, new Set([slot]), [...writersOf(db, slot), ...about]);
}

/**
 * Works out again what new lines of this computer can have changed: every slot of its log; all slots where it is an
 * office's, whose decisions bear on others. Call it inside a transaction.
 */
export function refreshAfter(db: Database, content: RoundContent, device: DeviceId): void {
  if (isOffice(content, device)) rebuildSlotStates(db, content);
  else refreshDevice(db, content, device);
}
