import { tQuantileExact } from '../student-t.ts';
import { zQuantile } from './distributions.ts';
import { meanOf, varianceOf } from './moments.ts';
import type { Interval } from './stratified.ts';
import { faultIn, undefinedFor, valueOf, type Outcome, type Undefined } from './quantity.ts';

export interface ScorePair {
  /** What is compared, such as a street and an indicator. */
  readonly about: string;
  readonly self: number | null;
  readonly review: number | null;
}

export interface Differences {
  readonly pairs: number;
  /** Mean of self − review, in points: above zero where streets see themselves better. */
  readonly mean: number;
  readonly meanAbsolute: number;
  /** Interval of the mean by t(n − 1), and where 95 % of single differences lie; undefined below two pairs. */
  readonly spread:
    | { readonly kind: 'value'; readonly standardDeviation: number; readonly mean: Interval; readonly limits: Interval }
    | Undefined;
  /** Largest self − review first; ties in the order of the names. */
  readonly all: readonly { readonly about: string; readonly difference: number }[];
}

/**
 * How far self-assessment lies above review: mean difference with its interval for pairs, and the limits of agreement
 * d̄ ± 1.96·s (Bland and Altman, Lancet 327, 1986). Pairs with a missing side are left out.
 */
export function selfMinusReview(pairs: readonly ScorePair[], confidence = 0.95): Outcome<Differences> {
  const all = pairs.flatMap(({ about, self, review }) =>
    self === null || review === null ? [] : [{ about, difference: self - review + 0 }],
  );
  if (all.length === 0) return undefinedFor('empty');
  const values = all.map(({ difference }) => difference);
  const bad = faultIn(values);
  if (bad !== null) return undefinedFor(bad);
  const mean = meanOf(values);
  const variance = valueOf(varianceOf(values));
  const around = (half: number): Interval => ({ lower: mean - half, upper: mean + half });
  const deviation = Math.sqrt(variance ?? 0);
  return {
    kind: 'value',
    pairs: values.length,
    mean,
    meanAbsolute: meanOf(values.map(Math.abs)),
    spread:
      variance === null
        ? undefinedFor('too_few')
        : {
            kind: 'value',
            standardDeviation: deviation,
            mean: around((tQuantileExact(confidence, values.length - 1) * deviation) / Math.sqrt(values.length)),
            limits: around(zQuantile(confidence) * deviation),
          },
    all: [...all].sort((a, b) => b.difference - a.difference || (a.about < b.about ? -1 : a.about > b.about ? 1 : 0)),
  };
}
