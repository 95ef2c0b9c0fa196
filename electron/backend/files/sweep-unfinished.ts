import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Names that files of ours, and what SQLite puts beside them, have only while they are being made. */
const UNFINISHED = /\.(part|making)(-journal|-wal|-shm)?$/;

/** Removes what a killed program left half-written in these folders. Nobody else may be writing there. */
export function sweepUnfinished(folders: readonly string[]): void {
  for (const folder of folders) {
    for (const name of readdirSync(folder)) {
      if (UNFINISHED.test(name)) rmSync(join(folder, name), { force: true });
    }
  }
}
