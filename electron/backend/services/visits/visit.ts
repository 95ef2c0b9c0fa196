import type { Input } from '../../../../shared/contract/index.ts';
import type { Visit } from '../../../../shared/contract/visits.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { EvidenceFile } from '../../../../shared/model/evidence.ts';
import type { SheetKind } from '../../../../shared/model/evidence-kinds.ts';
import type { SampleDraw, VisitFields } from '../../../../shared/model/visit.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import type { Database } from '../../store/connection.ts';
import { submittedAt } from '../../store/drafts.ts';
import { evidenceOfSheet, evidenceValue } from '../../store/evidence.ts';
import { drawsOf, findVisit, insertDraw, putVisit, type VisitKey } from '../../store/visits.ts';
import { personOf } from '../identity.ts';
import { assignedSheet, type Assignment, type SheetTarget } from '../responses/pinned-round.ts';
import { sheetKey } from '../responses/draft-response.ts';
import { drawSample } from './draw-sample.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'emit'>;

const NOTHING: VisitFields = { day: '', place: '', present: '', seen: '', outcome: 'open', refusal: '' };

/** The sheet that a visit belongs to. */
export function sheetOfVisit({ round, unit, rater }: VisitKey): SheetTarget {
  return { round, unit, form: 'review', rater };
}

/** The file of the last piece of this kind in a reviewer's sheet. */
export function sheetPiece(db: Database, key: VisitKey, kind: SheetKind): EvidenceFile | null {
  const values = evidenceOfSheet(db, sheetKey(sheetOfVisit(key))).map(evidenceValue);
  return values.findLast((value) => value?.kind === kind)?.file ?? null;
}

/** Refusals: those of `assignedSheet`. */
export function openVisit(db: Database, key: VisitKey): Result<Visit, AppError> {
  const target = sheetOfVisit(key);
  const found = assignedSheet(db, target);
  if (!found.ok) return found;
  const row = findVisit(db, key);
  return ok({
    fields: row?.fields ?? NOTHING,
    revision: row?.revision ?? 0,
    savedAt: row?.savedAt ?? null,
    locked: submittedAt(db, sheetKey(target)) !== null,
    draws: drawsOf(db, key),
    signatures: {
      street: sheetPiece(db, key, 'signature_street'),
      reviewer: sheetPiece(db, key, 'signature_reviewer'),
    },
    confirmation: sheetPiece(db, key, 'confirmation'),
  });
}

/** Refusals: those of `assignedSheet`, `not_ready` setup_missing and already_submitted. */
function openToWrite(
  db: Database,
  key: VisitKey,
): Result<{ readonly task: Assignment; readonly person: string }, AppError> {
  const target = sheetOfVisit(key);
  const found = assignedSheet(db, target);
  if (!found.ok) return found;
  const person = personOf(db);
  if (person === null) return refuse({ code: 'not_ready', what: 'setup_missing' });
  if (submittedAt(db, sheetKey(target)) !== null) return refuse({ code: 'not_ready', what: 'already_submitted' });
  return ok({ task: found.value.task, person: person.id });
}

/** Keeps what is typed about a visit, durable when it returns. Refusals: those of `openToWrite`, `stale_revision`. */
export function saveVisit(
  { fields, base, ...key }: Input<'visits.save'>,
  { db, ports }: Needs,
): Result<{ readonly revision: number; readonly savedAt: string }, AppError> {
  const open = openToWrite(db, key);
  if (!open.ok) return open;
  const current = findVisit(db, key)?.revision ?? 0;
  if (current !== base) return refuse({ code: 'stale_revision', current });
  const row = { ...key, fields, revision: current + 1, byPerson: open.value.person, savedAt: ports.clock.now() };
  putVisit(db, row);
  return ok({ revision: row.revision, savedAt: row.savedAt });
}

/** Ten digits that nobody can foresee. */
function newSeed(bytes: Uint8Array): string {
  return String(Buffer.from(bytes).readUIntBE(0, 6) % 10_000_000_000).padStart(10, '0');
}

/** Draws a sample for an item and keeps it for good. Refusals: those of `openToWrite`, not_found (leaf). */
export function draw(
  { leaf, what, names, size: given, wanted, ...key }: Input<'visits.draw'>,
  { db, ports, emit }: Needs,
): Result<SampleDraw, AppError> {
  const open = openToWrite(db, key);
  if (!open.ok) return open;
  const { task, person } = open.value;
  if (!task.leaves.some(({ code }) => code === leaf)) return refuse({ code: 'not_found', what: 'leaf', id: leaf });
  const size = names.length > 0 ? names.length : given;
  const seed = newSeed(ports.ids.bytes(6));
  const drawn = drawSample(seed, size, wanted);
  const made = { id: ports.ids.uuid(), leaf, what, names, size, seed, drawn, at: ports.clock.now() };
  insertDraw(db, key, made, person);
  emit('responses.changed', { round: key.round });
  return ok(made);
}
