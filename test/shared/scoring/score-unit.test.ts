import { describe, expect, it } from 'vitest';
import type { LeafResult, UnitResult } from '../../../shared/model/result.ts';
import type { SlotAnswer, UnitAnswers } from '../../../shared/scoring/input.ts';
import { scoreRound } from '../../../shared/scoring/score-round.ts';
import { scoreUnit } from '../../../shared/scoring/score-unit.ts';
import { UNIT, fullAnswers, roundContent, slot, surveyInput, template, withLeaf } from './round-fixture.ts';

const content = roundContent();
const full = fullAnswers(UNIT);
const na = { t: 'na', reason: '本街道无此事项' } as const;
const ratio = (num: number) => ({ t: 'ratio', num: String(num), den: '100' }) as const;

function leafIn(result: UnitResult, code: string): LeafResult {
  const found = result.leaves.find((leaf) => leaf.code === code);
  if (found === undefined) throw new Error(code);
  return found;
}
function scoreLeaf(code: string, slots: readonly SlotAnswer[], change: Partial<UnitAnswers> = {}) {
  const result = scoreUnit(content, { ...withLeaf(full, code, slots), ...change });
  return { result, leaf: leafIn(result, code), codes: leafIn(result, code).marks.map((mark) => mark.code) };
}
const source = (leaf: LeafResult, id: string) => leaf.sources.find((entry) => entry.source === id);

describe('a street with everything', () => {
  const result = scoreUnit(content, full);
  it('has a final score', () => {
    expect(result).toMatchObject({ provisional: false, coverage: '100.00' });
    expect(result.low).toBe(result.total.score);
    expect(result.high).toBe(result.total.score);
    expect(result.withNa).toBeUndefined();
    expect(result.leaves).toHaveLength(41);
    expect(result.leaves.every((leaf) => leaf.status === 'value')).toBe(true);
  });
  it('explains a leaf down to the records', () => {
    const leaf = leafIn(result, 'A2.2.1');
    expect(leaf.sources.map((entry) => [entry.source, entry.declaredWeight, entry.effectiveWeight])).toEqual([
      ['SELF', '15', '15'],
      ['DEPT', '30', '30'],
      ['REVIEW', '55', '55'],
    ]);
    expect(leaf.arithmetic).toMatch(/^\(15 × \d+\.\d\d \+ 30 × \d+\.\d\d \+ 55 × \d+\.\d\d\) ÷ 100 = \d+\.\d\d$/);
    expect(source(leaf, 'REVIEW')?.raters.map((rater) => [rater.rater, rater.records])).toEqual([
      ['p1', ['review-A2.2.1-p1']],
      ['p2', ['review-A2.2.1-p2']],
    ]);
    expect(source(leaf, 'SELF')?.raters[0]?.arithmetic).toMatch(/^100 × \d+ ÷ 430 = \d+\.\d\d$/);
  });
  it('takes questionnaire leaves from the index alone', () => {
    const leaf = leafIn(result, 'C3.3.1');
    expect(leaf.exact).toBe(source(leaf, 'RESIDENT')?.exact);
    expect(source(leaf, 'SELF')).toMatchObject({ role: 'reference', effectiveWeight: '0', status: 'value' });
    expect(source(leaf, 'RESIDENT')?.items.map((item) => item.question)).toEqual(['R11', 'R12']);
  });
  it('lists the five greatest losses and strengths', () => {
    expect(result.losses).toHaveLength(5);
    expect(result.strengths).toHaveLength(5);
    const lost = result.losses.map((code) => Number(leafIn(result, code).lost));
    expect(lost).toEqual(lost.toSorted((a, b) => b - a));
    expect(Math.max(...result.leaves.map((leaf) => Number(leaf.lost)))).toBe(lost[0]);
  });
});

describe('sources that are not there', () => {
  it('spreads the weight of an absent department and marks the leaf', () => {
    const { leaf } = scoreLeaf(
      'A2.1.1',
      full.slots.filter((entry) => entry.leaf === 'A2.1.1' && entry.form !== 'dept'),
    );
    expect(leaf.status).toBe('value');
    expect(leaf.marks).toEqual([{ code: 'source_missing', source: 'DEPT' }]);
    expect(leaf.sources.map((entry) => entry.effectiveWeight)).toEqual(['150/7', '0', '550/7']);
    expect(leaf.arithmetic).toMatch(/÷ 70 = /);
  });
  it('has no score without the review where it has weight', () => {
    const { leaf, codes, result } = scoreLeaf(
      'A2.1.1',
      full.slots.filter((entry) => entry.leaf === 'A2.1.1' && entry.form !== 'review'),
    );
    expect(leaf).toMatchObject({ status: 'missing', score: null, fullMark: null });
    expect(codes).toContain('review_missing');
    expect(result.provisional).toBe(true);
    expect(Number(result.coverage)).toBeLessThan(100);
    expect(Number(result.low)).toBeLessThan(Number(result.total.score));
    expect(Number(result.high)).toBeGreaterThan(Number(result.total.score));
    expect(result.total.marks).toEqual([{ code: 'children_missing', detail: 'A2.1.1' }]);
  });
  it('has no score with less than half of the weight, and one with exactly half', () => {
    const half = scoreUnit(content, { ...full, surveys: [] });
    // Self 10 and review 40 of 100 are just enough; self and review 0 are not.
    expect(leafIn(half, 'B2.2.2').status).toBe('value');
    expect(leafIn(half, 'C3.1.2').status).toBe('missing');
    const noDepartment = withLeaf(
      full,
      'C3.2.1',
      full.slots.filter((entry) => entry.leaf === 'C3.2.1' && entry.form !== 'dept'),
    );
    expect(leafIn(scoreUnit(content, noDepartment), 'C3.2.1').marks.map((mark) => mark.code)).toContain(
      'share_too_small',
    );
  });
  it('does not let a source without weight complete a leaf', () => {
    const { status, marks } = leafIn(scoreUnit(content, { ...full, surveys: [] }), 'C3.1.2');
    expect(status).toBe('missing');
    expect(marks).toContainEqual({ code: 'source_missing', source: 'RESIDENT' });
  });
  it('marks too small samples', () => {
    const few = { ...full, surveys: full.surveys.filter((entry) => entry.form === 'resident') };
    const nine = Array.from({ length: 9 }, (_, i) => surveyInput('worker', i));
    const result = scoreUnit(content, { ...few, surveys: [...few.surveys, ...nine] });
    expect(source(leafIn(result, 'B1.1.2'), 'WORKER')).toMatchObject({ status: 'missing', effectiveWeight: '0' });
    expect(source(leafIn(result, 'B1.1.2'), 'WORKER')?.marks).toContainEqual({
      code: 'below_minimum_sample',
      detail: '9',
    });
    const twelve = Array.from({ length: 12 }, (_, i) => surveyInput('worker', i));
    const small = scoreUnit(content, { ...few, surveys: [...few.surveys, ...twelve] });
    expect(source(leafIn(small, 'B1.1.2'), 'WORKER')?.marks).toEqual([{ code: 'small_sample', detail: '12' }]);
  });
  it('shows nothing of fewer than five forms', () => {
    const four = Array.from({ length: 4 }, (_, i) => surveyInput('worker', i));
    expect(source(leafIn(scoreUnit(content, { ...full, surveys: four }), 'B1.1.2'), 'WORKER')?.items).toEqual([]);
  });
  it('ignores departments that were not given the leaf', () => {
    const other = slot('dept', 'A2.1.1', 'D19', { t: 'points', s: '0' });
    expect(scoreUnit(content, { ...full, slots: [...full.slots, other] })).toEqual(scoreUnit(content, full));
  });
  it('leaves a source that takes no part in the round out', () => {
    const result = scoreUnit(roundContent({ sources: ['SELF', 'DEPT', 'REVIEW'] }), full);
    expect(result.surveys).toEqual([]);
    expect(source(leafIn(result, 'B1.1.2'), 'WORKER')?.marks).toEqual([
      { code: 'source_missing', detail: 'not_in_round' },
    ]);
    expect(leafIn(result, 'B1.1.2').status).toBe('value');
  });
});

describe('conflicts, withdrawals and wrong answers', () => {
  const own = full.slots.filter((entry) => entry.leaf === 'A2.1.1');
  it('does not score an answer in conflict, and keeps the total provisional', () => {
    const slots = own.map((entry) => (entry.form === 'self' ? { ...entry, status: 'conflict' as const } : entry));
    const { leaf, result } = scoreLeaf('A2.1.1', slots);
    expect(leaf.marks).toContainEqual({ code: 'source_conflict', source: 'SELF' });
    expect(source(leaf, 'SELF')).toMatchObject({ status: 'conflict', score: null });
    expect(result.provisional).toBe(true);
    expect(result.coverage).toBe('100.00');
  });
  it('two answers in one slot are a conflict', () => {
    const { leaf } = scoreLeaf('A2.1.1', [...own, slot('self', 'A2.1.1', null, ratio(1))]);
    expect(source(leaf, 'SELF')?.status).toBe('conflict');
  });
  it('a review in conflict leaves the leaf without a score', () => {
    const slots = own.map((entry) => (entry.rater === 'p1' ? { ...entry, status: 'conflict' as const } : entry));
    expect(scoreLeaf('A2.1.1', slots).leaf.status).toBe('missing');
  });
  it('a withdrawn answer was never given', () => {
    const slots = own.map((entry) => (entry.form === 'dept' ? { ...entry, status: 'withdrawn' as const } : entry));
    const without = own.filter((entry) => entry.form !== 'dept');
    expect(scoreLeaf('A2.1.1', slots).leaf).toEqual(scoreLeaf('A2.1.1', without).leaf);
  });
  it('an agreed answer counts like any other', () => {
    const slots = own.map((entry) => ({ ...entry, status: 'agreed' as const }));
    expect(scoreLeaf('A2.1.1', slots).leaf).toEqual(scoreLeaf('A2.1.1', own).leaf);
  });
  it('an invalid answer is not a zero', () => {
    const slots = own.map((entry) => (entry.form === 'self' ? { ...entry, value: ratio(1) } : entry));
    const { leaf } = scoreLeaf('A2.1.1', slots);
    expect(source(leaf, 'SELF')).toMatchObject({ status: 'invalid', score: null, effectiveWeight: '0' });
    expect(leaf.marks).toContainEqual({ code: 'source_invalid', source: 'SELF' });
  });
});

describe('not applicable', () => {
  const reviews = (value: SlotAnswer['value']) => ['p1', 'p2'].map((rater) => slot('review', 'B3.1.2', rater, value));
  const claim = slot('self', 'B3.1.2', null, na);
  const department = slot('dept', 'B3.1.2', 'D01', { t: 'points', s: '90' });
  it('takes effect when the review agrees', () => {
    const { leaf, codes, result } = scoreLeaf('B3.1.2', [claim, department, ...reviews(na)]);
    expect(leaf.status).toBe('na');
    expect(leaf.marks).toEqual([{ code: 'na_agreed', detail: 'review' }]);
    expect(codes).toEqual(['na_agreed']);
    expect(result).toMatchObject({ provisional: false, coverage: '100.00' });
    expect(leafIn(result, 'B3.1.1').effectiveWeight).toBe('100');
  });
  it('takes effect when the office confirms it', () => {
    const { leaf } = scoreLeaf('B3.1.2', [claim, department], { naConsents: ['B3.1.2'] });
    expect(leaf.marks).toEqual([{ code: 'na_agreed', detail: 'office' }]);
  });
  it('a confirmation without a claim changes nothing', () => {
    const { leaf } = scoreLeaf(
      'B3.1.2',
      full.slots.filter((entry) => entry.leaf === 'B3.1.2'),
      { naConsents: ['B3.1.2'] },
    );
    expect(leaf.status).toBe('value');
  });
  it('stays open, and the total provisional, while there is no review', () => {
    const { leaf, codes, result } = scoreLeaf('B3.1.2', [claim, department]);
    expect(leaf.status).toBe('missing');
    expect(codes).toContain('na_claim_open');
    expect(result.provisional).toBe(true);
  });
  it('is rejected by a review with a score; the leaf is computed from the rest', () => {
    const { leaf, codes } = scoreLeaf('B3.1.2', [claim, department, ...reviews(ratio(80))]);
    expect(codes).toContain('na_claim_rejected');
    expect(leaf.status).toBe('value');
    expect(leaf.arithmetic).toBe('(30 × 90.00 + 55 × 80.00) ÷ 85 = 83.53');
    expect(source(leaf, 'SELF')).toMatchObject({ status: 'missing', effectiveWeight: '0' });
  });
  it('by the review alone is no agreement: the street made no claim', () => {
    const { leaf } = scoreLeaf('B3.1.2', [slot('self', 'B3.1.2', null, ratio(80)), department, ...reviews(na)]);
    expect(leaf.status).toBe('missing');
    expect(leaf.marks).toContainEqual({ code: 'source_na', source: 'REVIEW' });
  });
  it('by a department counts as missing, with its own mark', () => {
    const slots = [slot('self', 'B3.1.2', null, ratio(80)), slot('dept', 'B3.1.2', 'D01', na), ...reviews(ratio(80))];
    const { leaf } = scoreLeaf('B3.1.2', slots);
    expect(leaf).toMatchObject({ status: 'value', score: '80.00' });
    expect(leaf.marks).toEqual([{ code: 'source_na', source: 'DEPT' }]);
  });
  it('"no cases" is a claim like any other', () => {
    const none = { t: 'ratio', num: '0', den: '0' } as const;
    expect(scoreLeaf('B3.1.2', [slot('self', 'B3.1.2', null, none), department, ...reviews(none)]).leaf.status).toBe(
      'na',
    );
  });
  it('takes an empty parent with it', () => {
    const slots = ['B3.1.1', 'B3.1.2'].flatMap((leaf) => [
      slot('self', leaf, null, na),
      ...['p1', 'p2'].map((rater) => slot('review', leaf, rater, na)),
    ]);
    const others = full.slots.filter((entry) => entry.leaf !== 'B3.1.1' && entry.leaf !== 'B3.1.2');
    const result = scoreUnit(content, { ...full, slots: [...others, ...slots] });
    expect(result.nodes.find((node) => node.code === 'B3.1')).toMatchObject({
      status: 'na',
      score: null,
      effectiveWeight: null,
    });
    expect(result.nodes.find((node) => node.code === 'B3.2')?.effectiveWeight).toBe('100');
    expect(result).toMatchObject({ provisional: false, coverage: '100.00' });
  });
});

describe('self-assessment beside the review', () => {
  it.each([
    [80, []],
    [89, []],
    [90, ['self_review_attention']],
    [99, ['self_review_attention']],
    [100, ['self_review_serious']],
    [50, []],
  ])('self %i, review 80: %j', (self, expected) => {
    const slots = [
      slot('self', 'B3.1.2', null, ratio(self)),
      slot('dept', 'B3.1.2', 'D01', { t: 'points', s: '80' }),
      ...['p1', 'p2'].map((rater) => slot('review', 'B3.1.2', rater, ratio(80))),
    ];
    expect(scoreLeaf('B3.1.2', slots).codes).toEqual(expected);
  });
});

describe('modes and bands', () => {
  it('lets the review decide in `approved` mode, and keeps the questionnaires', () => {
    const approved = scoreUnit(roundContent({ policy: { mode: 'approved' } }), full);
    expect(leafIn(approved, 'A2.1.1').sources.map((entry) => entry.effectiveWeight)).toEqual(['0', '0', '100']);
    expect(leafIn(approved, 'B1.1.2').sources.map((entry) => entry.effectiveWeight)).toEqual(['0', '35', '65']);
    // Review weight 0 stays 0 here, so a survey leaf needs no review.
    const noReview = withLeaf(full, 'C3.3.1', []);
    expect(leafIn(scoreUnit(roundContent({ policy: { mode: 'approved' } }), noReview), 'C3.3.1').status).toBe('value');
  });
  it('judges the band on the published score', () => {
    const at = (text: string) => {
      const bands = [
        { zh: '上', en: 'upper', min: Number(text) },
        { zh: '下', en: 'lower', min: 0 },
      ];
      return scoreUnit(roundContent({ template: { ...template, resultBands: bands } }), full).band?.en;
    };
    const score = scoreUnit(content, full).total.score ?? '';
    expect(at(score)).toBe('upper');
    expect(at(String(Number(score) + 0.01))).toBe('lower');
  });
  it('calls the band provisional while a border lies between the bounds', () => {
    const { result } = scoreLeaf('C3.3.1', []);
    expect(result.band?.provisional).toBe(false);
    const empty = scoreUnit(content, { ...full, slots: full.slots.filter((entry) => !entry.leaf.startsWith('B')) });
    expect(empty.band?.provisional).toBe(true);
  });
});

describe('a round', () => {
  it('with nothing in has no figures and no crash', () => {
    const round = scoreRound(content, []);
    expect(round.units).toHaveLength(15);
    for (const unit of round.units) {
      expect(unit).toMatchObject({ provisional: true, coverage: '0.00', low: '0.00', high: '100.00', band: null });
      expect(unit.total).toMatchObject({ status: 'missing', score: null });
    }
    expect(round.medians['total']).toBeNull();
  });
  it('gives the median of the streets that have a score, and no rank', () => {
    const answers = [3, 4, 5].map((seed, i) => fullAnswers(content.units[i] ?? '', seed));
    const round = scoreRound(content, answers);
    const scores = round.units.map((unit) => Number(unit.total.score ?? 'NaN')).filter((score) => !Number.isNaN(score));
    expect(scores).toHaveLength(3);
    expect(round.medians['total']).toBe(scores.toSorted((a, b) => a - b)[1]?.toFixed(2));
    expect(Object.keys(round.medians)).toHaveLength(77);
    expect(JSON.stringify(round)).not.toContain('rank');
  });
  it('has no NaN, Infinity or minus zero anywhere', () => {
    const text = JSON.stringify(scoreRound(content, [full]));
    expect(text).not.toMatch(/NaN|Infinity|"-0(\.0+)?"/);
  });
  it('scores 15 streets with 2464 forms in well under a second', () => {
    const answers = content.units.map((unit, i) => fullAnswers(unit, i + 1, 30, 135));
    expect(answers.reduce((sum, entry) => sum + entry.surveys.length, 0)).toBe(2475);
    scoreRound(content, answers);
    const start = performance.now();
    const round = scoreRound(content, answers);
    const milliseconds = performance.now() - start;
    expect(round.units.every((unit) => !unit.provisional)).toBe(true);
    expect(milliseconds).toBeLessThan(1000);
  });
});
