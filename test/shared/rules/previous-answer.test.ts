import { expect, test } from 'vitest';
import type { PreviousAnswer } from '../../../shared/model/previous.ts';
import type { DraftValue } from '../../../shared/model/response.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { draftOf, emptyDraft } from '../../../shared/rules/draft-of.ts';
import { readDraft } from '../../../shared/rules/draft.ts';
import { differsFromPrevious, previousOf } from '../../../shared/rules/previous-answer.ts';
import { completeAnswer, roundContent, testTemplate, UNIT, OTHER_UNIT } from '../../support/evaluator.ts';

const leaf = (code: string) => testTemplate().leaves.find((one) => one.code === code)!;

function withPrevious(code: string, value: PreviousAnswer['value']): RoundContent {
  const content = roundContent('d', 'p', 'K'.repeat(43), { role: 'street', units: [UNIT] });
  const of = {
    round: 'r0',
    name: { zh: '上一轮', en: 'Last round' },
    period: { from: '2025-01-01', to: '2025-12-31' },
  };
  return { ...content, previous: { ...of, units: { [UNIT]: { [code]: { leaf: code, value, by: 'self' } } } } };
}

test('only a street’s own answer has an earlier one', () => {
  const content = withPrevious('A2.1.1', { t: 'ratio', num: '100', den: '122' });
  expect(previousOf(content, UNIT, 'self', 'A2.1.1')?.by).toBe('self');
  expect(previousOf(content, UNIT, 'review', 'A2.1.1')).toBeNull();
  expect(previousOf(content, OTHER_UNIT, 'self', 'A2.1.1')).toBeNull();
  expect(previousOf(content, UNIT, 'self', 'A2.1.2')).toBeNull();
  expect(previousOf({}, UNIT, 'self', 'A2.1.1')).toBeNull();
});

test('an answer differs when what it says does, not how it was typed', () => {
  const content = withPrevious('A2.1.1', { t: 'ratio', num: '100', den: '122' });
  const differs = (draft: DraftValue | null) => differsFromPrevious(content, UNIT, leaf('A2.1.1'), 'self', draft);
  expect(differs(null)).toBeNull();
  expect(differs({ t: 'ratio', num: '', den: null })).toBeNull();
  expect(differs({ t: 'ratio', num: '100', den: null })).toBe(false);
  expect(differs({ t: 'ratio', num: ' 100 ', den: '122' })).toBe(false);
  expect(differs({ t: 'ratio', num: '101', den: '122' })).toBe(true);
});

test('what was confirmed is the same as itself once it is confirmed, whatever its kind', () => {
  for (const code of ['A1.1.1', 'A2.1.1', 'A2.2.2', 'A3.2.3']) {
    const content = roundContent('d', 'p', 'K'.repeat(43), { role: 'street', units: [UNIT] });
    const { value } = readDraft(content, UNIT, leaf(code), 'self', completeAnswer(code));
    if (value === null) throw new Error(`${code} is not complete`);
    const previous = withPrevious(code, value);
    expect(differsFromPrevious(previous, UNIT, leaf(code), 'self', draftOf(value))).toBe(false);
    const na = { t: 'na', reason: '没有这项工作' } as const;
    expect(differsFromPrevious(previous, UNIT, leaf(code), 'self', na)).toBe(leaf(code).naAllowed ? true : null);
  }
});

test('an empty answer of every kind has nothing in it', () => {
  const content = roundContent('d', 'p', 'K'.repeat(43), { role: 'street', units: [UNIT] });
  for (const code of ['A1.1.1', 'A2.1.1', 'A2.2.2', 'A3.2.3']) {
    const { type } = leaf(code).method;
    expect(readDraft(content, UNIT, leaf(code), 'self', emptyDraft(type)).value).toBeNull();
  }
  expect(emptyDraft('points')).toEqual({ t: 'points', s: null });
});
