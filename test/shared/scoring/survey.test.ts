import { describe, expect, it } from 'vitest';
import type { Question } from '../../../shared/model/template.ts';
import {
  add,
  divide,
  fraction,
  fractionText,
  fromNumber,
  published,
  sumOf,
  toDouble,
} from '../../../shared/scoring/fraction.ts';
import { centralProbability, tQuantile } from '../../../shared/scoring/student-t.ts';
import { indexHalfWidth } from '../../../shared/scoring/survey/half-width.ts';
import { isAnswered, isScored, questionScore } from '../../../shared/scoring/survey/question-score.ts';
import { surveyLeafScore } from '../../../shared/scoring/survey/survey-leaf-score.ts';
import { surveyOfUnit, type SurveyOfUnit } from '../../../shared/scoring/survey/survey-unit.ts';
import { judgeForm } from '../../../shared/scoring/survey/validity.ts';
import type { SurveyInput, UnitAnswers } from '../../../shared/scoring/input.ts';
import { UNIT, roundContent, shuffled, surveyAnswers, surveyInput, template } from './round-fixture.ts';

function questionnaire(id: 'WORKER' | 'RESIDENT') {
  const found = template.questionnaires.find((entry) => entry.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}
function question(id: string): Question {
  const all = template.questionnaires.flatMap((entry) => [...entry.background, ...entry.items]);
  const found = all.find((entry) => entry.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}
function points(id: string, answer: string | string[]): string | null {
  const value = questionScore(question(id), answer);
  return value === null ? null : fractionText(value);
}
function survey(form: 'worker' | 'resident', inputs: readonly SurveyInput[], content = roundContent()): SurveyOfUnit {
  const answers: UnitAnswers = { unit: UNIT, slots: [], surveys: inputs, naConsents: [] };
  const found = surveyOfUnit(content, answers, form);
  if (found === null) throw new Error(form);
  return found;
}
const residents = (n: number) => Array.from({ length: n }, (_, i) => surveyInput('resident', i));
const workers = (n: number) => Array.from({ length: n }, (_, i) => surveyInput('worker', i));

const PERIOD = { from: '2026-01-01', to: '2026-12-31' };

describe('points of one answer', () => {
  it.each([
    ['W1', 'o1', '100'],
    ['W1', 'o4', '30'],
    ['W1', 'o6', null],
    ['W1', 'o9', null],
    ['W1', '', null],
    ['W9', 'o3', '50'],
    ['W4', ['o1', 'o2', 'o3'], '300/7'],
    ['W4', ['o1', 'o2', 'o3', 'o4', 'o5', 'o6', 'o7'], '100'],
    ['W4', ['o8'], '0'],
    ['W4', [], null],
    ['W4', 'o1 o2', '200/7'],
    ['W12', '0', '0'],
    ['W12', '7', '70'],
    ['W12', '10', '100'],
    ['W12', '11', null],
    ['W12', '7.5', null],
    ['R1', 'o1', null],
    ['R10', ['o1'], null],
    ['R5', 'o4', null],
    ['W13', 'text', null],
    ['WB3', 'o2', null],
  ])('%s answered %j: %s', (id, answer, expected) => {
    expect(points(id, answer)).toBe(expected);
  });
  it('knows scored questions from the others', () => {
    expect(isScored(question('R2'))).toBe(true);
    expect(['R1', 'R10', 'R13', 'WB1', 'WB3', 'W13'].filter((id) => isScored(question(id)))).toEqual([]);
  });
  it('does not take more ticks than allowed', () => {
    expect(isAnswered(question('R10'), ['o1', 'o2', 'o3'])).toBe(true);
    expect(isAnswered(question('R10'), ['o1', 'o2', 'o3', 'o4'])).toBe(false);
  });
});

describe('validity of a form', () => {
  const good = surveyAnswers('resident', 3);
  const judge = (change: Record<string, string | string[] | undefined>, seconds: number | null = 300) => {
    const answers = Object.fromEntries(
      Object.entries({ ...good, ...change }).flatMap(([id, value]) =>
        value === undefined ? [] : [[id, value] as const],
      ),
    );
    return judgeForm({ template, period: PERIOD }, questionnaire('RESIDENT'), answers, seconds);
  };
  const worker = (change: Record<string, string>) =>
    judgeForm({ template, period: PERIOD }, questionnaire('WORKER'), { ...surveyAnswers('worker', 3), ...change }, 300);

  it('accepts a good form', () => {
    expect(judge({}).invalid).toBeNull();
    expect(worker({}).invalid).toBeNull();
  });
  it('VR1: not eligible', () => {
    expect(judge({ RB1: 'o1' }).invalid).toBe('VR1');
    expect(judge({ RB2: 'o1' }).invalid).toBe('VR1');
  });
  it('VR2: more than a fifth of the required answers empty, not counting those the routing skips', () => {
    const none = { R1: 'o3', R2: undefined, R3: undefined, R4: undefined };
    expect(judge(none).invalid).toBeNull();
    // Asked with R1 = o3: RB1, RB2, R1, R5–R12 (R6 and R7 after R5 ≠ o4) = 11 required; two empty are under a fifth.
    const asked = { ...none, R5: 'o1', R6: 'o1', R7: 'o1' };
    expect(judge({ ...asked, R8: undefined, R9: undefined }).invalid).toBeNull();
    expect(judge({ ...asked, R8: undefined, R9: undefined, R11: undefined }).invalid).toBe('VR2');
  });
  it('VR2: exactly a fifth empty is still valid', () => {
    const whole = questionnaire('WORKER');
    const ten = { ...whole, items: whole.items.slice(0, 8) };
    const { W1: _1, W2: _2, ...two } = surveyAnswers('worker', 3);
    expect(judgeForm({ template, period: PERIOD }, ten, two, 300).invalid).toBeNull();
    const { W3: _3, ...three } = two;
    expect(judgeForm({ template, period: PERIOD }, ten, three, 300).invalid).toBe('VR2');
  });
  it('VR2: an answer that is no option counts as empty', () => {
    expect(judge({ R8: 'x', R9: 'x', R11: 'x', R12: '99' }).invalid).toBe('VR2');
  });
  it('VR4: drops contradicting answers, and rejects the form beyond two', () => {
    const two = judge({ R1: 'o3', R2: 'o1', R3: 'o1', R4: undefined });
    expect(two.invalid).toBeNull();
    expect(two.answers).not.toHaveProperty('R2');
    expect(two.answers).not.toHaveProperty('R3');
    expect(judge({ R1: 'o3', R2: 'o1', R3: 'o1', R4: 'o1' }).invalid).toBe('VR4');
  });
  it('VR4: "none of these" together with another tick is dropped', () => {
    const judged = judgeForm(
      { template, period: PERIOD },
      questionnaire('WORKER'),
      { ...surveyAnswers('worker', 3), W4: ['o1', 'o8'] },
      300,
    );
    expect(judged.answers).not.toHaveProperty('W4');
    expect(judged.invalid).toBeNull();
  });
  it('VR5: attention check failed; an empty one is no failure', () => {
    expect(worker({ WB3: 'o1' }).invalid).toBe('VR5');
    expect(worker({ WB3: '' }).invalid).toBeNull();
  });
  it('VR6 and VR7: each alone is a flag, both together reject', () => {
    const same = Object.fromEntries(['R3', 'R4', 'R6', 'R7', 'R8', 'R9', 'R11'].map((id) => [id, 'o1']));
    const all = { R1: 'o1', R2: 'o1', R5: 'o1', ...same };
    expect(judge(all)).toMatchObject({ invalid: null, flags: ['VR6'] });
    expect(judge({}, 59)).toMatchObject({ invalid: null, flags: ['VR7'] });
    expect(judge({}, 60).flags).toEqual([]);
    expect(judge(all, 59)).toMatchObject({ invalid: 'VR6', flags: ['VR6', 'VR7'] });
    expect(judge(all, null).invalid).toBeNull();
  });
});

describe('a street’s questionnaires', () => {
  it('counts a serial number once, and holds every bearer of a disputed one (VR3)', () => {
    const same = survey('worker', [...workers(12), surveyInput('worker', 1, { record: 'copy' })]);
    expect(same.count).toMatchObject({ returned: 12, valid: 12, invalid: {} });
    const other = surveyInput('worker', 1, { answers: surveyAnswers('worker', 77), record: 'other' });
    expect(survey('worker', [...workers(12), other]).count).toMatchObject({
      returned: 13,
      valid: 11,
      invalid: { VR3: 2 },
    });
    const marked = survey('worker', [...workers(12), surveyInput('worker', 50, { conflict: true })]);
    expect(marked.count).toMatchObject({ returned: 13, valid: 12, invalid: { VR3: 1 } });
  });
  it('takes the mean of items, each over those who answered it', () => {
    const inputs = residents(40).map((input, i) => {
      const { R11: _1, R12: _2, ...rest } = input.answers;
      const answers = { ...rest, R12: '5', ...(i < 10 ? { R11: 'o1' } : i < 20 ? { R11: 'o5' } : { R11: 'o6' }) };
      return { ...input, answers };
    });
    const score = surveyLeafScore(survey('resident', inputs), 'C3.3.1');
    // R11: 20 scored answers, mean 50, weight 80; R12: mean 50, weight 20.
    expect(score.items.map(({ question, n, mean, weight }) => [question, n, mean, weight])).toEqual([
      ['R11', 20, '50', '80'],
      ['R12', 40, '50', '20'],
    ]);
    expect(score.value).toEqual(fraction(50n));
    expect(score.arithmetic).toBe('(80 × 50.00 + 20 × 50.00) ÷ 100 = 50.00');
  });
  it('leaves an item without scored answers out, and has no score when none is left', () => {
    const unknown = residents(40).map((input) => ({ ...input, answers: { ...input.answers, R8: 'o6' } }));
    const counted = survey('resident', unknown);
    expect(surveyLeafScore(counted, 'B2.2.2')).toMatchObject({ value: null, arithmetic: '' });
    expect(surveyLeafScore(counted, 'B2.2.2').items[0]).toMatchObject({ n: 0, mean: null });
    expect(surveyLeafScore(counted, 'C3.3.1').value).not.toBeNull();
  });
  it.each([
    [4, false, false, true],
    [9, true, false, true],
    [10, true, true, true],
    [29, true, true, true],
    [30, true, true, false],
  ])('%i workers: shown %s, scored %s, small sample %s', (n, shown, enough, smallSample) => {
    const counted = survey('worker', workers(n));
    expect(counted).toMatchObject({ valid: n, shown, enough, smallSample });
    expect(counted.count.index === null).toBe(!enough);
  });
  it('needs 30 residents', () => {
    expect(survey('resident', residents(29)).enough).toBe(false);
    expect(survey('resident', residents(30))).toMatchObject({ enough: true, smallSample: false });
  });
  it('weights forms down over the quota, which leaves every mean of the street as it is (VR9)', () => {
    // Quota of this street: 19 workers.
    expect(survey('worker', workers(19)).count.formWeight).toBe('1');
    expect(survey('worker', workers(38)).count.formWeight).toBe('1/2');
  });
  it('gives the same bytes whatever the order', () => {
    const inputs = [...residents(60), surveyInput('resident', 7, { answers: {}, record: 'x' })];
    const text = (list: readonly SurveyInput[]) => JSON.stringify(survey('resident', list).count);
    expect(text(shuffled(inputs, 5))).toBe(text(inputs));
  });
});

describe('interval of an index', () => {
  it.each([
    [1, 12.7062],
    [2, 4.30265],
    [9, 2.26216],
    [10, 2.22814],
    [29, 2.04523],
    [30, 2.04227],
    [133, 1.97796],
    [1000, 1.96234],
  ])('95 %% t quantile with %i degrees of freedom is %d (printed tables)', (df, expected) => {
    expect(Number(tQuantile(0.95, df).toPrecision(6))).toBe(expected);
    expect(centralProbability(tQuantile(0.95, df), df)).toBeCloseTo(0.95, 5);
  });
  it('refuses what has no quantile', () => {
    for (const [confidence, df] of [
      [0.95, 0],
      [0.95, 1.5],
      [1, 5],
      [0, 5],
      [Number.NaN, 5],
    ] as const) {
      expect(() => tQuantile(confidence, df)).toThrow(RangeError);
    }
  });

  /** 134 answers on the five-point scale: mean 83.58209, sd 19.826427. */
  const scores = [
    [60, 100],
    [50, 80],
    [18, 60],
    [4, 30],
    [2, 0],
  ] as const;
  const values = scores.flatMap(([count, score]) => Array.from({ length: count }, () => fromNumber(score)));
  const sample = { itemWeights: [fraction(1n)], persons: values.map((value) => [value]) };
  const mean = toDouble(divide(sumOf(values), fraction(134n)));
  it('is 80.1944–86.9698 for the reference example', () => {
    const half = toDouble(indexHalfWidth(sample, null, 1, 0.95) ?? fraction(0n));
    expect(mean - half).toBeCloseTo(80.1944, 4);
    expect(mean + half).toBeCloseTo(86.9698, 4);
  });
  it('widens by the root of the design effect and shrinks with the frame', () => {
    const half = toDouble(indexHalfWidth(sample, null, 1, 0.95) ?? fraction(0n));
    const wide = toDouble(indexHalfWidth(sample, null, 1.5, 0.95) ?? fraction(0n));
    expect(wide / half).toBeCloseTo(Math.sqrt(1.5), 5);
    const small = toDouble(indexHalfWidth(sample, 268n, 1, 0.95) ?? fraction(0n));
    expect(small / half).toBeCloseTo(Math.sqrt(0.5), 5);
    expect(indexHalfWidth(sample, 134n, 1, 0.95)).toEqual(fraction(0n));
    expect(indexHalfWidth(sample, 133n, 1, 0.95)).toBeNull();
  });
  it('does not exist for one form, and is 0 where all answers are equal', () => {
    expect(indexHalfWidth({ itemWeights: [fraction(1n)], persons: [[fraction(80n)]] }, null, 1.5, 0.95)).toBeNull();
    const equal = Array.from({ length: 12 }, () => [fraction(80n)]);
    expect(indexHalfWidth({ itemWeights: [fraction(1n)], persons: equal }, null, 1.5, 0.95)).toEqual(fraction(0n));
  });
  it('with every item answered is the interval of the persons’ means', () => {
    const persons = residents(50).map((_, i) =>
      [i % 3, i % 5, i % 7].map((k) => fromNumber([0, 30, 60, 80, 100][k % 5] ?? 0)),
    );
    const third = fraction(1n, 3n);
    const several = indexHalfWidth({ itemWeights: [third, third, third], persons }, null, 1.5, 0.95);
    const means = persons.map((row) => [divide(row.reduce(add), fraction(3n))]);
    expect(several).toEqual(indexHalfWidth({ itemWeights: [fraction(1n)], persons: means }, null, 1.5, 0.95));
  });
  it('uses the frame that the office entered', () => {
    const inputs = workers(20);
    const known = survey('worker', inputs, roundContent({ parameters: { [UNIT]: { workers: '40' } } }));
    const unknown = survey('worker', inputs);
    const ratio = Number(known.count.halfWidth) / Number(unknown.count.halfWidth);
    expect(ratio).toBeCloseTo(Math.sqrt(0.5), 2);
    const tooFew = survey('worker', inputs, roundContent({ parameters: { [UNIT]: { workers: '19' } } }));
    expect(tooFew.count.halfWidth).toBeNull();
    expect(tooFew.count.index).toBe(unknown.count.index);
    expect(published(fromNumber(Number(unknown.count.index)))).toBe(unknown.count.index);
  });
});
