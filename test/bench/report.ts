import { median, quantile, ratioOf, ratiosByRound, type Measurement, type Ratio, type Side } from './measurement.ts';

/** A measurement as it is kept: the numbers that the document shows, and when and where they were taken. */
export interface Kept {
  readonly title: string;
  readonly unit: string;
  readonly quantity: 'ms' | 'MiB';
  readonly sides: readonly { readonly label: string; readonly cells: readonly string[] }[];
  readonly ratios: readonly { readonly cells: readonly string[] }[];
  readonly notes: readonly string[];
  readonly memory: string;
  readonly day: string;
  readonly machine: string;
}

function number(value: number): string {
  const size = Math.abs(value);
  return size >= 100 ? value.toFixed(0) : size >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function spread(samples: readonly number[], q: number): string {
  return `${number(quantile(samples, q))}–${number(quantile(samples, 1 - q))}`;
}

function shown(value: number, { as }: Ratio, quantity: string): string {
  if (as === 'share') return `${number(value)} %`;
  return as === 'difference' ? `${number(value)} ${quantity}` : number(value);
}

function verdict(measurement: Measurement, ratio: Ratio, quantity: string): string {
  const { aim } = ratio;
  if (aim === undefined) return '';
  const value = ratioOf(measurement, ratio);
  const [sign, limit, met] = 'most' in aim ? ['≤', aim.most, value <= aim.most] : ['≥', aim.least, value >= aim.least];
  return `${sign} ${shown(limit, ratio, quantity)}: ${met ? 'met' : 'not met'}`;
}

function numbers(measurement: Measurement, ratio: Ratio, quantity: string): string {
  const of = (label: string): string =>
    number(median(measurement.sides.find((side) => side.label === label)?.samples ?? []));
  const under = ratio.under.length > 1 ? `(${ratio.under.map(of).join(' + ')})` : of(ratio.under[0] ?? '');
  return `${of(ratio.over)} ${ratio.as === 'difference' ? '−' : '÷'} ${under} ${quantity}`;
}

function sideCells({ samples }: Side): readonly string[] {
  return [number(median(samples)), spread(samples, 0.25), spread(samples, 0), String(samples.length)];
}

/** What is kept of a measurement. `peakMiB`: peak of resident memory of the measuring process. */
export function kept(
  measurement: Measurement,
  { peakMiB, day, machine }: { readonly peakMiB: number; readonly day: string; readonly machine: string },
): Kept {
  const { title, unit, notes, browserMiB } = measurement;
  const quantity = measurement.quantity ?? 'ms';
  return {
    title,
    unit,
    quantity,
    sides: measurement.sides.map((side) => ({ label: side.label, cells: sideCells(side) })),
    ratios: measurement.ratios.map((ratio) => ({
      cells: [
        ratio.label,
        numbers(measurement, ratio, quantity),
        `**${shown(ratioOf(measurement, ratio), ratio, quantity)}**`,
        spread(ratiosByRound(measurement, ratio), 0.25),
        verdict(measurement, ratio, quantity),
      ],
    })),
    notes,
    memory: `${peakMiB.toFixed(0)}${browserMiB === undefined ? '' : ` + browser ${browserMiB.toFixed(0)}`}`,
    day,
    machine,
  };
}

/** The measurement as text for the terminal. */
export function printed({ title, unit, quantity, sides, ratios, notes, memory }: Kept): string {
  return [
    `\n${title} (${quantity} for ${unit})`,
    ...sides.map(({ label, cells: [middle, quartiles, range, n] }) => {
      return `  ${label}: median ${middle}, quartiles ${quartiles}, range ${range}, n=${n}`;
    }),
    ...ratios.map(({ cells: [label, both, value, quartiles, said] }) => {
      const aim = said === '' ? '' : `, aim ${said}`;
      return `  ${label} = ${both} = ${value?.replaceAll('*', '')} (quartiles by round ${quartiles})${aim}`;
    }),
    `  peak memory: ${memory} MiB`,
    ...notes.map((note) => `  ${note}`),
  ].join('\n');
}

const QUANTITIES = { ms: 'Milliseconds', MiB: 'MiB' };

function section({ title, unit, quantity, sides, notes, day, machine }: Kept): string {
  return [
    `## ${title}`,
    '',
    `${QUANTITIES[quantity]} for ${unit}. Measured on ${day}. ${machine}.`,
    '',
    '| Side | Median | Quartiles | Range | Rounds |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...sides.map(({ label, cells }) => `| ${label} | ${cells.join(' | ')} |`),
    ...notes.flatMap((note) => ['', note]),
  ].join('\n');
}

/** The whole of docs/benchmarks.md. */
export function document(all: readonly Kept[]): string {
  const rows = all.flatMap(({ title, ratios, memory, day }) =>
    ratios.map(({ cells }, index) => {
      const first = index === 0;
      return `| ${[first ? title : '', ...cells, first ? memory : '', first ? day : ''].join(' | ')} |`;
    }),
  );
  return [
    '# Benchmarks',
    '',
    'Written by `npm run bench` (all) and `npm run bench -- NAME` (that part; the others stay as they were).',
    '',
    'Both sides of each ratio run in turn in the same process (A B A B …) on the same file system, unless the notes say otherwise. A ratio is the one of the two medians; the spread beside it is the quartiles of the ratios round by round. Peak memory is the largest resident size of the measuring process in MiB; a browser is the sum of the peaks of its processes, where shared pages count in each.',
    '',
    '| Measurement | Ratio | Medians | Value | Spread | Aim | Peak MiB | Measured |',
    '| --- | --- | ---: | ---: | ---: | --- | ---: | --- |',
    ...rows,
    '',
    ...all.map((measured) => `${section(measured)}\n`),
  ].join('\n');
}
