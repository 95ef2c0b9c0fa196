import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const Remembered = z.strictObject({
  bounds: z.strictObject({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) }).exactOptional(),
  maximized: z.boolean().exactOptional(),
  folder: z.string().max(4096).exactOptional(),
});
export type Remembered = z.infer<typeof Remembered>;

/** Where the window stood and which folder was used last: comfort, not data. */
export interface Memory {
  get(): Remembered;
  set(change: Partial<Remembered>): void;
}

/** Keeps it in one small file. An unreadable file means the defaults; one that cannot be written is no error. */
export function createMemory(path: string): Memory {
  const read = (): Remembered => {
    try {
      const parsed = Remembered.safeParse(JSON.parse(readFileSync(path, 'utf8')));
      return parsed.success ? parsed.data : {};
    } catch {
      return {};
    }
  };
  let now = read();
  return {
    get: () => now,
    set(change) {
      now = { ...now, ...change };
      try {
        writeFileSync(`${path}.new`, JSON.stringify(now), { mode: 0o600 });
        renameSync(`${path}.new`, path);
      } catch {
        // Forgotten at the next start; nothing of the user's work is in here.
      }
    },
  };
}
