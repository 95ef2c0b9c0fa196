import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DraftValue } from '../../../shared/model/response.ts';
import { ask, call, completeAnswer } from '../../support/evaluator.ts';
import {
  answer,
  answerOf,
  begin,
  deliver,
  deviceOf,
  reopen,
  replaceWith,
  selfCell,
} from '../../support/replacement.ts';
import { handOver, takeIn, type Computer } from '../../support/round-trip.ts';

const ratio = (num: string): DraftValue => ({ t: 'ratio', num, den: '10' });
const RATIO = 'C1.1.1';
const OTHER = 'B1.2.1';

/** The system's protected storage does not open the key any more. */
async function breakKey(street: Computer): Promise<Computer> {
  street.backend.close();
  const path = join(street.root, 'keys', 'device-sign.key');
  const file: { key: string } = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify({ ...file, key: Buffer.from('garbage').toString('base64') }));
  return await reopen(street.root, street.ports);
}

test('a key that cannot be opened loses nothing: what the office lacks is said again under a new one', async () => {
  const { office, street: before, round, device } = await begin();
  await answer(before, round, RATIO, ratio('4'));
  await deliver(before, office, round);
  // Cut into the log, but the file never reached the office; then one more change that is only a draft.
  await answer(before, round, RATIO, ratio('5'));
  await answer(before, round, OTHER, completeAnswer(OTHER));
  await handOver(before.backend, round);
  await answer(before, round, OTHER, completeAnswer(OTHER), '后来补记');

  const street = await breakKey(before);
  expect((await call(street.backend, 'devices.state', { round })).keys).toBe('lost');
  // Answers can be read and changed all the time.
  expect(await answerOf(street, round, RATIO)).toMatchObject({ value: ratio('5') });
  await answer(street, round, RATIO, ratio('6'));
  expect(await ask(street.backend, 'handover.make', { round, submit: false })).toMatchObject({
    error: { what: 'key_unreadable' },
  });

  const broken = readFileSync(join(street.root, 'keys', 'device-sign.key'));
  await call(street.backend, 'devices.renewKeys', {});
  const aside = readdirSync(join(street.root, 'keys')).find((name) => name.startsWith('device-sign.lost-'));
  expect(readFileSync(join(street.root, 'keys', aside ?? ''))).toEqual(broken);
  expect((await call(street.backend, 'devices.state', { round })).keys).toBe('waiting');
  expect(await call(street.backend, 'responses.desk', { round })).toMatchObject({
    admitted: false,
    tasks: [expect.objectContaining({ form: 'self' }) as unknown],
  });
  await answer(street, round, 'A1.1.1', completeAnswer('A1.1.1'));
  expect(await ask(street.backend, 'handover.make', { round, submit: false })).toMatchObject({
    error: { what: 'not_admitted' },
  });

  await replaceWith(office, round, street, device, '钥匙文件打不开，重新登记');
  expect(await call(street.backend, 'devices.state', { round })).toMatchObject({ keys: 'good', toRecover: 2 });
  const verdict = await deliver(street, office, round);
  // Two lines said again, then the three changes since.
  expect(verdict).toMatchObject({ outcome: 'accepted', newRecords: 5, warnings: [] });
  const { cell, slots } = await selfCell(office, round);
  expect(cell).toMatchObject({ have: 3, conflicts: 0 });
  expect(slots.find(({ leaf }) => leaf === RATIO)?.heads).toMatchObject([{ value: ratio('6') }]);
  expect(slots.find(({ leaf }) => leaf === OTHER)?.heads).toMatchObject([{ note: '后来补记' }]);
  // It is said again once only.
  await answer(street, round, RATIO, ratio('8'));
  expect(await deliver(street, office, round)).toMatchObject({ newRecords: 1, knownRecords: 5 });
  office.backend.close();
  street.backend.close();
});

test('the old file of a lost key may still arrive: both logs say the same', async () => {
  const { office, street: before, round, device } = await begin();
  await answer(before, round, RATIO, ratio('4'));
  const old = await handOver(before.backend, round);
  const path = before.backend.files.path(old.ref) ?? '';
  const street = await breakKey(before);
  await call(street.backend, 'devices.renewKeys', {});
  await replaceWith(office, round, street, device, null);
  expect(await deliver(street, office, round)).toMatchObject({ outcome: 'accepted', newRecords: 1 });
  const late = await takeIn(office.backend, round, street.backend, street.backend.files.register(path, old.name));
  expect(late).toMatchObject({ outcome: 'accepted', newRecords: 1 });
  const slot = (await selfCell(office, round)).slots.find(({ leaf }) => leaf === RATIO);
  expect(slot).toMatchObject({ status: 'value', heads: [{ value: ratio('4') }] });
  office.backend.close();
  street.backend.close();
});

test('with the key that opens files alone lost, the log goes on under the same key', async () => {
  const { office, street: before, round, device } = await begin();
  await answer(before, round, RATIO, ratio('4'));
  await deliver(before, office, round);
  before.backend.close();
  writeFileSync(join(before.root, 'keys', 'device-decrypt.key'), '{}');
  const street = await reopen(before.root, before.ports);
  expect((await call(street.backend, 'devices.state', { round })).keys).toBe('lost');
  await call(street.backend, 'devices.renewKeys', {});
  expect((await call(street.backend, 'devices.state', { round })).keys).toBe('good');
  await answer(street, round, RATIO, ratio('5'));
  expect(await deliver(street, office, round)).toMatchObject({ outcome: 'accepted', newRecords: 1, warnings: [] });
  expect((await deviceOf(office.backend, round)).id).toBe(device);
  office.backend.close();
  street.backend.close();
});

test('good keys are left alone, and keys that are gone count as lost', async () => {
  const { office, street: before, round } = await begin();
  const keys = join(before.root, 'keys');
  const files = readdirSync(keys).sort();
  await call(before.backend, 'devices.renewKeys', {});
  expect(readdirSync(keys).sort()).toEqual(files);
  expect((await call(before.backend, 'devices.state', { round })).keys).toBe('good');
  before.backend.close();
  rmSync(keys, { recursive: true });
  const street = await reopen(before.root, before.ports);
  expect((await call(street.backend, 'devices.state', { round })).keys).toBe('lost');
  await call(street.backend, 'devices.renewKeys', {});
  expect((await call(street.backend, 'devices.state', { round })).keys).toBe('waiting');
  office.backend.close();
  street.backend.close();
});
