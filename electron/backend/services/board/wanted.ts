import type { Source } from '../../../../shared/model/ids.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { departmentsOf } from '../../../../shared/rules/answer-kind.ts';

/** One answer that the round asks of somebody. */
export interface WantedSlot {
  readonly leaf: string;
  readonly rater: string | null;
}

/** The answers asked of a street's source, leaf by leaf in template order. None for questionnaires. */
export function wantedSlots(content: RoundContent, unit: string, source: Source): readonly WantedSlot[] {
  if (!content.sources.includes(source)) return [];
  const leaves = content.template.leaves.filter((leaf) => leaf.sources.some((one) => one.id === source));
  if (source === 'SELF') return leaves.map((leaf) => ({ leaf: leaf.code, rater: null }));
  if (source === 'REVIEW') {
    const raters = reviewersOf(content, unit);
    return leaves.flatMap((leaf) => raters.map((rater) => ({ leaf: leaf.code, rater })));
  }
  if (source !== 'DEPT') return [];
  return leaves.flatMap((leaf) => departmentsOf(content, leaf.code).map((rater) => ({ leaf: leaf.code, rater })));
}

/** Assigned and not excluded. */
export function reviewersOf({ assignments }: RoundContent, unit: string): readonly string[] {
  const barred = new Set(assignments.excluded.filter((pair) => pair.unit === unit).map((pair) => pair.person));
  return [...new Set(assignments.reviewers[unit] ?? [])].filter((person) => !barred.has(person));
}

/** How many answers or questionnaires make this cell complete. */
export function wantedCount(content: RoundContent, unit: string, source: Source): number {
  if (!content.sources.includes(source)) return 0;
  if (source === 'WORKER' || source === 'RESIDENT') {
    return content.template.streets.find((street) => street.code9 === unit)?.suggestedQuota[source] ?? 0;
  }
  if (source !== 'REVIEW') return wantedSlots(content, unit, source).length;
  const leaves = content.template.leaves.filter((leaf) => leaf.sources.some((one) => one.id === source));
  return leaves.length * content.policy.requiredReviewers;
}

/** Whose submission says that this source of a street is finished; null for a street's own. */
export function submittersOf(content: RoundContent, unit: string, source: Source): readonly (string | null)[] {
  if (source === 'SELF') return [null];
  return [...new Set(wantedSlots(content, unit, source).map((slot) => slot.rater))];
}
