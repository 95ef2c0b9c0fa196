import { join } from 'node:path';
import type { Backend } from '../../electron/backend/create-backend.ts';
import { call, evaluator, open, ROUND, UNIT } from '../support/evaluator.ts';
import { alternate, timed, type Measurement } from './measurement.ts';
import { fillStore } from './questionnaire-store.ts';
import { inScratch } from './scratch.ts';

const STORED = 100_000;
const KEY = { round: ROUND, form: 'resident', serial: 'R-1', pass: 1 } as const;

/** Saves of one questionnaire that is being entered, each on the revision that the one before gave. */
async function keyer(backend: Backend): Promise<(n: number) => Promise<number>> {
  let base = (await call(backend, 'surveys.begin', { ...KEY, unit: UNIT, community: null })).revision;
  return (n) =>
    timed(async () => {
      const answers = { RB1: `o${(n % 3) + 1}`, R1: `o${(n % 5) + 1}`, R13: `note ${n}` };
      base = (await call(backend, 'surveys.save', { ...KEY, answers, community: null, base })).revision;
    });
}

/** Key to durable where 100,000 questionnaires are stored, against an empty store and against a sheet of 41 items. */
export function measure(): Promise<Measurement> {
  return inScratch(async (folder) => {
    const empty = await evaluator(join(folder, 'empty'), { role: 'survey', units: [UNIT] });
    const root = join(folder, 'full');
    (await evaluator(root, { role: 'survey', units: [UNIT] })).close();
    fillStore(root, STORED);
    const full = await open(root);
    const street = await evaluator(join(folder, 'street'), { role: 'street', units: [UNIT] });
    let revision = 0;
    const sides = await alternate(
      {
        'questionnaire, 100,000 stored': await keyer(full),
        'questionnaire, empty store': await keyer(empty),
        'sheet of 41 items': (n) =>
          timed(async () => {
            const value = { t: 'ratio', num: String(n), den: '20000' } as const;
            const sheet = { round: ROUND, unit: UNIT, form: 'self', rater: null, leaf: 'A2.1.1' } as const;
            revision = (await call(street, 'responses.save', { ...sheet, value, note: '', base: revision })).revision;
          }),
      },
      { rounds: 400, warmUp: 100 },
    );
    for (const backend of [empty, full, street]) backend.close();
    return {
      title: 'answer of a questionnaire to durable, 100,000 stored',
      unit: 'one answer',
      sides,
      ratios: [
        {
          label: '100,000 stored ÷ sheet of 41 items',
          over: 'questionnaire, 100,000 stored',
          under: ['sheet of 41 items'],
          aim: { most: 1.2 },
        },
        {
          label: '100,000 stored ÷ empty store',
          over: 'questionnaire, 100,000 stored',
          under: ['questionnaire, empty store'],
          aim: { most: 1.2 },
        },
      ],
      notes: [
        'All sides go through the dispatcher and commit with synchronous=FULL; the sheet writes its undo step too.',
      ],
    };
  });
}
