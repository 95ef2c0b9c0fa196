import { createHash } from 'node:crypto';
import { LEAF_FORMS, SURVEY_FORMS, type LeafForm, type SurveyForm } from '../../../../shared/model/ids.ts';
import { findingStands } from '../../../../shared/merging/finding.ts';
import { vetoHolds } from '../../../../shared/merging/veto.ts';
import { isResponse, type HashedRecord } from '../../../../shared/model/record.ts';
import { canonicalJson } from '../../../../shared/package-format/canonical-json.ts';
import type { ResponseValue } from '../../../../shared/model/response.ts';
import { SurveyForm as SurveyBody } from '../../../../shared/model/response.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { BonusInput, SlotAnswer, SurveyInput, UnitAnswers, VetoInput } from '../../../../shared/scoring/input.ts';
import { arrivedRecord, personalBody } from '../../store/arrived-records.ts';
import type { Database } from '../../store/connection.ts';
import { frozenSurveys } from '../../store/survey-wipes.ts';
import { isReviewClosed } from '../findings/closed-review.ts';
import { sheetStates, slotStates, surveyPrints, type SlotState } from '../../store/slot-states.ts';

/** What scoring reads of each street of the round: the merged slots and the questionnaires behind them. */
export function unitAnswers(db: Database, content: RoundContent): readonly UnitAnswers[] {
  const frozen = frozenAnswers(db, content);
  return content.units.map((unit) => answersOf(db, content, unit, { frozen }));
}

/** What is kept of the questionnaires of each street; null while their answers are here. */
export type FrozenByUnit = ((unit: string) => NonNullable<UnitAnswers['frozen']>) | null;

/** Fingerprint of what scoring a questionnaire goes by. */
export function surveyRulesOf({ template }: RoundContent): string {
  const { questionnaires, surveyRules } = template;
  return createHash('sha256')
    .update(canonicalJson([questionnaires, surveyRules]))
    .digest('hex');
}

export function frozenAnswers(db: Database, content: RoundContent): FrozenByUnit {
  const surveys = frozenSurveys(db, content.id);
  if (surveys === undefined) return null;
  const prints = surveyPrints(db, content.id);
  const changed = surveys.rules !== surveyRulesOf(content);
  return (unit) => ({ surveys, outdated: changed || surveys.prints[unit] !== prints.get(unit) });
}

/** The same for one street; `surveys` are its questionnaires where they are known already or only figures are left. */
export function answersOf(
  db: Database,
  content: RoundContent,
  unit: string,
  known: { readonly frozen: FrozenByUnit; readonly surveys?: UnitAnswers['surveys'] | undefined },
): UnitAnswers {
  const { id: round } = content;
  const frozen = known.frozen?.(unit);
  const surveys = frozen === undefined ? known.surveys : [];
  const states = surveys === undefined ? slotStates(db, round, unit) : sheetStates(db, round, unit);
  const office = states.filter(({ form }) => form === 'office');
  const slots = leafSlots(db, round, states);
  const isReviewed = slots.some(({ form }) => form === 'review');
  return {
    unit,
    slots,
    // Where nothing of a review has come there is nothing to hide, and the sheet names who is missing.
    ...(isReviewed && isReviewClosed(content, unit, states) ? { reviewClosed: true } : {}),
    surveys: surveys ?? states.flatMap((state) => surveyOf(db, round, state)),
    ...(frozen === undefined ? {} : { frozen }),
    naConsents: office.flatMap(({ value }) => (value?.t === 'na-consent' ? [value.leaf] : [])),
    vetoes: office.flatMap((state) => vetoOf(db, round, state)),
    bonuses: office.flatMap(bonusOf),
  };
}

/** A veto of the street that a second person confirmed; one that waits for it has no effect. */
function vetoOf(db: Database, round: string, { value, heads }: SlotState): readonly VetoInput[] {
  if (value?.t !== 'veto') return [];
  const first = value.confirms === undefined ? [] : recordsOf(db, round, [value.confirms]);
  const holds = recordsOf(db, round, heads).some((head) => first.some((one) => vetoHolds(head, one)));
  return holds ? [{ item: value.item, records: [...first.map(({ hash }) => hash), ...heads] }] : [];
}

function bonusOf({ value, heads }: SlotState): readonly BonusInput[] {
  return value?.t === 'bonus' ? [{ item: value.item, occurrences: value.n, records: heads }] : [];
}

function isLeafForm(form: string): form is LeafForm {
  return LEAF_FORMS.some((one) => one === form);
}

function isSurveyForm(form: string): form is SurveyForm {
  return SURVEY_FORMS.some((one) => one === form);
}

function leafSlots(db: Database, round: string, states: readonly SlotState[]): readonly SlotAnswer[] {
  return states.flatMap((state): SlotAnswer[] => {
    const { form, q, rater, status, heads, note } = state;
    if (!isLeafForm(form) || q === '*' || status === 'empty') return [];
    if (form === 'review' && rater === '' && !stands(db, round, state, states)) return [];
    return [
      { form, leaf: q, rater: rater === '' ? null : rater, status, value: answerOf(state), records: heads, note },
    ];
  });
}

export function answerOf({ value }: Pick<SlotState, 'value'>): ResponseValue | null {
  return value !== null && isResponse(value) ? value : null;
}

/** Whether an agreed finding still speaks of the answers that the reviewers have now. */
function stands(db: Database, round: string, finding: SlotState, states: readonly SlotState[]): boolean {
  const raters = states.filter((one) => one.form === 'review' && one.q === finding.q && one.rater !== '');
  const heads = raters.flatMap((one) => recordsOf(db, round, one.heads));
  return recordsOf(db, round, finding.heads).every((head) => findingStands(head, heads));
}

function recordsOf(db: Database, round: string, hashes: readonly string[]): readonly HashedRecord[] {
  return hashes.flatMap((hash) => arrivedRecord(db, round, hash) ?? []);
}

/** A questionnaire, or nothing where it was withdrawn or its text was erased. */
function surveyOf(db: Database, round: string, state: SlotState): readonly SurveyInput[] {
  const { form, serial, status, heads, value } = state;
  if (!isSurveyForm(form) || serial === '' || status === 'empty' || status === 'withdrawn') return [];
  const [record] = heads;
  if (record === undefined) return [];
  const found = value?.t === 'form' ? value.p : commitments(db, round, heads)[0];
  const text = found === undefined ? undefined : personalBody(db, found);
  if (text === undefined) return [];
  const body = SurveyBody.parse(JSON.parse(text));
  return [
    {
      form,
      serial,
      community: body.community ?? null,
      seconds: body.seconds ?? null,
      answers: body.answers,
      conflict: status === 'conflict',
      record,
    },
  ];
}

function commitments(db: Database, round: string, heads: readonly string[]): readonly string[] {
  return recordsOf(db, round, heads).flatMap(({ record }) => (record.val?.t === 'form' ? [record.val.p] : []));
}
