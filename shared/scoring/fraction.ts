/**
 * Exact rationals on BigInt. Scores and weights pass through here only, so sums do not depend on order and the same
 * data gives the same bytes on every machine. Always reduced, the denominator above zero.
 */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Fraction = { n: 0n, d: 1n };
export const ONE: Fraction = { n: 1n, d: 1n };
export const HUNDRED: Fraction = { n: 100n, d: 1n };

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** n/d, reduced. Throws on a zero denominator: callers decide beforehand what a missing divisor means. */
export function fraction(n: bigint, d: bigint = 1n): Fraction {
  if (d === 1n) return { n, d };
  if (d === 0n) throw new RangeError('fraction with a zero denominator');
  const g = gcd(n, d);
  const sign = d < 0n ? -1n : 1n;
  return g === 0n ? ZERO : { n: (sign * n) / g, d: (sign * d) / g };
}

const PLAIN = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Plain decimal text such as `-12.50`; null for anything else (no exponent, no separators, no full-width digits). */
export function parseDecimal(text: string): Fraction | null {
  const match = PLAIN.exec(text);
  if (match === null) return null;
  const decimals = match[3] ?? '';
  const digits = BigInt(`${match[2] ?? '0'}${decimals}`);
  return fraction(match[1] === '-' ? -digits : digits, 10n ** BigInt(decimals.length));
}

/** The decimal a template author wrote: the shortest text of the JSON number, not its binary value. */
export function fromNumber(value: number): Fraction {
  const text = String(value);
  const [mantissa = '', exponent] = text.split('e');
  const base = parseDecimal(mantissa);
  if (base === null) throw new RangeError(`not a finite number: ${text}`);
  if (exponent === undefined) return base;
  const power = 10n ** BigInt(exponent.replace(/^[+-]/, ''));
  return exponent.startsWith('-') ? divide(base, fraction(power)) : multiply(base, fraction(power));
}

/** Reads what {@link fractionText} writes; null for anything else. */
export function parseFractionText(text: string): Fraction | null {
  const match = /^(-?\d+)(?:\/([1-9]\d*))?$/.exec(text);
  return match === null ? null : fraction(BigInt(match[1] ?? '0'), BigInt(match[2] ?? '1'));
}

/** `n/d`, or `n` for a whole number. */
export function fractionText(value: Fraction): string {
  return value.d === 1n ? `${value.n}` : `${value.n}/${value.d}`;
}

export function add(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d + b.n * a.d, a.d * b.d);
}
export function subtract(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d - b.n * a.d, a.d * b.d);
}
export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.n, a.d * b.d);
}
/** Throws when `b` is zero. */
export function divide(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d, a.d * b.n);
}
/** Negative, zero or positive as `a` is below, equal to or above `b`. */
export function compare(a: Fraction, b: Fraction): number {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}
export function isZero(value: Fraction): boolean {
  return value.n === 0n;
}
export function sumOf(values: readonly Fraction[]): Fraction {
  return values.reduce(add, ZERO);
}
export function smaller(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) <= 0 ? a : b;
}
export function larger(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) >= 0 ? a : b;
}

/** Which way exactly half goes: away from zero (ours), to the even neighbour (banker's), towards plus infinity. */
export type RoundingRule = 'halfUp' | 'halfEven' | 'halfCeiling';

/** The whole number nearest to n/d, n ≥ 0, and whether it lies exactly between two. */
function nearestWhole(n: bigint, d: bigint): { readonly below: bigint; readonly tie: boolean; readonly up: boolean } {
  const below = n / d;
  const twice = 2n * (n - below * d);
  return { below, tie: twice === d, up: twice > d };
}

/** Decimal text with exactly `places` places, half away from zero ("half up") unless said otherwise, never `-0`. */
export function roundedText(value: Fraction, places: number, rule: RoundingRule = 'halfUp'): string {
  const negative = value.n < 0n;
  const size = negative ? -value.n : value.n;
  const { below, tie, up } = nearestWhole(size * 10n ** BigInt(places), value.d);
  const tieUp = rule === 'halfUp' || (rule === 'halfEven' ? below % 2n === 1n : !negative);
  const units = up || (tie && tieUp) ? below + 1n : below;
  const digits = units.toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const text = places === 0 ? whole : `${whole}.${digits.slice(digits.length - places)}`;
  return negative && units !== 0n ? `-${text}` : text;
}

/** The published form: two places, rounded once, on the exact value. */
export function published(value: Fraction): string {
  return roundedText(value, 2);
}

/** The exact value of the published form, for what is decided on the printed figure (bands, `everyLevel`). */
export function publishedValue(value: Fraction): Fraction {
  return parseDecimal(published(value)) ?? ZERO;
}

/** Shortest decimal text if it has at most six places, else two places: for weights and counts inside a formula. */
export function plainText(value: Fraction): string {
  for (let places = 0; places <= 6; places += 1) {
    if ((value.n * 10n ** BigInt(places)) % value.d === 0n) return roundedText(value, places);
  }
  return published(value);
}

/** Nearest double to 17 significant digits or better; only for square roots and quantiles. */
export function toDouble(value: Fraction): number {
  if (value.n === 0n) return 0;
  const shift = 10n ** 20n;
  const whole = value.n / value.d;
  const rest = ((value.n % value.d) * shift) / value.d;
  return Number(whole) + Number(rest) / 1e20;
}
