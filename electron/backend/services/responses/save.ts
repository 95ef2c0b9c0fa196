import type { DraftResponse, Sheet } from '../../../../shared/contract/responses.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { DraftValue } from '../../../../shared/model/response.ts';
import type { Leaf } from '../../../../shared/model/template.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import { answerKind } from '../../../../shared/rules/answer-kind.ts';
import type { Context } from '../../context.ts';
import { inTransaction, type Database } from '../../store/connection.ts';
import {
  appendJournal,
  findDraft,
  firstUndone,
  lastDone,
  pruneJournal,
  putDraft,
  setUndone,
  submittedAt,
  type DraftKey,
  type DraftRow,
  type JournalRow,
} from '../../store/drafts.ts';
import { signableText } from '../signable-text.ts';
import { receivedAtIn } from '../handover/received.ts';
import { stepEvidence } from '../evidence/sheet-evidence.ts';
import { personOf } from '../identity.ts';
import { sheetKey, toResponse } from './draft-response.ts';
import { openSheet } from './desk.ts';
import { assignedSheet, type Assignment, type PinnedRound, type SheetTarget } from './pinned-round.ts';

export type Needs = Pick<Context, 'db' | 'ports' | 'emit'>;

/** Steps that can be undone on each sheet. */
const JOURNAL_STEPS = 200;
/** Tidying rewrites pages, so only every so many changes of an answer pay for it; the journal stays bounded. */
const PRUNE_EVERY = 16;

export interface SaveInput extends SheetTarget {
  readonly leaf: string;
  readonly value: DraftValue | null;
  readonly note: string;
  /** Revision that the screen last saw; 0 for none. */
  readonly base: number;
}

function wrongKind(expected: string): AppError {
  return { code: 'invalid_input', issues: [{ path: 'value.t', message: `expected ${expected} or na` }] };
}

const TWICE: AppError = { code: 'invalid_input', issues: [{ path: 'cells', message: 'one answer named twice' }] };
const NOT_TEXT: AppError = { code: 'invalid_input', issues: [{ path: 'value', message: 'not well-formed text' }] };

export interface Accepted {
  readonly round: PinnedRound;
  readonly task: Assignment;
  readonly leaf: Leaf;
  /** Canonical JSON; null where nothing is entered. */
  readonly value: string | null;
}

/** Whether this computer may give this answer here at all, whatever is in the store. */
export function accept(db: Database, input: SaveInput): Result<Accepted, AppError> {
  const found = assignedSheet(db, input);
  if (!found.ok) return found;
  const { round, task } = found.value;
  const leaf = task.leaves.find((entry) => entry.code === input.leaf);
  if (leaf === undefined) return refuse({ code: 'not_found', what: 'leaf', id: input.leaf });
  const kind = answerKind(leaf, task.form);
  if (input.value !== null && input.value.t !== 'na' && input.value.t !== kind) return refuse(wrongKind(kind));
  const value = input.value === null ? null : signableText(input.value);
  if (value === undefined || !input.note.isWellFormed()) return refuse(NOT_TEXT);
  return ok({ round, task, leaf, value });
}

/** The draft and its undo step; to be called in a transaction, so that they are durable together. */
function write(db: Database, { before, after }: Change, block: string | null): void {
  const { round, unit, form, rater, leaf } = after;
  putDraft(db, after);
  appendJournal(
    db,
    {
      round,
      unit,
      form,
      rater,
      leaf,
      block,
      oldValue: before?.value ?? null,
      oldNote: before?.note ?? '',
      newValue: after.value,
      newNote: after.note,
      evidence: null,
    },
    after.savedAt,
  );
  if (after.revision % PRUNE_EVERY === 0) pruneJournal(db, after, JOURNAL_STEPS);
}

interface Change {
  readonly input: SaveInput;
  readonly accepted: Accepted;
  readonly before: DraftRow | null;
  readonly after: DraftRow;
}

/** What a save would change; nothing is written yet. */
function plan(input: SaveInput, { db, ports }: Pick<Needs, 'db' | 'ports'>): Result<Change, AppError> {
  const accepted = accept(db, input);
  if (!accepted.ok) return accepted;
  const { leaf, value } = accepted.value;
  const person = personOf(db);
  if (person === null) return refuse({ code: 'not_ready', what: 'setup_missing' });
  const sheet = sheetKey(input);
  if (submittedAt(db, sheet) !== null) return refuse({ code: 'not_ready', what: 'already_submitted' });
  const before = findDraft(db, { ...sheet, leaf: leaf.code });
  const current = before?.revision ?? 0;
  if (current !== input.base) return refuse({ code: 'stale_revision', current });
  const after: DraftRow = {
    ...sheet,
    leaf: leaf.code,
    value,
    note: input.note,
    revision: current + 1,
    byPerson: person.id,
    savedAt: ports.clock.now(),
    handedValue: before?.handedValue ?? null,
    handedNote: before?.handedNote ?? '',
  };
  return ok({ input, accepted: accepted.value, before, after });
}

/**
 * Keeps several answers, all or none, as one step of undo; durable when it returns. Refusals: those of `saveResponse`,
 * `invalid_input` where one answer is named twice.
 */
export function saveTogether(inputs: readonly SaveInput[], context: Needs): Result<readonly DraftResponse[], AppError> {
  const { db, ports, emit } = context;
  const changes: Change[] = [];
  const seen = new Set<string>();
  for (const input of inputs) {
    const change = plan(input, context);
    if (!change.ok) return change;
    const key = JSON.stringify([input.round, input.unit, input.form, input.rater, input.leaf]);
    if (seen.has(key)) return refuse(TWICE);
    seen.add(key);
    changes.push(change.value);
  }
  const block = changes.length > 1 ? ports.ids.uuid() : null;
  inTransaction(db, () => {
    for (const change of changes) write(db, change, block);
  });
  for (const round of new Set(inputs.map((input) => input.round))) emit('responses.changed', { round });
  return ok(
    changes.map(({ accepted: { round, task, leaf }, after }) =>
      toResponse(round.content, task, leaf, after, receivedAtIn(db, round)(leaf.code, task)),
    ),
  );
}

/**
 * Keeps one answer, durable when it returns: the draft and the undo step are one transaction. Refusals: those of
 * `assignedSheet`, not_found (leaf not on this sheet), invalid_input (another kind of answer), `not_ready
 * already_submitted`, `stale_revision` when another window saved in between.
 */
export function saveResponse(input: SaveInput, context: Needs): Result<DraftResponse, AppError> {
  const saved = saveTogether([input], context);
  if (!saved.ok) return saved;
  const [response] = saved.value;
  if (response === undefined) throw new Error('a save without its answer');
  return ok(response);
}

/** Puts the answers of these steps as they were before or after them, durable together. */
export function applySteps(
  steps: readonly JournalRow[],
  direction: 'undo' | 'redo',
  person: string,
  { db, ports }: Pick<Needs, 'db' | 'ports'>,
): void {
  inTransaction(db, () => {
    for (const step of steps) {
      setUndone(db, step.n, direction === 'undo');
      const value = direction === 'undo' ? step.oldValue : step.newValue;
      const at = ports.clock.now();
      if (step.evidence !== null) {
        stepEvidence(db, step, value, { person, at });
        continue;
      }
      const key: DraftKey = { round: step.round, unit: step.unit, form: step.form, rater: step.rater, leaf: step.leaf };
      putDraft(db, {
        ...key,
        value,
        note: direction === 'undo' ? step.oldNote : step.newNote,
        revision: (findDraft(db, key)?.revision ?? 0) + 1,
        byPerson: person,
        savedAt: at,
      });
    }
  });
}

/** Takes the last step of a sheet back, or does the last one taken back again; with none there is nothing to do. */
export function stepBack(target: SheetTarget, direction: 'undo' | 'redo', context: Needs): Result<Sheet, AppError> {
  const { db, emit } = context;
  const found = assignedSheet(db, target);
  if (!found.ok) return found;
  const person = personOf(db);
  if (person === null) return refuse({ code: 'not_ready', what: 'setup_missing' });
  const sheet = sheetKey(target);
  if (submittedAt(db, sheet) !== null) return refuse({ code: 'not_ready', what: 'already_submitted' });
  const step = direction === 'undo' ? lastDone(db, sheet) : firstUndone(db, sheet);
  if (step !== null) {
    applySteps([step], direction, person.id, context);
    emit('responses.changed', { round: target.round });
  }
  return openSheet(db, target);
}
