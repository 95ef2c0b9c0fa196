import type { Band } from '../model/template.ts';
import type { BandResult } from '../model/result.ts';
import { compare, fromNumber, publishedValue, type Fraction } from './fraction.ts';

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
