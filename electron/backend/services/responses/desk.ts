import type { Desk, DeskTask, Sheet } from '../../../../shared/contract/responses.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { withoutForms } from '../../../../shared/questionnaire/round-form.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { readDraft } from '../../../../shared/rules/draft.ts';
import type { Database } from '../../store/connection.ts';
import { draftsOfSheet, firstUndone, lastDone, submittedAt, type DraftRow } from '../../store/drafts.ts';
import { evidenceOfSheet, evidenceValue } from '../../store/evidence.ts';
import { receivedAtIn, type ReceivedAt } from '../handover/received.ts';
import { returnedSheet } from '../returns/returned-sheet.ts';
import { isChanged, sheetKey, toResponse, valueOf } from './draft-response.ts';
import {
  assignedSheet,
  isOfOtherReviewer,
  pinnedRound,
  type Assignment,
  type PinnedRound,
  type SheetTarget,
} from './pinned-round.ts';

/** Drafts of one sheet by leaf. */
export function draftsByLeaf(db: Database, target: SheetTarget): ReadonlyMap<string, DraftRow> {
  return new Map(draftsOfSheet(db, sheetKey(target)).map((row) => [row.leaf, row]));
}

export function targetOf(round: string, task: Assignment): SheetTarget {
  return { round, unit: task.unit, form: task.form, rater: task.rater };
}

/** One sheet's progress. */
function toTask(
  db: Database,
  { content }: PinnedRound,
  task: Assignment,
  now: Pick<DeskTask, 'complete' | 'submitted' | 'received' | 'hidden'>,
): DeskTask {
  return {
    form: task.form,
    unit: task.unit,
    rater: task.rater,
    leaves: task.leaves.map((leaf) => leaf.code),
    ...now,
    signedPaper: evidenceOfSheet(db, sheetKey(targetOf(content.id, task))).some(
      (row) => evidenceValue(row)?.kind === 'signed_paper',
    ),
    deadline: content.assignments.deadlines[task.unit] ?? null,
  };
}

/** The latest receipt that was needed for all that stands in a sheet; null while the office may miss some of it. */
function sheetReceived(rows: readonly DraftRow[], task: Assignment, receivedAt: ReceivedAt): string | null {
  let last: string | null = null;
  for (const row of rows.filter((one) => one.value !== null)) {
    const at = isChanged(row) ? null : receivedAt(row.leaf, task);
    if (at === null) return null;
    if (last === null || at > last) last = at;
  }
  return last;
}

/** The sheets of this computer with their progress; `part` counts answers that are begun but not complete. */
export function taskProgress(
  db: Database,
  round: PinnedRound,
): readonly { readonly task: DeskTask; readonly part: number }[] {
  const { content } = round;
  const receivedAt = receivedAtIn(db, round);
  return round.assignments.map((task) => {
    const drafts = draftsByLeaf(db, targetOf(content.id, task));
    const states = task.leaves.map((leaf) => {
      const row = drafts.get(leaf.code);
      return row === undefined ? 'empty' : readDraft(content, task.unit, leaf, task.form, valueOf(row)).state;
    });
    const submitted = submittedAt(db, sheetKey(targetOf(content.id, task))) !== null;
    const complete = states.filter((state) => state === 'complete').length;
    return {
      task: toTask(db, round, task, {
        complete,
        submitted,
        received: sheetReceived([...drafts.values()], task, receivedAt),
        hidden: isOfOtherReviewer(db, round, task),
      }),
      part: states.filter((state) => state === 'part').length,
    };
  });
}

/** All that this computer has to do in a round. Refusals: those of `pinnedRound`. */
export function openDesk(db: Database, round: string): Result<Desk, AppError> {
  const found = pinnedRound(db, round);
  if (!found.ok) return found;
  const { content, device, acting } = found.value;
  return ok({
    round: content.id,
    content: withoutForms(content),
    admitted: device !== null,
    again: device === null && acting !== null,
    role: acting?.role ?? null,
    tasks: taskProgress(db, found.value).map(({ task }) => task),
  });
}

/** One sheet with all its answers. Refusals: those of `assignedSheet`. */
export function openSheet(db: Database, target: SheetTarget): Result<Sheet, AppError> {
  const found = assignedSheet(db, target);
  if (!found.ok) return found;
  const { round, task } = found.value;
  const key = sheetKey(target);
  const drafts = draftsByLeaf(db, target);
  const receivedAt = receivedAtIn(db, round);
  const responses = task.leaves.map((leaf) =>
    toResponse(round.content, task, leaf, drafts.get(leaf.code) ?? null, receivedAt(leaf.code, task)),
  );
  const submitted = submittedAt(db, key) !== null;
  const complete = responses.filter((response) => response.state === 'complete').length;
  return ok({
    task: toTask(db, round, task, {
      complete,
      submitted,
      received: sheetReceived([...drafts.values()], task, receivedAt),
      hidden: false,
    }),
    responses,
    returned: submitted ? null : returnedSheet(db, round, target),
    canUndo: !submitted && lastDone(db, key) !== null,
    canRedo: !submitted && firstUndone(db, key) !== null,
  });
}
