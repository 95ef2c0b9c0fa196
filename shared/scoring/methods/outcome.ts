import { HUNDRED, compare, published, smaller, ZERO, larger, type Fraction } from '../fraction.ts';
import type { Mark } from '../../model/result.ts';

/** What one answer is worth. Missing, not applicable, zero and invalid are four different things. */
export interface Outcome {
  readonly status: 'value' | 'na' | 'missing' | 'invalid';
  /** 0–100; null unless `status` is `value`. */
  readonly value: Fraction | null;
  readonly marks: readonly Mark[];
  /** The arithmetic in figures; empty where nothing was computed. */
  readonly arithmetic: string;
}

export function valued(value: Fraction, arithmetic: string, marks: readonly Mark[] = []): Outcome {
  return { status: 'value', value, marks, arithmetic };
}
export function without(status: 'na' | 'missing' | 'invalid', arithmetic = ''): Outcome {
  return { status, value: null, marks: [], arithmetic };
}

/** Between 0 and 100. */
export function clamp(value: Fraction): Fraction {
  return larger(ZERO, smaller(HUNDRED, value));
}

/** `left = 95.81`, and `left = 104.00 → 100.00` where a limit changed the figure. */
export function equation(left: string, raw: Fraction, final: Fraction): string {
  const shown = published(raw);
  return compare(raw, final) === 0 ? `${left} = ${shown}` : `${left} = ${shown} → ${published(final)}`;
}
