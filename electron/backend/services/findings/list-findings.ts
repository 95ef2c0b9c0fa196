import type {
  FindingNeed,
  Findings,
  FindingsOfStreet,
  ReviewedLeaf,
  ReviewerAnswer,
} from '../../../../shared/contract/findings.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { findingStands } from '../../../../shared/merging/finding.ts';
import { isResponse } from '../../../../shared/model/record.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { Leaf } from '../../../../shared/model/template.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import { leavesOf } from '../../../../shared/rules/answer-kind.ts';
import { isToAgree } from '../../../../shared/rules/to-agree.ts';
import {
  compare,
  fraction,
  fromNumber,
  published,
  publishedValue,
  subtract,
  type Fraction,
} from '../../../../shared/scoring/fraction.ts';
import { scoreAnswer } from '../../../../shared/scoring/methods/score-answer.ts';
import { arrivedRecord, type ArrivedRecord } from '../../store/arrived-records.ts';
import type { Database } from '../../store/connection.ts';
import { findFindingDraft } from '../../store/finding-drafts.ts';
import { ticketFor } from '../../store/return-tickets.ts';
import { slotStates, type SlotState } from '../../store/slot-states.ts';
import { reviewersOf } from '../board/wanted.ts';
import { nameOf } from '../intake/sender.ts';
import { readDraft } from '../rounds/draft.ts';
import { slotHead } from '../scores/answer-origins.ts';

interface Place {
  readonly db: Database;
  readonly content: RoundContent;
  readonly unit: string;
  readonly states: readonly SlotState[];
}

function recordsOf({ db, content }: Place, state: SlotState | undefined): readonly ArrivedRecord[] {
  return (state?.heads ?? []).flatMap((hash) => arrivedRecord(db, content.id, hash) ?? []);
}

function stateOf({ states }: Place, form: string, q: string, rater: string): SlotState | undefined {
  return states.find((state) => state.form === form && state.q === q && state.rater === rater && state.serial === '');
}

/** A sheet is submitted until the office gives it back. */
function hasSubmitted(place: Place, rater: string): boolean {
  return recordsOf(place, stateOf(place, 'review', '*', rater)).some(
    ({ hash, record }) => record.op === 'submit' && ticketFor(place.db, place.content.id, hash) === null,
  );
}

/** The score of an answer as it is printed; null for none, and where a reviewer's own answers disagree. */
function scoreOf({ content, unit }: Place, leaf: Leaf, state: SlotState | undefined): Fraction | null {
  const value = state?.value ?? null;
  if (value === null || !isResponse(value)) return null;
  const exact = scoreAnswer(content, unit, leaf, 'review', value).value;
  return exact === null ? null : publishedValue(exact);
}

function needOf({ content }: Place, scores: readonly (Fraction | null)[], difference: Fraction | null): FindingNeed {
  if (difference === null || scores.includes(null)) return 'incomplete';
  const { discuss, thirdPerson } = content.template.combination.discrepancy.twoEvaluators;
  if (compare(difference, fromNumber(thirdPerson)) > 0) return 'third';
  if (compare(difference, fromNumber(discuss)) > 0) return 'discuss';
  return compare(difference, fraction(0n)) === 0 ? 'same' : 'close';
}

/** Greatest minus least; null with fewer than two. */
function spread(scores: readonly (Fraction | null)[]): Fraction | null {
  const sorted = scores.filter((score) => score !== null).toSorted(compare);
  const [least] = sorted;
  const greatest = sorted.at(-1);
  return least === undefined || greatest === undefined || sorted.length < 2 ? null : subtract(greatest, least);
}

function draftOf({ db, content, unit }: Place, leaf: string): ReviewedLeaf['draft'] {
  const row = findFindingDraft(db, { round: content.id, unit, leaf });
  return row === null ? null : { fields: row.draft, revision: row.revision, savedAt: row.savedAt };
}

/** What the reviewers answered to an item, how far they are apart, and what they agreed on. */
function compared(place: Place, leaf: Leaf, raters: readonly string[]) {
  const own = raters.map((rater) => ({ rater, state: stateOf(place, 'review', leaf.code, rater) }));
  const scores = own.map(({ state }) => scoreOf(place, leaf, state));
  const difference = spread(scores);
  const found = recordsOf(place, stateOf(place, 'review', leaf.code, ''));
  const live = found.length === 0 ? [] : own.flatMap(({ state }) => recordsOf(place, state));
  const stands = found.every((one) => findingStands(one, live));
  return { own, scores, difference, need: needOf(place, scores, difference), found, stands };
}

function reviewedLeaf(place: Place, leaf: Leaf, raters: readonly string[]): ReviewedLeaf {
  const { content } = place;
  const { own, scores, difference, need, found, stands } = compared(place, leaf, raters);
  return {
    leaf: leaf.code,
    answers: own.map(({ rater, state }, at): ReviewerAnswer => {
      const score = scores[at] ?? null;
      return {
        rater,
        raterName: nameOf(content.roster, rater),
        heads: recordsOf(place, state).map((record) => slotHead(record, content)),
        score: score === null ? null : published(score),
      };
    }),
    difference: difference === null ? null : published(difference),
    need,
    finding: found.length === 0 ? null : { heads: found.map((record) => slotHead(record, content)), stands },
    draft: draftOf(place, leaf.code),
    claim: recordsOf(place, stateOf(place, 'self', leaf.code, '')).map((record) => slotHead(record, content)),
  };
}

/** `open`: there are at least two, and all of them have submitted. */
function reviewersAt(place: Place) {
  const { content, unit } = place;
  const raters = reviewersOf(content, unit);
  const reviewers = raters.map((id) => ({
    id,
    name: nameOf(content.roster, id),
    submitted: hasSubmitted(place, id),
  }));
  return { raters, reviewers, open: reviewers.length > 1 && reviewers.every(({ submitted }) => submitted) };
}

/**
 * What the reviewers of a street found, beside what the street says. Nothing of it is given before all of them have
 * submitted, so that none can be led by another. Refusals: those of `readDraft`, not_found for the street.
 */
export function listFindings(
  db: Database,
  { round, unit }: { readonly round: string; readonly unit: string },
): Result<Findings, AppError> {
  const draft = readDraft(db, round);
  if (!draft.ok) return draft;
  const { content } = draft.value;
  if (!content.units.includes(unit)) return refuse({ code: 'not_found', what: 'street', id: unit });
  const place: Place = { db, content, unit, states: slotStates(db, content.id, unit) };
  const { raters, reviewers, open } = reviewersAt(place);
  const leaves = leavesOf(content, 'review', null);
  return ok({ reviewers, open, leaves: open ? leaves.map((leaf) => reviewedLeaf(place, leaf, raters)) : [] });
}

function overviewOf(place: Place, leaves: readonly Leaf[]): FindingsOfStreet {
  const { raters, reviewers, open } = reviewersAt(place);
  const waiting = reviewers.flatMap(({ name, submitted }) => (submitted ? [] : [name]));
  const { unit } = place;
  if (!open) return { unit, reviewers: raters.length, waiting, counts: null };
  const all = leaves.map((leaf) => {
    const { need, found, stands } = compared(place, leaf, raters);
    return { need, finding: found.length === 0 ? null : { stands } };
  });
  const agree = all.filter(isToAgree);
  return {
    unit,
    reviewers: raters.length,
    waiting,
    counts: {
      agree: agree.length,
      third: agree.filter(({ need }) => need === 'third').length,
      agreed: all.filter(({ finding }) => finding?.stands === true).length,
    },
  };
}

/**
 * How much the reviewers of each street have to agree on. As long as one of them has not submitted only who is waited
 * for, so that no number tells anybody's scores. Refusals: those of `readDraft`.
 */
export function findingsOverview(db: Database, round: string): Result<readonly FindingsOfStreet[], AppError> {
  const draft = readDraft(db, round);
  if (!draft.ok) return draft;
  const { content } = draft.value;
  const leaves = leavesOf(content, 'review', null);
  return ok(
    content.units.map((unit) => overviewOf({ db, content, unit, states: slotStates(db, content.id, unit) }, leaves)),
  );
}
