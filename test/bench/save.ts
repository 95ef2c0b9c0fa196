import { join } from 'node:path';
import { call, evaluator, ROUND, UNIT } from '../support/evaluator.ts';
import { bareSave } from './bare-save.ts';
import { alternate, timed, type Measurement } from './measurement.ts';
import { inScratch } from './scratch.ts';

const SHEET = { round: ROUND, unit: UNIT, form: 'self', rater: null } as const;

/** (a) What the save handler adds to the commit that it cannot do without. */
export function measure(): Promise<Measurement> {
  return inScratch(async (folder) => {
    const backend = await evaluator(join(folder, 'street'), { role: 'street', units: [UNIT] });
    const full = await bareSave(folder, 'FULL');
    const normal = await bareSave(folder, 'NORMAL');
    const off = await bareSave(folder, 'OFF');
    let base = 0;
    const save = (n: number): Promise<number> =>
      timed(async () => {
        const value = { t: 'ratio', num: String(n), den: '20000' } as const;
        const input = { ...SHEET, leaf: 'A2.1.1', value, note: `note ${n}`, base };
        base = (await call(backend, 'responses.save', input)).revision;
      });
    const sides = await alternate(
      {
        'save handler': save,
        'bare commit': (n) => full.commit(n),
        'bare commit, synchronous=NORMAL': (n) => normal.commit(n),
        'bare commit, synchronous=OFF': (n) => off.commit(n),
      },
      { rounds: 1000, warmUp: 300 },
    );
    for (const one of [backend, full, normal, off]) one.close();
    return {
      title: 'save handler in process ÷ bare commit',
      unit: 'one save',
      sides,
      ratios: [
        { label: 'handler ÷ bare commit', over: 'save handler', under: ['bare commit'], aim: { most: 2 } },
        { label: 'cost of fsync', over: 'bare commit', under: ['bare commit, synchronous=OFF'] },
      ],
      notes: [
        'Both sides commit the answer and its undo step in one transaction (WAL, synchronous=FULL). The handler also parses its input, looks up round, task and revision, and prunes the undo journal to 200 steps.',
      ],
    };
  });
}
