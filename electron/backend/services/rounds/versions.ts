import type { Database } from '../../store/connection.ts';

const versions = new WeakMap<Database, Map<string, number>>();

/** Rises with everything that can change the view or the scores of a round; for caches in memory only. */
export function versionOf(db: Database, round: string): number {
  return versions.get(db)?.get(round) ?? 0;
}

export function changed(db: Database, round: string): void {
  const of = versions.get(db) ?? new Map<string, number>();
  versions.set(db, of);
  of.set(round, (of.get(round) ?? 0) + 1);
}
