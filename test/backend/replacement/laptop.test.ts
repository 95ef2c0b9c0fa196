import { expect, test } from 'vitest';
import type { DraftValue } from '../../../shared/model/response.ts';
import { ask, call, completeAnswer, UNIT } from '../../support/evaluator.ts';
import { answer, answerOf, begin, deliver, handTo, replaceWith, selfCell } from '../../support/replacement.ts';
import { carry, handOver, newEvaluator, takeIn } from '../../support/round-trip.ts';
import { tempDir } from '../../support/temp-dir.ts';

const ratio = (num: string): DraftValue => ({ t: 'ratio', num, den: '10' });
const RATIO = 'C1.1.1';
const OTHER = 'B1.2.1';
const SHEET = { unit: UNIT, form: 'self', rater: null } as const;
const STOP = '电脑在路上丢失，已报告';

test('row 44: a lost laptop is stopped, and a new one goes on where the office had it', async () => {
  const { office, street, round, device } = await begin();
  await answer(street, round, RATIO, ratio('4'), '见台账');
  await answer(street, round, OTHER, completeAnswer(OTHER));
  await deliver(street, office, round);
  // What only the lost laptop knew never arrives; a file of it that turns up later is refused (row 44).
  await answer(street, round, RATIO, ratio('9'));
  const late = await handOver(street.backend, round);

  const fresh = await newEvaluator(tempDir(), '张三');
  const admitted = await replaceWith(office, round, fresh, device, STOP);
  expect(admitted).toMatchObject({ role: 'street', units: [UNIT], continues: { dev: device } });
  const refused = await takeIn(office.backend, round, street.backend, late);
  expect(refused).toMatchObject({ outcome: 'refused', error: { reason: 'E_KEY_REVOKED' } });

  // Nor is it admitted again by its old request (row 44).
  const asked = await call(street.backend, 'devices.request', {});
  const file = carry(street.backend, asked, office.backend);
  const { request } = await call(office.backend, 'devices.readRequest', { round, file });
  const { digits } = await call(street.backend, 'devices.own', {});
  const task = { role: 'street' as const, person: null, units: [UNIT], departments: [] };
  expect(await ask(office.backend, 'devices.admit', { round, request, digits, ...task })).toMatchObject({
    error: { code: 'package_refused', reason: 'E_KEY_REVOKED' },
  });

  expect(await handTo(office, round, admitted.id, fresh)).toEqual({
    kind: 'hand',
    round,
    answers: 2,
    choices: 0,
    surveys: 0,
    submitted: 0,
    already: false,
  });
  expect(await answerOf(fresh, round, RATIO)).toMatchObject({ value: ratio('4'), note: '见台账', changed: false });
  expect(await answerOf(fresh, round, OTHER)).toMatchObject({ state: 'complete', changed: false });
  expect((await call(fresh.backend, 'app.hello', {})).notHandedOver).toBe(0);

  await answer(fresh, round, RATIO, ratio('5'));
  expect(await call(fresh.backend, 'handover.preview', { round })).toMatchObject({ changed: 1 });
  const verdict = await deliver(fresh, office, round);
  expect(verdict).toMatchObject({ outcome: 'accepted', newRecords: 1, warnings: [] });
  const cell = await selfCell(office, round);
  expect(cell.cell.conflicts).toBe(0);
  const slot = cell.slots.find((one) => one.leaf === RATIO);
  expect(slot).toMatchObject({
    status: 'value',
    heads: [{ value: ratio('5'), device: expect.any(String) as unknown }],
  });
  expect(cell.slots.find((one) => one.leaf === OTHER)?.status).toBe('value');
  for (const one of [office, street, fresh]) one.backend.close();
});

test('the hand-over file opens on its computer only, once, and not without the round', async () => {
  const { office, street, round, device } = await begin();
  await answer(street, round, RATIO, ratio('4'));
  expect(await ask(office.backend, 'devices.handFile', { round, device })).toMatchObject({
    error: { what: 'nothing_received' },
  });
  await deliver(street, office, round);
  const fresh = await newEvaluator(tempDir(), '张三');
  const admitted = await replaceWith(office, round, fresh, device, null);
  const { file, records } = await call(office.backend, 'devices.handFile', { round, device: admitted.id });
  expect(records).toBe(1);
  expect(file.name).toMatch(/^2026-.{4}-110102001-\d{8}-\d{4}\.jphand$/);
  const stranger = await newEvaluator(tempDir(), '周八');
  expect(
    await ask(stranger.backend, 'handover.fromOffice', { file: carry(office.backend, file, stranger.backend) }),
  ).toMatchObject({ error: { reason: 'E_AGE_KEY' } });
  const input = () => ({ file: carry(office.backend, file, fresh.backend) });
  expect(await call(fresh.backend, 'handover.fromOffice', input())).toMatchObject({ answers: 1, already: false });
  expect(await call(fresh.backend, 'handover.fromOffice', input())).toMatchObject({ answers: 0, already: true });
  for (const one of [office, street, fresh, stranger]) one.backend.close();
});

test('what the new laptop has entered already is not overwritten: the user chooses', async () => {
  const { office, street, round, device } = await begin();
  await answer(street, round, RATIO, ratio('4'));
  await answer(street, round, OTHER, completeAnswer(OTHER), '原来的');
  await deliver(street, office, round);
  const fresh = await newEvaluator(tempDir(), '张三');
  const admitted = await replaceWith(office, round, fresh, device, STOP);
  await answer(fresh, round, RATIO, ratio('7'));
  await answer(fresh, round, OTHER, completeAnswer(OTHER), '新写的');
  // Handed over before the choice: nothing is superseded unseen, the office sees both. (A note alone is no conflict.)
  expect(await deliver(fresh, office, round)).toMatchObject({ outcome: 'accepted', newRecords: 2 });
  expect((await selfCell(office, round)).cell.conflicts).toBe(1);

  expect(await handTo(office, round, admitted.id, fresh)).toMatchObject({ answers: 0, choices: 2 });
  expect(await answerOf(fresh, round, RATIO)).toMatchObject({ value: ratio('7') });
  expect((await call(fresh.backend, 'devices.state', { round })).choices).toBe(2);
  const choices = await call(fresh.backend, 'responses.choices', { round });
  const first = choices.find((one) => one.leaf === RATIO);
  expect(first).toMatchObject({ mine: { value: ratio('7') }, theirs: [{ value: ratio('4') }] });

  const target = { round, ...SHEET };
  await call(fresh.backend, 'responses.choose', { ...target, leaf: RATIO, take: null });
  const other = choices.find((one) => one.leaf === OTHER);
  const take = other?.theirs[0]?.hash ?? null;
  await call(fresh.backend, 'responses.choose', { ...target, leaf: OTHER, take });
  expect(await ask(fresh.backend, 'responses.choose', { ...target, leaf: OTHER, take })).toMatchObject({
    error: { code: 'not_found' },
  });
  expect(await answerOf(fresh, round, OTHER)).toMatchObject({ note: '原来的' });
  // The answer that gave way can be brought back.
  expect(await call(fresh.backend, 'responses.sheet', target)).toMatchObject({ canUndo: true });

  expect(await deliver(fresh, office, round)).toMatchObject({ outcome: 'accepted', newRecords: 2 });
  const cell = await selfCell(office, round);
  expect(cell.cell.conflicts).toBe(0);
  expect(cell.slots.find((one) => one.leaf === RATIO)?.heads).toMatchObject([{ value: ratio('7') }]);
  expect(cell.slots.find((one) => one.leaf === OTHER)?.heads).toMatchObject([{ note: '原来的' }]);
  // Nothing is left to say.
  expect(await call(fresh.backend, 'handover.preview', { round })).toMatchObject({ changed: 0 });
  for (const one of [office, street, fresh]) one.backend.close();
});
