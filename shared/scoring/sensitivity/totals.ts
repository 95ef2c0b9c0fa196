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

interface Pattern {
  /** Places that take part, from the top down, without the top; and those of them that are leaves. */
  readonly down: Int32Array;
  readonly leaves: Int32Array;
  /** Places in `PreparedTotals.units`, and their leaf values one unit after the other. */
  readonly units: readonly number[];
  readonly values: Float64Array;
}

interface Growing extends Omit<Pattern, 'units' | 'values'> {
  readonly units: number[];
  readonly values: number[];
}

/** The branches of a unit that have a value, which do not depend on the weights while these are above 0. */
function patternOf(tree: CompositeTree, values: readonly (number | null)[]): Omit<Pattern, 'units' | 'values'> {
  const takesPart = new Set([tree.top]);
  for (let at = tree.top - 1; at >= 0; at -= 1) {
    if ((values[at] ?? null) !== null && (tree.weight[at] ?? 0) > 0 && takesPart.has(tree.parent[at] ?? -1))
      takesPart.add(at);
  }
  const down = [...takesPart].filter((at) => at !== tree.top);
  return { down: Int32Array.from(down), leaves: Int32Array.from(down.filter((at) => tree.children[at]?.length === 0)) };
}

/** Units with the same gaps share their effective weights, so a set costs one pass over the tree and one product per leaf and unit. */
function arithmeticTotals(tree: CompositeTree, units: LeafScores, aggregation: Aggregation): PreparedTotals {
  const patterns = new Map<string, Growing>();
  const scored: number[] = [];
  for (const [unit, leaves] of units.entries()) {
    const { values } = scoreUnit(tree, leaves, aggregation);
    if ((values[tree.top] ?? null) === null) continue;
    const name = values.map((value) => (value === null ? '0' : '1')).join('');
    const pattern = patterns.get(name) ?? { ...patternOf(tree, values), units: [], values: [] };
    patterns.set(name, pattern);
    pattern.units.push(scored.length);
    for (const leaf of pattern.leaves) pattern.values.push(values[leaf] ?? 0);
    scored.push(unit);
  }
  const ready = [...patterns.values()].map((pattern): Pattern => ({
    ...pattern,
    values: Float64Array.from(pattern.values),
  }));
  const sums = new Float64Array(tree.codes.length);
  const scales = new Float64Array(tree.codes.length);
  /** Effective weight of every leaf of a pattern, in the order of its leaves. */
  const shares = new Float64Array(tree.leaves.length);
  const sum = ({ down }: Pattern, weights: Float64Array): void => {
    sums.fill(0);
    for (let at = 0; at < down.length; at += 1) {
      const node = down[at] ?? 0;
      const above = tree.parent[node] ?? 0;
      sums[above] = (sums[above] ?? 0) + (weights[node] ?? 0);
    }
  };
  /** What a weight below a node is worth of the total: one division for each parent. */
  const scale = ({ down, leaves }: Pattern, weights: Float64Array): void => {
    scales[tree.top] = 1 / (sums[tree.top] ?? 1);
    for (let at = 0; at < down.length; at += 1) {
      const node = down[at] ?? 0;
      const below = sums[node] ?? 0;
      if (below > 0) scales[node] = ((scales[tree.parent[node] ?? 0] ?? 0) * (weights[node] ?? 0)) / below;
    }
    for (let at = 0; at < leaves.length; at += 1) {
      const leaf = leaves[at] ?? 0;
      shares[at] = (scales[tree.parent[leaf] ?? 0] ?? 0) * (weights[leaf] ?? 0);
    }
  };
  return {
    units: scored,
    under(weights, into) {
      for (const pattern of ready) {
        sum(pattern, weights);
        scale(pattern, weights);
        const count = pattern.leaves.length;
        let next = 0;
        for (const unit of pattern.units) {
          let total = 0;
          for (let at = 0; at < count; at += 1) total += (shares[at] ?? 0) * (pattern.values[next + at] ?? 0);
          next += count;
          into[unit] = total;
        }
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
