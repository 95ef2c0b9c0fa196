import { z } from 'zod';
import { SLOT_FORMS } from './ids.ts';

/** SHA-256 as 64 lower-case hex digits. */
export const SHA256_HEX = /^[0-9a-f]{64}$/;

/** A count or amount as plain decimal text: never a float, so it is the same on every machine. */
export const Decimal = z.string().regex(/^-?(0|[1-9]\d{0,14})(\.\d{1,6})?$/);
export const ReasonText = z.string().trim().min(1).max(1000);

/**
 * One source's whole answer to one leaf, as it stands in a signed record.
 * graded: the grade and, if given, points inside its range. ratio: numerator and denominator. checklist: item id to
 * answer id. deduction: rule id to number of occurrences. points: 0–100. na: not applicable, with the reason.
 */
export const ResponseValue = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('graded'), grade: z.string().max(8), points: Decimal.exactOptional() }),
  z.strictObject({ t: z.literal('ratio'), num: Decimal, den: Decimal }),
  z.strictObject({ t: z.literal('checklist'), a: z.record(z.string().max(40), z.string().max(40)) }),
  z.strictObject({ t: z.literal('deduction'), n: z.record(z.string().max(40), z.int().min(0).max(1_000_000)) }),
  z.strictObject({ t: z.literal('points'), s: Decimal }),
  z.strictObject({ t: z.literal('na'), reason: ReasonText }),
]);
export type ResponseValue = z.infer<typeof ResponseValue>;

/** What a slot can hold: an answer, the commitment to a questionnaire whose body travels apart, or a submission. */
export const AnswerValue = z.discriminatedUnion('t', [
  ResponseValue,
  z.strictObject({ t: z.literal('form'), p: z.string().regex(SHA256_HEX) }),
  z.strictObject({ t: z.literal('submit'), complete: z.boolean() }),
]);
export type AnswerValue = z.infer<typeof AnswerValue>;

/**
 * The same answer while it is being entered: any part may still be absent. `entry` text that is not yet a number is
 * kept as typed, so that nothing typed is lost.
 */
const Typed = z.string().max(40);
export const DraftValue = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('graded'), grade: z.string().max(8).nullable(), points: Typed.nullable() }),
  z.strictObject({ t: z.literal('ratio'), num: Typed.nullable(), den: Typed.nullable() }),
  z.strictObject({ t: z.literal('checklist'), a: z.record(z.string().max(40), z.string().max(40)) }),
  z.strictObject({ t: z.literal('deduction'), n: z.record(z.string().max(40), Typed), none: z.boolean() }),
  z.strictObject({ t: z.literal('points'), s: Typed.nullable() }),
  z.strictObject({ t: z.literal('na'), reason: z.string().max(1000) }),
]);
export type DraftValue = z.infer<typeof DraftValue>;

/**
 * Whose answer to what. `q` is a leaf code, or `*` for a whole questionnaire or a submission. `rater` is the person
 * (review) or department (dept); an agreed review finding has none. `n` is the serial number of a questionnaire. A
 * decision of the office about something that is no answer has the form `office`, its kind in `q` and its subject in
 * `n`.
 */
export const Slot = z.strictObject({
  round: z.string().max(64),
  unit: z.string().max(20),
  form: z.enum(SLOT_FORMS),
  q: z.string().max(40),
  rater: z.string().max(64).exactOptional(),
  n: z.string().max(64).exactOptional(),
});
export type Slot = z.infer<typeof Slot>;

/** The answers of one questionnaire: question id to option id, option ids, or a number or text as text. */
export const SurveyAnswers = z.record(
  z.string().max(100),
  z.union([z.string().max(4000), z.array(z.string().max(200)).max(1000)]),
);
export type SurveyAnswers = z.infer<typeof SurveyAnswers>;

/** A questionnaire as it is handed in; the whole of it is personal and travels beside the record, not in it. */
export const SurveyForm = z.strictObject({
  serial: z.string().min(1).max(40),
  unit: z.string().regex(/^\d{9}$/),
  community: z
    .string()
    .regex(/^\d{12}$/)
    .exactOptional(),
  seconds: z.int().min(0).max(86_400).exactOptional(),
  answers: SurveyAnswers,
});
export type SurveyFormBody = z.infer<typeof SurveyForm>;
