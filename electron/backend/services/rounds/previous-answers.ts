import { answersCarry } from '../../../../shared/designing/carried-answers.ts';
import { sameLeaves } from '../../../../shared/designing/crosswalk-links.ts';
import type { PreviousAnswer } from '../../../../shared/model/previous.ts';
import type { ResponseValue } from '../../../../shared/model/response.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { Leaf } from '../../../../shared/model/template.ts';
import { canonicalJson } from '../../../../shared/package-format/canonical-json.ts';
import { draftOf } from '../../../../shared/rules/draft-of.ts';
import { readDraft } from '../../../../shared/rules/draft.ts';
import type { SlotAnswer, UnitAnswers } from '../../../../shared/scoring/input.ts';
import type { Database } from '../../store/connection.ts';
import { scoreOf } from '../scores/round-result.ts';

type Confirmed = Pick<PreviousAnswer, 'value' | 'by'>;

/** What all of them say alike: the same answer, or at least the same grade; null where they differ or say nothing. */
function sharedBy(values: readonly ResponseValue[]): ResponseValue | null {
  const [first] = values;
  if (first === undefined) return null;
  if (values.every((value) => canonicalJson(value) === canonicalJson(first))) return first;
  if (first.t !== 'graded') return null;
  const sameGrade = values.every((value) => value.t === 'graded' && value.grade === first.grade);
  return sameGrade ? { t: 'graded', grade: first.grade } : null;
}

function valuesOf(slots: readonly SlotAnswer[]): readonly ResponseValue[] {
  return slots.flatMap(({ status, value }) => ((status === 'value' || status === 'agreed') && value ? [value] : []));
}

/**
 * What was confirmed about one leaf: the reviewers' agreed finding, what all reviewers found alike, or, where no
 * reviewer judged it by its method, the street's own answer. Null where they contradict each other. "Not applicable"
 * is confirmed with the street's own reason, once the reviewers or the office said so too.
 */
function confirmedOf(answers: UnitAnswers, leaf: string): Confirmed | null {
  const slots = answers.slots.filter((slot) => slot.leaf === leaf);
  const [own = null] = valuesOf(slots.filter(({ form }) => form === 'self'));
  const reviews = slots.filter(({ form }) => form === 'review');
  const [finding] = valuesOf(reviews.filter(({ rater }) => rater === null));
  const judged = valuesOf(reviews.filter(({ rater }) => rater !== null));
  if (own?.t === 'na') {
    const agreed =
      finding === undefined ? judged.length > 0 && judged.every(({ t }) => t === 'na') : finding.t === 'na';
    if (!agreed && !answers.naConsents.includes(leaf)) return null;
    return { value: own, by: agreed && finding === undefined ? 'review' : 'finding' };
  }
  if (finding !== undefined && finding.t !== 'points') return { value: finding, by: 'finding' };
  if (reviews.some(({ status }) => status === 'conflict')) return null;
  const byMethod = judged.filter(({ t }) => t !== 'points');
  if (byMethod.length === 0) return own === null ? null : { value: own, by: 'self' };
  const shared = sharedBy(judged);
  return shared === null ? null : { value: shared, by: 'review' };
}

/** Whether it answers the leaf as the street is asked now: same names, and the figures that the office lays down. */
function fits(content: RoundContent, unit: string, leaf: Leaf, before: Leaf, { value }: Confirmed): boolean {
  if (!answersCarry(before, leaf)) return false;
  return readDraft(content, unit, leaf, 'self', draftOf(value)).state === 'complete';
}

/**
 * Confirmed answers of the round that this one was cloned from, along its crosswalk: to every leaf of a street's own
 * sheet to which they still are complete answers; what was confirmed of an item says nothing of a part of it, nor of one
 * that it was merged into. Undefined where there is no such round on this computer; then what
 * the round already carries stays as it is.
 */
export function previousAnswers(db: Database, content: RoundContent): RoundContent['previous'] {
  const { crosswalk } = content.template;
  if (crosswalk === undefined) return undefined;
  const scored = scoreOf(db, crosswalk.round);
  if (!scored.ok) return content.previous;
  const { content: old, answers } = scored.value;
  const same = sameLeaves(crosswalk);
  const oldLeaves = new Map(old.template.leaves.map((leaf) => [leaf.code, leaf]));
  const asked = content.template.leaves.filter((leaf) => leaf.sources.some(({ id }) => id === 'SELF'));
  const units = answers
    .filter(({ unit }) => content.units.includes(unit))
    .map((of): [string, Record<string, PreviousAnswer>] => {
      const carried = asked.flatMap((leaf): [string, PreviousAnswer][] => {
        const before = oldLeaves.get(same.get(leaf.code) ?? '');
        const confirmed = before === undefined ? null : confirmedOf(of, before.code);
        if (before === undefined || confirmed === null || !fits(content, of.unit, leaf, before, confirmed)) return [];
        return [[leaf.code, { leaf: before.code, ...confirmed }]];
      });
      return [of.unit, Object.fromEntries(carried)];
    })
    .filter(([, leaves]) => Object.keys(leaves).length > 0);
  if (units.length === 0) return undefined;
  const { id, name, period } = old;
  return { round: id, name, period, units: Object.fromEntries(units) };
}

/** The round with what an earlier one confirmed, as it stands now. */
export function withPrevious(db: Database, content: RoundContent): RoundContent {
  const { previous: _before, ...rest } = content;
  const previous = previousAnswers(db, content);
  return previous === undefined ? rest : { ...rest, previous };
}
