import { describe, expect, it } from 'vitest';
import type { Status } from '../../../shared/model/result.ts';
import { fraction, parseDecimal, published } from '../../../shared/scoring/fraction.ts';
import {
  combineDepartments,
  combineReview,
  medianOf,
  type Combined,
  type Rated,
} from '../../../shared/scoring/raters.ts';

function rated(rater: string | null, given: string): Rated {
  const value = parseDecimal(given);
  const status: Status =
    value === null
      ? given === 'na'
        ? 'na'
        : given === 'bad'
          ? 'invalid'
          : given === 'two'
            ? 'conflict'
            : 'missing'
      : 'value';
  const score = value === null ? null : published(value);
  return { value, result: { rater, status, exact: score, score, records: [], marks: [], arithmetic: '', note: '' } };
}
const raters = (...given: string[]) => given.map((text, i) => rated(`p${i + 1}`, text));
function shown(combined: Combined): string {
  return [
    combined.value === null ? combined.status : published(combined.value),
    ...combined.marks.map((mark) => mark.code),
  ].join(' ');
}

describe('review', () => {
  const rule = { required: 2, discuss: 10, third: 20 };
  it.each([
    [['80', '90'], '85.00'],
    [['90', '80'], '85.00'],
    [['80', '90.01'], 'missing needs_discussion'],
    [['80', '100'], 'missing needs_discussion'],
    [['79.99', '100'], 'missing needs_third'],
    [['60', '100', '70'], '70.00 median_of_three'],
    [['100', '60', '99'], '99.00 median_of_three'],
    [['80', '90', '85'], '85.00'],
    [['80', '95', '85'], 'missing needs_discussion'],
    [['80'], 'missing raters_missing'],
    [['80', '-'], 'missing raters_missing'],
    [['-', '-'], 'missing'],
    [[], 'missing'],
    [['80', 'bad'], 'invalid'],
    [['80', '82', 'bad'], '81.00'],
    [['80', 'two'], 'conflict'],
    [['na', 'na'], 'na'],
    [['na'], 'missing raters_missing'],
    [['na', '80'], 'missing needs_discussion'],
  ])('%j: %s', (given, expected) => {
    expect(shown(combineReview(raters(...given), rule))).toBe(expected);
  });
  it('one reviewer is enough where one is required', () => {
    expect(shown(combineReview(raters('80'), { ...rule, required: 1 }))).toBe('80.00');
  });
  it('an agreed finding wins over the raters, whatever they said', () => {
    const given = raters('20', '100');
    expect(shown(combineReview([rated(null, '88'), ...given], rule))).toBe('88.00 agreed_finding');
    expect(shown(combineReview([rated(null, 'na'), ...given], rule))).toBe('na agreed_finding');
    expect(shown(combineReview([rated(null, 'two'), ...given], rule))).toBe('conflict agreed_finding');
  });
  it('writes the arithmetic', () => {
    expect(combineReview(raters('90', '85'), rule).arithmetic).toBe('(85.00 + 90.00) ÷ 2 = 87.50');
    expect(combineReview(raters('60', '100', '70'), rule).arithmetic).toBe('median(60.00, 70.00, 100.00) = 70.00');
  });
});

describe('departments', () => {
  it.each([
    [['80', '90'], true, '85.00'],
    [['80', '-'], true, 'missing raters_missing'],
    [['80', '-'], false, '80.00'],
    [['-', '-'], false, 'missing raters_missing'],
    [[], true, 'missing'],
    [['80', 'na'], true, '80.00'],
    [['na', 'na'], true, 'na'],
    [['80', 'bad'], true, 'invalid'],
    [['80', 'bad'], false, '80.00'],
    [['80', 'two'], false, 'conflict'],
  ] as const)('%j, all required %s: %s', (given, all, expected) => {
    expect(shown(combineDepartments(raters(...given), all))).toBe(expected);
  });
});

describe('median', () => {
  it('is the middle, or the mean of the two middle ones', () => {
    expect(medianOf([fraction(3n), fraction(1n), fraction(2n)])).toEqual(fraction(2n));
    expect(medianOf([fraction(1n), fraction(2n)])).toEqual(fraction(3n, 2n));
    expect(() => medianOf([])).toThrow(RangeError);
  });
});
