import { z } from 'zod';

/** A label in both languages. */
export const BilingualText = z.looseObject({ zh: z.string(), en: z.string() });
export type BilingualText = z.infer<typeof BilingualText>;
