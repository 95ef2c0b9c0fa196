import type { RoundContent } from '../../../../shared/model/round.ts';
import type { Database } from '../../store/connection.ts';
import { slotStatesOf, type SlotState } from '../../store/slot-states.ts';
import { reviewersOf } from '../board/wanted.ts';

/**
 * Whether the review of a street is closed: more than one person has to judge it, and not all of them have submitted.
 * Until then nothing that one of them found is shown or scored, so that no other can be led by it. A sheet that the
 * office gave back was seen, so giving it back closes nothing again. `states`: at least all submissions of the street.
 */
export function isReviewClosed(content: RoundContent, unit: string, states: readonly SlotState[]): boolean {
  const reviewers = reviewersOf(content, unit);
  const needed = Math.max(content.policy.requiredReviewers, reviewers.length);
  if (needed < 2) return false;
  const submitted = new Set(
    states
      .filter((one) => one.unit === unit && one.form === 'review' && one.q === '*' && one.serial === '')
      .filter(({ status }) => status !== 'empty' && status !== 'withdrawn')
      .map(({ rater }) => rater),
  );
  return reviewers.filter((rater) => submitted.has(rater)).length < needed;
}

/** The streets of a round whose review is closed. */
export function closedReviews(db: Database, content: RoundContent): ReadonlySet<string> {
  const states = slotStatesOf(db, content.id, 'review');
  return new Set(content.units.filter((unit) => isReviewClosed(content, unit, states)));
}

/** Whether a slot holds what may not be seen yet. */
export function isHidden(
  closed: ReadonlySet<string>,
  { form, unit }: { readonly form: string; readonly unit: string },
): boolean {
  return form === 'review' && closed.has(unit);
}
