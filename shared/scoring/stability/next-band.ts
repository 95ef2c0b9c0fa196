import type { LeafCode } from '../../model/ids.ts';
import type { Published, UnitResult } from '../../model/result.ts';
import type { SpreadShare } from '../../model/stability.ts';
import {
  HUNDRED,
  ZERO,
  add,
  compare,
  divide,
  multiply,
  parseDecimal,
  parseFractionText,
  roundedText,
  subtract,
} from '../fraction.ts';

export interface NextBandStep {
  readonly leaf: LeafCode;
  readonly score: Published;
  /** Points of the item (0–100) that alone would lift the street into the next band, rounded up. */
  readonly needed: Published;
  /** The item cannot give as much. */
  readonly possible: boolean;
}

/**
 * For each item what it alone would have to gain for the next band: gap ÷ effective weight, exactly, the least first.
 * Empty in the best band, without a score, and where the band is limited by a gate or veto.
 */
export function nextBandSteps(unit: UnitResult): readonly NextBandStep[] {
  const gap = unit.toNextBand === undefined ? null : parseDecimal(unit.toNextBand.points);
  if (gap === null || unit.band?.limited !== undefined) return [];
  return unit.leaves
    .flatMap((leaf) => {
      const [full, exact] = [leaf.fullMarkExact, leaf.exact].map((text) =>
        text === null ? null : parseFractionText(text),
      );
      if (full == null || exact == null || leaf.score === null || compare(full, ZERO) <= 0) return [];
      const needed = divide(multiply(HUNDRED, gap), full);
      return [{ leaf: leaf.code, score: leaf.score, needed, possible: compare(add(exact, needed), HUNDRED) <= 0 }];
    })
    .sort(
      (a, b) => Number(b.possible) - Number(a.possible) || compare(a.needed, b.needed) || (a.leaf < b.leaf ? -1 : 1),
    )
    .map(({ needed, ...step }) => ({ ...step, needed: roundedUp(needed) }));
}

/** To the next hundredth above, so that the printed figure is enough. */
function roundedUp(value: { readonly n: bigint; readonly d: bigint }): Published {
  const shown = roundedText(value, 2);
  const back = parseDecimal(shown) ?? ZERO;
  return compare(back, value) >= 0 ? shown : roundedText(add(back, { n: 1n, d: 100n }), 2);
}

export function spreadShares(units: readonly UnitResult[]): readonly SpreadShare[] {
  const scored = units.filter(({ total }) => total.exact !== null);
  const [first] = units;
  if (first === undefined) return [];
  const figure = (text: string | null): number => {
    const value = text === null ? null : parseFractionText(text);
    return value === null ? 0 : Number(roundedText(subtract(value, ZERO), 12));
  };
  const totals = scored.map(({ total }) => figure(total.exact));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = mean(totals);
  const variance = totals.reduce((sum, total) => sum + (total - middle) ** 2, 0);
  const shares = first.leaves.map(({ code, nominalFullMark }): SpreadShare => {
    const points = scored.map((unit) => figure(unit.leaves.find((leaf) => leaf.code === code)?.pointsExact ?? null));
    const centre = mean(points);
    const covariance = points.reduce((sum, one, i) => sum + (one - centre) * ((totals[i] ?? 0) - middle), 0);
    return {
      leaf: code,
      weight: Number(nominalFullMark) / 100,
      share: scored.length < 2 || variance < 1e-18 ? null : covariance / variance,
    };
  });
  return shares.sort((a, b) => (b.share ?? 0) - (a.share ?? 0) || (a.leaf < b.leaf ? -1 : 1));
}
