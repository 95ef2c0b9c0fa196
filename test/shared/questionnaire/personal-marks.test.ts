import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { masked, personalMarks } from '../../../shared/questionnaire/personal-marks.ts';
import { plainText } from '../../../shared/questionnaire/plain-text.ts';

describe('what tells who somebody is', () => {
  it.each([
    ['找我打13800138000，谢谢', 'phone', '找我打＊＊＊＊＊＊＊＊＊＊＊，谢谢'],
    ['电话１３８００１３８０００', 'phone', '电话＊＊＊＊＊＊＊＊＊＊＊'],
    ['+86 138-0013-8000 是我', 'phone', '＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊ 是我'],
    ['打010-66001234投诉', 'phone', '打＊＊＊＊＊＊＊＊＊＊＊＊投诉'],
    ['电话：66001234', 'phone', '电话：＊＊＊＊＊＊＊＊'],
    ['身份证11010219900307123X号', 'identity', '身份证＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊号'],
    ['写信到 li.ming@example.com。', 'email', `写信到 ${'＊'.repeat(19)}。`],
    ['李主任态度很好', 'name', '＊主任态度很好'],
    ['张建国书记来过', 'name', '＊＊＊书记来过'],
    ['欧阳老师讲得好', 'name', '＊＊老师讲得好'],
    ['我叫王小明', 'name', '我叫＊＊＊'],
    ['Thanks to Mr. Smith', 'name', 'Thanks to Mr. ＊＊＊＊＊'],
  ])('finds it in %s', (text, kind, hidden) => {
    expect(personalMarks(text).map((mark) => mark.kind)).toEqual([kind]);
    expect(masked(text)).toBe(hidden);
  });

  it.each([
    '希望窗口排队再短一些。',
    '社区主任应当多下楼。',
    '居委会书记由谁担任不清楚',
    '12345热线办理慢，2026年9月1日报修',
    '预算 1200000 元',
    '办公室主任很忙',
    '编号 11010200700123456789012 的路灯',
  ])('leaves %s alone', (text) => {
    expect(personalMarks(text)).toEqual([]);
    expect(masked(text)).toBe(text);
  });

  it('hides as many characters as it found and nothing else, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('13800138000', '李主任', 'a@b.cn', '好', ' ', '\n', '1', 'X')), (parts) => {
        const text = parts.join('');
        const marks = personalMarks(text);
        const hidden = masked(text, marks);
        expect(hidden).toHaveLength(text.length);
        expect(personalMarks(hidden).filter((mark) => mark.kind !== 'name')).toEqual([]);
      }),
    );
  });

  it('is quick with 100,000 characters', () => {
    expect(personalMarks('王1'.repeat(50_000))).toEqual([]);
    expect(personalMarks('1'.repeat(100_000))).toEqual([]);
    expect(personalMarks('a.'.repeat(50_000))).toEqual([]);
  });
});

it('drops what cannot be seen and keeps line ends', () => {
  expect(plainText('甲\u202E乙\u0000丙\r\n丁\u2066戊\uFEFF\ud800')).toBe('甲乙丙\n丁戊\uFFFD');
});
