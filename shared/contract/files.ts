import { z } from 'zod';

/**
 * A file the user picked, dropped or may take away, by opaque name. The renderer never learns or sends a path.
 */
export const FileRef = z.strictObject({
  ref: z.string().regex(/^[A-Za-z0-9_-]{22,64}$/),
  name: z.string().max(255),
  size: z.int().min(0),
});
export type FileRef = z.infer<typeof FileRef>;
