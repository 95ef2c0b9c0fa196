import type { Input } from '../../../../shared/contract/index.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { DecisionOf } from '../../../../shared/model/decision.ts';
import { isKnown, isDecision, type LogRecord } from '../../../../shared/model/record.ts';
import type { AnswerValue, Slot } from '../../../../shared/model/response.ts';
import { slotKey } from '../../../../shared/model/slot-key.ts';
import { statementOf } from '../../../../shared/merging/value-key.ts';
import type { ReturnTicket } from '../../../../shared/package-format/return-ticket.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import { arrivedRecord, linesOfSlot, slotsCommittedTo } from '../../store/arrived-records.ts';
import { erasePersonal } from '../../store/personal-texts.ts';
import { slotState } from '../../store/slot-states.ts';
import { closedReviews, isHidden } from '../findings/closed-review.ts';
import { refreshSlot } from '../intake/slot-cache.ts';
import { refreshAbout } from './about-computers.ts';
import { aboutSubject, deskOf, writeDecision, type Desk, type Needs } from './write-decision.ts';

type Decided = Result<{ readonly record: string }, AppError>;

function answerIn(record: LogRecord): AnswerValue | null {
  const stated = statementOf(record);
  return stated === null || isDecision(stated) || stated.t === 'evidence' ? null : stated;
}

/**
 * Decides what a slot holds. The decision names every live answer as seen, so it stands until something comes that it
 * had not seen. `stale_revision` when other answers are there than those that were looked at, `not_ready
 * reviewers_open` for an answer of a review that is closed.
 */
export async function resolve(input: Input<'decisions.resolve'>, context: Needs): Promise<Decided> {
  const { db } = context;
  const desk = await deskOf(context, input.round);
  if (!desk.ok) return desk;
  const state = slotState(db, input.round, input.slot);
  const [first] = state?.heads ?? [];
  const slot = first === undefined ? undefined : arrivedRecord(db, input.round, first)?.record.slot;
  if (state === null || slot === undefined || slot.form === 'office') {
    return refuse({ code: 'not_found', what: 'slot', id: input.slot });
  }
  if (isHidden(closedReviews(db, desk.value.content), slot)) {
    return refuse({ code: 'not_ready', what: 'reviewers_open' });
  }
  const looked = new Set(input.heads);
  if (looked.size !== state.heads.length || !state.heads.every((head) => looked.has(head))) {
    return refuse({ code: 'stale_revision', current: state.heads.length });
  }
  const chosen = choiceOf(input, context, slot);
  if (!chosen.ok) return chosen;
  const val: DecisionOf<'resolve'> = { t: 'resolve', ...chosen.value, reason: input.reason };
  const record = writeDecision(context, desk.value, { slot, op: 'resolve', val }, (base, content, key) => {
    refreshSlot(base, content, key, []);
  });
  return ok({ record });
}

function choiceOf(
  { choice, round }: Input<'decisions.resolve'>,
  { db }: Needs,
  slot: Slot,
): Result<Pick<DecisionOf<'resolve'>, 'value' | 'choice'>, AppError> {
  if (choice.kind === 'nothing') return ok({ value: null, choice: { kind: 'other' } });
  if (choice.kind === 'other') return ok({ value: choice.value, choice: { kind: 'other' } });
  const taken = arrivedRecord(db, round, choice.of);
  if (taken === undefined || slotKey(taken.record.slot) !== slotKey(slot)) {
    return refuse({ code: 'not_found', what: 'record', id: choice.of });
  }
  return ok({ value: answerIn(taken.record), choice: { kind: 'take', of: choice.of } });
}

/** Notes that a sheet goes back, with the submission that it answers; the ticket itself is a file of its own. */
export async function returnSheet(input: Input<'decisions.return'>, context: Needs): Promise<Decided> {
  const { db } = context;
  const desk = await deskOf(context, input.round);
  if (!desk.ok) return desk;
  const { round, unit, form, rater, leaves, reason } = input;
  if (!desk.value.content.units.includes(unit)) return refuse({ code: 'not_found', what: 'street', id: unit });
  const who = rater === null ? {} : { rater };
  const submitted = slotState(db, round, slotKey({ round, unit, form, q: '*', ...who }));
  const [submission] = submitted?.heads ?? [];
  const val: DecisionOf<'return'> = { t: 'return', form, ...who, leaves, submission: submission ?? null, reason };
  const record = writeDecision(context, desk.value, aboutSubject(round, unit, val), (base, content, key) => {
    refreshSlot(base, content, key, []);
  });
  return ok({ record });
}

/** Chains the signed ticket that gives a sheet back, so that other offices and the archive know of it. */
export function noteReturn(
  context: Needs,
  desk: Desk,
  { unit, form, rater, leaves, reason: text, submission }: ReturnTicket,
): void {
  const who = rater === undefined ? {} : { rater };
  const reason = { code: 'asked', text };
  const val: DecisionOf<'return'> = { t: 'return', form, ...who, leaves: [...leaves], submission, reason };
  writeDecision(context, desk, aboutSubject(desk.content.id, unit, val), (db, content, key) => {
    refreshSlot(db, content, key, []);
  });
}

/** Confirms a street's "not applicable". */
export async function consentNa(input: Input<'decisions.consentNa'>, context: Needs): Promise<Decided> {
  const desk = await deskOf(context, input.round);
  if (!desk.ok) return desk;
  const { round, unit, leaf, reason } = input;
  const { content } = desk.value;
  if (!content.units.includes(unit)) return refuse({ code: 'not_found', what: 'street', id: unit });
  if (!content.template.leaves.some(({ code }) => code === leaf)) {
    return refuse({ code: 'not_found', what: 'leaf', id: leaf });
  }
  const decision = aboutSubject(round, unit, { t: 'na-consent', leaf, reason });
  const record = writeDecision(context, desk.value, decision, (base, now, key) => {
    refreshSlot(base, now, key, []);
  });
  return ok({ record });
}

/** Deletes the texts of a questionnaire for good and notes why. Every chain and signature stays good. */
export async function erase(input: Input<'decisions.erase'>, context: Needs): Promise<Decided> {
  const { db } = context;
  const desk = await deskOf(context, input.round);
  if (!desk.ok) return desk;
  const { round, slot, reason } = input;
  const texts = linesOfSlot(db, round, slot).flatMap(({ record }) =>
    isKnown(record) && record.op === 'put' && record.val?.t === 'form'
      ? [{ p: record.val.p, unit: record.slot.unit }]
      : [],
  );
  if (texts.length === 0) return refuse({ code: 'not_found', what: 'slot', id: slot });
  let record = '';
  for (const { p, unit } of texts) {
    const decision = aboutSubject(round, unit, { t: 'erase', p, reason });
    record = writeDecision(context, desk.value, decision, (base, content, key) => {
      const slots = slotsCommittedTo(base, round, p);
      erasePersonal(base, p);
      refreshSlot(base, content, key, []);
      for (const one of slots) refreshSlot(base, content, one, []);
    });
  }
  return ok({ record });
}

/** Takes a live decision back. `decision_stands` for one that is none, is not live, or cannot be taken back. */
export async function undo(input: Input<'decisions.undo'>, context: Needs): Promise<Decided> {
  const { db } = context;
  const desk = await deskOf(context, input.round);
  if (!desk.ok) return desk;
  const found = arrivedRecord(db, input.round, input.record);
  if (found === undefined) return refuse({ code: 'not_found', what: 'record', id: input.record });
  const { slot, op, val } = found.record;
  const state = slotState(db, input.round, slotKey(slot));
  if (val === null || !isUndoable(val) || state?.heads.includes(input.record) !== true) {
    return refuse({ code: 'not_ready', what: 'decision_stands' });
  }
  const decision = { slot, op, val: { t: 'undo', reason: input.reason } } as const;
  const record = writeDecision(context, desk.value, decision, (base, content, key) => {
    const about = deviceIn(val);
    if (about === null) refreshSlot(base, content, key, []);
    else refreshAbout(about)(base, content, key);
  });
  return ok({ record });
}

const UNDOABLE: ReadonlySet<string> = new Set([
  'revoke',
  'exclude',
  'ack-fork',
  'admit',
  'accept-late',
  'na-consent',
  'return',
  'veto',
  'bonus',
]);

export function isUndoable(val: NonNullable<LogRecord['val']>): boolean {
  return UNDOABLE.has(val.t);
}

function deviceIn(val: NonNullable<LogRecord['val']>): string | null {
  if (val.t === 'exclude') return val.what.dev;
  return 'dev' in val ? val.dev : null;
}
