import { readUnits } from '../../shared/scoring/table/read-units.ts';
import { resultLines } from '../../shared/scoring/table/result-csv.ts';
import { scoreTable } from '../../shared/scoring/table/score-table.ts';
import type { Grid } from '../../shared/scoring/table/table-fault.ts';
import { alternate, timed, type Measurement } from './measurement.ts';
import { roundData, roundIndicators } from './street-tables.ts';

const SIZES = [15, 600, 5_000, 40_000] as const;
const THOUSAND = 1_000;

/** How scoring a table of 41 leaves grows with the number of streets: time for 1,000 of them at four sizes. */
export async function measure(): Promise<Measurement> {
  const indicators = roundIndicators();
  const leaves = [...indicators.meta.keys()];
  const score = (data: Grid): void => {
    const units = readUnits(data, leaves);
    if (!units.ok) throw new Error(JSON.stringify(units.error));
    let length = 0;
    const table = scoreTable(indicators, units.value, {
      normalise: { kind: 'goalposts' },
      means: ['amean'],
      leastShares: [],
    });
    for (const line of resultLines(table)) length += line.length;
    if (length < data.length * 17) throw new Error('not every street was scored');
  };
  const label = (size: number): string => `${size.toLocaleString('en')} streets`;
  const sides = await alternate(
    Object.fromEntries(
      SIZES.map((size) => {
        const data = roundData(size);
        const times = Math.ceil(THOUSAND / size);
        const measureOne = async (): Promise<number> => {
          const ms = await timed(() => {
            for (let time = 0; time < times; time += 1) score(data);
          });
          return (ms * THOUSAND) / (size * times);
        };
        return [label(size), measureOne] as const;
      }),
    ),
    { rounds: 7, warmUp: 2 },
  );
  return {
    title: 'scoring a table: growth with the number of streets',
    unit: '1,000 streets × 41 leaves, read from text, scored and written as text',
    sides,
    ratios: SIZES.slice(1).map((size) => ({
      label: `${label(size)} ÷ ${label(15)}, per street`,
      over: label(size),
      under: [label(15)],
      aim: { most: 1.5 },
    })),
    notes: ['1 is exactly linear.'],
  };
}
