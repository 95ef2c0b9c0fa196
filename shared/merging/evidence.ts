import type { AnyHashedRecord, HashedRecord, LogRecord } from '../model/record.ts';
import type { Slot } from '../model/response.ts';
import { headsOf } from './heads.ts';

/**
 * One piece of evidence as it stands: its live descriptions, several where two copies of a computer went on. They are
 * never in conflict, because showing one more paper decides nothing. None where it was taken back.
 */
export interface EvidenceView {
  readonly slot: Slot;
  /** Live additions, sorted by hash. */
  readonly heads: readonly HashedRecord[];
}

export function isAboutEvidence({ op }: Pick<LogRecord, 'op'>): boolean {
  return op === 'attach-add' || op === 'attach-remove';
}

/** What stands of one piece of evidence; arguments as of `headsOf`. */
export function evidenceView(
  slot: Slot,
  counted: readonly HashedRecord[],
  known: readonly AnyHashedRecord[],
): EvidenceView {
  return { slot, heads: headsOf(counted, known).filter(({ record }) => record.op === 'attach-add') };
}
