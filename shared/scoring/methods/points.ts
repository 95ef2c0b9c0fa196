import { HUNDRED, ZERO, compare, parseDecimal, published } from '../fraction.ts';
import { valued, without, type Outcome } from './outcome.ts';

/** Points given directly, 0–100; anything outside is invalid, never cut to fit. */
export function scorePoints(text: string): Outcome {
  const value = parseDecimal(text);
  if (value === null || compare(value, ZERO) < 0 || compare(value, HUNDRED) > 0) return without('invalid', text);
  return valued(value, published(value));
}
