import type { Leaf } from '../../../../shared/model/template.ts';
import { isResponse, type LogRecord } from '../../../../shared/model/record.ts';
import { slotKey } from '../../../../shared/model/slot-key.ts';
import { readDraft } from '../../../../shared/rules/draft.ts';
import { draftOf } from '../../../../shared/rules/draft-of.ts';
import { setCarried, type CarriedRow } from '../../store/carried.ts';
import type { Database } from '../../store/connection.ts';
import { appendJournal, findDraft, markHanded, putDraft, type DraftKey, type DraftRow } from '../../store/drafts.ts';
import { lineageOfRound, type LineageLine } from '../../store/lineage.ts';
import { slotOf } from '../handover/planned-record.ts';
import { targetOf } from '../responses/desk.ts';
import { isChanged, sheetKey, valueOf } from '../responses/draft-response.ts';
import type { Assignment, PinnedRound } from '../responses/pinned-round.ts';
import { signableText } from '../signable-text.ts';
import { liveOf } from './live-lines.ts';

export interface Adopted {
  /** Answers that now stand here as the office has them. */
  readonly answers: number;
  /** Answers about which the user has to choose. */
  readonly choices: number;
}

/** An answer as the office has it, as a draft's text; null where it was withdrawn. */
function draftText({ val }: LogRecord): string | null {
  return val !== null && isResponse(val) ? (signableText(draftOf(val)) ?? null) : null;
}

/** What the office has of one answer: each thing that is said once, by the line that says it. */
function offersOf(key: DraftKey, lines: readonly LineageLine[]): readonly CarriedRow[] {
  const offers = new Map<string, CarriedRow>();
  for (const { hash, record } of lines) {
    const value = draftText(record);
    const { note, by, at } = record;
    offers.set(JSON.stringify([value, note]), { ...key, hash, value, note, byPerson: by, at });
  }
  return [...offers.values()];
}

/** Writes an answer of the office's as the draft, with an undo step, as handed over. */
export function adoptOffer(db: Database, offer: CarriedRow, before: DraftRow | null, at: string): void {
  const { round, unit, form, rater, leaf, value, note, byPerson } = offer;
  const key: DraftKey = { round, unit, form, rater, leaf };
  putDraft(db, { ...key, value, note, revision: (before?.revision ?? 0) + 1, byPerson, savedAt: at });
  appendJournal(
    db,
    {
      ...key,
      oldValue: before?.value ?? null,
      oldNote: before?.note ?? '',
      newValue: value,
      newNote: note,
      evidence: null,
    },
    at,
  );
  markHanded(db, key, value, value === null ? '' : note);
}

/** Whether the draft says what the offer says, however it was typed. */
function isSame(round: PinnedRound, task: Assignment, leaf: Leaf, row: DraftRow, offer: CarriedRow): boolean {
  if (row.note !== offer.note) return false;
  if (row.value === offer.value) return true;
  const { value } = readDraft(round.content, task.unit, leaf, task.form, valueOf(row));
  return value !== null && signableText(draftOf(value)) === offer.value;
}

/** Nothing was entered here that no record of this computer says, and every such record was seen by the office's. */
function isUntouched(row: DraftRow | null, live: readonly LineageLine[]): boolean {
  if (live.some(({ own }) => own)) return false;
  return row === null || !isChanged(row) || (row.value === null && row.note === '');
}

interface Place {
  readonly round: PinnedRound;
  readonly task: Assignment;
  readonly leaf: Leaf;
}

/** Puts one answer of the office's where it belongs. */
function settle(db: Database, place: Place, lines: readonly LineageLine[], at: string): 'none' | 'adopted' | 'choice' {
  const { round, task, leaf } = place;
  const key: DraftKey = { ...sheetKey(targetOf(round.content.id, task)), leaf: leaf.code };
  const live = liveOf(lines);
  const offers = offersOf(
    key,
    live.filter(({ own }) => !own),
  );
  setCarried(db, key, []);
  const [only] = offers;
  if (only === undefined) return 'none';
  const row = findDraft(db, key);
  if (offers.length === 1 && row !== null && isSame(round, task, leaf, row, only)) {
    markHanded(db, key, row.value, row.value === null ? '' : row.note);
    return 'none';
  }
  if (offers.length === 1 && isUntouched(row, live)) {
    if (row === null && only.value === null) return 'none';
    adoptOffer(db, only, row, at);
    return 'adopted';
  }
  const others = offers.filter((offer) => row === null || !isSame(round, task, leaf, row, offer));
  setCarried(db, key, others);
  return others.length > 0 ? 'choice' : 'none';
}

/**
 * Brings the answers that came from the office into the drafts. Nothing that was entered here is overwritten: where
 * both exist the user is asked. Call it inside a transaction, once the lines are visible.
 */
export function adoptAnswers(db: Database, round: PinnedRound, device: string, at: string): Adopted {
  const bySlot = Map.groupBy(lineageOfRound(db, round.content.id, device), ({ record }) => slotKey(record.slot));
  let answers = 0;
  let choices = 0;
  for (const task of round.assignments) {
    for (const leaf of task.leaves) {
      const lines = bySlot.get(slotKey(slotOf(round.content.id, task, leaf.code))) ?? [];
      if (lines.every(({ own }) => own)) continue;
      const done = settle(db, { round, task, leaf }, lines, at);
      if (done === 'adopted') answers += 1;
      if (done === 'choice') choices += 1;
    }
  }
  return { answers, choices };
}
