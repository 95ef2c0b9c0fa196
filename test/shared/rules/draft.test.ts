import { describe, expect, it } from 'vitest';
import { ResponseValue, type DraftValue } from '../../../shared/model/response.ts';
import { answerKind, leavesOf } from '../../../shared/rules/answer-kind.ts';
import { previewOf, readDraft } from '../../../shared/rules/draft.ts';
import { readDecimal } from '../../../shared/rules/number-text.ts';
import { UNIT, leafOf, roundContent, template } from '../scoring/round-fixture.ts';

const content = roundContent();
type Form = 'self' | 'dept' | 'review';

/** `empty`, the gaps as `code:part`, or the value that a record would hold. */
function read(code: string, draft: DraftValue | null, form: Form = 'self'): unknown {
  const { state, gaps, value } = readDraft(content, UNIT, leafOf(code), form, draft);
  if (state === 'empty') return 'empty';
  return state === 'part' ? gaps.map((gap) => `${gap.code}:${gap.part}`) : ResponseValue.parse(value);
}
const graded = (grade: string | null, points: string | null): DraftValue => ({ t: 'graded', grade, points });
const ratio = (num: string | null, den: string | null): DraftValue => ({ t: 'ratio', num, den });
const deduction = (n: Record<string, string>, none = false): DraftValue => ({ t: 'deduction', n, none });

describe('typed numbers', () => {
  it.each([
    ['12', '12'],
    [' 12 ', '12'],
    ['007', '7'],
    ['12.50', '12.5'],
    ['12.0', '12'],
    ['１２．５', '12.5'],
    ['-0', '0'],
    ['-3', '-3'],
    ['0.0', '0'],
    ['1,5', null],
    ['90%', null],
    ['90％', null],
    ['1e3', null],
    ['—', null],
    ['NA', null],
    ['', null],
    ['.5', null],
    ['1234567890123456', null],
    ['1.1234567', null],
  ])('%j reads as %j', (typed, expected) => {
    expect(readDecimal(typed)).toBe(expected);
  });
});

describe('nothing entered yet', () => {
  it.each([
    ['A2.2.2', null],
    ['A2.2.2', graded(null, null)],
    ['A2.2.2', graded('', ' ')],
    ['A2.1.1', ratio(null, null)],
    ['A2.1.1', ratio('', '122')],
    ['C1.1.1', ratio(' ', '')],
    ['A1.1.2', { t: 'checklist', a: {} }],
    ['A3.2.3', deduction({})],
    ['A3.2.3', deduction({ r1: '', r2: ' ' })],
  ] as const)('%s %j is empty', (code, draft) => {
    expect(read(code, draft)).toBe('empty');
  });
});

describe('graded', () => {
  it.each([
    [graded('B', null), { t: 'graded', grade: 'B' }],
    [graded('B', '85'), { t: 'graded', grade: 'B', points: '85' }],
    [graded('B', '80.0'), { t: 'graded', grade: 'B', points: '80' }],
    [graded('B', '89.995'), { t: 'graded', grade: 'B', points: '89.995' }],
    [graded('B', '90'), ['points_outside_grade:points']],
    [graded('A', '100'), { t: 'graded', grade: 'A', points: '100' }],
    [graded('A', '101'), ['points_range:points']],
    [graded('D', '-1'), ['points_range:points']],
    [graded(null, '85'), ['grade:grade']],
    [graded('X', null), ['grade:grade']],
    [graded(null, 'abc'), ['grade:grade', 'not_a_number:points']],
  ])('%j: %j', (draft, expected) => {
    expect(read('A2.2.2', draft)).toEqual(expected);
  });
});

describe('ratio', () => {
  it.each([
    ['A2.1.1', ratio('100', null), { t: 'ratio', num: '100', den: '122' }],
    ['A2.1.1', ratio('100', '122'), { t: 'ratio', num: '100', den: '122' }],
    ['A2.1.1', ratio('100', '121'), ['denominator:den']],
    ['A2.1.1', ratio('123', null), ['numerator_above_denominator:num']],
    ['A2.1.1', ratio(null, '121'), ['numerator:num']],
    ['A2.2.1', ratio('412', null), { t: 'ratio', num: '412', den: '430' }],
    ['C1.2.1', ratio('20', null), ['denominator:den']],
    ['C1.2.1', ratio('20', '21'), { t: 'ratio', num: '20', den: '21' }],
    ['C1.1.1', ratio(null, '5'), ['numerator:num']],
    ['C1.1.1', ratio('x', 'y'), ['not_a_number:num', 'not_a_number:den']],
    ['C1.1.1', ratio('1.5', '5'), ['not_whole:num']],
    ['C1.1.1', ratio('-1', '5'), ['negative:num']],
    ['C1.1.1', ratio('1', '0'), ['denominator_zero:den']],
    ['C1.1.1', ratio('0', '0'), ['denominator_zero:den']],
    ['B3.1.2', ratio('0', '0'), { t: 'ratio', num: '0', den: '0' }],
    ['B3.1.2', ratio('1', '0'), ['denominator_zero:den']],
    ['C1.1.1', ratio('５', '10'), { t: 'ratio', num: '5', den: '10' }],
  ] as const)('%s %j: %j', (code, draft, expected) => {
    expect(read(code, draft)).toEqual(expected);
  });
});

describe('checklist', () => {
  const all = { i1: 'yes', i2: 'partly', i3: 'na' };
  it.each([
    [all, { t: 'checklist', a: all }],
    [{ i1: 'yes' }, ['item:i2', 'item:i3']],
    [{ ...all, i3: 'perhaps' }, ['item:i3']],
    [
      { ...all, i9: 'yes' },
      { t: 'checklist', a: all },
    ],
  ])('%j: %j', (a, expected) => {
    expect(read('A1.1.2', { t: 'checklist', a })).toEqual(expected);
  });
});

describe('deduction', () => {
  const none = { t: 'deduction', n: { r1: 0, r2: 0, r3: 0 } };
  it.each([
    [deduction({}, true), none],
    [deduction({ r1: '0', r2: '0', r3: '0' }), none],
    [deduction({ r1: '2' }), { t: 'deduction', n: { r1: 2, r2: 0, r3: 0 } }],
    [deduction({ r1: '2' }, true), ['occurrences:none']],
    [deduction({ r1: '0' }, true), none],
    [deduction({ r1: '-1', r2: '1.5', r3: 'x' }), ['negative:r1', 'not_whole:r2', 'not_a_number:r3']],
    [deduction({ r1: '1000001' }), ['not_a_number:r1']],
  ])('%j: %j', (draft, expected) => {
    expect(read('A3.2.3', draft)).toEqual(expected);
  });
});

describe('points and "not applicable"', () => {
  it.each([
    ['87.5', { t: 'points', s: '87.5' }],
    ['100', { t: 'points', s: '100' }],
    ['100.01', ['points_range:points']],
    ['-1', ['points_range:points']],
    ['many', ['not_a_number:points']],
    ['', 'empty'],
  ])('%j: %j', (s, expected) => {
    expect(read('A1.1.2', { t: 'points', s }, 'dept')).toEqual(expected);
  });
  it('needs a reason, and a leaf that allows it', () => {
    expect(read('B3.1.2', { t: 'na', reason: ' 无 ' })).toEqual({ t: 'na', reason: '无' });
    expect(read('B3.1.2', { t: 'na', reason: '  ' })).toEqual(['reason:reason']);
    expect(read('A1.1.1', { t: 'na', reason: '无' })).toEqual(['na_not_allowed:na']);
  });
  it('an answer of another kind lacks everything', () => {
    expect(read('A2.2.2', { t: 'points', s: '90' })).toEqual(['grade:grade']);
    expect(read('A1.1.2', graded('A', null), 'dept')).toEqual(['points:points']);
  });
});

describe('preview', () => {
  const preview = (code: string, draft: DraftValue | null, form: Form = 'self') =>
    previewOf(content, UNIT, leafOf(code), form, draft);
  it('shows the score with its arithmetic', () => {
    expect(preview('A2.2.1', ratio('412', null))).toEqual({
      status: 'value',
      score: '95.81',
      arithmetic: '100 × 412 ÷ 430 = 95.81',
      marks: [],
    });
    expect(preview('A2.2.2', graded('A', null))).toMatchObject({ score: '95.00' });
  });
  it('shows the cap of a failed critical item', () => {
    expect(preview('A1.1.2', { t: 'checklist', a: { i1: 'no', i2: 'yes', i3: 'yes' } })).toMatchObject({
      score: '60.00',
      marks: [{ code: 'critical_cap', detail: 'i1' }],
    });
  });
  it('is missing while the answer is incomplete, and "na" where the street says so', () => {
    expect(preview('C1.1.1', ratio('5', null))).toEqual({ status: 'missing', score: null, arithmetic: '', marks: [] });
    expect(preview('C1.1.1', null).status).toBe('missing');
    expect(preview('B3.1.2', ratio('0', '0')).status).toBe('na');
  });
});

describe('who answers what', () => {
  it('the street and the reviewers answer all 41 leaves, a department those given to it', () => {
    expect(leavesOf(content, 'self', null)).toHaveLength(41);
    expect(leavesOf(content, 'review', 'p1')).toHaveLength(41);
    expect(leavesOf(content, 'dept', 'D01')).toHaveLength(31);
    expect(leavesOf(content, 'dept', 'D02')).toEqual([]);
    expect(leavesOf(content, 'dept', null)).toEqual([]);
  });
  it('a form that takes no part in the round answers nothing', () => {
    expect(leavesOf(roundContent({ sources: ['REVIEW'] }), 'self', null)).toEqual([]);
  });
  it('departments give points, except where they hold the figures', () => {
    const kinds = template.leaves
      .filter((leaf) => leaf.sources.some((source) => source.id === 'DEPT'))
      .map((leaf) => [leaf.code, answerKind(leaf, 'dept')] as const);
    expect(kinds.filter(([, kind]) => kind !== 'points')).toEqual([
      ['C3.2.1', 'ratio'],
      ['C3.2.2', 'ratio'],
    ]);
    expect(answerKind(leafOf('A1.1.2'), 'self')).toBe('checklist');
  });
});
