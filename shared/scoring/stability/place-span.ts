import type { StreetRuns } from '../../model/stability.ts';

/**
 * Whole places between which a street stands in at least nine of ten runs: the quantiles may lie between two places, so
 * the interval reaches to the outer ones.
 */
export function wholePlaces({ placeLow, placeHigh }: StreetRuns): { readonly low: number; readonly high: number } {
  return { low: Math.floor(placeLow), high: Math.ceil(placeHigh) };
}

/** `2–4`, or `2` where it is always the same. */
export function placeSpan(street: StreetRuns): string {
  const { low, high } = wholePlaces(street);
  return low === high ? String(low) : `${low}–${high}`;
}
