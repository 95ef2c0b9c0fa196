import type { CompositeTree } from '../composite/composite-tree.ts';
import { scoreUnit, type Aggregation } from '../composite/score-unit.ts';

/** Values of the leaves of every unit, each by the places of the tree; null where there is none. */
export type LeafScores = readonly (readonly (number | null)[])[];

/** The top of every unit, null where it has none. */
export function totalsOf(tree: CompositeTree, units: LeafScores, aggregation: Aggregation): (number | null)[] {
  return units.map((leaves) => scoreUnit(tree, leaves, aggregation).values[tree.top] ?? null);
}

/** Totals of all units under changing weights: `into` gets one for each unit that has one. */
export interface PreparedTotals {
  /** Places in the list of units of those that have a total, ascending. */
  readonly units: readonly number[];
  under(weights: Float64Array, into: Float64Array): void;
}

/** What units with the same gaps have in common, laid out for thousands of passes. */
interface Pattern {
  /** Places of the aggregates that take part, from the top down, and the parent of each; the top's does not matter. */
  readonly aggregates: Int32Array;
  readonly aboveAggregates: Int32Array;
  /** Their children that take part, one aggregate after the other, and where those of each end. */
  readonly children: Int32Array;
  readonly ends: Int32Array;
  /** Places of the leaves that take part, and the parent of each. */
  readonly leaves: Int32Array;
  readonly aboveLeaves: Int32Array;
}

/** A pattern with the units that have it: places in `PreparedTotals.units`, and leaf values as {@link laidOut}. */
interface Group extends Pattern {
  readonly units: Int32Array;
  readonly values: Float64Array;
}

/** The branches of a unit that have a value, which do not depend on the weights while these are above 0. */
function patternOf(tree: CompositeTree, values: readonly (number | null)[]): Pattern {
  const takesPart = new Uint8Array(tree.codes.length);
  takesPart[tree.top] = 1;
  const down: number[] = [];
  for (let at = tree.top - 1; at >= 0; at -= 1) {
    if ((values[at] ?? null) === null || !((tree.weight[at] ?? 0) > 0) || takesPart[tree.parent[at] ?? -1] !== 1)
      continue;
    takesPart[at] = 1;
    down.push(at);
  }
  const isLeaf = (at: number) => tree.children[at]?.length === 0;
  const above = (places: readonly number[]) => Int32Array.from(places, (at) => tree.parent[at] ?? -1);
  const aggregates = [tree.top, ...down.filter((at) => !isLeaf(at))];
  const below = new Map(aggregates.map((at): [number, number[]] => [at, []]));
  for (const at of down) below.get(tree.parent[at] ?? -1)?.push(at);
  const children = aggregates.map((at) => below.get(at) ?? []);
  const leaves = down.filter(isLeaf);
  let end = 0;
  return {
    aggregates: Int32Array.from(aggregates),
    aboveAggregates: above(aggregates),
    children: Int32Array.from(children.flat()),
    ends: Int32Array.from(children, (own) => (end += own.length)),
    leaves: Int32Array.from(leaves),
    aboveLeaves: above(leaves),
  };
}

/** No sum of products of numbers up to here can become too large. */
const MODERATE = 1e100;

/** Which leaves have a value; that alone decides which branches have one, unless some number is huge: null then. */
function gapsOf(tree: CompositeTree, leaves: readonly (number | null)[]): string | null {
  let gaps = '';
  for (const leaf of tree.leaves) {
    const value = leaves[leaf] ?? null;
    if (value !== null && !(Math.abs(value) <= MODERATE)) return null;
    gaps += value === null ? '0' : '1';
  }
  return gaps;
}

interface Collected {
  readonly pattern: Pattern;
  readonly units: number[];
  readonly leaves: (readonly (number | null)[])[];
}

/** Two or three units that are left when the others go by fours: the last is repeated, which costs less than one by one. */
function filledUp<T>(list: readonly T[]): T[] {
  const missing = list.length % 4 < 2 ? 0 : 4 - (list.length % 4);
  return [...list, ...list.slice(list.length - 1).flatMap((last) => Array.from({ length: missing }, () => last))];
}

/** Leaf values in fours of units, so that one pass over a four reads on and on; one that is left stands behind them. */
function laidOut({ pattern, units, leaves }: Collected): Group {
  const count = pattern.leaves.length;
  const all = filledUp(leaves);
  const inFours = all.length - (all.length % 4);
  const values = new Float64Array(all.length * count);
  for (const [unit, own] of all.entries()) {
    const step = unit < inFours ? 4 : 1;
    const from = (unit - (unit % 4)) * count + (unit % 4);
    for (const [at, leaf] of pattern.leaves.entries()) values[from + at * step] = (own[leaf] ?? 0) + 0;
  }
  return { ...pattern, units: Int32Array.from(filledUp(units)), values };
}

/** Units that have a total, by their gaps. */
function grouped(tree: CompositeTree, units: LeafScores, aggregation: Aggregation) {
  const heavy = tree.weight.some((weight) => !(weight <= MODERATE));
  const groups = new Map<string, Collected | null>();
  const scored: number[] = [];
  for (const [unit, leaves] of units.entries()) {
    const name = (heavy ? null : gapsOf(tree, leaves)) ?? `unit ${unit}`;
    let group = groups.get(name);
    if (group === undefined) {
      const { values } = scoreUnit(tree, leaves, aggregation);
      const hasTotal = (values[tree.top] ?? null) !== null;
      group = hasTotal ? { pattern: patternOf(tree, values), units: [], leaves: [] } : null;
      groups.set(name, group);
    }
    if (group === null) continue;
    group.units.push(scored.length);
    group.leaves.push(leaves);
    scored.push(unit);
  }
  const ready = [...groups.values()].flatMap((group) => (group === null ? [] : [laidOut(group)]));
  return { groups: ready, scored };
}

/** Sum of share × value of one unit whose values begin at `from`. */
function sumFrom(values: Float64Array, from: number, shares: Float64Array, count: number): number {
  let sum = 0;
  for (let at = 0; at < count; at += 1) sum += (shares[at] ?? 0) * (values[from + at] ?? 0);
  return sum;
}

/** Sum of share × value of every unit of a group; four at a time, so that no sum waits for its own last step. */
function addUp({ units, values, leaves }: Group, shares: Float64Array, into: Float64Array): void {
  const count = leaves.length;
  const four = units.length - (units.length % 4);
  let next = 0;
  for (let unit = 0; unit < four; unit += 4) {
    let first = 0;
    let second = 0;
    let third = 0;
    let fourth = 0;
    for (let at = 0; at < count; at += 1) {
      const share = shares[at] ?? 0;
      first += share * (values[next] ?? 0);
      second += share * (values[next + 1] ?? 0);
      third += share * (values[next + 2] ?? 0);
      fourth += share * (values[next + 3] ?? 0);
      next += 4;
    }
    into[units[unit] ?? 0] = first;
    into[units[unit + 1] ?? 0] = second;
    into[units[unit + 2] ?? 0] = third;
    into[units[unit + 3] ?? 0] = fourth;
  }
  const left = units[four];
  if (left !== undefined) into[left] = sumFrom(values, next, shares, count);
}

/**
 * Effective weight of every leaf of a pattern under `weights`, into `shares`. `scales`: room for what a weight below
 * a node is worth of the total, one division for each aggregate.
 */
function shareOut(pattern: Pattern, weights: Float64Array, scales: Float64Array, shares: Float64Array): void {
  const { aggregates, aboveAggregates, children, ends, leaves, aboveLeaves } = pattern;
  let child = 0;
  for (let at = 0; at < aggregates.length; at += 1) {
    const end = ends[at] ?? 0;
    let sum = 0;
    for (; child < end; child += 1) sum += weights[children[child] ?? 0] ?? 0;
    const node = aggregates[at] ?? 0;
    const worth = at === 0 ? 1 : (scales[aboveAggregates[at] ?? 0] ?? 0) * (weights[node] ?? 0);
    scales[node] = worth / sum;
  }
  for (let at = 0; at < leaves.length; at += 1) {
    shares[at] = (scales[aboveLeaves[at] ?? 0] ?? 0) * (weights[leaves[at] ?? 0] ?? 0);
  }
}

/** Units with the same gaps share their effective weights, so a set costs one pass over the tree and one product per leaf and unit. */
function arithmeticTotals(tree: CompositeTree, units: LeafScores, aggregation: Aggregation): PreparedTotals {
  const { groups, scored } = grouped(tree, units, aggregation);
  const scales = new Float64Array(tree.codes.length);
  const shares = new Float64Array(tree.leaves.length);
  return {
    units: scored,
    under(weights, into) {
      // By index: an iterator in the middle of this loop costs as much as half of its work.
      for (let at = 0; at < groups.length; at += 1) {
        const group = groups[at];
        if (group === undefined) continue;
        shareOut(group, weights, scales, shares);
        addUp(group, shares, into);
      }
    },
  };
}

/** Prepares the totals of units for many sets of weights, which are above 0 where the tree's are. */
export function preparedTotals(tree: CompositeTree, units: LeafScores, aggregation: Aggregation): PreparedTotals {
  if (aggregation.means.every((mean) => mean === 'amean')) return arithmeticTotals(tree, units, aggregation);
  const scored = totalsOf(tree, units, aggregation).flatMap((total, unit) => (total === null ? [] : [unit]));
  const mine = scored.map((unit) => units[unit] ?? []);
  return {
    units: scored,
    under(weights, into) {
      into.set(totalsOf(tree, mine, { ...aggregation, weights }).map((total) => total ?? 0));
    },
  };
}
