import { expect, test } from 'vitest';
import { call, UNIT } from '../../support/evaluator.ts';
import {
  admit,
  assignReviewers,
  handOver,
  issueAndOpen,
  newEvaluator,
  newOffice,
  newRoundAt,
  takeIn,
  workerForm,
} from '../../support/round-trip.ts';
import { tempDir } from '../../support/temp-dir.ts';

test('two desks with the same serial agree by what was answered, and differ for all to see', async () => {
  const { backend: office } = await newOffice(tempDir());
  const round = await newRoundAt(office);
  const { backend: one } = await newEvaluator(tempDir(), '张三');
  const { backend: two } = await newEvaluator(tempDir(), '李四');
  const persons = [
    await admit(office, round, one, { role: 'survey' }),
    await admit(office, round, two, { role: 'survey', units: [UNIT] }),
  ];
  await assignReviewers(office, round, persons);
  await issueAndOpen(office, round, [one, two]);
  const forms = (options: Readonly<Record<string, number>>) =>
    Object.entries(options).map(([serial, option]) => workerForm(serial, UNIT, option));
  await call(one, 'surveys.take', { round, form: 'worker', rows: forms({ '1': 0, '2': 1 }) });
  await call(two, 'surveys.take', { round, form: 'worker', rows: forms({ '2': 1, '3': 2, '1': 4 }) });
  expect(await takeIn(office, round, one, await handOver(one, round))).toMatchObject({ newRecords: 2, warnings: [] });
  expect(await takeIn(office, round, two, await handOver(two, round))).toMatchObject({ newRecords: 3, warnings: [] });

  const { cell, slots } = await call(office, 'board.cell', { round, unit: UNIT, source: 'WORKER' });
  expect(cell).toMatchObject({ state: 'conflict', conflicts: 1, have: 2, want: 19 });
  expect(slots).toMatchObject([{ leaf: '*', raterName: '1', status: 'conflict' }]);
  const { result } = await call(office, 'scores.unit', { round, unit: UNIT });
  expect(result.surveys.find((one) => one.form === 'worker')).toMatchObject({ valid: 2 });

  // The office's own desk is a computer like any other: its answers count once its file was taken in.
  await call(office, 'surveys.take', { round, form: 'worker', rows: forms({ '9': 0 }) });
  const own = await handOver(office, round);
  expect(await call(office, 'intake.take', { round, file: own })).toMatchObject({ error: null, knownRecords: 1 });
  const after = await call(office, 'board.cell', { round, unit: UNIT, source: 'WORKER' });
  expect(after.cell.have).toBe(3);
  for (const backend of [office, one, two]) backend.close();
});
