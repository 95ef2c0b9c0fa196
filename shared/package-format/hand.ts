import { z } from 'zod';
import { HASH } from '../model/record.ts';

export const HAND = 'data/hand.json';
const Hash = z.string().regex(HASH);
const Dev = z.string().min(1).max(64);

/**
 * What a hand-over to a replacement computer says beside the records themselves. The log of every computer that the
 * receiver goes on with stands in `data/revisions.ndjson`, one after another; in each a line comes after the line it
 * names as the one before.
 */
export const HandContent = z.strictObject({
  /** For whom. */
  for: z.strictObject({ dev: Dev, kid: z.string().length(43) }),
  /** Computers whose logs are inside: how many lines, and the last of every branch. */
  logs: z
    .array(
      z.strictObject({
        dev: Dev,
        kid: z.string().length(43),
        lines: z.int().min(1),
        heads: z.array(Hash).min(1).max(64),
      }),
    )
    .max(64),
  /** Submissions that the office gave back. */
  returned: z.array(Hash).max(2000),
});
export type HandContent = z.infer<typeof HandContent>;
