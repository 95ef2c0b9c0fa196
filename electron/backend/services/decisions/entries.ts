import type { DecisionEntry } from '../../../../shared/contract/decisions.ts';
import { isDecision, isKnown } from '../../../../shared/model/record.ts';
import { slotKey } from '../../../../shared/model/slot-key.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { decisionLines, type ArrivedLine } from '../../store/arrived-records.ts';
import type { Database } from '../../store/connection.ts';
import { findPerson } from '../../store/persons.ts';
import { slotState } from '../../store/slot-states.ts';
import { nameOf } from '../intake/sender.ts';
import { isUndoable } from './about-answers.ts';

/** Name of a person: by the roster, else as somebody who works on this computer. */
export function personNamed(db: Database, { roster }: RoundContent, id: string): string {
  const listed = nameOf(roster, id);
  return listed === id ? (findPerson(db, id)?.name ?? id) : listed;
}

/** A decision in words of the round; null for a line that is none. */
export function decisionEntry(db: Database, content: RoundContent, line: ArrivedLine): DecisionEntry | null {
  const { hash, record } = line;
  if (!isKnown(record) || record.val === null || !isDecision(record.val)) return null;
  const { slot, val } = record;
  const key = slotKey(slot);
  const live = slotState(db, content.id, key)?.heads.includes(hash) === true;
  return {
    hash,
    decision: val,
    unit: slot.unit,
    form: slot.form,
    leaf: val.t === 'na-consent' ? val.leaf : slot.form === 'office' ? '' : slot.q,
    slot: key,
    person: personNamed(db, content, record.by),
    device: content.roster.devices.find(({ id }) => id === record.dev)?.label ?? record.dev,
    at: record.at,
    live,
    undoable: live && isUndoable(val),
  };
}

/** Every decision of the round, latest first. */
export function decisionEntries(db: Database, content: RoundContent): readonly DecisionEntry[] {
  return decisionLines(db, content.id)
    .flatMap((line) => decisionEntry(db, content, line) ?? [])
    .toReversed();
}
