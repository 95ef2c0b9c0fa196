import { expect, test } from 'vitest';
import { call, OTHER_UNIT, UNIT } from '../../support/evaluator.ts';
import {
  admit,
  assignReviewers,
  fillAll,
  handOver,
  issueAndOpen,
  newEvaluator,
  newOffice,
  newRoundAt,
  pathOf,
  takeIn,
  workerForm,
} from '../../support/round-trip.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { readFileSync } from 'node:fs';

test('a round goes out, is filled in, comes back and is scored down to the answer', async () => {
  const { backend: office } = await newOffice(tempDir());
  const round = await newRoundAt(office);
  const { backend: street } = await newEvaluator(tempDir(), '张三');
  const { backend: one } = await newEvaluator(tempDir(), '李四');
  const { backend: two } = await newEvaluator(tempDir(), '赵五');
  const { backend: dept } = await newEvaluator(tempDir(), '钱六');
  const { backend: desk } = await newEvaluator(tempDir(), '孙七');
  expect((await call(office, 'rounds.get', { round })).obstacles.map((one) => one.code)).toEqual([
    'no_reviewers',
    'no_reviewers',
    'no_device',
  ]);

  await admit(office, round, street, { role: 'street', units: [UNIT] });
  const reviewers = [
    await admit(office, round, one, { role: 'reviewer' }),
    await admit(office, round, two, { role: 'reviewer' }),
  ];
  const { content } = await call(office, 'rounds.get', { round });
  const departments = content.template.departments.map((department) => department.id);
  await admit(office, round, dept, { role: 'department', departments });
  await admit(office, round, desk, { role: 'survey' });
  await assignReviewers(office, round, reviewers);
  const detail = await call(office, 'rounds.get', { round });
  expect(detail.obstacles).toEqual([]);
  expect(
    Object.values(detail.shares.weighted)
      .map(Number)
      .reduce((sum, share) => sum + share, 0),
  ).toBeCloseTo(100, 1);
  const file = await issueAndOpen(office, round, [street, one, two, dept, desk]);
  expect(file.name).toBe('test-round-1.jpround');
  expect((await call(office, 'devices.list', { round })).every((device) => device.issued)).toBe(true);

  for (const evaluator of [street, one, two, dept]) await fillAll(evaluator, round);
  await call(desk, 'surveys.take', {
    round,
    form: 'worker',
    rows: ['1', '2', '3'].map((serial) => workerForm(serial, UNIT)),
  });

  for (const [evaluator, submit] of [
    [street, true],
    [one, true],
    [two, true],
    [dept, true],
    [desk, false],
  ] as const) {
    const verdict = await takeIn(office, round, evaluator, await handOver(evaluator, round, submit));
    expect(verdict).toMatchObject({ outcome: 'accepted', error: null, warnings: [], knownRecords: 0 });
    expect(verdict.newRecords).toBeGreaterThan(0);
  }

  const board = await call(office, 'board.get', { round });
  expect(board.files).toBe(5);
  const row = board.rows.find((one) => one.unit === UNIT);
  expect(row?.cells.map(({ source, state }) => [source, state])).toEqual([
    ['SELF', 'submitted'],
    ['DEPT', 'submitted'],
    ['WORKER', 'part'],
    ['RESIDENT', 'none'],
    ['REVIEW', 'submitted'],
  ]);
  expect(row?.cells[0]).toMatchObject({ have: 41, want: 41, conflicts: 0 });
  const other = board.rows.find((one) => one.unit === OTHER_UNIT);
  expect(other?.cells[0]).toMatchObject({ state: 'none', have: 0, want: 41, lastAt: null });

  const cell = await call(office, 'board.cell', { round, unit: UNIT, source: 'REVIEW' });
  expect(cell.slots[0]).toMatchObject({ leaf: 'A1.1.1', status: 'value', raterName: '李四' });

  const { result, digest } = await call(office, 'scores.unit', { round, unit: UNIT });
  const leaf = result.leaves.find((one) => one.code === 'A1.1.1');
  expect(leaf).toMatchObject({ status: 'value', score: '100.00' });
  expect(digest.number).toBe(1);
  expect(digest.digits).toMatch(/^\d{5}( \d{5}){4}$/);
  expect(digest.qr).toBe(`JP1:${round}:${UNIT}:1:${digest.sha256}`);
  const records = leaf?.sources.flatMap((source) => source.raters.flatMap((rater) => rater.records)) ?? [];
  const origins = await call(office, 'scores.answers', { round, records });
  expect(origins).toHaveLength(3);
  expect(origins.map((one) => one.person).sort()).toEqual(['张三', '李四', '赵五'].sort());
  expect(origins.every((one) => one.fileSha256?.length === 64 && one.signer.length === 43)).toBe(true);

  const exported = await call(office, 'scores.export', { round });
  const json = readFileSync(pathOf(office, exported.json), 'utf8');
  expect(json).not.toContain(reviewers[0]);
  expect(json).not.toContain(round);
  expect(json).not.toContain(origins[0]?.hash);
  expect(json).toContain('reviewer 2');
  const csv = readFileSync(pathOf(office, exported.csv), 'utf8');
  expect(csv.startsWith('\uFEFF模拟数据\r\n街道代码,街道,总分')).toBe(true);
  expect(csv.trimEnd().split('\r\n')).toHaveLength(4);
  expect(csv.split('\r\n')[2]?.split(',')).toHaveLength(6 + 3 + 41);
  expect(readFileSync(pathOf(office, exported.derivations), 'utf8')).toContain(origins[0]?.hash);
  for (const backend of [office, street, one, two, dept, desk]) backend.close();
});
