import { expect, test } from 'vitest';
import type { DraftValue } from '../../../shared/model/response.ts';
import { call, completeAnswer } from '../../support/evaluator.ts';
import {
  answer,
  answerOf,
  begin,
  cloneOf,
  deliver,
  fromOffice,
  handTo,
  reopen,
  selfCell,
} from '../../support/replacement.ts';
import { createTestPorts } from '../../support/ports.ts';
import type { Computer } from '../../support/round-trip.ts';

const ratio = (num: string): DraftValue => ({ t: 'ratio', num, den: '10' });
const RATIO = 'C1.1.1';
const OTHER = 'B1.2.1';

/** The street hands one answer over, is copied, and hands another one over that the copy does not know. */
async function restored() {
  const begun = await begin();
  const { office, street, round } = begun;
  await answer(street, round, RATIO, ratio('4'));
  await deliver(street, office, round);
  street.backend.close();
  const root = cloneOf(street);
  const later = await reopen(street.root, street.ports);
  await answer(later, round, RATIO, ratio('5'));
  await answer(later, round, OTHER, completeAnswer(OTHER));
  await deliver(later, office, round);
  const copy = await reopen(root, createTestPorts(`copy ${root}`));
  return { ...begun, later, copy };
}

async function receiptOf(office: Computer, round: string) {
  const { files } = await call(office.backend, 'receipts.make', { round, devices: null });
  return files;
}

test('a laptop that was restored learns that the office is ahead, and goes on from there', async () => {
  const { office, later, copy, round, device } = await restored();
  const [receipt] = await receiptOf(office, round);
  if (receipt === undefined) throw new Error('no receipt');
  expect(await fromOffice(office, receipt, copy)).toMatchObject({ kind: 'behind', round, to: 3 });
  expect(await call(copy.backend, 'devices.state', { round })).toMatchObject({ keys: 'good', behind: { to: 3 } });

  // Entered after the backup was put back: it is kept beside what the office has.
  await answer(copy, round, OTHER, completeAnswer(OTHER), '恢复后写的');
  expect(await handTo(office, round, device, copy)).toMatchObject({ answers: 1, choices: 1 });
  expect(await answerOf(copy, round, RATIO)).toMatchObject({ value: ratio('5'), changed: false });
  expect(await answerOf(copy, round, OTHER)).toMatchObject({ note: '恢复后写的' });
  expect(await call(copy.backend, 'devices.state', { round })).toMatchObject({ behind: null, choices: 1 });
  expect(await call(copy.backend, 'handover.preview', { round })).toMatchObject({ received: { to: 3 } });

  await answer(copy, round, RATIO, ratio('6'));
  const verdict = await deliver(copy, office, round);
  // The log goes on where the office had it: one chain, no fork.
  expect(verdict).toMatchObject({ outcome: 'accepted', knownRecords: 3, warnings: [] });
  const slot = (await selfCell(office, round)).slots.find(({ leaf }) => leaf === RATIO);
  expect(slot?.heads).toMatchObject([{ value: ratio('6') }]);
  for (const one of [office, later, copy]) one.backend.close();
});

test('two laptops from one backup both hand in: both sides are kept, and the office decides (rows 68, 95)', async () => {
  const { office, later, copy, round, device } = await restored();
  await answer(copy, round, RATIO, ratio('7'));
  expect(await deliver(copy, office, round)).toMatchObject({
    outcome: 'accepted',
    newRecords: 1,
    warnings: ['W_FORK'],
  });
  const cell = await selfCell(office, round);
  expect(cell.slots.find(({ leaf }) => leaf === RATIO)).toMatchObject({ status: 'conflict' });
  expect(cell.slots.find(({ leaf }) => leaf === OTHER)).toMatchObject({ status: 'value' });
  const open = await call(office.backend, 'decisions.questions', { round });
  const computer = open.computers.find((one) => one.device === device);
  expect(computer).toMatchObject({ acknowledged: false, marks: ['W_FORK'] });
  expect(open.obstacles).toContainEqual({ what: 'fork', count: 1 });
  const { files } = await call(office.backend, 'decisions.computer', { round, device });
  expect(files).toHaveLength(3);
  await call(office.backend, 'decisions.ackFork', {
    round,
    device,
    heads: [...(computer?.branches ?? [])],
    reason: { code: 'computer', text: '两台电脑用了同一份备份' },
  });
  const after = await call(office.backend, 'decisions.questions', { round });
  expect(after.obstacles.some(({ what }) => what === 'fork')).toBe(false);

  // The copy takes in what the office has of both: it chooses, and its next file settles the difference.
  expect(await handTo(office, round, device, copy)).toMatchObject({ answers: 1, choices: 1 });
  const [choice] = await call(copy.backend, 'responses.choices', { round });
  expect(choice).toMatchObject({ leaf: RATIO, mine: { value: ratio('7') }, theirs: [{ value: ratio('5') }] });
  if (choice === undefined) throw new Error('no choice');
  const { unit, form, rater, leaf } = choice;
  await call(copy.backend, 'responses.choose', { round, unit, form, rater, leaf, take: null });
  expect(await deliver(copy, office, round)).toMatchObject({ outcome: 'accepted', newRecords: 1 });
  const settled = (await selfCell(office, round)).slots.find((one) => one.leaf === RATIO);
  expect(settled).toMatchObject({ status: 'value', heads: [{ value: ratio('7') }] });
  for (const one of [office, later, copy]) one.backend.close();
});
