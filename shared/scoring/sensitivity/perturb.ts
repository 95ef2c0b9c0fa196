import type { CompositeTree } from '../composite/composite-tree.ts';
import type { Aggregation } from '../composite/score-unit.ts';
import { ascendingMany } from '../statistics/ascending.ts';
import { quantileOf } from '../statistics/moments.ts';
import { rankMany } from '../statistics/ranking.ts';
import { fillRun } from './random-stream.ts';
import { preparedTotals, type LeafScores, type PreparedTotals } from './totals.ts';

export interface Perturbation {
  /** Whole, 0 to 2⁵³ − 1: the same seed gives the same numbers on every computer. Print it. */
  readonly seed: number;
  /** How many sets of weights; default 1,000. */
  readonly runs?: number;
  /** Each weight becomes w × (1 + factor·U(−1, 1)); 0 ≤ factor < 1, so none becomes negative. */
  readonly factor: number;
  /** Levels whose weights move; all below the top if not said. */
  readonly levels?: ReadonlySet<number>;
}

export interface Spread {
  readonly nominal: number;
  readonly mean: number;
  readonly median: number;
  /** 5 % and 95 % of the runs, type-7 quantiles. */
  readonly q5: number;
  readonly q95: number;
  readonly min: number;
  readonly max: number;
  /** n − 1; 0 for one run. */
  readonly deviation: number;
}

export interface UnitSpread {
  readonly score: Spread;
  /** Competition ranks, 1 the highest. */
  readonly rank: Spread;
  /** Share of runs with the nominal rank, 0–1. */
  readonly shareSameRank: number;
  /** Share of runs in the nominal band, 0–1; null without bands. */
  readonly shareSameBand: number | null;
}

/**
 * Draws the weights of a run by its number, by the places of the tree. Nothing but the seed, the run and the tree
 * decides them.
 */
export function weightDraws(
  tree: CompositeTree,
  { seed, factor, levels }: Perturbation,
): (run: number, into: Float64Array) => void {
  if (!(factor >= 0 && factor < 1)) throw new RangeError(`a factor of ${factor}`);
  const own = tree.weight;
  const width = Float64Array.from(tree.codes, (_, at) =>
    at !== tree.top && (levels === undefined || levels.has(tree.level[at] ?? 0)) ? factor : 0,
  );
  return (run, into) => {
    fillRun(seed, run, into);
    for (let at = 0; at < into.length; at += 1) {
      into[at] = (own[at] ?? 0) * (1 + (width[at] ?? 0) * (2 * (into[at] ?? 0) - 1));
    }
  };
}

/** Scores at or above a band's lower bound when rounded to two places, half up; draws do not hit the edge exactly. */
function bandAt(bands: readonly number[], score: number): number {
  return bands.findIndex((min) => score >= min - 0.005 - 1e-9);
}

function spreadOf(nominal: number, ascending: Float64Array): Spread {
  const n = ascending.length;
  let sum = 0;
  for (let at = 0; at < n; at += 1) sum += ascending[at] ?? 0;
  const mean = sum / n;
  let squares = 0;
  for (let at = 0; at < n; at += 1) squares += ((ascending[at] ?? 0) - mean) ** 2;
  return {
    nominal,
    mean,
    median: quantileOf(ascending, 0.5),
    q5: quantileOf(ascending, 0.05),
    q95: quantileOf(ascending, 0.95),
    min: ascending[0] ?? nominal,
    max: ascending[n - 1] ?? nominal,
    deviation: n < 2 ? 0 : Math.sqrt(squares / (n - 1)),
  };
}

/** Sorts many lists of ranks from 1 to `most`, by how often each was met; what it gives is good until the next call. */
function ascendingRanks(length: number, most: number): (ranks: Int32Array) => Float64Array {
  const counts = new Int32Array(most + 1);
  const sorted = new Float64Array(length);
  return (ranks) => {
    counts.fill(0);
    for (let at = 0; at < length; at += 1) counts[ranks[at] ?? 0] = (counts[ranks[at] ?? 0] ?? 0) + 1;
    let next = 0;
    for (let rank = 0; rank <= most; rank += 1) {
      const count = counts[rank] ?? 0;
      sorted.fill(rank, next, next + count);
      next += count;
    }
    return sorted;
  };
}

interface Runs {
  readonly nominal: Float64Array;
  readonly count: number;
  /** Totals and ranks, one unit after the other, each run by run. */
  readonly totals: Float64Array;
  readonly ranks: Int32Array;
}

/** How often `place` was met, 0–1. */
function shareAt(place: number, ranks: Int32Array): number {
  let met = 0;
  for (let at = 0; at < ranks.length; at += 1) if (ranks[at] === place) met += 1;
  return met / ranks.length;
}

/** How often a total was in the band of `score`, 0–1. */
function shareInBand(score: number, totals: Float64Array, bands: readonly number[]): number {
  const band = bandAt(bands, score);
  let met = 0;
  for (let at = 0; at < totals.length; at += 1) if (bandAt(bands, totals[at] ?? 0) === band) met += 1;
  return met / totals.length;
}

function summarise({ nominal, count, totals, ranks }: Runs, bands: readonly number[] | null): UnitSpread[] {
  const places = new Int32Array(nominal.length);
  rankMany(nominal.length)(nominal, places);
  const sortScores = ascendingMany(count);
  const sortRanks = ascendingRanks(count, nominal.length);
  return Array.from(nominal, (score, unit) => {
    const runs = totals.subarray(unit * count, (unit + 1) * count);
    const own = ranks.subarray(unit * count, (unit + 1) * count);
    const place = places[unit] ?? 1;
    return {
      score: spreadOf(score, sortScores(runs)),
      rank: spreadOf(place, sortRanks(own)),
      shareSameRank: shareAt(place, own),
      shareSameBand: bands === null ? null : shareInBand(score, runs, bands),
    };
  });
}

export interface UnderWeights extends Partial<Omit<Aggregation, 'weights'>> {
  /** Lower bounds of the bands in descending order, judged on two places. */
  readonly bands?: readonly number[] | null;
}

type WeightsOf = (run: number, into: Float64Array) => void;

/** The long loop, alone in its function: what follows it would be compiled anew with every other kind of input. */
function everyRun(prepared: PreparedTotals, weights: Float64Array, count: number, weightsOf: WeightsOf): Runs {
  const size = prepared.units.length;
  const nominal = new Float64Array(size);
  prepared.under(weights, nominal);
  const totals = new Float64Array(size * count);
  const ranks = new Int32Array(size * count);
  const drawn = new Float64Array(weights.length);
  const now = new Float64Array(size);
  const places = new Int32Array(size);
  const rank = rankMany(size);
  for (let run = 0; run < count; run += 1) {
    weightsOf(run, drawn);
    prepared.under(drawn, now);
    rank(now, places);
    for (let unit = 0; unit < size; unit += 1) {
      totals[unit * count + run] = now[unit] ?? 0;
      ranks[unit * count + run] = places[unit] ?? 0;
    }
  }
  return { nominal, count, totals, ranks };
}

/** What comes of given sets of weights, one after the other: for each unit its spread, null where it has no total. */
export function underWeights(
  tree: CompositeTree,
  units: LeafScores,
  count: number,
  weightsOf: WeightsOf,
  { bands = null, ...aggregation }: UnderWeights = {},
): (UnitSpread | null)[] {
  if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`no number of runs: ${count}`);
  const prepared = preparedTotals(tree, units, { means: ['amean'], ...aggregation });
  const spreads = summarise(everyRun(prepared, tree.weight, count, weightsOf), bands);
  const result: (UnitSpread | null)[] = units.map(() => null);
  for (const [at, unit] of prepared.units.entries()) result[unit] = spreads[at] ?? null;
  return result;
}

/**
 * How far totals and ranks depend on the exact weights: each run draws every weight anew around its own (OECD/JRC
 * Handbook 2008, step 7). A run's numbers do not
 * depend on how many runs there are or on their order.
 */
export function perturbTotals(
  tree: CompositeTree,
  units: LeafScores,
  perturbation: Perturbation,
  aggregation: UnderWeights = {},
): (UnitSpread | null)[] {
  const { runs = 1000 } = perturbation;
  return underWeights(tree, units, runs, weightDraws(tree, perturbation), aggregation);
}
