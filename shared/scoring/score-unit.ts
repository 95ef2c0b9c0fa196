import type { LeafForm, Source } from '../model/ids.ts';
import { SOURCE_OF, SURVEY_FORMS } from '../model/ids.ts';
import { publishedTotal, type Mark, type UnitResult } from '../model/result.ts';
import type { RoundContent } from '../model/round.ts';
import type { Leaf } from '../model/template.ts';
import { departmentsOf } from '../rules/answer-kind.ts';
import { assembleUnit } from './assemble-unit.ts';
import { vetoesOf } from './band-limits.ts';
import { ZERO } from './fraction.ts';
import type { SlotAnswer, UnitAnswers } from './input.ts';
import { combineLeaf, type SourceInput } from './leaf.ts';
import { combineDepartments, combineReview, rateAll, single, type Combined, type Rated } from './raters.ts';
import { samplingErrorOf } from './survey/sampling-error.ts';
import { surveyLeafScore } from './survey/survey-leaf-score.ts';
import { surveyOfUnit, type SurveyOfUnit } from './survey/survey-unit.ts';

function absent(source: Source, marks: readonly Mark[] = []): SourceInput {
  return { source, status: 'missing', value: null, raters: [], items: [], marks, arithmetic: '' };
}

function fromRaters(source: Source, raters: readonly Rated[], combined: Combined): SourceInput {
  return { ...combined, source, raters: raters.map((rater) => rater.result), items: [] };
}

function surveySource(source: Source, leaf: Leaf, survey: SurveyOfUnit | undefined, outdated: boolean): SourceInput {
  if (survey === undefined) return absent(source);
  const detail = String(survey.valid);
  const { value, items, arithmetic } = surveyLeafScore(survey, leaf.code);
  // Below the privacy limit not even the item means are shown.
  const shown = survey.shown ? items : [];
  if (!survey.enough) {
    return { ...absent(source, [{ code: 'below_minimum_sample', detail }]), items: shown };
  }
  if (value === null) return { ...absent(source), items: shown };
  const marks: Mark[] = survey.smallSample ? [{ code: 'small_sample', detail }] : [];
  if (outdated) marks.push({ code: 'counts_outdated' });
  if (survey.count.frameTooSmall === true) marks.push({ code: 'frame_too_small', detail: survey.count.frame ?? '' });
  return { source, status: 'value', value, raters: [], items: shown, marks, arithmetic };
}

function leafSource(
  content: RoundContent,
  { unit, reviewClosed = false }: UnitAnswers,
  leaf: Leaf,
  form: LeafForm,
  slots: readonly SlotAnswer[],
): SourceInput {
  const source = SOURCE_OF[form];
  if (form === 'self') {
    const raters = rateAll(content, unit, leaf, form, slots, [null]).filter((rater) => rater.result.rater === null);
    return fromRaters(source, raters, single(raters[0]));
  }
  if (form === 'dept') {
    const assigned = departmentsOf(content, leaf.code);
    const raters = rateAll(content, unit, leaf, form, slots, assigned).filter(({ result }) =>
      assigned.some((department) => department === result.rater),
    );
    return fromRaters(source, raters, combineDepartments(raters, content.policy.allDepartmentsRequired));
  }
  if (reviewClosed) return absent(source, [{ code: 'review_closed' }]);
  const { discuss, thirdPerson } = content.template.combination.discrepancy.twoEvaluators;
  const raters = rateAll(content, unit, leaf, form, slots, content.assignments.reviewers[unit] ?? []);
  const rule = { required: content.policy.requiredReviewers, discuss, third: thirdPerson };
  return fromRaters(source, raters, combineReview(raters, rule));
}

/** Answers by leaf, once, so that each leaf looks only at its own. */
function byLeaf(slots: readonly SlotAnswer[]): ReadonlyMap<string, readonly SlotAnswer[]> {
  const groups = new Map<string, SlotAnswer[]>();
  for (const slot of slots) {
    const group = groups.get(slot.leaf);
    if (group === undefined) groups.set(slot.leaf, [slot]);
    else group.push(slot);
  }
  return groups;
}

/** A sanction: whatever the questionnaires of this street say counts 0 where they count at all. */
function voided(input: SourceInput): SourceInput {
  return {
    ...input,
    status: 'value',
    value: ZERO,
    marks: [...input.marks, { code: 'survey_void' }],
    arithmetic: '0.00',
  };
}

/**
 * Scores one street from its raw answers. Order: method and critical cap, raters, sources, difficulty, roll-up, bonus,
 * gates and vetoes on the band. The result depends on nothing but `content` and these answers, and not on the order of
 * any list among them.
 */
export function scoreUnit(content: RoundContent, answers: UnitAnswers): UnitResult {
  const { template, policy } = content;
  const surveys = SURVEY_FORMS.filter((form) => content.sources.includes(SOURCE_OF[form])).flatMap(
    (form) => surveyOfUnit(content, answers, form) ?? [],
  );
  const slots = byLeaf(answers.slots);
  const inputsOf = (leaf: Leaf): readonly SourceInput[] => {
    const own = slots.get(leaf.code) ?? [];
    return leaf.sources.map(({ id }): SourceInput => {
      // A source that takes no part in the round has no say, and its weight is spread like that of any absent one.
      if (!content.sources.includes(id)) return absent(id, [{ code: 'source_missing', detail: 'not_in_round' }]);
      if (id === 'WORKER' || id === 'RESIDENT') {
        return surveySource(
          id,
          leaf,
          surveys.find((survey) => SOURCE_OF[survey.form] === id),
          answers.frozen?.outdated === true,
        );
      }
      return leafSource(content, answers, leaf, id === 'SELF' ? 'self' : id === 'DEPT' ? 'dept' : 'review', own);
    });
  };
  const inputs = template.leaves.map((leaf) => ({ leaf, inputs: inputsOf(leaf) }));
  const settings = { unit: answers.unit, mode: policy.mode, precision: policy.precision };
  const counts = surveys.map((survey) => survey.count);
  const assemble = (change: (input: SourceInput) => SourceInput) =>
    assembleUnit(
      template,
      settings,
      inputs.map(({ leaf, inputs: own }) =>
        combineLeaf(template, leaf, policy.mode, own.map(change), answers.naConsents.includes(leaf.code)),
      ),
      counts,
      answers,
    );
  const plain = assemble((input) => input);
  const voids = vetoesOf(template, answers.vetoes ?? []).some(({ effect }) => effect.voidsSurveys);
  const isVoid = ({ source }: SourceInput) =>
    (source === 'WORKER' || source === 'RESIDENT') && content.sources.includes(source);
  const { result, limitedByBonus } = voids ? assemble((input) => (isVoid(input) ? voided(input) : input)) : plain;
  const full: UnitResult = voids ? { ...result, unsanctioned: publishedOf(plain.result) } : result;
  return { ...full, sampling: samplingErrorOf(content, full, surveys, limitedByBonus) };
}

function publishedOf(result: UnitResult): NonNullable<UnitResult['unsanctioned']> {
  const { exact, score } = publishedTotal(result);
  return { exact, score };
}
