import type { SheetEvidence } from '../../../../shared/contract/evidence.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { DraftEvidence, EvidenceFields } from '../../../../shared/model/evidence.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import { readEvidence } from '../../../../shared/rules/evidence.ts';
import type { Context } from '../../context.ts';
import { hasAttachment } from '../../store/attachments.ts';
import { inTransaction, type Database } from '../../store/connection.ts';
import { appendJournal, pruneJournal, submittedAt, type JournalRow, type SheetKey } from '../../store/drafts.ts';
import {
  evidenceOfSheet,
  evidenceValue,
  findEvidenceRow,
  putEvidence,
  type EvidenceRow,
} from '../../store/evidence.ts';
import { personOf } from '../identity.ts';
import { sheetKey } from '../responses/draft-response.ts';
import { assignedSheet, type Assignment, type SheetTarget } from '../responses/pinned-round.ts';
import { signableText } from '../signable-text.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'emit'>;

/** Steps of the undo journal that stay; evidence is changed seldom, so every change tidies. */
const JOURNAL_STEPS = 200;

const NOT_TEXT: AppError = { code: 'invalid_input', issues: [{ path: 'fields', message: 'not well-formed text' }] };

/** A sheet that may be written to, and who is writing. */
export interface OpenSheetHere {
  readonly task: Assignment;
  readonly sheet: SheetKey;
  readonly person: string;
}

/**
 * `late`: also after the sheet was submitted. Refusals: those of `assignedSheet`, `not_ready` setup_missing and
 * already_submitted.
 */
export function openForEvidence(db: Database, target: SheetTarget, late = false): Result<OpenSheetHere, AppError> {
  const found = assignedSheet(db, target);
  if (!found.ok) return found;
  const person = personOf(db);
  if (person === null) return refuse({ code: 'not_ready', what: 'setup_missing' });
  const sheet = sheetKey(target);
  if (!late && submittedAt(db, sheet) !== null) return refuse({ code: 'not_ready', what: 'already_submitted' });
  return ok({ task: found.value.task, sheet, person: person.id });
}

/** A row for the screen; null for one that was taken away. */
export function toSheetEvidence(db: Database, row: EvidenceRow): SheetEvidence | null {
  const value = evidenceValue(row);
  if (value === null) return null;
  const { id, revision, savedAt } = row;
  return {
    id,
    value,
    gaps: readEvidence(value).gaps,
    revision,
    savedAt,
    changed: row.value !== row.handed,
    here: value.file === null || hasAttachment(db, value.file.sha256),
  };
}

/** Refusals: those of `assignedSheet`. */
export function listEvidence(db: Database, target: SheetTarget): Result<readonly SheetEvidence[], AppError> {
  const found = assignedSheet(db, target);
  if (!found.ok) return found;
  return ok(evidenceOfSheet(db, sheetKey(target)).flatMap((row) => toSheetEvidence(db, row) ?? []));
}

/** The description and its undo step, durable together; `also` belongs to the same transaction. */
export function writeEvidence(
  { db, ports, emit }: Needs,
  { sheet, person }: Pick<OpenSheetHere, 'sheet' | 'person'>,
  change: { readonly id: string; readonly before: EvidenceRow | null; readonly value: string | null },
  also: () => void = () => undefined,
): EvidenceRow {
  const { id, before, value } = change;
  const row: EvidenceRow = {
    ...sheet,
    id,
    value,
    revision: (before?.revision ?? 0) + 1,
    byPerson: person,
    savedAt: ports.clock.now(),
    handed: before?.handed ?? null,
  };
  const oldValue = before?.value ?? null;
  const step = { ...sheet, leaf: '', oldValue, oldNote: '', newValue: value, newNote: '', evidence: id, block: null };
  inTransaction(db, () => {
    also();
    putEvidence(db, row);
    appendJournal(db, step, row.savedAt);
    pruneJournal(db, sheet, JOURNAL_STEPS);
  });
  emit('responses.changed', { round: sheet.round });
  return row;
}

/** A row of this sheet that still stands. Refusals: not_found, `stale_revision`. */
function standing(db: Database, sheet: SheetKey, id: string, base: number): Result<EvidenceRow, AppError> {
  const row = findEvidenceRow(db, id);
  const here = row !== null && row.value !== null && isOf(row, sheet);
  if (!here) return refuse({ code: 'not_found', what: 'evidence', id });
  return row.revision === base ? ok(row) : refuse({ code: 'stale_revision', current: row.revision });
}

function isOf(row: SheetKey, sheet: SheetKey): boolean {
  return row.round === sheet.round && row.unit === sheet.unit && row.form === sheet.form && row.rater === sheet.rater;
}

/** Refusals: those of `openForEvidence`, not_found, `stale_revision`, invalid_input for text that cannot be signed. */
export function saveEvidence(
  input: SheetTarget & { readonly id: string; readonly fields: EvidenceFields; readonly base: number },
  context: Needs,
): Result<SheetEvidence, AppError> {
  const { db } = context;
  const open = openForEvidence(db, input);
  if (!open.ok) return open;
  const { sheet, task } = open.value;
  const row = standing(db, sheet, input.id, input.base);
  if (!row.ok) return row;
  const own = new Set(task.leaves.map(({ code }) => code));
  const stranger = input.fields.leaves.find((leaf) => !own.has(leaf));
  if (stranger !== undefined) return refuse({ code: 'not_found', what: 'leaf', id: stranger });
  const before = evidenceValue(row.value);
  const draft: DraftEvidence = { ...input.fields, secret: before?.secret ?? false, file: before?.file ?? null };
  const value = signableText(draft);
  if (value === undefined) return refuse(NOT_TEXT);
  const saved = toSheetEvidence(db, writeEvidence(context, open.value, { id: input.id, before: row.value, value }));
  if (saved === null) throw new Error('what was just saved stands');
  return ok(saved);
}

/** Takes a piece away; its bytes stay, so that undo brings it back. Refusals as of `saveEvidence`. */
export function removeEvidence(
  input: SheetTarget & { readonly id: string; readonly base: number },
  context: Needs,
): Result<null, AppError> {
  const open = openForEvidence(context.db, input);
  if (!open.ok) return open;
  const row = standing(context.db, open.value.sheet, input.id, input.base);
  if (!row.ok) return row;
  writeEvidence(context, open.value, { id: input.id, before: row.value, value: null });
  return ok(null);
}

/** Takes a step about evidence back, or does it again. Call it inside a transaction. */
export function stepEvidence(
  db: Database,
  step: JournalRow,
  value: string | null,
  by: { person: string; at: string },
): void {
  const { round, unit, form, rater, evidence: id } = step;
  if (id === null) throw new Error('this step is about an answer');
  const revision = (findEvidenceRow(db, id)?.revision ?? 0) + 1;
  putEvidence(db, { id, round, unit, form, rater, value, revision, byPerson: by.person, savedAt: by.at });
}
