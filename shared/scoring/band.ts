import type { Band } from '../model/template.ts';
import type { BandResult, UnitResult } from '../model/result.ts';
import { compare, fromNumber, published, publishedValue, subtract, type Fraction } from './fraction.ts';

/** The band of a score, judged on its published form, so that a sheet never shows 90.00 with the band below. */
export function bandOf(bands: readonly Band[], score: Fraction): Band | null {
  const shown = publishedValue(score);
  return bands.find((band) => compare(shown, fromNumber(band.min)) >= 0) ?? null;
}

/** The band with its provisional flag: another band could still be reached between the bounds. */
export function bandResult(
  bands: readonly Band[],
  score: Fraction,
  bounds: { readonly low: Fraction; readonly high: Fraction },
): BandResult | null {
  const band = bandOf(bands, score);
  if (band === null) return null;
  const provisional = bandOf(bands, bounds.low)?.min !== bandOf(bands, bounds.high)?.min;
  return { zh: band.zh, en: band.en, min: band.min, provisional };
}

/** What the published score lacks to the band above; undefined in the best one. */
export function toNextBand(bands: readonly Band[], score: Fraction): UnitResult['toNextBand'] {
  const own = bandOf(bands, score);
  const next = own === null ? bands.at(-1) : bands.findLast((band) => band.min > own.min);
  if (next === undefined) return undefined;
  return { zh: next.zh, en: next.en, points: published(subtract(fromNumber(next.min), publishedValue(score))) };
}
