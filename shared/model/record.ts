import { z } from 'zod';
import { Decision, OFFICE_SLOT_OPS, subjectOf, type OfficeSlotOp } from './decision.ts';
import { Evidence } from './evidence.ts';
import { AnswerValue, SHA256_HEX, Slot, type ResponseValue } from './response.ts';

/** Every operation that a record may carry. Names without a schema yet are reserved, so they never look newer. */
export const OPS = [
  'put',
  'withdraw',
  'submit',
  'return',
  'approve',
  'na-consent',
  'finding',
  'comment',
  'attach-add',
  'attach-remove',
  'erase',
  'admit',
  'resolve',
  'exclude',
  'ack-fork',
  'accept-late',
  'issue-result',
  'objection',
  'rectify',
  'seal',
  'amend',
  'revoke',
  'veto',
  'bonus',
] as const;
export type Op = (typeof OPS)[number];

export const HASH = SHA256_HEX;

/** What a record carries: what a slot holds, a piece of evidence, or a decision of the office. */
export const RecordValue = z.discriminatedUnion('t', [AnswerValue, Evidence, Decision]);
export type RecordValue = z.infer<typeof RecordValue>;

/** What every line has, whatever it is about. */
const Envelope = z.strictObject({
  v: z.literal(1),
  id: z.string().max(64),
  dev: z.string().max(64),
  seq: z.int().min(1),
  prev: z.string().regex(HASH),
  by: z.string().max(64),
  at: z.iso.datetime(),
  tz: z.string().regex(/^[+-]\d{2}:\d{2}$/),
  op: z.enum(OPS),
  slot: Slot,
  parents: z.array(z.string().regex(HASH)).max(64),
  form_rev: z.int().min(1),
  val: RecordValue.nullable(),
  note: z.string().max(4000),
  att: z.array(z.string().regex(HASH)).max(50),
  /** Hash of a line that this one says again, because the key of the computer that wrote it was lost. */
  recovered_from: z.string().regex(HASH).exactOptional(),
});

const officeOps: ReadonlySet<string> = new Set<OfficeSlotOp>(OFFICE_SLOT_OPS);
const decisions: ReadonlySet<string> = new Set<Decision['t']>([...OFFICE_SLOT_OPS, 'wipe', 'resolve', 'undo']);
const responses: ReadonlySet<string> = new Set<ResponseValue['t']>([
  'graded',
  'ratio',
  'checklist',
  'deduction',
  'points',
  'na',
]);

export function isResponse(val: RecordValue): val is ResponseValue {
  return responses.has(val.t);
}

export function isDecision(val: RecordValue): val is Decision {
  return decisions.has(val.t);
}

function isOfficeDecision({ op, slot, val, dev }: z.infer<typeof Envelope>): boolean {
  if (slot.form !== 'office' || slot.rater !== undefined || val === null || !isDecision(val)) return false;
  // A seal is opened again in its own slot, so that its number says which one.
  if (slot.q !== (op === 'amend' ? 'seal' : op)) return false;
  if (val.t === 'undo') return op !== 'seal' && op !== 'amend' && op !== 'erase' && slot.n !== undefined;
  if (val.t === 'wipe') return op === 'erase' && val.dev === dev && slot.n === subjectOf(val);
  return val.t === op && slot.n === subjectOf(val);
}

/** Evidence has a slot of its own in the sheet it belongs to: `q` is `*` and `n` its id. */
function isEvidence({ op, slot, val, att }: z.infer<typeof Envelope>): boolean {
  if (slot.q !== '*' || slot.n === undefined || slot.form === 'worker' || slot.form === 'resident') return false;
  if (op === 'attach-remove') return val === null && att.length === 0;
  return val?.t === 'evidence' && att.join() === (val.file?.sha256 ?? '');
}

/** Whether an operation carries what it must, in the slot where it belongs. */
function fits(record: z.infer<typeof Envelope>): boolean {
  const { op, slot } = record;
  if (officeOps.has(op)) return isOfficeDecision(record);
  if (slot.form === 'office') return false;
  if (op === 'attach-add' || op === 'attach-remove') return isEvidence(record);
  return fitsAnswer(record);
}

function fitsAnswer({ op, val }: z.infer<typeof Envelope>): boolean {
  switch (op) {
    case 'put':
      return val !== null && (val.t === 'form' || isResponse(val));
    case 'finding':
      return val !== null && isResponse(val);
    case 'withdraw':
      return val === null;
    case 'submit':
      return val?.t === 'submit';
    case 'resolve':
      return val?.t === 'resolve';
    default:
      return val === null || val.t === 'form' || val.t === 'submit' || isResponse(val);
  }
}

/**
 * One line of a device's log. `prev` chains the lines by SHA-256; `parents` are the revisions of the same slot that
 * the writer could see. `at` is UTC by the device's clock and `tz` its offset: for display only.
 */
export const LogRecord = Envelope.refine(fits);
export type LogRecord = z.infer<typeof LogRecord>;

/**
 * A line whose operation or value this version does not know, in an envelope that it does. It is kept and chained;
 * nothing is concluded from it but that its slot cannot be sealed here.
 */
export const NewerRecord = Envelope.extend({
  op: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  val: z.looseObject({ t: z.string().max(40) }).nullable(),
});
export type NewerRecord = z.infer<typeof NewerRecord>;
export type AnyRecord = LogRecord | NewerRecord;

const ops: ReadonlySet<string> = new Set<Op>(OPS);
const values: ReadonlySet<string> = new Set([...responses, ...decisions, 'form', 'submit', 'evidence']);

/** True when this version knows the operation and the kind of the value; such a line must then fit its schema. */
export function isKnown(record: AnyRecord): record is LogRecord {
  return ops.has(record.op) && (record.val === null || values.has(record.val.t));
}

/** A record with its identity: the SHA-256 of its exact line, without the line feed, in lower-case hex. */
export interface HashedRecord<R extends AnyRecord = LogRecord> {
  readonly hash: string;
  readonly record: R;
}
export type AnyHashedRecord = HashedRecord<AnyRecord>;
