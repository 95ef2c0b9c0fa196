/** What one side of a comparison took, in milliseconds, one number per round. */
export interface Side {
  readonly label: string;
  readonly ms: readonly number[];
}

/** `over` divided by the sum of `under`: labels of sides. */
export interface Ratio {
  readonly label: string;
  readonly over: string;
  readonly under: readonly string[];
  /** The ratio that is aimed at, at most. */
  readonly aim?: number;
}

export interface Measurement {
  readonly title: string;
  /** What one number stands for, e.g. `one save`. */
  readonly unit: string;
  readonly sides: readonly Side[];
  readonly ratios: readonly Ratio[];
  readonly notes: readonly string[];
  /** Sum of the peaks of the browser's processes in MiB; shared pages count in each. */
  readonly browserMiB?: number;
}

/** The value below which the share `q` (0–1) of the samples lies, linear between neighbours. */
export function quantile(samples: readonly number[], q: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const place = (sorted.length - 1) * q;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

/** How long `work` takes, in milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * Measures all sides in turn, round after round (A B A B …), so that whatever else the machine does meets each of
 * them. A side gives its own milliseconds, so that preparing is not counted. The warm-up rounds are thrown away.
 */
export async function alternate(
  sides: Readonly<Record<string, (round: number) => number | Promise<number>>>,
  { rounds, warmUp }: { readonly rounds: number; readonly warmUp: number },
): Promise<readonly Side[]> {
  const taken = new Map<string, number[]>(Object.keys(sides).map((label) => [label, []]));
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const [label, measure] of Object.entries(sides)) {
      const ms = await measure(round + warmUp);
      if (round >= 0) taken.get(label)?.push(ms);
    }
  }
  return [...taken].map(([label, ms]) => ({ label, ms }));
}

/** Ratio of the medians. */
export function ratioOf({ sides }: Measurement, { over, under }: Ratio): number {
  const of = (label: string): number => median(sides.find((side) => side.label === label)?.ms ?? []);
  return of(over) / under.reduce((sum, label) => sum + of(label), 0);
}

/** The ratio round by round, which shows how far the noise of the machine moves it. */
export function ratiosByRound({ sides }: Measurement, { over, under }: Ratio): readonly number[] {
  const of = (label: string): readonly number[] => sides.find((side) => side.label === label)?.ms ?? [];
  return of(over).map((ms, round) => ms / under.reduce((sum, label) => sum + (of(label)[round] ?? Number.NaN), 0));
}
