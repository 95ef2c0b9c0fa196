import { exactSum } from './exact-sum.ts';
import { meanOf, varianceOf } from './moments.ts';
import { faultIn, quantity, undefinedFor, valueOf, type Quantity } from './quantity.ts';

/**
 * Design effect of answers that come in clusters (communities): the variance of the mean from whole clusters,
 * C/(C − 1)·Σ_c (Σ_{i in c} (y_i − ȳ) ÷ n)², over s² ÷ n as if everybody had been drawn alone (Kish, Survey Sampling,
 * 1965, 5.4 and 8.2; ultimate clusters). Undefined below two clusters or where all answers are equal.
 */
export function clusterDesignEffect(clusters: readonly (readonly number[])[]): Quantity {
  const filled = clusters.filter((cluster) => cluster.length > 0);
  const all = filled.flat();
  if (all.length === 0) return undefinedFor('empty');
  if (filled.length < 2) return undefinedFor('too_few');
  const bad = faultIn(all);
  if (bad !== null) return undefinedFor(bad);
  const alone = valueOf(varianceOf(all)) ?? 0;
  if (alone === 0) return undefinedFor('no_variation');
  const mean = meanOf(all);
  const n = all.length;
  const squares = filled.map((cluster) => (exactSum(cluster.map((y) => y - mean)) / n) ** 2);
  const c = filled.length;
  return quantity(((c / (c - 1)) * exactSum(squares)) / (alone / n));
}

/** Design effect of unequal weights, n·Σw² ÷ (Σw)²: Kish, Survey Sampling, 1965, 11.7. */
export function weightingDesignEffect(weights: readonly number[]): Quantity {
  if (weights.length === 0) return undefinedFor('empty');
  const bad = faultIn(weights);
  if (bad !== null) return undefinedFor(bad);
  if (weights.some((w) => w < 0)) return undefinedFor('negative');
  const sum = exactSum(weights);
  if (sum * sum === 0) return undefinedFor('weights_zero');
  return quantity((weights.length * exactSum(weights.map((w) => w * w))) / (sum * sum));
}

/** 1 + (b̄ − 1)·ρ: what clusters of mean size b̄ with the intraclass correlation ρ do (Kish, Survey Sampling, 1965, 5.4). */
export function designEffectOf(meanClusterSize: number, intraclassCorrelation: number): number {
  return 1 + (meanClusterSize - 1) * intraclassCorrelation;
}
