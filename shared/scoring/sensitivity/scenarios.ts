import { exactSum } from '../statistics/exact-sum.ts';
import { covarianceOf, pearson, varianceOf } from '../statistics/moments.ts';
import { undefinedFor, valueOf, type Outcome, type Quantity } from '../statistics/quantity.ts';
import { rankCorrelation } from '../statistics/rank-correlation.ts';
import { ranks } from '../statistics/ranking.ts';
import { meanSize, rankGains } from './leave-one-out.ts';

/** Totals of all units under one set of rules, null where a unit has none. */
export interface Scenario<Name extends string = string> {
  readonly name: Name;
  readonly totals: readonly (number | null)[];
}

export interface Compared<Name extends string = string> extends Scenario<Name> {
  readonly ranks: readonly (number | null)[];
  /** Places gained against the first scenario: + better. */
  readonly rankGains: readonly (number | null)[];
  readonly meanRankChange: number | null;
  readonly largestRankChange: number | null;
}

/** Ranks of each scenario, and how they differ from those of the first, the official one. */
export function compareScenarios<Name extends string>(scenarios: readonly Scenario<Name>[]): Compared<Name>[] {
  const [official] = scenarios;
  const nominal = official === undefined ? [] : ranks(official.totals);
  return scenarios.map((scenario) => {
    const own = ranks(scenario.totals);
    const gains = rankGains(nominal, own);
    const known = gains.filter((gain) => gain !== null);
    return {
      ...scenario,
      ranks: own,
      rankGains: gains,
      meanRankChange: meanSize(gains),
      largestRankChange: known.length === 0 ? null : known.reduce((most, gain) => Math.max(most, Math.abs(gain)), 0),
    };
  });
}

export interface Likeness {
  readonly spearman: Quantity;
  readonly tauB: Quantity;
  readonly pearson: Quantity;
}

/** How alike two lists of totals are; units without one of them are left out. */
export function likeness(a: readonly (number | null)[], b: readonly (number | null)[]): Likeness {
  const byRank = rankCorrelation(a, b);
  if (byRank.kind === 'undefined') return { spearman: byRank, tauB: byRank, pearson: byRank };
  const both = a.flatMap((x, at) => {
    const y = b[at] ?? null;
    return x === null || y === null ? [] : [[x, y] as const];
  });
  const r = pearson(
    both.map(([x]) => x),
    both.map(([, y]) => y),
  );
  return { spearman: byRank.spearman, tauB: byRank.tauB, pearson: r };
}

/**
 * Where differences between units come from: share of each part in the spread of the totals, cov(part, total) ÷
 * var(total). Shares sum to 1 and may be negative; undefined where all totals are equal. `contributions`: one row per
 * unit, one column per part; a total is the sum of its row.
 */
export function spreadShares(
  contributions: readonly (readonly number[])[],
): Outcome<{ readonly shares: readonly number[] }> {
  const totals = contributions.map((row) => exactSum(row));
  const variance = valueOf(varianceOf(totals));
  if (variance === null) return undefinedFor(totals.length === 0 ? 'empty' : 'too_few');
  if (variance === 0) return undefinedFor('no_variation');
  const parts = contributions[0]?.length ?? 0;
  const shares = Array.from({ length: parts }, (_, part) => {
    const column = contributions.map((row) => row[part] ?? 0);
    return (valueOf(covarianceOf(column, totals)) ?? 0) / variance;
  });
  return { kind: 'value', shares };
}
