import { expect, test } from 'vitest';
import { placeChanges } from '../../../shared/designing/place-changes.ts';
import { publishedTotal } from '../../../shared/model/result.ts';
import { call, testTemplate } from '../../support/evaluator.ts';
import {
  admit,
  assignReviewers,
  fillAll,
  handOver,
  issueAndOpen,
  newEvaluator,
  newOffice,
  PASSPHRASE,
  takeIn,
  type Computer,
} from '../../support/round-trip.ts';
import { tempDir } from '../../support/temp-dir.ts';

/** Percent of each of the two items, street by street: the 6th and the 7th are close, and strong at opposite ends. */
const PERCENT = [
  [95, 95],
  [92, 92],
  [89, 89],
  [86, 86],
  [83, 83],
  [60, 80],
  [79, 60],
  [30, 30],
] as const;
const UNITS = testTemplate()
  .streets.slice(0, PERCENT.length)
  .map(({ code9 }) => code9);
const [, , , , , SIXTH = '', SEVENTH = ''] = UNITS;

/** A round of two items that count alike, each a rate. */
async function roundOfTwo(office: Computer['backend']): Promise<string> {
  const { id: round } = await call(office, 'rounds.create', {
    name: { zh: '两项', en: '' },
    period: { from: '2026-01-01', to: '2026-12-31' },
    units: [...UNITS],
    sources: ['SELF', 'DEPT', 'WORKER', 'RESIDENT', 'REVIEW'],
    mode: 'weighted',
    simulated: true,
    from: { kind: 'starter', starter: 'blank' },
  });
  const add = { t: 'add-leaf', parent: 'A', en: '', method: 'ratio' } as const;
  await call(office, 'designs.edit', {
    round,
    base: 0,
    edits: [
      { t: 'add-node', parent: null, zh: '类', en: '' },
      { ...add, zh: '甲' },
      { ...add, zh: '乙' },
    ],
  });
  const { template } = await call(office, 'designs.get', { round });
  const named = template.leaves.map((leaf) => {
    if (leaf.method.type !== 'ratio') throw new Error('no rate');
    const { numerator, denominator } = leaf.method;
    const method = {
      ...leaf.method,
      numerator: { ...numerator, zh: '已做' },
      denominator: { ...denominator, zh: '应做' },
    };
    return { t: 'leaf', leaf: { ...leaf, method } } as const;
  });
  const weights = { t: 'weights', weights: { A1: 50, A2: 50 } } as const;
  await call(office, 'designs.edit', { round, base: 1, edits: [...named, weights] });
  await call(office, 'designs.adopt', { round, base: 2 });
  return round;
}

test('the preview says that places 6 and 7 swap, and with the next package they do', async () => {
  const { backend: office } = await newOffice(tempDir());
  const round = await roundOfTwo(office);
  const street = await newEvaluator(tempDir(), '张三');
  const reviewers = [await newEvaluator(tempDir(), '审一'), await newEvaluator(tempDir(), '审二')];
  const all = [street, ...reviewers].map(({ backend }) => backend);
  await admit(office, round, street.backend, { role: 'street', units: UNITS });
  const persons: string[] = [];
  for (const { backend } of reviewers) persons.push(await admit(office, round, backend, { role: 'reviewer' }));
  await assignReviewers(office, round, persons);
  await issueAndOpen(office, round, all);
  for (const backend of all) {
    await fillAll(backend, round, (leaf, _form, unit) => {
      const percent = PERCENT[UNITS.indexOf(unit)]?.[leaf === 'A1' ? 0 : 1];
      return { t: 'ratio', num: String(percent), den: '100' };
    });
    expect(await takeIn(office, round, backend, await handOver(backend, round, true))).toMatchObject({ error: null });
  }
  expect(placeChanges((await call(office, 'designs.impact', { round })).totals)).toEqual({ swaps: [], moves: [] });

  await call(office, 'designs.edit', { round, base: 2, edits: [{ t: 'weights', weights: { A1: 60, A2: 40 } }] });
  const { totals } = await call(office, 'designs.impact', { round });
  expect(placeChanges(totals)).toEqual({ swaps: [{ places: [6, 7], units: [SIXTH, SEVENTH] }], moves: [] });
  const of = (unit: string) => totals.find((one) => one.unit === unit);
  expect(of(SIXTH)).toMatchObject({ before: '70.00', after: '68.00', placeBefore: 6, placeAfter: 7 });
  expect(of(SEVENTH)).toMatchObject({ before: '69.50', after: '71.40', placeBefore: 7, placeAfter: 6 });

  // What was foretold is what then is published.
  const { revision } = await call(office, 'designs.get', { round });
  await call(office, 'designs.adopt', { round, base: revision });
  await call(office, 'rounds.issue', { round, passphrase: PASSPHRASE });
  const { units } = await call(office, 'scores.round', { round });
  expect(units.map((unit) => [unit.unit, publishedTotal(unit).score])).toEqual(
    totals.map(({ unit, after }) => [unit, after]),
  );
  for (const backend of [...all, office]) backend.close();
});
