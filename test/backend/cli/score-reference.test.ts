import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { reevaluate } from '../../support/derivation.ts';
import { distance, HAVE_REFERENCE, NOT_AT_HAND, numberOf, REFERENCE, referenceRows } from '../../support/reference.ts';
import { spawned } from './run-cli.ts';
import { fresh, rowsOf, score } from './score-runs.ts';

const COINR = fileURLToPath(new URL('coinr/', REFERENCE));
const CASES: readonly (readonly [string, string, string, readonly string[], string])[] = [
  ['amean_eq', 'minmax:1,100', 'amean', [], 'iData'],
  ['gmean_eq', 'minmax:1,100', 'gmean', [], 'iData'],
  ['hmean_alt', 'minmax:1,100', 'hmean', ['alt'], 'iData'],
  ['amean_then_gmean_top_alt', 'minmax:1,100', 'amean,amean,gmean', ['alt'], 'iData'],
  ['holes_amean_alt_th067', 'minmax:1,100', 'amean', ['alt', '--min-share', '2/3'], 'holes_iData'],
  ['holes_amean_alt_thbylevel', 'minmax:1,100', 'amean', ['alt', '--min-share', '0.75,0.5,1'], 'holes_iData'],
  ['holes_gmean_alt_th067', 'minmax:1,100', 'gmean', ['alt', '--min-share', '2/3'], 'holes_iData'],
  ['goalposts_amean_own_th067', 'goalposts', 'amean', ['--min-share', '2/3'], 'iData'],
];

describe.skipIf(!HAVE_REFERENCE).each(['asem', 'streets15a'])(
  `score on the data set %s against COINr (${NOT_AT_HAND})`,
  (set) => {
    it.each(CASES.filter(([name]) => set === 'streets15a' || !name.startsWith('goalposts')))(
      '%s',
      async (name, normalise, aggregate, more, data) => {
        const [out, explain] = [fresh(), fresh('json')];
        const at = (file: string): string => join(COINR, `${set}_${file}.csv`);
        const options = more.flatMap((word) => (word === 'alt' ? ['--weights', at('weights_alt')] : [word]));
        const run = await score({
          meta: at('iMeta'),
          data: at(data),
          out,
          normalise,
          aggregate,
          more: [...options, '--explain', explain],
        });
        expect(run.code).toBe(0);
        const [head = [], ...rows] = rowsOf(readFileSync(out, 'utf8')).map((row) => row);
        const expected = referenceRows(`coinr/${set}_agg_${name}.csv`);
        expect(head).toEqual(Object.keys(expected[0] ?? {}));
        expect(rows.map(([code]) => code)).toEqual(expected.map((row) => row['uCode']));
        const faults = rows.flatMap((row, unit) =>
          head.slice(1).flatMap((code, column) => {
            const [got, wanted] = [numberOf(row[column + 1]), numberOf(expected[unit]?.[code])];
            const same = got === null || wanted === null ? got === wanted : distance(got, wanted) < 1e-12;
            return same ? [] : [`${row[0]} ${code}: ${got} instead of ${wanted}`];
          }),
        );
        expect(faults).toEqual([]);
        expect(reevaluate(readFileSync(explain, 'utf8')).faults).toEqual([]);
      },
    );
  },
);

it.skipIf(!HAVE_REFERENCE)(`score runs in a process of its own (${NOT_AT_HAND})`, async () => {
  const out = fresh();
  const at = (file: string): string => join(COINR, `streets15a_${file}.csv`);
  const run = await spawned([
    'score',
    '--indicators',
    at('iMeta'),
    '--data',
    at('iData'),
    '--normalise',
    'rank',
    '--aggregate',
    'amean',
    '--out',
    out,
  ]);
  expect([run.code, run.err]).toEqual([0, '']);
  expect(run.out).toContain('15 行，17 列得分');
});
