import { expect, test } from 'vitest';
import { isHidden, isReviewClosed } from '../../../electron/backend/services/findings/closed-review.ts';
import type { SlotState } from '../../../electron/backend/store/slot-states.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { roundContent, UNIT, OTHER_UNIT } from '../../support/evaluator.ts';

function submission(rater: string, status: SlotState['status'] = 'value'): SlotState {
  const value = { t: 'submit', complete: true } as const;
  const slot = { slot: `${UNIT} ${rater}`, unit: UNIT, form: 'review', q: '*', rater, serial: '' };
  return { ...slot, status, heads: ['a'.repeat(64)], value, note: '', newer: false, reopened: false };
}

function reviewedBy(persons: readonly string[], required: number): RoundContent {
  const content = roundContent('d', 'p', 'K'.repeat(43), { role: 'reviewer' });
  const assignments = { ...content.assignments, reviewers: { [UNIT]: [...persons] }, excluded: [] };
  return { ...content, assignments, policy: { ...content.policy, requiredReviewers: required } };
}

test('a review opens once everybody who has to judge has submitted', () => {
  const two = reviewedBy(['one', 'two'], 2);
  expect(isReviewClosed(two, UNIT, [])).toBe(true);
  expect(isReviewClosed(two, UNIT, [submission('one')])).toBe(true);
  expect(isReviewClosed(two, UNIT, [submission('one'), submission('stranger')])).toBe(true);
  expect(isReviewClosed(two, UNIT, [submission('one'), submission('two', 'withdrawn')])).toBe(true);
  expect(isReviewClosed(two, UNIT, [submission('one'), submission('two')])).toBe(false);
  // A submission of another street, or of a questionnaire, opens nothing.
  expect(isReviewClosed(two, OTHER_UNIT, [submission('one'), submission('two')])).toBe(true);
  const serial = { ...submission('two'), serial: '1' };
  expect(isReviewClosed(two, UNIT, [submission('one'), serial])).toBe(true);
});

test('a third person closes it again; one who judges alone has nobody to be hidden from', () => {
  const both = [submission('one'), submission('two')];
  expect(isReviewClosed(reviewedBy(['one', 'two', 'three'], 2), UNIT, both)).toBe(true);
  // The second is not named yet: nobody may be led by the first.
  expect(isReviewClosed(reviewedBy(['one'], 2), UNIT, [submission('one')])).toBe(true);
  expect(isReviewClosed(reviewedBy(['one'], 1), UNIT, [])).toBe(false);
});

test('only what is of a review is hidden', () => {
  const closed = new Set([UNIT]);
  expect(isHidden(closed, { unit: UNIT, form: 'review' })).toBe(true);
  expect(isHidden(closed, { unit: UNIT, form: 'self' })).toBe(false);
  expect(isHidden(closed, { unit: OTHER_UNIT, form: 'review' })).toBe(false);
});
