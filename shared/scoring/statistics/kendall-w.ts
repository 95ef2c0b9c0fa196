import { chiSquaredUpper } from './distributions.ts';
import { exactSum } from './exact-sum.ts';
import { meanOf, pearson } from './moments.ts';
import { faultIn, quantity, undefinedFor, valueOf, type Outcome, type Quantity } from './quantity.ts';
import { ranks } from './ranking.ts';

export interface Concordance {
  readonly objects: number;
  readonly raters: number;
  /** 0 (none) to 1 (all rank alike), corrected for ties. */
  readonly w: Quantity;
  readonly withoutTieCorrection: number;
  readonly chiSquared: Quantity;
  readonly df: number;
  readonly pValue: Quantity;
  /** (m·W − 1) ÷ (m − 1) where there are no ties. */
  readonly meanSpearman: Quantity;
}

/** t³ − t summed over the groups of equal mid-ranks. */
function tieTerm(places: readonly number[]): number {
  const sizes = new Map<number, number>();
  for (const place of places) sizes.set(place, (sizes.get(place) ?? 0) + 1);
  return exactSum([...sizes.values()].map((t) => t ** 3 - t));
}

/**
 * Kendall's coefficient of concordance: W = 12·S ÷ (m²(n³ − n) − m·Σ(t³ − t)) over mid-ranks, χ² = m(n − 1)·W with
 * n − 1 degrees of freedom (Kendall and Babington Smith, Annals of Mathematical Statistics 10, 1939; Kendall, Rank
 * Correlation Methods, 1970). One row per object, one column per rater, scores; objects without all raters are left out.
 */
export function kendallW(scores: readonly (readonly (number | null)[])[]): Outcome<Concordance> {
  const m = scores[0]?.length ?? 0;
  if (scores.some((row) => row.length !== m)) return undefinedFor('not_valid');
  const rows = scores.map((row) => row.filter((x) => x !== null)).filter((row) => row.length === m);
  const n = rows.length;
  const bad = faultIn(rows.flat());
  if (bad !== null) return undefinedFor(bad);
  if (n === 0 || m === 0) return undefinedFor('empty');
  if (n < 2 || m < 2) return undefinedFor('too_few');
  const byRater = Array.from({ length: m }, (_, rater) =>
    ranks(
      rows.map((row) => row[rater] ?? null),
      'fractional',
    ).map((place) => place ?? 0),
  );
  const sums = rows.map((_, object) => exactSum(byRater.map((places) => places[object] ?? 0)));
  const centre = meanOf(sums);
  const s = 12 * exactSum(sums.map((sum) => (sum - centre) ** 2));
  const full = m * m * (n ** 3 - n);
  const corrected = full - m * exactSum(byRater.map(tieTerm));
  const w: Quantity = corrected <= 0 ? undefinedFor('no_variation') : quantity(s / corrected);
  const chi = w.kind === 'value' ? quantity(m * (n - 1) * w.value) : w;
  const pairs = byRater.flatMap((a, i) => byRater.slice(i + 1).map((b) => valueOf(pearson(a, b))));
  return {
    kind: 'value',
    objects: n,
    raters: m,
    w,
    withoutTieCorrection: s / full,
    chiSquared: chi,
    df: n - 1,
    pValue: chi.kind === 'value' ? quantity(chiSquaredUpper(chi.value, n - 1)) : chi,
    meanSpearman: pairs.includes(null) ? undefinedFor('no_variation') : quantity(meanOf(pairs.map((r) => r ?? 0))),
  };
}
