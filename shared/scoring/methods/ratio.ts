import type { RatioMethod } from '../../model/template.ts';
import {
  HUNDRED,
  compare,
  divide,
  fromNumber,
  isZero,
  multiply,
  parseDecimal,
  plainText,
  subtract,
  type Fraction,
} from '../fraction.ts';
import { clamp, equation, valued, without, type Outcome } from './outcome.ts';

/** The denominator that the template or the office has laid down for this street, or null when it is entered. */
export function givenDenominator(
  method: RatioMethod,
  parameters: Readonly<Record<string, string>> | undefined,
): string | null {
  const { from, fixed } = method.denominator;
  if (from === 'fixed') return fixed === null || fixed === undefined ? null : String(fixed);
  return from.startsWith('param:') ? (parameters?.[from.slice('param:'.length)] ?? null) : null;
}

function isCount(value: Fraction | null): value is Fraction {
  return value !== null && value.d === 1n && value.n >= 0n;
}

/**
 * clamp(100·(r − floor) ÷ (target − floor), 0, 100) with r = 100·num ÷ den, in percent; serves "lower is better" with
 * floor above target. No cases (0 of 0) is "not applicable" where the leaf allows it, else missing. Counts must be
 * whole and not negative, and the denominator the one that was laid down, if there is one.
 */
export function scoreRatio(
  method: RatioMethod,
  num: string,
  den: string,
  given: string | null,
  naAllowed: boolean,
): Outcome {
  const part = parseDecimal(num);
  const whole = parseDecimal(den);
  const figures = `${num} ÷ ${den}`;
  if (!isCount(part) || !isCount(whole)) return without('invalid', figures);
  const wanted = given === null ? null : parseDecimal(given);
  if (wanted !== null && compare(whole, wanted) !== 0) return without('invalid', `${figures} (${given})`);
  if (isZero(whole)) {
    if (isZero(part)) return without(naAllowed ? 'na' : 'missing', figures);
    return without('invalid', figures);
  }
  if (compare(part, whole) > 0 && method.numeratorAboveDenominator !== 'allowed') return without('invalid', figures);
  const rate = multiply(HUNDRED, divide(part, whole));
  const floor = fromNumber(method.floorPercent);
  const target = fromNumber(method.targetPercent);
  const span = subtract(target, floor);
  if (isZero(span)) return without('invalid', figures);
  const raw = divide(multiply(HUNDRED, subtract(rate, floor)), span);
  const simple = isZero(floor) && compare(target, HUNDRED) === 0;
  const ratio = `100 × ${plainText(part)} ÷ ${plainText(whole)}`;
  const left = simple ? ratio : `100 × (${ratio} − ${plainText(floor)}) ÷ (${plainText(target)} − ${plainText(floor)})`;
  const few = method.minDenominator !== undefined && compare(whole, fromNumber(method.minDenominator)) < 0;
  const value = clamp(raw);
  return valued(value, equation(left, raw, value), few ? [{ code: 'few_cases', detail: plainText(whole) }] : []);
}
