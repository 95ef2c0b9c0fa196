/** Why a figure does not exist for these data. It is printed in its place; never NaN, 0 or an empty cell. */
export type UndefinedReason =
  /** Nothing was given, or nothing is left after the missing is taken out. */
  | 'empty'
  /** Something was given, but fewer than the figure needs. */
  | 'too_few'
  /** More than the method allows. */
  | 'too_many'
  /** Everything is equal, so there is nothing to compare. */
  | 'no_variation'
  /** One answer only in a stratum that was not asked in full: no standard error. */
  | 'single_in_stratum'
  /** More answers than people. */
  | 'more_than_population'
  /** All weights, or all that take part, are zero. */
  | 'weights_zero'
  /** A negative number where the formula has none. */
  | 'negative'
  /** A zero where the formula divides by it or takes its logarithm. */
  | 'zero'
  /** The numbers do not fit together: unequal lengths, outside the scale, no number. */
  | 'not_valid'
  /** The result is beyond what a number of this kind can hold. */
  | 'too_large';

export interface Undefined {
  readonly kind: 'undefined';
  readonly reason: UndefinedReason;
  /** What it is about, such as the name of a stratum. */
  readonly about?: string;
}

export interface Defined {
  readonly kind: 'value';
  /** Finite, never −0. */
  readonly value: number;
}

/** A figure, or why there is none. */
export type Quantity = Defined | Undefined;

/** A figure with its companions, or why there is none. */
export type Outcome<T> = (T & { readonly kind: 'value' }) | Undefined;

export function undefinedFor(reason: UndefinedReason, about?: string): Undefined {
  return about === undefined ? { kind: 'undefined', reason } : { kind: 'undefined', reason, about };
}

/** The figure, unless it is not finite: then it was too large on the way. */
export function quantity(value: number): Quantity {
  return Number.isFinite(value) ? { kind: 'value', value: value + 0 } : undefinedFor('too_large');
}

const LARGEST = 1e100;

/** Why these numbers cannot be computed with, or null: not finite, or so large that their squares might not be. */
export function faultIn(values: Iterable<number>): UndefinedReason | null {
  let fault: UndefinedReason | null = null;
  for (const value of values) {
    if (!Number.isFinite(value)) return 'not_valid';
    if (Math.abs(value) > LARGEST) fault = 'too_large';
  }
  return fault;
}

/** The number, or null where there is none. */
export function valueOf(of: Quantity): number | null {
  return of.kind === 'value' ? of.value : null;
}
