import type { LeafCode, UnitCode } from './ids.ts';

/** What comes of trying other weights and rules on the scores of a round. It changes none of them. */

/** One street over all runs. */
export interface StreetRuns {
  readonly unit: UnitCode;
  readonly score: number;
  readonly mean: number;
  /** 5 % and 95 % of the runs lie below. */
  readonly low: number;
  readonly high: number;
  readonly least: number;
  readonly most: number;
  /** Share of the runs in the band of the score itself, 0–1; limits by gates and vetoes left aside. */
  readonly sameBand: number;
  readonly place: number;
  readonly placeLow: number;
  readonly placeHigh: number;
  readonly samePlace: number;
}

export interface WeightRuns {
  readonly seed: number;
  readonly runs: number;
  /** Largest relative change of a weight, below 1. */
  readonly spread: number;
  /** Streets with a score, best first. */
  readonly streets: readonly StreetRuns[];
}

export const OTHER_RULES = [
  'official',
  'equal_weights',
  'other_mode',
  'other_options',
  'no_critical',
  'geometric',
  'harmonic',
] as const;
export type OtherRule = (typeof OTHER_RULES)[number];

export interface RuleOutcome {
  readonly rule: OtherRule;
  /** In the order of the round's streets; null where there is no total or it cannot be computed. */
  readonly streets: readonly {
    readonly unit: UnitCode;
    readonly score: number | null;
    readonly place: number | null;
  }[];
  /** Against the official order; null where a side does not vary. */
  readonly spearman: number | null;
  readonly tauB: number | null;
  readonly meanChange: number | null;
  readonly largestChange: number | null;
}

/** Share of each item in the spread between streets: cov(contribution, total) ÷ var(total); they sum to 1. */
export interface SpreadShare {
  readonly leaf: LeafCode;
  /** Nominal share of the total, 0–1. */
  readonly weight: number;
  /** null where all totals are equal or fewer than two streets have one. */
  readonly share: number | null;
}

export interface RoundStability {
  readonly weights: readonly WeightRuns[];
  readonly rules: readonly RuleOutcome[];
  readonly shares: readonly SpreadShare[];
}
