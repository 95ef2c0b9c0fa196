import type { Slot } from '../../../../shared/model/response.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import { readDraft } from '../../../../shared/rules/draft.ts';
import type { IdSource } from '../../ports.ts';
import { commitment } from '../../packages/records.ts';
import type { Database } from '../../store/connection.ts';
import { submittedAt, type DraftKey, type DraftRow } from '../../store/drafts.ts';
import { hasLineage } from '../../store/lineage.ts';
import { surveysWithoutRecord, type SurveyRow } from '../../store/surveys.ts';
import { draftsByLeaf, targetOf } from '../responses/desk.ts';
import { isChanged, sheetKey, valueOf } from '../responses/draft-response.ts';
import { countIncomplete, planEvidence } from '../evidence/plan-evidence.ts';
import { mustJoin } from '../replacement/live-lines.ts';
import { isOfOtherReviewer, type Assignment, type PinnedRound } from '../responses/pinned-round.ts';
import { slotOf, type PlannedRecord } from './planned-record.ts';

/**
 * The record that one answer needs: put when it is complete and new, withdraw when it was complete before. `joins`:
 * other answers to the same were seen, so that one has to be said even if nothing changed here.
 */
function planAnswer(
  round: PinnedRound,
  task: Assignment,
  row: DraftRow,
  joins: (slot: Slot) => boolean,
): PlannedRecord | null {
  const { content } = round;
  const leaf = task.leaves.find((entry) => entry.code === row.leaf);
  if (leaf === undefined) return null;
  const { state, value } = readDraft(content, task.unit, leaf, task.form, valueOf(row));
  const slot = slotOf(content.id, task, row.leaf);
  const key: DraftKey = { ...sheetKey(targetOf(content.id, task)), leaf: row.leaf };
  if (state === 'complete' && value !== null) {
    if (!isChanged(row) && !joins(slot)) return null;
    const handed = { key, value: row.value, note: row.note };
    return { slot, op: 'put', val: value, note: row.note, by: row.byPerson, handed };
  }
  if (row.handedValue === null && !joins(slot)) return null;
  return { slot, op: 'withdraw', val: null, note: row.note, by: row.byPerson, handed: { key, value: null, note: '' } };
}

function planSurvey(row: SurveyRow, ids: IdSource): PlannedRecord {
  const salt = ids.bytes(16);
  const p = commitment(salt, row.body);
  return {
    slot: { round: row.round, unit: row.unit, form: row.form, q: '*', n: row.serial },
    op: 'put',
    val: { t: 'form', p },
    note: '',
    by: row.byPerson,
    formRev: row.formRev,
    personal: { p, salt, body: row.body },
  };
}

/** The records for answers and questionnaires that changed since the last file, in a fixed order. */
export function planRecords(db: Database, round: PinnedRound, device: string, ids: IdSource): readonly PlannedRecord[] {
  const joined = hasLineage(db, round.content.id, device);
  const joins = (slot: Slot): boolean => joined && mustJoin(db, slot, device);
  const answers = round.assignments.flatMap((task) => {
    const drafts = draftsByLeaf(db, targetOf(round.content.id, task));
    return task.leaves.flatMap((leaf) => {
      const row = drafts.get(leaf.code);
      const planned = row === undefined ? null : planAnswer(round, task, row, joins);
      return planned === null ? [] : [planned];
    });
  });
  const surveys = surveysWithoutRecord(db, round.content.id, device).map((row) => planSurvey(row, ids));
  const evidence = round.assignments.flatMap((task) => planEvidence(db, round.content.id, task));
  return [...answers, ...evidence, ...surveys];
}

/**
 * The submissions of all sheets not yet submitted that `person`, who works now, may submit: not those of another
 * reviewer on this computer. `not_ready incomplete` with the number of answers that are not complete; nothing is
 * submitted in part.
 */
export function planSubmissions(
  db: Database,
  round: PinnedRound,
  person: string,
): Result<readonly PlannedRecord[], AppError> {
  const { content } = round;
  const open = round.assignments.filter(
    (task) => submittedAt(db, sheetKey(targetOf(content.id, task))) === null && !isOfOtherReviewer(db, round, task),
  );
  let missing = 0;
  for (const task of open) {
    const drafts = draftsByLeaf(db, targetOf(content.id, task));
    missing += countIncomplete(db, content.id, task);
    for (const leaf of task.leaves) {
      const row = drafts.get(leaf.code) ?? null;
      if (readDraft(content, task.unit, leaf, task.form, valueOf(row)).state !== 'complete') missing += 1;
    }
  }
  if (missing > 0) return refuse({ code: 'not_ready', what: 'incomplete', detail: String(missing) });
  return ok(
    open.map((task): PlannedRecord => ({
      slot: slotOf(content.id, task, '*'),
      op: 'submit',
      val: { t: 'submit', complete: true },
      note: '',
      by: person,
      submitted: sheetKey(targetOf(content.id, task)),
    })),
  );
}
