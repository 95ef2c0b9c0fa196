import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { call, evaluator, ROUND, testTemplate, UNIT } from '../support/evaluator.ts';
import { csvOf, platformTable } from '../support/survey-table.ts';
import { alternate, timed, type Measurement } from './measurement.ts';
import { inScratch } from './scratch.ts';

const ROWS = 100_000;

/** Looking through a table of 100,000 questionnaires, and taking it in, against parsing the file alone. */
export function measure(): Promise<Measurement> {
  return inScratch(async (folder) => {
    const street = testTemplate().streets.find(({ code9 }) => code9 === UNIT)?.zh ?? '';
    const path = join(folder, 'answers.csv');
    writeFileSync(path, csvOf(platformTable(ROWS, street)));
    const target = { round: ROUND, form: 'resident' } as const;
    const fresh = async (round: number) => {
      const backend = await evaluator(join(folder, `desk-${round}`), { role: 'survey', units: [UNIT] });
      const file = backend.files.register(path, 'answers.csv');
      const { mapping } = await call(backend, 'surveys.lookAtTable', { ...target, file });
      return { backend, file, mapping };
    };
    const sides = await alternate(
      {
        'check and take in': async (round) => {
          const { backend, file, mapping } = await fresh(round);
          const ms = await timed(async () => {
            const { agreement } = await call(backend, 'surveys.checkTable', { ...target, file, mapping });
            await call(backend, 'surveys.takeTable', { ...target, file, mapping, agreement });
          });
          backend.close();
          return ms;
        },
        check: async (round) => {
          const { backend, file, mapping } = await fresh(round + 1000);
          const ms = await timed(() => call(backend, 'surveys.checkTable', { ...target, file, mapping }));
          backend.close();
          return ms;
        },
        'the library alone': () => timed(() => parse(readFileSync(path), { relax_column_count: true })),
      },
      { rounds: 3, warmUp: 1 },
    );
    return {
      title: 'table of 100,000 questionnaires ÷ reading the file with the library alone',
      unit: 'one table',
      sides,
      ratios: [
        { label: 'check ÷ library', over: 'check', under: ['the library alone'], aim: { most: 2.5 } },
        { label: 'check and take in ÷ library', over: 'check and take in', under: ['the library alone'] },
      ],
      notes: [
        'CSV in UTF-8 with 29 columns, as a platform exports it. Checking reads and judges every cell, looks for personal texts and compares each row with what is stored; taking in does so again, so that nothing else than what was agreed to gets in, and writes every row in one transaction.',
      ],
    };
  });
}
