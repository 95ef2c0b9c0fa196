import type { Input } from '../../../../shared/contract/index.ts';
import type { DraftResponse, Matrix, Sheet } from '../../../../shared/contract/responses.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { withoutForms } from '../../../../shared/questionnaire/round-form.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Database } from '../../store/connection.ts';
import { firstUndoneTogether, lastDoneTogether, type RaterKey } from '../../store/drafts.ts';
import { personOf } from '../identity.ts';
import { openSheet } from './desk.ts';
import { pinnedRound } from './pinned-round.ts';
import { applySteps, saveTogether, type Needs } from './save.ts';

type MatrixTarget = Input<'matrix.open'>;

function keyOf({ round, rater }: MatrixTarget): RaterKey {
  return { round, form: 'dept', rater };
}

/** A department's sheets of all streets. Refusals: those of `pinnedRound`, not_found for another's department. */
export function openMatrix(db: Database, target: MatrixTarget): Result<Matrix, AppError> {
  const found = pinnedRound(db, target.round);
  if (!found.ok) return found;
  if (found.value.acting === null) return refuse({ code: 'not_ready', what: 'not_admitted' });
  const { content, assignments } = found.value;
  const tasks = assignments.filter((task) => task.form === 'dept' && task.rater === target.rater);
  if (tasks.length === 0) return refuse({ code: 'not_found', what: 'sheet', id: `dept ${target.rater}` });
  const sheets: Sheet[] = [];
  for (const { unit } of tasks) {
    const sheet = openSheet(db, { round: target.round, unit, form: 'dept', rater: target.rater });
    if (!sheet.ok) return sheet;
    sheets.push(sheet.value);
  }
  return ok({
    content: withoutForms(content),
    sheets,
    canUndo: lastDoneTogether(db, keyOf(target)).length > 0,
    canRedo: firstUndoneTogether(db, keyOf(target)).length > 0,
  });
}

/** Keeps several cells, all or none, as one step. Refusals: those of `saveTogether`. */
export function saveMatrix(
  { round, rater, cells }: Input<'matrix.save'>,
  context: Needs,
): Result<readonly DraftResponse[], AppError> {
  return saveTogether(
    cells.map((cell) => ({ ...cell, round, rater, form: 'dept' as const })),
    context,
  );
}

/** Takes the last step on any street back, or does it again; with none there is nothing to do. */
export function stepMatrix(target: MatrixTarget, direction: 'undo' | 'redo', context: Needs): Result<Matrix, AppError> {
  const { db, emit } = context;
  const before = openMatrix(db, target);
  if (!before.ok) return before;
  const person = personOf(db);
  if (person === null) return refuse({ code: 'not_ready', what: 'setup_missing' });
  const steps = direction === 'undo' ? lastDoneTogether(db, keyOf(target)) : firstUndoneTogether(db, keyOf(target));
  if (steps.length === 0) return before;
  applySteps(steps, direction, person.id, context);
  emit('responses.changed', { round: target.round });
  return openMatrix(db, target);
}
