import { describe, expect, test } from 'vitest';
import { cellParts, cellText, readCell, withTyped, wrongWith } from '../../../shared/rules/answer-cells.ts';
import { readChineseNumber } from '../../../shared/rules/number-text.ts';
import { roundContent, testTemplate, UNIT } from '../../support/evaluator.ts';

const content = roundContent('device', 'person', 'K'.repeat(43), { role: 'department', departments: ['D01'] });
const leafOf = (code: string) => {
  const leaf = testTemplate().leaves.find((one) => one.code === code);
  if (leaf === undefined) throw new Error(`no leaf ${code}`);
  return leaf;
};
const at = (code: string, part: 'num' | 'den' | 'points' | 'grade' | 'detail') => ({
  unit: UNIT,
  leaf: leafOf(code),
  part,
});

describe('numbers in Chinese writing', () => {
  test.each([
    ['四百一十二', '412'],
    ['十五', '15'],
    ['二十', '20'],
    ['一万二千零三', '12003'],
    ['八十五点五', '85.5'],
    ['二〇', '20'],
    ['四一二', '412'],
    ['零', '0'],
  ])('%s is %s', (text, number) => {
    expect(readChineseNumber(text)).toBe(number);
  });
  test.each(['', '点五', '五点', '十百', '一二百', '约二十', '一万二万'])('%s is none', (text) => {
    expect(readChineseNumber(text)).toBeNull();
  });
});

describe('cells', () => {
  test('a ratio has two cells, points one, a list of questions one that opens', () => {
    expect(cellParts(leafOf('A2.1.1'), 'self')).toEqual(['num', 'den']);
    expect(cellParts(leafOf('A2.1.1'), 'dept')).toEqual(['points']);
    expect(cellParts(leafOf('C3.2.1'), 'dept')).toEqual(['num', 'den']);
    expect(cellParts(leafOf('B2.1.1'), 'self')).toEqual(['detail']);
  });

  test.each([
    ['85', '85'],
    [' ８５．５０ ', '85.5'],
    ['八十五', '85'],
    ['100.00', '100'],
  ])('pasted points %j become %j', (text, s) => {
    expect(readCell(content, at('A2.1.1', 'points'), null, text)).toEqual({
      ok: true,
      value: { t: 'points', s },
    });
  });

  test.each([
    ['90%', 'not_a_number'],
    ['1,5', 'not_a_number'],
    ['良好', 'not_a_number'],
    ['8'.repeat(41), 'too_long'],
  ])('pasted points %j are refused', (text, fault) => {
    expect(readCell(content, at('A2.1.1', 'points'), null, text)).toEqual({ ok: false, fault });
  });

  test('thousands may be set apart, and the other cell of a ratio stays', () => {
    const before = { t: 'ratio', num: null, den: '2000' } as const;
    expect(readCell(content, at('C3.2.1', 'num'), before, '１，２３４')).toEqual({
      ok: true,
      value: { t: 'ratio', num: '1234', den: '2000' },
    });
  });

  test('a figure of the office may be pasted as it is, and not otherwise', () => {
    const leaf = testTemplate().leaves.find(
      (one) => one.method.type === 'ratio' && one.method.denominator.from.startsWith('param:'),
    );
    const where = at(leaf?.code ?? '', 'den');
    expect(readCell(content, where, null, '10')).toEqual({ ok: true, value: null });
    expect(readCell(content, where, null, '11')).toEqual({ ok: false, fault: 'given' });
  });

  test.each([
    ['B', { t: 'graded', grade: 'B', points: null }],
    ['２', { t: 'graded', grade: 'B', points: null }],
    ['b 83.5', { t: 'graded', grade: 'B', points: '83.5' }],
  ])('a grade may be pasted as %s', (text, value) => {
    expect(readCell(content, at('A1.1.1', 'grade'), null, text)).toEqual({ ok: true, value });
  });

  test('an answer with many parts is not pasted into one cell', () => {
    expect(readCell(content, at('B2.1.1', 'detail'), null, '1')).toEqual({ ok: false, fault: 'detail' });
  });

  test('wrong is told from missing', () => {
    const leaf = leafOf('C3.2.1');
    expect(wrongWith(content, UNIT, leaf, 'dept', { t: 'ratio', num: '3', den: null })).toBeNull();
    expect(wrongWith(content, UNIT, leaf, 'dept', { t: 'ratio', num: '9', den: '3' })).toEqual({
      fault: 'numerator_above_denominator',
      part: 'num',
    });
  });

  test('emptying both cells of a ratio leaves no answer', () => {
    expect(withTyped({ t: 'ratio', num: '3', den: null }, 'num', '', null)).toBeNull();
    expect(withTyped({ t: 'ratio', num: '3', den: '10' }, 'num', '', '10')).toBeNull();
    expect(cellText(null, 'den', '10')).toBe('10');
  });
});
