import { describe, expect, it } from 'vitest';
import type { ChecklistMethod, DeductionMethod, RatioMethod } from '../../../shared/model/template.ts';
import { fractionText, fromNumber, published } from '../../../shared/scoring/fraction.ts';
import { scoreChecklist } from '../../../shared/scoring/methods/checklist.ts';
import { scoreDeduction } from '../../../shared/scoring/methods/deduction.ts';
import { scoreGraded } from '../../../shared/scoring/methods/graded.ts';
import type { Outcome } from '../../../shared/scoring/methods/outcome.ts';
import { scorePoints } from '../../../shared/scoring/methods/points.ts';
import { givenDenominator, scoreRatio } from '../../../shared/scoring/methods/ratio.ts';
import { criticalCap, denominatorOf, scoreAnswer } from '../../../shared/scoring/methods/score-answer.ts';
import { UNIT, leafOf, roundContent, template } from './round-fixture.ts';

const scale = template.scales.grade4;

/** `95.81`, or the status where there is no value. */
function shown(outcome: Outcome): string {
  return outcome.value === null ? outcome.status : published(outcome.value);
}

describe('graded', () => {
  it.each([
    ['A', undefined, '95.00'],
    ['B', undefined, '85.00'],
    ['C', undefined, '70.00'],
    ['D', undefined, '30.00'],
    ['A', '90', '90.00'],
    ['A', '100', '100.00'],
    ['A', '89.99', 'invalid'],
    ['A', '100.01', 'invalid'],
    ['B', '89.999999', '90.00'],
    ['B', '90', 'invalid'],
    ['B', '80', '80.00'],
    ['B', '79.99', 'invalid'],
    ['C', '60', '60.00'],
    ['C', '79.995', '80.00'],
    ['D', '0', '0.00'],
    ['D', '-1', 'invalid'],
    ['D', '60', 'invalid'],
    ['E', undefined, 'invalid'],
    ['A', 'ninety', 'invalid'],
  ])('%s with %s points: %s', (grade, points, expected) => {
    expect(shown(scoreGraded(scale, grade, points))).toBe(expected);
  });
  it('leaves no gap between two grades: 89.995 is B', () => {
    expect(scoreGraded(scale, 'B', '89.995').status).toBe('value');
  });
});

describe('points', () => {
  it.each([
    ['0', '0.00'],
    ['100', '100.00'],
    ['87.125', '87.13'],
    ['100.01', 'invalid'],
    ['-1', 'invalid'],
    ['1e2', 'invalid'],
    ['', 'invalid'],
  ])('%s: %s', (text, expected) => {
    expect(shown(scorePoints(text))).toBe(expected);
  });
});

const plainRatio: RatioMethod = {
  type: 'ratio',
  numerator: { zh: '', en: '', unit: '' },
  denominator: { zh: '', en: '', unit: '', from: 'entered' },
  direction: 'higher',
  floorPercent: 0,
  targetPercent: 100,
  numeratorAboveDenominator: 'invalid',
};

describe('ratio', () => {
  it.each([
    ['412', '430', '95.81'],
    ['0', '430', '0.00'],
    ['430', '430', '100.00'],
    ['431', '430', 'invalid'],
    ['0', '0', 'missing'],
    ['1', '0', 'invalid'],
    ['-1', '10', 'invalid'],
    ['1', '-10', 'invalid'],
    ['1.5', '10', 'invalid'],
    ['1', '10.5', 'invalid'],
    ['x', '10', 'invalid'],
  ])('%s of %s: %s', (num, den, expected) => {
    expect(shown(scoreRatio(plainRatio, num, den, null, false))).toBe(expected);
  });
  it('writes the arithmetic with the original figures', () => {
    expect(scoreRatio(plainRatio, '412', '430', null, false).arithmetic).toBe('100 × 412 ÷ 430 = 95.81');
    const target60 = { ...plainRatio, targetPercent: 60 };
    expect(scoreRatio(target60, '20', '40', null, false).arithmetic).toBe(
      '100 × (100 × 20 ÷ 40 − 0) ÷ (60 − 0) = 83.33',
    );
    expect(scoreRatio(target60, '30', '40', null, false).arithmetic).toMatch(/ = 125\.00 → 100\.00$/);
  });
  it('no cases is not applicable only where the leaf allows it', () => {
    expect(scoreRatio(plainRatio, '0', '0', null, true).status).toBe('na');
    expect(scoreRatio(plainRatio, '1', '0', null, true).status).toBe('invalid');
  });
  it('serves "lower is better" with the floor above the target', () => {
    const lower: RatioMethod = { ...plainRatio, direction: 'lower', floorPercent: 20, targetPercent: 0 };
    expect(shown(scoreRatio(lower, '0', '100', null, false))).toBe('100.00');
    expect(shown(scoreRatio(lower, '5', '100', null, false))).toBe('75.00');
    expect(shown(scoreRatio(lower, '50', '100', null, false))).toBe('0.00');
  });
  it('flags few cases and still scores', () => {
    const outcome = scoreRatio({ ...plainRatio, minDenominator: 10 }, '9', '9', null, false);
    expect(outcome).toMatchObject({ status: 'value', marks: [{ code: 'few_cases', detail: '9' }] });
    expect(scoreRatio({ ...plainRatio, minDenominator: 10 }, '10', '10', null, false).marks).toEqual([]);
  });
  it('lets the numerator exceed the denominator only where allowed', () => {
    const outcome = scoreRatio({ ...plainRatio, numeratorAboveDenominator: 'allowed' }, '12', '10', null, false);
    expect(shown(outcome)).toBe('100.00');
  });
  it('takes no other denominator than the one laid down', () => {
    expect(scoreRatio(plainRatio, '100', '122', '122', false).status).toBe('value');
    expect(scoreRatio(plainRatio, '100', '121', '122', false).status).toBe('invalid');
  });
  it('finds the denominator that was laid down', () => {
    const content = roundContent();
    expect(denominatorOf(content, UNIT, leafOf('A2.1.1'))).toBe('122');
    expect(denominatorOf(content, UNIT, leafOf('A2.2.1'))).toBe('430');
    // No figure from the office: what was entered counts, never a figure from elsewhere in the template.
    expect(denominatorOf(content, UNIT, leafOf('C1.2.1'))).toBeNull();
    expect(denominatorOf(content, UNIT, leafOf('C1.1.1'))).toBeNull();
    expect(denominatorOf(content, UNIT, leafOf('A1.1.1'))).toBeNull();
    expect(givenDenominator(plainRatio, undefined)).toBeNull();
  });
  it('never divides by equal goalposts', () => {
    expect(scoreRatio({ ...plainRatio, targetPercent: 0 }, '1', '2', null, false).status).toBe('invalid');
  });
});

const list = (critical: readonly string[], ids = ['i1', 'i2', 'i3']): ChecklistMethod => ({
  type: 'checklist',
  answers: [
    { id: 'yes', zh: '', en: '', points: 1 },
    { id: 'partly', zh: '', en: '', points: 0.5 },
    { id: 'no', zh: '', en: '', points: 0 },
    { id: 'na', zh: '', en: '', points: null },
  ],
  items: ids.map((id) => ({ id, zh: '', en: '', critical: critical.includes(id) })),
});
const answers = (...given: string[]) => Object.fromEntries(given.map((answer, i) => [`i${i + 1}`, answer]));
const cap = fromNumber(60);

describe('checklist', () => {
  it.each([
    [['yes', 'yes', 'yes'], '100.00'],
    [['yes', 'partly', 'no'], '50.00'],
    [['no', 'no', 'no'], '0.00'],
    [['yes', 'na', 'partly'], '75.00'],
    [['na', 'na', 'yes'], '100.00'],
    [['na', 'na', 'na'], 'missing'],
    [['yes', 'yes'], 'missing'],
    [['yes', 'yes', 'perhaps'], 'invalid'],
    [['yes', 'yes', 'yes', 'yes'], 'invalid'],
  ])('%j: %s', (given, expected) => {
    expect(shown(scoreChecklist(list([]), answers(...given), cap, false))).toBe(expected);
  });
  it('all items not involved is not applicable where the leaf allows it', () => {
    expect(scoreChecklist(list([]), answers('na', 'na', 'na'), cap, true).status).toBe('na');
  });
  it('writes the arithmetic', () => {
    const seven = list([], ['i1', 'i2', 'i3', 'i4', 'i5', 'i6', 'i7']);
    const given = answers('yes', 'yes', 'yes', 'yes', 'yes', 'partly', 'no');
    expect(scoreChecklist(seven, given, cap, false).arithmetic).toBe('100 × (5 × 1 + 1 × 0.5 + 1 × 0) ÷ 7 = 78.57');
  });
  it('a failed critical item caps the score and is named, also where the score is lower anyway', () => {
    const capped = scoreChecklist(list(['i1']), answers('no', 'yes', 'yes'), cap, false);
    expect(shown(capped)).toBe('60.00');
    expect(capped.marks).toEqual([{ code: 'critical_cap', detail: 'i1' }]);
    expect(capped.arithmetic).toMatch(/ = 66\.67 → 60\.00$/);
    const low = scoreChecklist(list(['i1']), answers('no', 'no', 'yes'), cap, false);
    expect(low).toMatchObject({ marks: [{ code: 'critical_cap', detail: 'i1' }] });
    expect(shown(low)).toBe('33.33');
    expect(scoreChecklist(list(['i1']), answers('partly', 'yes', 'yes'), cap, false).marks).toEqual([]);
    expect(shown(scoreChecklist(list(['i1']), answers('no', 'yes', 'yes'), null, false))).toBe('66.67');
  });
  it('takes the cap from the template', () => {
    const cap = criticalCap(template);
    expect(cap === null ? null : fractionText(cap)).toBe('60');
    const combination = { ...template.combination, criticalRule: { enabled: false } };
    expect(criticalCap({ ...template, combination })).toBeNull();
  });
});

const rules: DeductionMethod = {
  type: 'deduction',
  base: 100,
  floor: 0,
  rules: [
    { id: 'r1', zh: '', en: '', points: 20, per: '', cap: 100 },
    { id: 'r2', zh: '', en: '', points: 30, per: '', cap: 30 },
    { id: 'r3', zh: '', en: '', points: 5, per: '', cap: 20 },
  ],
};

describe('deduction', () => {
  it.each([
    [{ r1: 0, r2: 0, r3: 0 }, '100.00', '100 = 100.00'],
    [{ r1: 2 }, '60.00', '100 − 2 × 20 = 60.00'],
    [{ r1: 1, r2: 2, r3: 1 }, '45.00', '100 − 1 × 20 − min(30, 2 × 30) − 1 × 5 = 45.00'],
    [{ r1: 5, r2: 1, r3: 9 }, '0.00', '100 − 5 × 20 − 1 × 30 − min(20, 9 × 5) = -50.00 → 0.00'],
    [{}, 'missing', ''],
    [{ r9: 1 }, 'invalid', ''],
    [{ r1: -1 }, 'invalid', 'r1: -1'],
    [{ r1: 1.5 }, 'invalid', 'r1: 1.5'],
  ] as const)('%j: %s', (given, expected, arithmetic) => {
    const outcome = scoreDeduction(rules, given);
    expect(shown(outcome)).toBe(expected);
    expect(outcome.arithmetic).toBe(arithmetic);
  });
  it('names the rules whose cap was reached', () => {
    expect(scoreDeduction(rules, { r2: 1 }).marks).toEqual([]);
    expect(scoreDeduction(rules, { r2: 2, r3: 5 }).marks).toEqual([
      { code: 'cap_reached', detail: 'r2' },
      { code: 'cap_reached', detail: 'r3' },
    ]);
  });
  it('does not fall below a floor above zero', () => {
    expect(shown(scoreDeduction({ ...rules, floor: 40 }, { r1: 5 }))).toBe('40.00');
  });
});

describe('one answer to one leaf', () => {
  const content = roundContent();
  it('is invalid when it is of another kind than the leaf asks for', () => {
    expect(scoreAnswer(content, UNIT, leafOf('A1.1.1'), 'self', { t: 'points', s: '90' }).status).toBe('invalid');
    expect(scoreAnswer(content, UNIT, leafOf('A1.1.2'), 'dept', { t: 'points', s: '90' }).status).toBe('value');
    expect(scoreAnswer(content, UNIT, leafOf('C3.2.1'), 'dept', { t: 'points', s: '90' }).status).toBe('invalid');
    const ratio = { t: 'ratio', num: '45', den: '50' } as const;
    expect(shown(scoreAnswer(content, UNIT, leafOf('C3.2.1'), 'dept', ratio))).toBe('90.00');
  });
  it('may be "not applicable" only where the leaf allows it', () => {
    const na = { t: 'na', reason: '无此事项' } as const;
    expect(scoreAnswer(content, UNIT, leafOf('B3.1.2'), 'self', na).status).toBe('na');
    expect(scoreAnswer(content, UNIT, leafOf('A1.1.1'), 'self', na).status).toBe('invalid');
  });
});
