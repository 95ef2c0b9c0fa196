import type { Assignments } from '../../../shared/model/round.ts';

/** Why a row of a pasted table cannot be taken. */
export type PasteProblem = 'street' | 'person' | 'two_persons' | 'day' | 'item' | 'department' | 'columns' | 'twice';

export interface PasteMistake {
  /** Number of the row as pasted, from 1. */
  readonly row: number;
  readonly problem: PasteProblem;
  /** The words that were not understood. */
  readonly word: string;
}

/** Either everything can be taken, or nothing is and each mistake is named. */
export interface PasteOutcome {
  readonly rows: number;
  readonly mistakes: readonly PasteMistake[];
  readonly assignments: Assignments;
}
