import { exactSum } from '../statistics/exact-sum.ts';
import { meanOf } from '../statistics/moments.ts';

/** How raw figures come to one scale. Each step is that of COINr 1.1; all but `none` turn an indicator of direction −1 round. */
export type Normalisation =
  | { readonly kind: 'none' }
  | { readonly kind: 'rank' }
  | { readonly kind: 'percentrank' }
  | { readonly kind: 'goalposts' }
  | { readonly kind: 'minmax'; readonly low: number; readonly high: number }
  | { readonly kind: 'zscore'; readonly mean: number; readonly deviation: number };

export interface Goalposts {
  readonly lower: number;
  /** Not equal to `lower`. */
  readonly upper: number;
  /** What reaching the post is worth, e.g. 100. */
  readonly scale: number;
  /** Whether what lies beyond a post counts as the post. */
  readonly truncate: boolean;
}

export interface IndicatorMeta {
  /** 1 more is better, −1 less is. */
  readonly direction: 1 | -1;
  /** Needed for `goalposts` only. */
  readonly goalposts: Goalposts | null;
}

/** Formula of a leaf with all its constants: {@link applyRule} gives the value again. */
export type LeafRule =
  | { readonly formula: 'none' }
  | {
      readonly formula: 'minmax';
      readonly direction: 1 | -1;
      readonly min: number;
      readonly max: number;
      readonly low: number;
      readonly high: number;
    }
  | {
      readonly formula: 'zscore';
      readonly direction: 1 | -1;
      readonly columnMean: number;
      readonly columnDeviation: number;
      readonly mean: number;
      readonly deviation: number;
    }
  | ({ readonly formula: 'goalposts'; readonly direction: 1 | -1 } & Goalposts)
  /** `below`: how many of the `present` units are worse, by direction. */
  | { readonly formula: 'rank' | 'percentrank'; readonly direction: 1 | -1; readonly present: number };

export interface NormalisedColumn {
  readonly values: readonly (number | null)[];
  /** For `rank` and `percentrank`: how many units are worse than each. */
  readonly worse: readonly (number | null)[] | null;
  /** null where the column cannot be normalised: `why` says it, and all its values are missing. */
  readonly rule: LeafRule | null;
  readonly why: 'no_variation' | 'no_data' | 'one_only' | null;
}

/** The value of one raw figure by its rule; `worse` only for ranks. */
export function applyRule(rule: LeafRule, raw: number, worse = 0): number {
  switch (rule.formula) {
    case 'none':
      return raw + 0;
    case 'minmax': {
      const part = rule.direction === 1 ? raw - rule.min : rule.max - raw;
      return (part / (rule.max - rule.min)) * (rule.high - rule.low) + rule.low + 0;
    }
    case 'zscore': {
      const off = ((raw - rule.columnMean) / rule.columnDeviation) * rule.direction;
      return off * rule.deviation + rule.mean + 0;
    }
    case 'goalposts': {
      const part = rule.direction === 1 ? raw - rule.lower : rule.upper - raw;
      const share = part / (rule.upper - rule.lower);
      return (rule.truncate ? Math.max(0, Math.min(1, share)) : share) * rule.scale + 0;
    }
    case 'rank':
      return worse + 1;
    case 'percentrank':
      return worse / (rule.present - 1);
  }
  throw new RangeError('no such rule');
}

/** How many of the others are worse than each, by direction; equal ones are not. */
function worseOf(values: readonly (number | null)[], direction: 1 | -1): (number | null)[] {
  const sorted = values.filter((x) => x !== null).map((x) => x * direction);
  sorted.sort((a, b) => a - b);
  const first = new Map<number, number>();
  for (const [at, x] of sorted.entries()) if (!first.has(x + 0)) first.set(x + 0, at);
  return values.map((x) => (x === null ? null : (first.get(x * direction + 0) ?? 0)));
}

type Unruled = Exclude<NormalisedColumn['why'], null>;

function ruleOf(
  given: readonly number[],
  { direction, goalposts }: IndicatorMeta,
  how: Normalisation,
): LeafRule | Unruled {
  if (how.kind === 'none') return { formula: 'none' };
  if (how.kind === 'goalposts') {
    if (goalposts === null) throw new RangeError('an indicator without goalposts');
    return { formula: 'goalposts', direction, ...goalposts };
  }
  if (how.kind === 'rank') return { formula: 'rank', direction, present: given.length };
  if (how.kind === 'percentrank') {
    return given.length < 2 ? 'one_only' : { formula: 'percentrank', direction, present: given.length };
  }
  let [min, max] = [Infinity, -Infinity];
  for (const x of given) [min, max] = [Math.min(min, x), Math.max(max, x)];
  if (min === max) return given.length < 2 ? 'one_only' : 'no_variation';
  if (how.kind === 'minmax') return { formula: 'minmax', direction, min, max, low: how.low, high: how.high };
  const columnMean = meanOf(given);
  const columnDeviation = Math.sqrt(exactSum(given.map((x) => (x - columnMean) ** 2)) / (given.length - 1));
  if (columnDeviation === 0) return 'no_variation';
  return { formula: 'zscore', direction, columnMean, columnDeviation, mean: how.mean, deviation: how.deviation };
}

/**
 * One column of raw figures on one scale (OECD/JRC Handbook 2008, step 5): min–max, z-score with the deviation of
 * n − 1, rank (the best the largest number, ties share the lowest), percent rank (rank − 1) ÷ (n − 1), goalposts. null
 * stays null. A column without two different values has no min–max and no z-score: all its values are missing, as
 * in COINr, and `why` says so. The order of the units does not matter.
 */
export function normaliseColumn(
  figures: readonly (number | null)[],
  meta: IndicatorMeta,
  how: Normalisation,
): NormalisedColumn {
  const values = figures.map((x) => (x === null ? null : x + 0));
  const given = values.filter((x) => x !== null);
  const nothing = (why: Unruled): NormalisedColumn => ({
    values: values.map(() => null),
    worse: null,
    rule: null,
    why,
  });
  if (given.length === 0) return nothing('no_data');
  const rule = ruleOf(given, meta, how);
  if (typeof rule === 'string') return nothing(rule);
  const ranked = rule.formula === 'rank' || rule.formula === 'percentrank';
  const worse = ranked ? worseOf(values, rule.direction) : null;
  return {
    values: values.map((x, at) => (x === null ? null : applyRule(rule, x, worse?.[at] ?? 0))),
    worse,
    rule,
    why: null,
  };
}
