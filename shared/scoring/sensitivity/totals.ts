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

/** A pattern with the units that have it: places in `PreparedTotals.units`, and leaf values one unit after the other. */
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

/** Units that have a total, by their gaps. */
function grouped(tree: CompositeTree, units: LeafScores, aggregation: Aggregation) {
  const groups = new Map<string, { readonly pattern: Pattern; readonly units: number[]; readonly values: number[] }>();
  const scored: number[] = [];
  for (const [unit, leaves] of units.entries()) {
    const { values } = scoreUnit(tree, leaves, aggregation);
    if ((values[tree.top] ?? null) === null) continue;
    const name = values.map((value) => (value === null ? '0' : '1')).join('');
    const group = groups.get(name) ?? { pattern: patternOf(tree, values), units: [], values: [] };
    groups.set(name, group);
    group.units.push(scored.length);
    for (const leaf of group.pattern.leaves) group.values.push(values[leaf] ?? 0);
    scored.push(unit);
  }
  const ready = [...groups.values()].map(({ pattern, units: own, values }): Group => {
    return { ...pattern, units: Int32Array.from(own), values: Float64Array.from(values) };
  });
  return { groups: ready, scored };
}

/** Sum of share × value of the last units of a group, one after the other. */
function addLast({ units, values, leaves }: Group, from: number, shares: Float64Array, into: Float64Array): void {
  let next = from * leaves.length;
  for (let unit = from; unit < units.length; unit += 1) {
    let total = 0;
    for (let at = 0; at < leaves.length; at += 1) {
      total += (shares[at] ?? 0) * (values[next] ?? 0);
      next += 1;
    }
    into[units[unit] ?? 0] = total;
  }
}

/** The same for every unit; four at a time, so that no sum waits for its own last step. */
function addUp(group: Group, shares: Float64Array, into: Float64Array): void {
  const { units, values, leaves } = group;
  const count = leaves.length;
  const four = units.length - (units.length % 4);
  for (let unit = 0; unit < four; unit += 4) {
    const [a, b, c, d] = [unit * count, (unit + 1) * count, (unit + 2) * count, (unit + 3) * count];
    let [first, second, third, fourth] = [0, 0, 0, 0];
    for (let at = 0; at < count; at += 1) {
      const share = shares[at] ?? 0;
      first += share * (values[a + at] ?? 0);
      second += share * (values[b + at] ?? 0);
      third += share * (values[c + at] ?? 0);
      fourth += share * (values[d + at] ?? 0);
    }
    into[units[unit] ?? 0] = first;
    into[units[unit + 1] ?? 0] = second;
    into[units[unit + 2] ?? 0] = third;
    into[units[unit + 3] ?? 0] = fourth;
  }
  addLast(group, four, shares, into);
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
      for (const group of groups) {
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
