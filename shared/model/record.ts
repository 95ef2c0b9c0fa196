import { z } from 'zod';
import { ResponseValue, Slot } from './response.ts';

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
] as const;
export type Op = (typeof OPS)[number];

export const HASH = /^[0-9a-f]{64}$/;
export const GENESIS = '0'.repeat(64);

/** What a `put` carries: an answer, or the commitment to a questionnaire whose body travels in the personal file. */
export const RecordValue = z.union([
  ResponseValue,
  z.strictObject({ t: z.literal('form'), p: z.string().regex(HASH) }),
  z.strictObject({ t: z.literal('submit'), complete: z.boolean() }),
]);
export type RecordValue = z.infer<typeof RecordValue>;

/**
 * One line of a device's log. `prev` chains the lines by SHA-256; `parents` are the revisions of the same slot that
 * the writer could see. `at` is UTC by the device's clock and `tz` its offset: for display only.
 */
export const LogRecord = z.strictObject({
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
});
export type LogRecord = z.infer<typeof LogRecord>;

/** A record with its identity: the SHA-256 of its exact line, without the line feed, in lower-case hex. */
export interface HashedRecord {
  readonly hash: string;
  readonly record: LogRecord;
}
