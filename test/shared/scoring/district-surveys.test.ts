import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RoundContent } from '../../../shared/model/round.ts';
import type { UnitAnswers } from '../../../shared/scoring/input.ts';
import { scoreRound } from '../../../shared/scoring/score-round.ts';
import { stratifiedMean, summariseStratum } from '../../../shared/scoring/statistics/stratified.ts';
import { wilsonInterval } from '../../../shared/scoring/statistics/wilson.ts';
import { districtFigures } from '../../../shared/scoring/survey/district-surveys.ts';
import { positiveRates } from '../../../shared/scoring/survey/positive-rate.ts';
import { runs } from '../../support/depth.ts';
import { printAnswers, printRound } from '../../support/print-fixtures.ts';

/** Two streets of which one question of satisfaction is asked, with option points as the template has them. */
const POINTS: Readonly<Record<string, number>> = { o1: 100, o2: 80, o3: 60, o4: 30, o5: 0 };
let base: RoundContent;
beforeAll(() => {
  const round = printRound();
  const { template } = round;
  const [residents] = template.questionnaires.filter(({ id }) => id === 'RESIDENT');
  const only = residents?.items.find(({ id }) => id === 'R11');
  if (residents === undefined || only === undefined) throw new Error('no question R11');
  const units = round.units.slice(0, 2);
  base = {
    ...round,
    units,
    template: {
      ...template,
      surveyRules: { ...template.surveyRules, designEffect: 1 },
      questionnaires: [{ ...residents, background: [], items: [only] }],
    },
  };
});

function answersOf(unit: string, chosen: readonly string[], form: 'resident' | 'worker' = 'resident'): UnitAnswers {
  const surveys = chosen.map((option, i) => ({
    form,
    serial: `${unit}-${i}`,
    community: null,
    seconds: 300,
    answers: { R11: option },
    conflict: false,
    record: `${unit}${i}`.padEnd(64, '0'),
  }));
  return { unit, slots: [], surveys, naConsents: [] };
}
const withPersons = (persons: readonly (string | null)[]): RoundContent => ({
  ...base,
  parameters: Object.fromEntries(
    base.units.map((unit, i) => [unit, persons[i] == null ? {} : { residents: persons[i] }]),
  ),
});
function figuresOf(content: RoundContent, chosen: readonly (readonly string[])[]) {
  const answers = content.units.map((unit, i) => answersOf(unit, chosen[i] ?? []));
  const [found] = districtFigures(content, scoreRound(content, answers), answers).surveys.filter(
    ({ form }) => form === 'resident',
  );
  if (found === undefined) throw new Error('no figures of residents');
  return found;
}

describe('questionnaires over the whole district', () => {
  const choices = fc.array(fc.constantFrom(...Object.keys(POINTS)), { minLength: 16, maxLength: 60 });

  it('with one question and no design effect is the stratified mean of the textbook', () => {
    fc.assert(
      fc.property(choices, choices, fc.integer({ min: 60, max: 5000 }), (one, two, persons) => {
        const content = withPersons([String(persons), '900']);
        const found = figuresOf(content, [one, two]);
        const points = (list: readonly string[]) => list.map((id) => POINTS[id] ?? 0);
        const wanted = stratifiedMean([
          summariseStratum('a', persons, points(one)),
          summariseStratum('b', 900, points(two)),
        ]);
        if (wanted.kind !== 'value' || wanted.error.kind !== 'value') throw new Error('no stratified mean');
        expect(Math.abs(Number(found.index) - wanted.mean)).toBeLessThan(0.00501);
        const half = ((wanted.error.byT?.upper ?? 0) - (wanted.error.byT?.lower ?? 0)) / 2;
        expect(Math.abs(Number(found.halfWidth) - half)).toBeLessThan(0.00501);
        const all = [...points(one), ...points(two)];
        expect(Math.abs(Number(found.plain) - all.reduce((a, b) => a + b, 0) / all.length)).toBeLessThan(0.00501);
        expect(found).toMatchObject({ population: String(persons + 900), streets: 2, without: [], lacks: null });
      }),
      runs(),
    );
  });

  it('says what it lacks instead of a figure', () => {
    const many = Array.from({ length: 40 }, (_, i) => `o${(i % 5) + 1}`);
    const [first = '', second = ''] = base.units;
    expect(figuresOf(withPersons(['500', '500']), [['o1'], ['o2']])).toMatchObject({
      index: null,
      plain: null,
      lacks: { why: 'too_few', about: [] },
    });
    expect(figuresOf(withPersons(['500', null]), [many, many])).toMatchObject({
      index: null,
      lacks: { why: 'frame_unknown', about: [second] },
    });
    expect(figuresOf(withPersons(['39', '500']), [many, many])).toMatchObject({
      index: null,
      lacks: { why: 'frame_too_small', about: [first] },
    });
    const alone = figuresOf(withPersons(['500', '500']), [many, ['o1']]);
    expect(alone).toMatchObject({ halfWidth: null, lacks: { why: 'one_form', about: [second] } });
    expect(alone.index).toBe('77.00');
    expect(figuresOf(withPersons(['500', '500']), [many, []])).toMatchObject({
      index: '54.00',
      streets: 1,
      without: [second],
    });
    // Everybody asked: the mean is the mean, without error.
    expect(figuresOf(withPersons(['40', '40']), [many, many])).toMatchObject({ index: '54.00', halfWidth: '0.00' });
  });

  it('the mean of the totals counts every street alike, and waits for all of them', () => {
    const content = printRound();
    const answers = content.units.map((unit) => printAnswers(content, unit));
    const result = scoreRound(content, answers);
    const totals = result.units.map(({ total }) => Number(total.score));
    const mean = totals.reduce((a, b) => a + b, 0) / totals.length;
    expect(Math.abs(Number(districtFigures(content, result, answers).totalMean) - mean)).toBeLessThan(0.00501);
    const some = answers.slice(1);
    expect(districtFigures(content, scoreRound(content, some), some).totalMean).toBeNull();
  });
});

describe('the share of those who are satisfied', () => {
  const item = (n: number, positive: number) => ({
    question: 'R11',
    n,
    sum: '0',
    mean: null,
    published: null,
    weight: '1',
    positive,
  });
  const unit = (frame: string | null) => ({
    surveys: [
      {
        form: 'resident',
        issued: null,
        returned: 40,
        valid: 40,
        invalid: {},
        index: null,
        halfWidth: null,
        frame,
        smallSample: false,
      } as const,
    ],
  });

  it('has Wilson’s interval with population and design effect', () => {
    const content = withPersons([]);
    const found = positiveRates(content, unit('400'), { source: 'RESIDENT', items: [item(40, 30)] });
    const wanted = wilsonInterval({ successes: 30, size: 40, population: 400 });
    if (wanted.kind !== 'value') throw new Error('no interval');
    expect(found).toEqual([
      {
        kind: 'value',
        question: 'R11',
        n: 40,
        percent: '75.0',
        low: (100 * wanted.lower).toFixed(1),
        high: (100 * wanted.upper).toFixed(1),
      },
    ]);
    // Never 100 to 100, as Wald's would be.
    expect(positiveRates(content, unit(null), { source: 'RESIDENT', items: [item(30, 30)] })).toMatchObject([
      { percent: '100.0', low: '88.6', high: '100.0' },
    ]);
  });

  it('says where there are too few answers, or more than persons', () => {
    const content = withPersons([]);
    expect(positiveRates(content, unit('400'), { source: 'RESIDENT', items: [item(29, 20)] })).toMatchObject([
      { kind: 'undefined', reason: 'too_few', fewest: 30 },
    ]);
    expect(positiveRates(content, unit('39'), { source: 'RESIDENT', items: [item(40, 20)] })).toMatchObject([
      { kind: 'undefined', reason: 'frame_too_small' },
    ]);
    expect(positiveRates(content, unit('400'), { source: 'SELF', items: [item(40, 20)] })).toEqual([]);
  });
});
