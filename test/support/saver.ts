/**
 * A process that saves without end and says on its output what is saved. Started by the crash test, which kills it.
 * Arguments: folder of the workspace, first number to save.
 */
import { writeSync } from 'node:fs';
import { call, open, ROUND, UNIT } from './evaluator.ts';

const [root = '', from = '0'] = process.argv.slice(2);
const backend = await open(root);
const sheet = { round: ROUND, unit: UNIT, form: 'self', rater: null } as const;
const before = await call(backend, 'responses.sheet', sheet);
let base = before.responses.find((entry) => entry.leaf === 'A2.1.1')?.revision ?? 0;
for (let n = Number(from); ; n += 1) {
  const value = { t: 'ratio', num: String(n), den: '20' } as const;
  const saved = await call(backend, 'responses.save', { ...sheet, leaf: 'A2.1.1', value, note: `note ${n}`, base });
  base = saved.revision;
  // Synchronous, so that what the parent reads was really said after the save.
  writeSync(1, `${n}\n`);
}
