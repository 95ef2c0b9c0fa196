import { z } from 'zod';
import { FORMS, SURVEY_FORMS } from './ids.ts';
import { AnswerValue, SHA256_HEX, type Slot } from './response.ts';

/**
 * What an office decides, as it stands in the signed record of the office's own computer. A value here never gains a
 * member later: a newer version that needs one gives the value a new name, and older readers keep it as "newer".
 */
const Hash = z.string().regex(SHA256_HEX);
const DeviceId = z.string().min(1).max(64);
const Kid = z.string().length(43);

/** Why. `code` is one of REASONS or one that a newer version added; the text has at least ten characters. */
export const Reason = z.strictObject({
  code: z.string().regex(/^[a-z][a-z_]{0,39}$/),
  text: z.string().trim().min(10).max(1000),
});
export type Reason = z.infer<typeof Reason>;

/** A line of a computer's log, by number and hash: with it every line that led to it is named. */
const Position = z.strictObject({ seq: z.int().min(1), head: Hash });
/** Nothing at all may be believed: number 0 and 64 zeros. */
const Cut = z.strictObject({ seq: z.int().min(0), head: Hash });
export type Position = z.infer<typeof Cut>;

/** Lines `from`–`to` (both included) of the branch that ends in `head`. */
const range = { dev: DeviceId, from: z.int().min(1), to: z.int().min(1), head: Hash };

/** What is left out: one record, a stretch of a log, or what one file brought (the same, with the file's hash). */
export const Excluded = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('record'), dev: DeviceId, hash: Hash }),
  z.strictObject({ kind: z.literal('range'), ...range }),
  z.strictObject({ kind: z.literal('file'), sha256: Hash, ...range }),
]);
export type Excluded = z.infer<typeof Excluded>;

/** Which lines a seal looks at: computer → the last lines of its log, several where it was copied. */
export const VersionVector = z.record(DeviceId, z.array(Hash).min(1).max(64));
export type VersionVector = z.infer<typeof VersionVector>;

const Resolve = z.strictObject({
  t: z.literal('resolve'),
  /** What counts from now on; null for "nothing". */
  value: AnswerValue.nullable(),
  choice: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('take'), of: Hash }),
    z.strictObject({ kind: z.literal('other') }),
  ]),
  reason: Reason,
  /** Person who confirmed besides the one who decided. */
  second: z.string().max(64).exactOptional(),
});
const Return = z.strictObject({
  t: z.literal('return'),
  form: z.enum(FORMS),
  rater: z.string().max(64).exactOptional(),
  leaves: z.array(z.string().max(40)).max(1000),
  /** Hash of the submission that is given back; null when there was none. */
  submission: Hash.nullable(),
  reason: Reason,
});
const NaConsent = z.strictObject({ t: z.literal('na-consent'), leaf: z.string().min(1).max(40), reason: Reason });
/** Accepts what a computer wrote for a form of this street although nobody assigned it, up to a line of its log. */
const Admit = z.strictObject({
  t: z.literal('admit'),
  dev: DeviceId,
  form: z.enum(FORMS),
  to: Position,
  reason: Reason,
});
const Exclude = z.strictObject({ t: z.literal('exclude'), what: Excluded, reason: Reason });
/** `heads`: the first line of each branch, so that a branch may grow but not a further one appear. */
const AckFork = z.strictObject({
  t: z.literal('ack-fork'),
  dev: DeviceId,
  heads: z.array(Hash).min(2).max(64),
  reason: Reason,
});
/** Releases what a stopped computer wrote after the cut, up to a line of its log. */
const AcceptLate = z.strictObject({ t: z.literal('accept-late'), dev: DeviceId, to: Position, reason: Reason });
const Revoke = z.strictObject({ t: z.literal('revoke'), kid: Kid, dev: DeviceId, cut: Cut, reason: Reason });
const Erase = z.strictObject({ t: z.literal('erase'), p: Hash, reason: Reason });
/**
 * The answers of all questionnaires of the round are gone from one office's computer, as they stood under a seal; what
 * was kept of them are the figures with this hash. Carried by an `erase`, since it is one.
 */
const Wipe = z.strictObject({
  t: z.literal('wipe'),
  dev: DeviceId,
  seal: z.int().min(1).max(10_000),
  result_sha256: Hash,
  counts_sha256: Hash,
  forms: z
    .array(z.strictObject({ form: z.enum(SURVEY_FORMS), count: z.int().min(0).max(10_000_000) }))
    .min(1)
    .max(SURVEY_FORMS.length),
  reason: Reason,
});
const Seal = z.strictObject({
  t: z.literal('seal'),
  n: z.int().min(1).max(10_000),
  vv: VersionVector,
  roster_seq: z.int().min(0),
  package_sha256: Hash,
  scoring_version: z.string().min(1).max(40),
  result_sha256: Hash,
});
const Amend = z.strictObject({ t: z.literal('amend'), n: z.int().min(1).max(10_000), reason: Reason });
/**
 * A veto item of the template holds for a street. It has effect once another person confirmed it: `confirms` is then
 * the hash of the first person's record in the same slot.
 */
const Veto = z.strictObject({
  t: z.literal('veto'),
  item: z.string().min(1).max(40),
  confirms: Hash.exactOptional(),
  reason: Reason,
});
/** How often a bonus item of the template occurred in a street. */
const Bonus = z.strictObject({
  t: z.literal('bonus'),
  item: z.string().min(1).max(40),
  n: z.int().min(1).max(1000),
  reason: Reason,
});
/** Takes an earlier decision about the same subject back. */
const Undo = z.strictObject({ t: z.literal('undo'), reason: Reason });

export const Decision = z.discriminatedUnion('t', [
  Resolve,
  Return,
  NaConsent,
  Admit,
  Exclude,
  AckFork,
  AcceptLate,
  Revoke,
  Erase,
  Wipe,
  Seal,
  Amend,
  Veto,
  Bonus,
  Undo,
]);
export type Decision = z.infer<typeof Decision>;
export type DecisionOf<T extends Decision['t']> = Extract<Decision, { readonly t: T }>;

/** Operations about something that is no answer; each subject has a slot of its own, with the form `office`. */
export const OFFICE_SLOT_OPS = [
  'return',
  'na-consent',
  'admit',
  'exclude',
  'ack-fork',
  'accept-late',
  'revoke',
  'erase',
  'seal',
  'amend',
  'veto',
  'bonus',
] as const;
export type OfficeSlotOp = (typeof OFFICE_SLOT_OPS)[number];

function excludedName(what: Excluded): string {
  if (what.kind === 'record') return what.hash;
  return what.kind === 'file' ? what.sha256 : `${what.from}-${what.to}.${what.head.slice(0, 40)}`;
}

function returnedName({ form, rater }: DecisionOf<'return'>): string {
  return `${form}${rater === undefined ? '' : `.${rater}`}`.slice(0, 64);
}

/** Name of what a decision is about, as `n` of its slot; null where the value alone does not say it. */
export function subjectOf(decision: Decision): string | null {
  switch (decision.t) {
    case 'return':
      return returnedName(decision);
    case 'na-consent':
      return decision.leaf;
    case 'veto':
    case 'bonus':
      return decision.item;
    case 'admit':
      return `${decision.form}.${decision.to.head.slice(0, 40)}`;
    case 'exclude':
      return excludedName(decision.what);
    case 'ack-fork':
      return decision.dev;
    case 'accept-late':
      return decision.to.head;
    case 'revoke':
      return decision.kid;
    case 'erase':
      return decision.p;
    case 'wipe':
      return `wipe.${decision.dev}`.slice(0, 64);
    case 'seal':
    case 'amend':
      return String(decision.n);
    case 'resolve':
    case 'undo':
      return null;
    default:
      return decision satisfies never;
  }
}

/** The slot of a decision about something that is no answer; `unit` is a street, or `*` for the whole round. */
export function officeSlot(round: string, unit: string, decision: Decision): Slot {
  const q = decision.t === 'amend' ? 'seal' : decision.t === 'wipe' ? 'erase' : decision.t;
  return { round, unit, form: 'office', q, n: subjectOf(decision) ?? '' };
}
