/**
 * P(|T| ≤ t) for Student's t with a whole number of degrees of freedom: the finite series of Abramowitz and Stegun,
 * Handbook of Mathematical Functions, 26.7.3 (odd) and 26.7.4 (even). Only + − × ÷ and the square root, plus one
 * arctangent for odd degrees.
 */
export function centralProbability(t: number, df: number): number {
  const cosSquared = df / (df + t * t);
  const sin = t / Math.sqrt(df + t * t);
  if (df % 2 === 0) {
    let term = 1;
    let sum = 1;
    for (let k = 2; k <= df - 2; k += 2) {
      term *= (cosSquared * (k - 1)) / k;
      sum += term;
    }
    return sin * sum;
  }
  const theta = Math.atan(t / Math.sqrt(df));
  if (df === 1) return (2 * theta) / Math.PI;
  let term = Math.sqrt(cosSquared);
  let sum = term;
  for (let k = 3; k <= df - 2; k += 2) {
    term *= (cosSquared * (k - 1)) / k;
    sum += term;
  }
  return (2 / Math.PI) * (theta + sin * sum);
}

const found = new Map<string, number>();

/**
 * The t with P(|T| ≤ t) = `confidence` (0 < confidence < 1, df ≥ 1 whole), by halving an interval, to the last few bits
 * of a double; those differ between machines, so what is stored takes {@link tQuantile}.
 */
export function tQuantileExact(confidence: number, df: number): number {
  if (!Number.isSafeInteger(df) || df < 1 || !(confidence > 0 && confidence < 1)) {
    throw new RangeError(`no t quantile for ${confidence} with ${df} degrees of freedom`);
  }
  const key = `${confidence}|${df}`;
  const known = found.get(key);
  if (known !== undefined) return known;
  let low = 0;
  let high = 1;
  while (centralProbability(high, df) < confidence) high *= 2;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (centralProbability(middle, df) < confidence) low = middle;
    else high = middle;
  }
  const value = (low + high) / 2;
  found.set(key, value);
  return value;
}

/** {@link tQuantileExact} to nine significant digits: the last bits of an arctangent differ between machines. */
export function tQuantile(confidence: number, df: number): number {
  return Number(tQuantileExact(confidence, df).toPrecision(9));
}
