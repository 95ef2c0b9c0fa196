import { readEvidence } from '../../../../shared/rules/evidence.ts';
import type { Database } from '../../store/connection.ts';
import { evidenceOfSheet, evidenceValue } from '../../store/evidence.ts';
import { slotOf, type PlannedRecord } from '../handover/planned-record.ts';
import { targetOf } from '../responses/desk.ts';
import { sheetKey } from '../responses/draft-response.ts';
import type { Assignment } from '../responses/pinned-round.ts';

/** The records for evidence of a sheet that changed since the last file. What is not complete stays as it was said. */
export function planEvidence(db: Database, round: string, task: Assignment): readonly PlannedRecord[] {
  return evidenceOfSheet(db, sheetKey(targetOf(round, task))).flatMap((row): PlannedRecord[] => {
    if (row.value === row.handed) return [];
    const draft = evidenceValue(row);
    const val = draft === null ? null : readEvidence(draft).value;
    if (draft !== null && val === null) return [];
    const slot = { ...slotOf(round, task, '*'), n: row.id };
    const evidence = { id: row.id, handed: row.value };
    const common = { slot, val, note: '', by: row.byPerson, evidence };
    if (val === null) return [{ ...common, op: 'attach-remove' }];
    return [{ ...common, op: 'attach-add', ...(val.file === null ? {} : { att: [val.file.sha256] }) }];
  });
}

/** Pieces of a sheet that cannot be handed over yet. */
export function countIncomplete(db: Database, round: string, task: Assignment): number {
  return evidenceOfSheet(db, sheetKey(targetOf(round, task))).filter((row) => {
    const draft = evidenceValue(row);
    return draft !== null && readEvidence(draft).value === null;
  }).length;
}
