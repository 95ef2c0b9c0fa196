/** Γ(k/2) for a whole k > 0, from Γ(1/2) = √π and Γ(1) = 1; as a logarithm. */
function logGammaOfHalf(k: number): number {
  let sum = k % 2 === 0 ? 0 : Math.log(Math.PI) / 2;
  for (let at = k % 2 === 0 ? 2 : 1; at < k; at += 2) sum += Math.log(at / 2);
  return sum;
}

/** Lower tail by its power series: NIST Digital Library of Mathematical Functions, 8.11.4. For small x. */
function lowerBySeries(k: number, x: number): number {
  let term = 2 / k;
  let sum = term;
  for (let at = k / 2 + 1; term > sum * 1e-17; at += 1) {
    term *= x / at;
    sum += term;
  }
  return sum * Math.exp((k / 2) * Math.log(x) - x - logGammaOfHalf(k));
}

/** Upper tail by its continued fraction (DLMF 8.9.2), evaluated by Lentz's method. For large x. */
function upperByFraction(k: number, x: number): number {
  const a = k / 2;
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let value = d;
  for (let i = 1; i < 10_000; i += 1) {
    const numerator = -i * (i - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return value * Math.exp(a * Math.log(x) - x - logGammaOfHalf(k));
}

/** P(χ² > x) with `df` degrees of freedom, df ≥ 1 whole, x ≥ 0. */
export function chiSquaredUpper(x: number, df: number): number {
  if (!Number.isSafeInteger(df) || df < 1 || !(x >= 0)) throw new RangeError(`no chi-squared for ${x} with ${df}`);
  if (x === 0) return 1;
  const half = x / 2;
  return half < df / 2 + 1 ? 1 - lowerBySeries(df, half) : upperByFraction(df, half);
}

/** P(χ² ≤ x); keeps its digits where it is small. */
function chiSquaredLower(x: number, df: number): number {
  const half = x / 2;
  return half < df / 2 + 1 ? lowerBySeries(df, half) : 1 - upperByFraction(df, half);
}

const known = new Map<number, number>();

/** The z with P(|Z| ≤ z) = `confidence` (0 < confidence < 1) for the standard normal, as Z² is χ² with one degree. */
export function zQuantile(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`no normal quantile for ${confidence}`);
  const found = known.get(confidence);
  if (found !== undefined) return found;
  let [low, high] = [0, 40];
  for (let step = 0; step < 80; step += 1) {
    const middle = (low + high) / 2;
    if (middle > 0 && chiSquaredLower(middle * middle, 1) < confidence) low = middle;
    else high = middle;
  }
  const value = (low + high) / 2;
  known.set(confidence, value);
  return value;
}
