/** What one side of a comparison took: one number per round, in the quantity of the measurement. */
export interface Side {
  readonly label: string;
  readonly samples: readonly number[];
}

/** `over` compared with the sum of `under`: labels of sides. */
export interface Ratio {
  readonly label: string;
  readonly over: string;
  readonly under: readonly string[];
  /** Which comparison; default `quotient`. A `share` is a quotient in percent. */
  readonly as?: 'quotient' | 'share' | 'difference';
  /** What is aimed at: at most, or at least. */
  readonly aim?: { readonly most: number } | { readonly least: number };
}

export interface Measurement {
  readonly title: string;
  /** What one number stands for, e.g. `one save`. */
  readonly unit: string;
  /** What the numbers are; default milliseconds. */
  readonly quantity?: 'ms' | 'MiB';
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
  return [...taken].map(([label, samples]) => ({ label, samples }));
}

function compared(over: number, under: number, as: Ratio['as']): number {
  if (as === 'difference') return over - under;
  return as === 'share' ? (100 * over) / under : over / under;
}

function samplesOf({ sides }: Measurement, label: string): readonly number[] {
  return sides.find((side) => side.label === label)?.samples ?? [];
}

/** The comparison of the medians. */
export function ratioOf(measurement: Measurement, { over, under, as }: Ratio): number {
  const of = (label: string): number => median(samplesOf(measurement, label));
  return compared(
    of(over),
    under.reduce((sum, label) => sum + of(label), 0),
    as,
  );
}

/** The comparison round by round, which shows how far the noise of the machine moves it. */
export function ratiosByRound(measurement: Measurement, { over, under, as }: Ratio): readonly number[] {
  return samplesOf(measurement, over).map((value, round) =>
    compared(
      value,
      under.reduce((sum, label) => sum + (samplesOf(measurement, label)[round] ?? Number.NaN), 0),
      as,
    ),
  );
}
