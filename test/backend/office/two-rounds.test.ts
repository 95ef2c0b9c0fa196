import { expect, test } from 'vitest';
import { compareRounds, totalChanges, type ScoredRound } from '../../../shared/designing/compare-rounds.ts';
import type { DraftValue } from '../../../shared/model/response.ts';
import { draftOf } from '../../../shared/rules/draft-of.ts';
import { previousOf } from '../../../shared/rules/previous-answer.ts';
import { call, UNIT } from '../../support/evaluator.ts';
import {
  admit,
  assignReviewers,
  fillAll,
  handOver,
  issueAndOpen,
  newEvaluator,
  newOffice,
  newRoundAt,
  takeIn,
  type Computer,
} from '../../support/round-trip.ts';
import { tempDir } from '../../support/temp-dir.ts';

/** What was A3.2.1 stands elsewhere under another name, A1.2.1 is dropped, and A1.2.3 is new. */
const [MOVED, MOVED_FROM, NEW, DROPPED] = ['A1.1.3', 'A3.2.1', 'A1.2.3', 'A1.2.1'] as const;
const graded = (grade: string): DraftValue => ({ t: 'graded', grade, points: null });

interface Slot {
  readonly round: string;
  readonly unit: string;
  readonly form: 'self';
  readonly rater: null;
}

async function staffAndIssue(office: Computer['backend'], round: string, [street, ...reviewers]: readonly Computer[]) {
  if (street === undefined) throw new Error('no street');
  await admit(office, round, street.backend, { role: 'street', units: [UNIT] });
  const persons: string[] = [];
  for (const { backend } of reviewers) persons.push(await admit(office, round, backend, { role: 'reviewer' }));
  await assignReviewers(office, round, persons);
  await issueAndOpen(
    office,
    round,
    [street, ...reviewers].map(({ backend }) => backend),
  );
}

async function submitAll(office: Computer['backend'], round: string, computers: readonly Computer[]): Promise<void> {
  for (const { backend } of computers) {
    const verdict = await takeIn(office, round, backend, await handOver(backend, round, true));
    expect(verdict).toMatchObject({ outcome: 'accepted', error: null });
  }
}

async function scored(office: Computer['backend'], round: string): Promise<ScoredRound> {
  const { content } = await call(office, 'rounds.get', { round });
  return { content, result: await call(office, 'scores.round', { round }) };
}

/** The next round of the last one, designed as the names above say. */
async function nextRound(office: Computer['backend'], last: string): Promise<string> {
  const { id: round } = await call(office, 'rounds.create', {
    name: { zh: '第二轮', en: 'Second round' },
    period: { from: '2027-01-01', to: '2027-12-31' },
    units: [UNIT],
    sources: ['SELF', 'DEPT', 'WORKER', 'RESIDENT', 'REVIEW'],
    mode: 'weighted',
    simulated: true,
    from: { kind: 'round', round: last },
  });
  const { template: cloned } = await call(office, 'designs.get', { round });
  const before = cloned.leaves.find(({ code }) => code === MOVED_FROM);
  const added = await call(office, 'designs.edit', {
    round,
    base: 0,
    edits: [
      { t: 'add-leaf', parent: 'A1.1', zh: '换了名称的一项', en: 'Renamed', method: 'graded' },
      { t: 'add-leaf', parent: 'A1.2', zh: '新增的一项', en: 'New one', method: 'graded' },
    ],
  });
  const { template } = await call(office, 'designs.get', { round });
  const moved = template.leaves.find(({ code }) => code === MOVED);
  const fresh = template.leaves.find(({ code }) => code === NEW);
  if (before === undefined || moved === undefined || fresh === undefined) throw new Error('other codes than expected');
  const { sources, method, evidence } = before;
  const { revision } = await call(office, 'designs.edit', {
    round,
    base: added.revision,
    edits: [
      { t: 'leaf', leaf: { ...moved, sources, method, evidence } },
      { t: 'leaf', leaf: { ...fresh, sources, method } },
      { t: 'remove', code: MOVED_FROM },
      { t: 'remove', code: DROPPED },
      { t: 'crosswalk', leaf: MOVED, from: [MOVED_FROM] },
      {
        t: 'weights',
        weights: {
          'A1.1.1': 50,
          'A1.1.2': 20,
          [MOVED]: 30,
          'A1.2.2': 50,
          [NEW]: 50,
          'A3.2.2': 60,
          'A3.2.3': 40,
        },
      },
    ],
  });
  await call(office, 'designs.adopt', { round, base: revision });
  const { content } = await call(office, 'rounds.get', { round: last });
  await call(office, 'rounds.saveParameters', { round, parameters: content.parameters });
  return round;
}

/** What the button does, for every item of the sheet that the last round confirmed; gives those that it did not. */
async function confirmAll(street: Computer['backend'], slot: Slot): Promise<readonly string[]> {
  const { content } = await call(street, 'rounds.get', { round: slot.round });
  const { tasks } = await call(street, 'responses.desk', { round: slot.round });
  const open: string[] = [];
  for (const leaf of tasks[0]?.leaves ?? []) {
    const previous = previousOf(content, slot.unit, slot.form, leaf);
    if (previous === null) open.push(leaf);
    else await call(street, 'responses.save', { ...slot, leaf, value: draftOf(previous.value), note: '', base: 0 });
  }
  return open;
}

test('two rounds: what the first confirmed is confirmed in the second, and both are compared along the crosswalk', async () => {
  const { backend: office } = await newOffice(tempDir());
  const last = await newRoundAt(office, [UNIT]);
  const computers = [
    await newEvaluator(tempDir(), '张三'),
    await newEvaluator(tempDir(), '审一'),
    await newEvaluator(tempDir(), '审二'),
  ];
  const [street, ...reviewers] = computers;
  if (street === undefined) throw new Error('no street');
  await staffAndIssue(office, last, computers);
  for (const { backend } of computers)
    await fillAll(backend, last, (leaf) => (leaf === MOVED_FROM ? graded('B') : undefined));
  await submitAll(office, last, computers);
  await call(office, 'decisions.seal', {
    round: last,
    seen: {
      streets: (await call(office, 'board.get', { round: last })).rows
        .filter(({ cells }) => cells.some(({ open }) => open))
        .map(({ unit }) => unit),
      files: [],
    },
  });
  const first = await scored(office, last);

  const round = await nextRound(office, last);
  await staffAndIssue(office, round, computers);
  // The street sees what was confirmed, and confirms each with the button: the value goes in as it stands there.
  const { content } = await call(street.backend, 'rounds.get', { round });
  const slot = { round, unit: UNIT, form: 'self', rater: null } as const;
  const open = await confirmAll(street.backend, slot);
  expect(open).toEqual([NEW]);
  expect(previousOf(content, UNIT, 'self', MOVED)).toMatchObject({ leaf: MOVED_FROM, by: 'review' });
  const sheet = await call(street.backend, 'responses.sheet', slot);
  expect(sheet.responses.find(({ leaf }) => leaf === MOVED)).toMatchObject({ value: { t: 'graded', grade: 'B' } });
  await call(street.backend, 'responses.save', {
    ...slot,
    leaf: NEW,
    value: graded('C'),
    note: '',
    base: 0,
  });
  // The reviewers find the moved item better than last time.
  const found = (leaf: string) => (leaf === MOVED ? graded('A') : leaf === NEW ? graded('B') : undefined);
  for (const { backend } of reviewers) await fillAll(backend, round, found);
  await submitAll(office, round, computers);

  const second = await scored(office, round);
  const comparison = compareRounds(second, first, UNIT);
  expect(comparison.along).toBe('crosswalk');
  const [greatest] = comparison.compared;
  expect([greatest?.from?.code, greatest?.to?.code]).toEqual([MOVED_FROM, MOVED]);
  expect(greatest?.changed).toEqual(['name', 'place', 'weight', 'onsite', 'departments']);
  // B was 75 for all; now the street says B and the reviewers A (92): 0.2 × 75 + 0.8 × 92.
  const points = Object.fromEntries(
    content.template.scales.grade4.map(({ grade, default: middle }) => [grade, middle]),
  );
  const after = 0.2 * (points['B'] ?? 0) + 0.8 * (points['A'] ?? 0);
  expect([greatest?.before, greatest?.after]).toEqual([(points['B'] ?? 0).toFixed(2), after.toFixed(2)]);
  // Everything else was confirmed and judged as it was.
  expect(comparison.compared.slice(1).every(({ difference }) => difference === '0.00' || difference === null)).toBe(
    true,
  );
  expect(comparison.others.map(({ how, to, from }) => [how, to?.code ?? null, from?.code ?? null])).toEqual([
    ['new', NEW, null],
    ['dropped', null, DROPPED],
  ]);
  expect(totalChanges(second, first).map(({ unit }) => unit)).toEqual([UNIT]);
  // Sealing, cloning and scoring the second round left the first one as it was.
  expect((await scored(office, last)).result).toEqual(first.result);
  for (const { backend } of computers) backend.close();
  office.close();
});
