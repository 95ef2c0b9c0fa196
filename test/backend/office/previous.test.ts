import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { DraftValue } from '../../../shared/model/response.ts';
import { call, OTHER_UNIT, UNIT } from '../../support/evaluator.ts';
import {
  admit,
  assignReviewers,
  carry,
  fillAll,
  handOver,
  issueAndOpen,
  newEvaluator,
  newOffice,
  newRoundAt,
  PASSPHRASE,
  takeIn,
  type Computer,
} from '../../support/round-trip.ts';

const root = mkdtempSync(join(tmpdir(), 'jieping-previous-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const UNITS = [UNIT, OTHER_UNIT];
const ALL = ['SELF', 'DEPT', 'WORKER', 'RESIDENT', 'REVIEW'] as const;

async function staff(office: Computer['backend'], round: string, street: Computer, reviewers: readonly Computer[]) {
  await admit(office, round, street.backend, { role: 'street', units: UNITS });
  const persons: string[] = [];
  for (const { backend } of reviewers) persons.push(await admit(office, round, backend, { role: 'reviewer' }));
  await assignReviewers(office, round, persons);
}

test('a cloned round carries what the last one confirmed, along the crosswalk, to the street', async () => {
  const { backend: office } = await newOffice(join(root, 'office'));
  await call(office, 'keys.unlock', { passphrase: PASSPHRASE });
  const last = await newRoundAt(office, UNITS);
  const street = await newEvaluator(join(root, 'street'), '李四');
  const reviewers = [
    await newEvaluator(join(root, 'review-1'), '审一'),
    await newEvaluator(join(root, 'review-2'), '审二'),
  ];
  await staff(office, last, street, reviewers);
  await issueAndOpen(office, last, [street.backend, ...reviewers.map(({ backend }) => backend)]);
  // Both reviewers say the same of everything but one graded leaf, where the grades differ, and one ratio.
  const differs = (leaf: string, second: boolean): DraftValue | undefined => {
    if (leaf === 'A2.2.2') return { t: 'graded', grade: second ? 'A' : 'C', points: null };
    if (leaf === 'A3.2.1') return { t: 'graded', grade: 'B', points: second ? '80' : '82' };
    return undefined;
  };
  await fillAll(street.backend, last);
  for (const [index, { backend }] of reviewers.entries()) {
    await fillAll(backend, last, (leaf) => differs(leaf, index === 1));
  }
  for (const { backend } of [street, ...reviewers]) {
    const file = await handOver(backend, last, true);
    expect((await takeIn(office, last, backend, file)).outcome).toBe('accepted');
  }

  const { id: round } = await call(office, 'rounds.create', {
    name: { zh: '今年', en: 'This year' },
    period: { from: '2027-01-01', to: '2027-12-31' },
    units: [...UNITS],
    sources: [...ALL],
    mode: 'weighted',
    simulated: true,
    from: { kind: 'round', round: last },
  });
  await call(office, 'designs.edit', {
    round,
    base: 0,
    edits: [
      { t: 'crosswalk', leaf: 'A1.1.1', from: [] },
      { t: 'crosswalk', leaf: 'A1.1.2', from: ['A1.1.1'] },
      // Merged of two, and two that come of one.
      { t: 'crosswalk', leaf: 'A2.1.3', from: ['A2.1.1', 'A2.1.3'] },
      { t: 'crosswalk', leaf: 'A2.1.1', from: [] },
      { t: 'crosswalk', leaf: 'B3.1.2', from: ['B3.1.1'] },
    ],
  });
  await call(office, 'designs.adopt', { round, base: 1 });
  const { content: draft } = await call(office, 'rounds.get', { round });
  const figures = (await call(office, 'rounds.get', { round: last })).content.parameters;
  await call(office, 'rounds.saveParameters', { round, parameters: { ...draft.parameters, ...figures } });
  await staff(office, round, street, reviewers);
  const { file } = await call(office, 'rounds.issue', { round, passphrase: PASSPHRASE });
  await call(street.backend, 'rounds.open', { file: carry(office, file, street.backend) });

  const opened = (await call(street.backend, 'rounds.get', { round })).content;
  expect(opened.previous).toMatchObject({ round: last, name: { zh: '测试轮' }, period: { from: '2026-09-01' } });
  const own = opened.previous?.units[UNIT] ?? {};
  // The grade alone where only the points differ; nothing where the reviewers differ.
  expect(own['A3.2.1']).toEqual({ leaf: 'A3.2.1', value: { t: 'graded', grade: 'B' }, by: 'review' });
  expect(own['A2.2.2']).toBeUndefined();
  // A new leaf has none, and one whose lines are others than those of the leaf that it was has none either.
  expect(own['A1.1.1']).toBeUndefined();
  expect(own['A1.1.2']).toBeUndefined();
  // The signed package says what was merged, apart from what is one to one.
  expect(opened.template.crosswalk?.madeOf).toEqual({ 'A2.1.3': ['A2.1.1', 'A2.1.3'] });
  expect(opened.template.crosswalk?.leaves).toMatchObject({ 'B3.1.1': 'B3.1.1', 'B3.1.2': 'B3.1.1' });
  // Nor does a confirmed answer say anything of a part of its item, or of one that it was merged into.
  for (const code of ['A2.1.3', 'B3.1.1', 'B3.1.2']) expect(own[code]).toBeUndefined();
  expect(own['A2.1.2']).toMatchObject({ leaf: 'A2.1.2', value: { t: 'ratio', den: '38' }, by: 'review' });
  expect(Object.keys(opened.previous?.units ?? {}).sort()).toEqual([...UNITS].sort());
  for (const { backend } of [street, ...reviewers]) backend.close();
  office.close();
});
