import type { HashedRecord } from '../model/record.ts';

/**
 * Whether an agreed finding still stands: it names every live answer of the reviewers as seen. Once one of them
 * changes his answer, the finding is about something else and no longer speaks for both.
 */
export function findingStands(finding: HashedRecord, raterHeads: readonly HashedRecord[]): boolean {
  const seen = new Set(finding.record.parents);
  return raterHeads.length > 0 && raterHeads.every((head) => seen.has(head.hash));
}
