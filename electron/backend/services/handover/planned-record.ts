import type { Op, RecordValue } from '../../../../shared/model/record.ts';
import type { Slot } from '../../../../shared/model/response.ts';
import type { DraftKey, SheetKey } from '../../store/drafts.ts';
import type { PersonalRow } from '../../store/records.ts';
import type { Assignment } from '../responses/pinned-round.ts';

/** One record that is to be cut, with what becomes true in the store when it is. */
export interface PlannedRecord {
  readonly slot: Slot;
  readonly op: Op;
  readonly val: RecordValue | null;
  readonly note: string;
  /** Id of the person on this computer. */
  readonly by: string;
  /** Revision of the form that was answered; that of the round where it is absent. */
  readonly formRev?: number;
  readonly handed?: { readonly key: DraftKey; readonly value: string | null; readonly note: string };
  readonly personal?: PersonalRow;
  readonly submitted?: SheetKey;
  /** Attachments that the record names. */
  readonly att?: readonly string[];
  readonly evidence?: { readonly id: string; readonly handed: string | null };
}

/** Slot of an answer of a sheet, or of its submission (`*`). */
export function slotOf(round: string, task: Assignment, q: string): Slot {
  const slot = { round, unit: task.unit, form: task.form, q };
  return task.rater === null ? slot : { ...slot, rater: task.rater };
}
