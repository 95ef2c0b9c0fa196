import { OFFICE_SLOT_OPS } from '../model/decision.ts';
import type { AnyHashedRecord, HashedRecord, Op } from '../model/record.ts';

/** Operations that say what a slot holds; the others only speak about it. */
const STATING: ReadonlySet<Op> = new Set<Op>(['put', 'withdraw', 'submit', 'finding', 'resolve', ...OFFICE_SLOT_OPS]);

export function states(op: Op): boolean {
  return STATING.has(op);
}

/**
 * The live revisions of one slot: those that no other counted revision has seen, directly or through revisions in
 * between. `counted` are the revisions that may speak; `known` are all revisions of the slot, because a revision that
 * does not count still shows what its successors had seen. Sorted by hash.
 */
export function headsOf(counted: readonly HashedRecord[], known: readonly AnyHashedRecord[]): readonly HashedRecord[] {
  const [only] = counted;
  if (only !== undefined && counted.length === 1) return [only];
  const byHash = new Map(known.map((line) => [line.hash, line]));
  const seen = new Set<string>();
  for (const line of counted) {
    const waiting = [...line.record.parents];
    for (let hash = waiting.pop(); hash !== undefined; hash = waiting.pop()) {
      const parent = byHash.get(hash);
      if (parent === undefined || seen.has(hash)) continue;
      seen.add(hash);
      waiting.push(...parent.record.parents);
    }
  }
  const live = new Map(counted.filter((line) => !seen.has(line.hash)).map((line) => [line.hash, line]));
  return [...live.values()].sort((a, b) => (a.hash < b.hash ? -1 : 1));
}
