import { z } from 'zod';
import { BilingualText } from './bilingual-text.ts';
import { ResponseValue } from './response.ts';

/** What an earlier round confirmed about one indicator of a street, as an answer to the indicator of this round. */
export const PreviousAnswer = z.strictObject({
  /** The indicator of the earlier round that it was given to. */
  leaf: z.string().max(60),
  value: ResponseValue,
  /** The reviewers' agreed finding; all reviewers alike; or the street's own answer, which no reviewer judged. */
  by: z.enum(['finding', 'review', 'self']),
});
export type PreviousAnswer = z.infer<typeof PreviousAnswer>;

/** Confirmed answers of an earlier round by street and indicator; what is not there was not confirmed or is new. */
export const PreviousAnswers = z.strictObject({
  round: z.string().min(1).max(64),
  name: BilingualText,
  period: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
  units: z.record(z.string().max(20), z.record(z.string().max(60), PreviousAnswer)),
});
export type PreviousAnswers = z.infer<typeof PreviousAnswers>;
