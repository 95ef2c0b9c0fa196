/**
 * How deep property and kill tests go. `npm test` takes the defaults; `npm run test:long` sets the variables.
 * JIEPING_KILLS: kills per operation; JIEPING_CASES: cases per property; JIEPING_SEED: repeats a run;
 * JIEPING_PATIENCE: how many times longer than usual a test may take, for runs in which time is no question.
 * The vitest configuration chooses one seed for the whole run and prints it.
 */

const USUAL_KILLS = 20;
const USUAL_CASES = 200;

function whole(name: string, usual: number): number {
  const text = process.env[name];
  if (text === undefined || text === '') return usual;
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${name} must be a whole number, not ${text}`);
  return Number(text);
}

/** Kills per operation. */
export function kills(): number {
  return whole('JIEPING_KILLS', USUAL_KILLS);
}

/** The number from which all random choices of this run follow. */
export function seed(): number {
  return whole('JIEPING_SEED', 1);
}

/**
 * Parameters of a property for fast-check. `share` is for properties whose single case is dear: 0.1 takes a tenth of
 * the cases, at least one; a larger share is for cheap ones.
 */
export function runs(share = 1): { readonly numRuns: number; readonly seed: number } {
  const cases = whole('JIEPING_CASES', USUAL_CASES);
  return { numRuns: Math.max(1, Math.round(cases * share)), seed: seed() };
}

/** What was chosen, in one line that can be typed in again. */
export function depthLine(): string {
  return `JIEPING_SEED=${seed()} JIEPING_CASES=${runs().numRuns} JIEPING_KILLS=${kills()}`;
}

/** Time limit of a test in milliseconds that lasts `usual` at the usual depth. */
export function patience(usual: number): number {
  const deeper = Math.max(1, runs().numRuns / USUAL_CASES, kills() / USUAL_KILLS);
  return Math.round(usual * deeper * whole('JIEPING_PATIENCE', 1));
}

/** Numbers of [0, 1) that follow from the seed of the run and a name; for choices outside fast-check. */
export function chances(name: string): () => number {
  let state = seed() >>> 0;
  for (const letter of name) state = (Math.imul(state, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  // mulberry32
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
