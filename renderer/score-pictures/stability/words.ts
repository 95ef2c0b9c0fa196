import type { OneOut } from '../../../shared/scoring/stability/one-out.ts';
import type { OtherRule } from '../../../shared/model/stability.ts';

/** Words of the tables about firmness: from the catalogue on the screen, from the texts of the sheets on paper. */
export interface StabilityWords {
  readonly street: string;
  readonly item: string;
  readonly total: string;
  readonly none: string;
  readonly place: string;
  readonly range: string;
  readonly extremes: string;
  readonly sameBand: string;
  readonly places: string;
  readonly samePlace: string;
  readonly placesText: (places: string, share: string) => string;
  readonly rules: Readonly<Record<OtherRule, string>>;
  readonly wouldBe: (street: string, place: number, now: number) => string;
  readonly noChange: string;
  readonly notComputable: string;
  readonly placeAndBand: (place: number, band: string) => string;
  readonly agreement: string;
  readonly moves: string;
  readonly weight: string;
  readonly share: string;
  readonly without: string;
  readonly kind: string;
  readonly kinds: Readonly<Record<OneOut['kind'], string>>;
  readonly totalChange: string;
  readonly now: string;
  readonly needed: string;
}

/** A share 0–1 in whole percent. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(0)}%`;
}
