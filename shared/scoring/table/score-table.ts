import { scoreUnit, type NoValue, type UnitScores } from '../composite/score-unit.ts';
import type { Mean } from '../composite/means.ts';
import type { Fraction } from '../fraction.ts';
import { normaliseColumn, type NormalisedColumn, type Normalisation } from '../normalise/normalise.ts';
import type { Indicators } from './read-indicators.ts';
import type { Units } from './read-units.ts';

/** How a table is scored. */
export interface TableRules {
  readonly normalise: Normalisation;
  /** One for all levels, or one for each from the second on. */
  readonly means: readonly Mean[];
  /** None, one for all levels, or one for each from the second on. */
  readonly leastShares: readonly Fraction[];
}

export interface ScoredUnit {
  readonly code: string;
  readonly scores: UnitScores;
  /** Place of the unit in the columns. */
  readonly at: number;
}

export interface ScoredTable {
  readonly indicators: Indicators;
  readonly units: Units;
  readonly rules: TableRules;
  /** By the code of the leaf. */
  readonly normalised: ReadonlyMap<string, NormalisedColumn>;
  /** Indicators that are missing for all units, and why. */
  readonly leftOut: readonly { readonly code: string; readonly why: NonNullable<NormalisedColumn['why']> }[];
  /** Units one after the other, worked out when they are asked for. */
  scored(): Iterable<ScoredUnit>;
}

/** Scores a table that was read and checked; the order of rows and columns in the files does not matter. */
export function scoreTable(indicators: Indicators, units: Units, rules: TableRules): ScoredTable {
  const { tree, meta } = indicators;
  const normalised = new Map<string, NormalisedColumn>();
  for (const [leaf, values] of units.columns) {
    normalised.set(leaf, normaliseColumn(values, meta.get(leaf) ?? { direction: 1, goalposts: null }, rules.normalise));
  }
  const columns = tree.codes.map((code) => normalised.get(code)?.values);
  return {
    indicators,
    units,
    rules,
    normalised,
    leftOut: [...normalised].flatMap(([code, { why }]) => (why === null ? [] : [{ code, why }])),
    *scored() {
      for (const [at, code] of units.codes.entries()) {
        const leaves = columns.map((column) => column?.[at] ?? null);
        yield { code, at, scores: scoreUnit(tree, leaves, rules) };
      }
    },
  };
}

/** Why a mean could not be computed, where it is that and not just missing. */
export const NOT_COMPUTABLE: ReadonlySet<NoValue> = new Set(['zero', 'negative', 'too_large']);
