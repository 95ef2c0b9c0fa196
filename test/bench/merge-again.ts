import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { call } from '../support/evaluator.ts';
import { createTestPorts } from '../support/ports.ts';
import { alternate, timed, type Measurement } from './measurement.ts';
import { inScratch } from './scratch.ts';
import { prepareDesks } from '../support/closed-desks.ts';
import { growLog, handedOver } from './source.ts';
import { openOffice } from '../support/round-trip.ts';

const RECORDS = 5000;

/** What it costs to take in what is already there: the very same file, and a later one with one more record. */
export function measure(): Promise<Measurement> {
  return inScratch(async (folder) => {
    const { office, round, desks } = await prepareDesks(folder, 1);
    const desk = desks[0] ?? '';
    await growLog(desk, round, RECORDS);
    const first = await handedOver(desk, round, 'first');
    await growLog(desk, round, 1);
    const later = await handedOver(desk, round, 'later');
    const copy = join(folder, 'copy');
    const last = { first: 0, same: 0, later: 0 };
    const round3 = async (n: number): Promise<void> => {
      rmSync(copy, { recursive: true, force: true });
      cpSync(office, copy, { recursive: true });
      const backend = await openOffice(copy, createTestPorts(`again ${n}`));
      const take = (path: string, fresh: number): Promise<number> =>
        timed(async () => {
          const verdict = await call(backend, 'intake.take', { round, file: backend.files.register(path) });
          if (verdict.newRecords !== fresh || verdict.error !== null) throw new Error(JSON.stringify(verdict));
        });
      last.first = await take(first, RECORDS);
      last.same = await take(first, 0);
      last.later = await take(later, 1);
      backend.close();
    };
    const sides = await alternate(
      {
        'the first time': async (n) => {
          await round3(n);
          return last.first;
        },
        'the same file again': () => last.same,
        'a later file with one more record': () => last.later,
      },
      { rounds: 7, warmUp: 2 },
    );
    return {
      title: 'taking in what is already there',
      unit: `one file of ${RECORDS} records`,
      sides,
      ratios: [
        { label: 'the same file ÷ the first time', over: 'the same file again', under: ['the first time'] },
        {
          label: 'a later file ÷ the first time',
          over: 'a later file with one more record',
          under: ['the first time'],
        },
      ],
      notes: [
        'The very same bytes are recognised by their hash after copying. A later file carries the whole log from its first line: it is verified in full, and each known line is noted as having come again.',
      ],
    };
  });
}
