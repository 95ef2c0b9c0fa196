import { machineLine, today } from './machine.ts';
import { median, quantile, ratioOf, ratiosByRound, type Measurement, type Ratio, type Side } from './measurement.ts';

export interface Measured {
  readonly measurement: Measurement;
  /** Peak of resident memory of the measuring process, in MiB. */
  readonly peakMiB: number;
}

function number(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function spread(samples: readonly number[], q: number): string {
  return `${number(quantile(samples, q))}–${number(quantile(samples, 1 - q))}`;
}

function verdict(measurement: Measurement, ratio: Ratio): string {
  if (ratio.aim === undefined) return '';
  return ratioOf(measurement, ratio) <= ratio.aim ? `≤ ${ratio.aim}: met` : `≤ ${ratio.aim}: not met`;
}

function numbers(measurement: Measurement, ratio: Ratio): string {
  const of = (label: string): string =>
    number(median(measurement.sides.find((side) => side.label === label)?.ms ?? []));
  return `${of(ratio.over)} ÷ ${ratio.under.length > 1 ? `(${ratio.under.map(of).join(' + ')})` : of(ratio.under[0] ?? '')}`;
}

function memory({ measurement, peakMiB }: Measured): string {
  const browser = measurement.browserMiB === undefined ? '' : ` + browser ${measurement.browserMiB.toFixed(0)}`;
  return `${peakMiB.toFixed(0)}${browser}`;
}

/** The measurement as text for the terminal. */
export function printed(measured: Measured): string {
  const { measurement } = measured;
  const lines = [`\n${measurement.title} (ms for ${measurement.unit})`];
  for (const { label, ms } of measurement.sides) {
    lines.push(
      `  ${label}: median ${number(median(ms))}, quartiles ${spread(ms, 0.25)}, range ${spread(ms, 0)}, n=${ms.length}`,
    );
  }
  for (const ratio of measurement.ratios) {
    const said = verdict(measurement, ratio);
    lines.push(
      `  ${ratio.label} = ${numbers(measurement, ratio)} = ${number(ratioOf(measurement, ratio))} (quartiles by round ${spread(ratiosByRound(measurement, ratio), 0.25)})${said === '' ? '' : `, aim ${said}`}`,
    );
  }
  lines.push(`  peak memory: ${memory(measured)} MiB`);
  for (const note of measurement.notes) lines.push(`  ${note}`);
  return lines.join('\n');
}

function sideRow({ label, ms }: Side): string {
  return `| ${label} | ${number(median(ms))} | ${spread(ms, 0.25)} | ${spread(ms, 0)} | ${ms.length} |`;
}

function section({ measurement }: Measured): string {
  return [
    `## ${measurement.title}`,
    '',
    `Milliseconds for ${measurement.unit}.`,
    '',
    '| Side | Median | Quartiles | Range | Rounds |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...measurement.sides.map(sideRow),
    '',
    ...measurement.notes,
  ].join('\n');
}

/** The whole of docs/benchmarks.md. */
export function document(all: readonly Measured[]): string {
  const rows = all.flatMap((measured) =>
    measured.measurement.ratios.map((ratio, index) => {
      const { measurement } = measured;
      const cells = [
        index === 0 ? measurement.title : '',
        ratio.label,
        `${numbers(measurement, ratio)} ms`,
        `**${number(ratioOf(measurement, ratio))}**`,
        spread(ratiosByRound(measurement, ratio), 0.25),
        verdict(measurement, ratio),
        index === 0 ? memory(measured) : '',
      ];
      return `| ${cells.join(' | ')} |`;
    }),
  );
  return [
    '# Benchmarks',
    '',
    `Written by \`npm run bench\` on ${today()}. ${machineLine()}.`,
    '',
    'Both sides of each ratio run in turn in the same process (A B A B …) on the same file system. A ratio is the one of the two medians; the spread beside it is the quartiles of the ratios round by round. Peak memory is the largest resident size of the measuring process in MiB; a browser is the sum of the peaks of its processes, where shared pages count in each.',
    '',
    '| Measurement | Ratio | Medians | Value | Spread | Aim | Peak MiB |',
    '| --- | --- | ---: | ---: | ---: | --- | ---: |',
    ...rows,
    '',
    ...all.map((measured) => `${section(measured)}\n`),
  ].join('\n');
}
