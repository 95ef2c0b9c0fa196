import type { UnitCode } from '../model/ids.ts';
import { publishedTotal, type RoundResult, type UnitResult } from '../model/result.ts';
import { ZERO, compare, parseDecimal, parseFractionText, subtract, toDouble, type Fraction } from './fraction.ts';

/** z of the two-sided 95 % level. */
const Z = 1.959963984540054;

interface Placed {
  readonly unit: UnitCode;
  readonly total: Fraction;
  /** Variance of the total by sampling; 0 where none is given, so that such a street joins nobody too easily. */
  readonly variance: number;
}

function placed(unit: UnitResult): Placed[] {
  const { exact } = publishedTotal(unit);
  const total = exact === null ? null : parseFractionText(exact);
  if (total === null) return [];
  const se = unit.sampling?.kind === 'value' ? Number(unit.sampling.se) : 0;
  return [{ unit: unit.unit, total, variance: se * se }];
}

/** The difference is no more than chance in the samples could make: |a − b| ≤ z·sqrt(se₁² + se₂²). */
function alike(a: Placed, b: Placed): boolean {
  return Math.abs(toDouble(subtract(a.total, b.total))) <= Z * Math.sqrt(a.variance + b.variance);
}

/**
 * Tiers: the best street that is in none leads, every other that is in none and cannot be told from the leader joins,
 * then the next. Overlapping intervals would be no test and not transitive; this is both. Streets in code order.
 */
export function tiersOf(units: readonly UnitResult[]): readonly (readonly UnitCode[])[] {
  let left = units
    .flatMap(placed)
    .sort((a, b) => compare(b.total, a.total) || (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0));
  const tiers: UnitCode[][] = [];
  for (let [leader] = left; leader !== undefined; [leader] = left) {
    const first = leader;
    const tier = left.filter((street) => street === first || alike(first, street));
    tiers.push(tier.map(({ unit }) => unit).sort());
    left = left.filter((street) => !tier.includes(street));
  }
  return tiers;
}

/** Places by published score, highest first: equal scores share the best place and the next is skipped (1, 2, 2, 4). */
export function placesOf(units: readonly UnitResult[]): Readonly<Record<UnitCode, number>> {
  const scored = units.flatMap((unit) => {
    const { score } = publishedTotal(unit);
    return score === null ? [] : [{ unit: unit.unit, score: parseDecimal(score) ?? ZERO }];
  });
  return Object.fromEntries(
    scored.map(({ unit, score }) => [unit, 1 + scored.filter((other) => compare(other.score, score) > 0).length]),
  );
}

interface Standing {
  /** From 1. */
  readonly number: number;
  /** How many tiers there are, or streets that have a place. */
  readonly of: number;
  /** Streets of the round. */
  readonly streets: number;
}

/** A street's tier and place; null without a score, the place also where places are off. */
export function standingOf(
  { tiers = [], places, units }: RoundResult,
  unit: UnitCode,
): { readonly tier: Standing | null; readonly place: Standing | null } {
  const index = tiers.findIndex((tier) => tier.includes(unit));
  const place = places?.[unit];
  const streets = units.length;
  return {
    tier: index < 0 ? null : { number: index + 1, of: tiers.length, streets },
    place: place === undefined ? null : { number: place, of: Object.keys(places ?? {}).length, streets },
  };
}
