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
} from '../../store/drafts.ts';
import { signableText } from '../signable-text.ts';
import { receivedAtIn } from '../handover/received.ts';
import { stepEvidence } from '../evidence/sheet-evidence.ts';
import { personOf } from '../identity.ts';
import { sheetKey, toResponse } from './draft-response.ts';
import { openSheet } from './desk.ts';
import { assignedSheet, type Assignment, type PinnedRound, type SheetTarget } from './pinned-round.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'emit'>;

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

const NOT_TEXT: AppError = { code: 'invalid_input', issues: [{ path: 'value', message: 'not well-formed text' }] };

interface Accepted {
  readonly round: PinnedRound;
  readonly task: Assignment;
  readonly leaf: Leaf;
  /** Canonical JSON; null where nothing is entered. */
  readonly value: string | null;
}

/** Whether this computer may give this answer here at all, whatever is in the store. */
function accept(db: Database, input: SaveInput): Result<Accepted, AppError> {
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

/** The draft and its undo step, durable together. */
function write(db: Database, before: DraftRow | null, after: DraftRow): void {
  const { round, unit, form, rater, leaf } = after;
  inTransaction(db, () => {
    putDraft(db, after);
    appendJournal(
      db,
      {
        round,
        unit,
        form,
        rater,
        leaf,
        oldValue: before?.value ?? null,
        oldNote: before?.note ?? '',
        newValue: after.value,
        newNote: after.note,
        evidence: null,
      },
      after.savedAt,
    );
    if (after.revision % PRUNE_EVERY === 0) pruneJournal(db, after, JOURNAL_STEPS);
  });
}

/**
 * Keeps one answer, durable when it returns: the draft and the undo step are one transaction. Refusals: those of
 * `assignedSheet`, not_found (leaf not on this sheet), invalid_input (another kind of answer), `not_ready
 * already_submitted`, `stale_revision` when another window saved in between.
 */
export function saveResponse(input: SaveInput, { db, ports, emit }: Needs): Result<DraftResponse, AppError> {
  const accepted = accept(db, input);
  if (!accepted.ok) return accepted;
  const { round, task, leaf, value } = accepted.value;
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
  write(db, before, after);
  emit('responses.changed', { round: input.round });
  return ok(toResponse(round.content, task, leaf, after, receivedAtIn(db, round)(leaf.code, task)));
}

/** Takes the last step of a sheet back, or does the last one taken back again; with none there is nothing to do. */
export function stepBack(target: SheetTarget, direction: 'undo' | 'redo', context: Needs): Result<Sheet, AppError> {
  const { db, ports, emit } = context;
  const found = assignedSheet(db, target);
  if (!found.ok) return found;
  const person = personOf(db);
  if (person === null) return refuse({ code: 'not_ready', what: 'setup_missing' });
  const sheet = sheetKey(target);
  if (submittedAt(db, sheet) !== null) return refuse({ code: 'not_ready', what: 'already_submitted' });
  const step = direction === 'undo' ? lastDone(db, sheet) : firstUndone(db, sheet);
  if (step !== null) {
    const key: DraftKey = { ...sheet, leaf: step.leaf };
    inTransaction(db, () => {
      setUndone(db, step.n, direction === 'undo');
      if (step.evidence !== null) {
        const value = direction === 'undo' ? step.oldValue : step.newValue;
        stepEvidence(db, step, value, { person: person.id, at: ports.clock.now() });
        return;
      }
      putDraft(db, {
        ...key,
        value: direction === 'undo' ? step.oldValue : step.newValue,
        note: direction === 'undo' ? step.oldNote : step.newNote,
        revision: (findDraft(db, key)?.revision ?? 0) + 1,
        byPerson: person.id,
        savedAt: ports.clock.now(),
      });
    });
    emit('responses.changed', { round: target.round });
  }
  return openSheet(db, target);
}
