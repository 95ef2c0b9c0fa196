import type { Undefined } from '../../shared/scoring/statistics/quantity.ts';

/** A figure that must be there; the reason, where it is not, is the failure. */
export function defined<T extends object>(of: T | Undefined): Exclude<T, Undefined> {
  if ('kind' in of && of.kind === 'undefined') throw new Error(`undefined: ${'reason' in of ? of.reason : ''}`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- just looked at
  return of as Exclude<T, Undefined>;
}
