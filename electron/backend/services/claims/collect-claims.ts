import { isResponse } from '../../../../shared/model/record.ts';
import { isOfSheet } from '../../../../shared/model/evidence-kinds.ts';
import type { ClaimedEvidence, StreetClaims } from '../../../../shared/package-format/claims.ts';
import type { StoredAttachment } from '../../files/attachment-files.ts';
import { arrivedRecord, selfLineCounts, type ArrivedRecord } from '../../store/arrived-records.ts';
import { findAttachment } from '../../store/attachments.ts';
import type { Database } from '../../store/connection.ts';
import { evidenceStates } from '../../store/evidence-states.ts';
import { ticketFor } from '../../store/return-tickets.ts';
import { sheetStates, type SlotState } from '../../store/slot-states.ts';

/** As many live answers as a reader accepts. */
const MOST_HEADS = 64;

/** The self-assessment of a street before it is settled which files go along. */
export interface CollectedClaims extends Omit<StreetClaims, 'evidence'> {
  readonly evidence: readonly CollectedEvidence[];
}

export interface CollectedEvidence {
  readonly piece: Omit<ClaimedEvidence, 'bytes'>;
  /** Its bytes here at the office; null for a title, and for what nobody brought. */
  readonly stored: StoredAttachment | null;
}

/**
 * What the street itself wrote behind a live line: where the office decided between answers, the one that it took, or
 * all of them where it took none. What the office wrote itself is never among them.
 */
function ownAnswers(db: Database, round: string, hash: string): readonly ArrivedRecord[] {
  const found = arrivedRecord(db, round, hash);
  if (found === undefined) return [];
  const { val, parents } = found.record;
  if (val?.t !== 'resolve') return val === null || isResponse(val) ? [found] : [];
  const behind = val.choice.kind === 'take' ? [val.choice.of] : parents;
  return behind.flatMap((one) => ownAnswers(db, round, one));
}

function lineOf({ hash, record }: ArrivedRecord) {
  return { record: hash, dev: record.dev, by: record.by, at: record.at };
}

function answersOf(db: Database, round: string, states: readonly SlotState[]): StreetClaims['answers'] {
  return states.flatMap(({ q, heads }) => {
    if (q === '*') return [];
    const own = new Map(heads.flatMap((hash) => ownAnswers(db, round, hash)).map((one) => [one.hash, one]));
    const answers = [...own.values()].slice(0, MOST_HEADS).map((one) => {
      const { val, note } = one.record;
      return { ...lineOf(one), value: val !== null && isResponse(val) ? val : null, note };
    });
    return answers.every(({ value }) => value === null) ? [] : [{ leaf: q, heads: answers }];
  });
}

function evidenceOf(db: Database, round: string, unit: string): readonly CollectedEvidence[] {
  const own = evidenceStates(db, round, unit).filter(({ form }) => form === 'self');
  return own.flatMap(({ id, heads }) =>
    heads.flatMap((hash): CollectedEvidence[] => {
      const found = arrivedRecord(db, round, hash);
      const value = found?.record.val;
      if (found === undefined || value?.t !== 'evidence' || isOfSheet(value)) return [];
      const stored = value.file === null ? null : findAttachment(db, value.file.sha256);
      return [{ piece: { ...lineOf(found), id, value }, stored }];
    }),
  );
}

/** A sheet is submitted until the office gives it back. */
function isSubmitted(db: Database, round: string, states: readonly SlotState[]): boolean {
  const heads = states.find(({ q }) => q === '*')?.heads ?? [];
  return heads.some(
    (hash) => arrivedRecord(db, round, hash)?.record.op === 'submit' && ticketFor(db, round, hash) === null,
  );
}

/**
 * The self-assessments of these streets as they stand at the office, in the given order: live answers and evidence of
 * the streets' own sheets, and nothing of anybody else. Papers about a whole sheet stay at the office.
 */
export function collectClaims(db: Database, round: string, units: readonly string[]): readonly CollectedClaims[] {
  const linesOf = selfLineCounts(db, round);
  return units.map((unit) => {
    const states = sheetStates(db, round, unit).filter(({ form }) => form === 'self');
    return {
      unit,
      lines: linesOf(unit),
      submitted: isSubmitted(db, round, states),
      answers: answersOf(db, round, states),
      evidence: evidenceOf(db, round, unit),
    };
  });
}
