import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ask, call, testTemplate, UNIT } from '../../support/evaluator.ts';
import {
  admit,
  assignReviewers,
  carry,
  fillAll,
  handOver,
  newEvaluator,
  newOffice,
  newRoundAt,
  noticeDigits,
  PASSPHRASE,
  pathOf,
  takeIn,
} from '../../support/round-trip.ts';

const root = mkdtempSync(join(tmpdir(), 'jieping-hidden-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('a street works from a copy that really holds no weights, and is scored by the whole', async () => {
  const { backend: office } = await newOffice(join(root, 'office'));
  await call(office, 'keys.unlock', { passphrase: PASSPHRASE });
  const round = await newRoundAt(office, [UNIT]);
  const street = await newEvaluator(join(root, 'street'), '李四');
  const reviewer = await newEvaluator(join(root, 'reviewer'), '审一');
  await admit(office, round, street.backend, { role: 'street', units: [UNIT] });
  const person = await admit(office, round, reviewer.backend, { role: 'reviewer' });
  await assignReviewers(office, round, [person]);
  const { policy } = (await call(office, 'rounds.get', { round })).content;
  await call(office, 'rounds.savePolicy', { round, policy: { ...policy, requiredReviewers: 1 } });
  const open = await call(office, 'rounds.issue', { round, passphrase: PASSPHRASE });
  expect(open.streets).toBeNull();
  expect(readFileSync(pathOf(office, open.file), 'latin1')).not.toContain('omissible');
  expect(await ask(office, 'rounds.packageAgain', { round, copy: 'streets' })).toMatchObject({ ok: false });

  const hiding = { ...policy, requiredReviewers: 1, hideWeights: true } as const;
  await call(office, 'rounds.savePolicy', { round, policy: hiding });
  const { file, streets } = await call(office, 'rounds.issue', { round, passphrase: PASSPHRASE });
  if (streets === null) throw new Error('no copy for streets');
  expect(streets.name).toBe(file.name.replace('.jpround', '-streets.jpround'));
  const whole = readFileSync(pathOf(office, file), 'latin1');
  const copy = readFileSync(pathOf(office, streets), 'latin1');
  expect(whole).toContain('"weight":');
  expect(whole).toMatch(/"min_reader":"1\.2"/u);
  expect(copy).not.toContain('"weight":');
  // The weights' hash is listed, but they have a random member, so nobody finds them by trying.
  expect(copy).toMatch(/"omissible":true,"path":"data\/weights\.json"/u);
  expect(whole).toMatch(/"salt":"[\w-]{22}"/u);
  expect((await call(office, 'rounds.get', { round })).streetsCopy).toBe(true);

  const digits = await noticeDigits(office);
  await call(street.backend, 'rounds.open', { file: carry(office, streets, street.backend), digits });
  await call(reviewer.backend, 'rounds.open', { file: carry(office, file, reviewer.backend), digits });
  const given = (await call(street.backend, 'rounds.get', { round })).content;
  expect(given.weightsHidden).toBe(true);
  expect(given.template.leaves.map(({ code }) => code)).toEqual(testTemplate().leaves.map(({ code }) => code));
  expect(new Set([...given.template.nodes, ...given.template.leaves].map(({ weight }) => weight))).toEqual(
    new Set([0]),
  );
  const seen = (await call(reviewer.backend, 'rounds.get', { round })).content;
  expect(seen.weightsHidden).toBeUndefined();
  expect(seen.template).toEqual(testTemplate());

  for (const { backend } of [street, reviewer]) {
    await fillAll(backend, round);
    expect((await takeIn(office, round, backend, await handOver(backend, round, true))).outcome).toBe('accepted');
  }
  const { units } = await call(office, 'scores.round', { round });
  const scored = units[0]?.leaves.find(({ code }) => code === 'A1.1.1');
  expect(scored).toMatchObject({ status: 'value', nominalFullMark: '4.41' });

  const again = await call(office, 'rounds.packageAgain', { round, copy: 'streets' });
  expect(readFileSync(pathOf(office, again), 'latin1')).toBe(copy);
  appendFileSync(pathOf(office, again), 'x');
  expect(await ask(office, 'rounds.packageAgain', { round, copy: 'streets' })).toMatchObject({
    error: { code: 'not_found', what: 'package' },
  });
  for (const { backend } of [street, reviewer]) backend.close();
  office.close();
});
