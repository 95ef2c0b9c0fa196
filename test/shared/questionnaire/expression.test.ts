import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkExpression } from '../../../shared/questionnaire/expression/check.ts';
import { evaluate } from '../../../shared/questionnaire/expression/evaluate.ts';
import { parseExpression } from '../../../shared/questionnaire/expression/parse.ts';
import { checkPattern, matchesWhole } from '../../../shared/questionnaire/expression/pattern.ts';

const ANSWERS: Readonly<Record<string, string | number>> = { a: 3, b: 'x y', e: '', d: '2026-03-01' };
const SCOPE = { today: '2026-11-24', self: 7, answer: (name: string) => ANSWERS[name] ?? '', column: () => '' };

function valueOf(source: string): unknown {
  const parsed = parseExpression(source);
  return parsed.ok ? evaluate(parsed.value, SCOPE) : parsed.error.code;
}

test.each([
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['7 mod 3', 1],
  ['-7 mod 3', -1],
  ['1 div 0', Infinity],
  ['8 - 3 - 2', 3],
  ['- 2 + 5', 3],
  ["'' = 0", false],
  ["${e} = ''", true],
  ['${e} > 0', false],
  ['${e} < 0', false],
  ['not(${e} > 0)', true],
  ["number('') = number('')", false],
  ["'1.0' = 1", true],
  ["'1.0' = '1'", false],
  ["true() = 'no'", true],
  ['true() = 1', true],
  ['. >= 0 and . <= 10', true],
  ['1 or 1 div 0 = 3', true],
  ['false() or true() and false()', false],
  ["selected(${b}, 'x')", true],
  ["selected (${b}, 'x y')", false],
  ["selected(${e}, '')", false],
  ['selected-at(${b}, 1)', 'y'],
  ['selected-at(${b}, 9)', ''],
  ['count-selected(${b})', 2],
  ['count-selected(${e})', 0],
  ['sum(${a}, ${e}, 4)', 7],
  ['count(${a}, ${e})', 1],
  ['min(${e})', Number.NaN],
  ['max(${a}, 9)', 9],
  ['round(2.5)', 3],
  ['round(-2.5)', -2],
  ['round(1.005, 2)', 1.01],
  ['int(-2.7)', -2],
  ["if(${a} > 2, 'big', 'small')", 'big'],
  ["coalesce(${e}, 'none')", 'none'],
  ["concat('a', 1, true())", 'a1true'],
  ["substr('abcdef', 1, 3)", 'bc'],
  ["substr('abcdef', -2)", 'ef'],
  ["string-length('街道')", 2],
  ["${d} < '2026-03-02'", true],
  ['today() - ${d}', 268],
  ['string(1 div 3 * 3)', '1'],
  ['string(-0)', '0'],
  ["regex('a1', '[a-z]\\d')", true],
  ["regex('xa1', '[a-z]\\d')", false],
  ['1 +', 'expected'],
  ["because 'x", 'text_open'],
  ['../a', 'path'],
  ['a b', 'trailing'],
  ['${a', 'reference_open'],
  ['#', 'character'],
  [`${'('.repeat(80)}1${')'.repeat(80)}`, 'too_deep'],
  [Array.from({ length: 600 }, () => '1').join('+'), 'too_long'],
])('%s', (source, expected) => {
  expect(valueOf(source)).toStrictEqual(expected);
});

test.each([
  ['pulldata(1)', 'function_unknown'],
  ['once(1)', 'function_unknown'],
  ['if(1, 2)', 'arity'],
  ['${nobody} = 1', 'name_unknown'],
  ['.', 'self_here'],
  ['column = 1', 'column_here'],
  ["regex(${a}, '(a+)\\1')", 'pattern'],
  ['regex(${a}, ${b})', 'pattern'],
  ["1 + 'x'", 'not_a_number'],
])('%s is refused', (source, code) => {
  const parsed = parseExpression(source);
  if (!parsed.ok) throw new Error(parsed.error.code);
  const place = { kindOf: (name: string) => (name in ANSWERS ? 'text' : undefined), self: false, columns: null };
  expect(checkExpression(parsed.value, place).map((fault) => fault.code)).toContain(code);
});

test('any text is read or refused, never thrown', () => {
  const word = fc.constantFrom(
    '(',
    ')',
    '${a}',
    '.',
    '1',
    "'x'",
    'and',
    ' ',
    'if',
    ',',
    '-',
    '=',
    'selected',
    '$',
    '*',
    '"',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word).map((words) => words.join('')),
      ),
      (source) => {
        expect(typeof parseExpression(source).ok).toBe('boolean');
      },
    ),
  );
});

test('a pattern agrees with the language of the program, and takes no more steps than its states allow', () => {
  const piece = fc.constantFrom('a', 'b', 'a*', 'b+', '(a|b)', '[ab]', '[^a]', '.', 'a?', 'b{1,3}', '(ab)*', 'a|b');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), fc.stringMatching(/^[abc]{0,8}$/), (pieces, text) => {
      const pattern = pieces.join('');
      expect(matchesWhole(pattern, text)).toBe(new RegExp(`^(?:${pattern})$`).test(text));
    }),
  );
  expect(matchesWhole('(a+)+', `${'a'.repeat(5_000)}b`)).toBe(false);
  expect(checkPattern('(?=a)').ok).toBe(false);
  expect(checkPattern('((a{1,500}){1,500})').ok).toBe(false);
});
