import { entropyWeights } from '../weighting/entropy.ts';
import type { UndefinedReason } from './quantity.ts';

/** How well an indicator tells streets apart. */
export interface Discrimination {
  readonly code: string;
  /** Streets with a score of it. */
  readonly scores: number;
  readonly lowest: number;
  readonly highest: number;
  /** 0–1: 1 − entropy of its scores; 0 where all streets are alike. */
  readonly divergence: number;
  /** 0–1: of the divergence of all indicators together; the weight that the entropy method would give it. */
  readonly share: number;
}

export type DiscriminationReport =
  | {
      readonly kind: 'value';
      /** Streets that count: those with a score of every indicator listed. */
      readonly streets: number;
      /** Most telling first. */
      readonly indicators: readonly Discrimination[];
      /** Indicators left out, because fewer than half of the streets have a score of them. */
      readonly leftOut: readonly string[];
    }
  | { readonly kind: 'undefined'; readonly reason: UndefinedReason };

/** Scores 0–100 by indicator; null where there is none. */
export type ScoresOfStreet = ReadonlyMap<string, number | null>;

/**
 * Entropy weights (see `entropyWeights` for the source) of the scores of all indicators, as a report only: an
 * indicator on which all streets do equally well may still matter most. The method needs whole rows, so indicators
 * that fewer than half of the streets have are left out first, then streets that lack one of the others.
 */
export function discriminationOf(codes: readonly string[], streets: readonly ScoresOfStreet[]): DiscriminationReport {
  const has = (street: ScoresOfStreet, code: string): boolean => (street.get(code) ?? null) !== null;
  const kept = codes.filter((code) => 2 * streets.filter((street) => has(street, code)).length >= streets.length);
  const leftOut = codes.filter((code) => !kept.includes(code));
  const whole = streets.filter((street) => kept.every((code) => has(street, code)));
  const rows = whole.map((street) => kept.map((code) => street.get(code) ?? 0));
  const found = entropyWeights(rows);
  if (found.kind === 'undefined') return { kind: 'undefined', reason: found.reason };
  const indicators = kept.map((code, at) => {
    const column = rows.map((row) => row[at] ?? 0);
    return {
      code,
      scores: streets.filter((street) => has(street, code)).length,
      lowest: Math.min(...column),
      highest: Math.max(...column),
      divergence: found.divergence[at] ?? 0,
      share: found.weights[at] ?? 0,
    };
  });
  const order = new Map(codes.map((code, at) => [code, at]));
  indicators.sort((a, b) => b.share - a.share || (order.get(a.code) ?? 0) - (order.get(b.code) ?? 0));
  return { kind: 'value', streets: whole.length, indicators, leftOut };
}
