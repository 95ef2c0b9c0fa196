import type { SurveyCount } from '../../model/result.ts';

/** Why forms did not count, as it may leave the office. */
export interface ShownReasons {
  /** Reasons of `least` forms or more, by validity rule. */
  readonly named: Readonly<Record<string, number>>;
  /** Forms of all other reasons together; of which, is not said. */
  readonly other: number;
}

/** Reasons of fewer than `least` forms are put together and not named: one or two persons could be meant by them. */
export function shownReasons(invalid: SurveyCount['invalid'], least: number): ShownReasons {
  const reasons = Object.entries(invalid).filter(([, count]) => count > 0);
  return {
    named: Object.fromEntries(reasons.filter(([, count]) => count >= least)),
    other: reasons.reduce((sum, [, count]) => (count < least ? sum + count : sum), 0),
  };
}
