import { z } from 'zod';
import { LEAF_FORMS } from '../model/ids.ts';
import { HASH } from '../model/record.ts';

/** The one resource of a return ticket. */
export const RETURN = 'data/return.json';

/**
 * A submitted sheet that the office gives back. `submission` is the hash of the submitting record, so that a ticket
 * opens exactly one submission; `leaves` names what should be looked at again, none for the whole sheet.
 */
export const ReturnTicket = z.strictObject({
  unit: z.string().regex(/^\d{9}$/),
  form: z.enum(LEAF_FORMS),
  rater: z.string().min(1).max(64).exactOptional(),
  leaves: z.array(z.string().min(1).max(40)).max(1000),
  reason: z.string().trim().min(10).max(1000),
  submission: z.string().regex(HASH),
});
export type ReturnTicket = z.infer<typeof ReturnTicket>;
