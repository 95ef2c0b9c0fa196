import { fillRun } from '../../shared/scoring/sensitivity/random-stream.ts';
import { readIndicators, type Indicators } from '../../shared/scoring/table/read-indicators.ts';
import type { Grid } from '../../shared/scoring/table/table-fault.ts';

const GROUPS = 12;
const LEAVES = 41;
const FIELDS = ['F0', 'F1', 'F2', 'F3'];

/** `iMeta` shaped like a round: 41 leaves, 12 groups, 4 fields, one total. */
export function roundMeta(): Grid {
  const rows: string[][] = [
    [
      'Level',
      'iCode',
      'Parent',
      'Direction',
      'Weight',
      'Type',
      'goalpost_lower',
      'goalpost_upper',
      'goalpost_scale',
      'goalpost_trunc2posts',
    ],
  ];
  const posts = ['0', '100', '100', 'TRUE'];
  for (let leaf = 0; leaf < LEAVES; leaf += 1) {
    rows.push([
      '1',
      `L${leaf}`,
      `G${leaf % GROUPS}`,
      leaf % 9 === 0 ? '-1' : '1',
      String(1 + (leaf % 7)),
      'Indicator',
      ...posts,
    ]);
  }
  const empty = ['', '', '', ''];
  for (let group = 0; group < GROUPS; group += 1)
    rows.push(['2', `G${group}`, `F${group % 4}`, '1', String(1 + (group % 5)), 'Aggregate', ...empty]);
  for (const [at, field] of FIELDS.entries())
    rows.push(['3', field, 'T', '1', String(10 + 5 * at), 'Aggregate', ...empty]);
  rows.push(['4', 'T', '', '1', '1', 'Aggregate', ...empty]);
  return rows;
}

export function roundIndicators(): Indicators {
  const read = readIndicators(roundMeta(), { goalposts: true });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

/** `iData` for this many streets; `gaps` is the share of empty cells, 0–1, one in 40 unless said. */
export function roundData(streets: number, gaps = 0.025): Grid {
  const drawn = new Float64Array(LEAVES);
  const rows: string[][] = [['uCode', ...Array.from({ length: LEAVES }, (_, leaf) => `L${leaf}`)]];
  for (let street = 0; street < streets; street += 1) {
    fillRun(1508, street, drawn);
    rows.push([`S${street}`, ...Array.from(drawn, (u) => (u < gaps ? '' : (100 * u).toFixed(1)))]);
  }
  return rows;
}
