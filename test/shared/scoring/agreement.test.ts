import { describe, expect, it } from 'vitest';
import { agreementOf, FEWEST_CASES } from '../../../shared/scoring/agreement.ts';
import { sourceGaps } from '../../../shared/scoring/gaps.ts';
import { scoreRound } from '../../../shared/scoring/score-round.ts';
import { fullAnswers, roundContent, shuffled, slot, template, withLeaf } from './round-fixture.ts';

const content = roundContent({ units: template.streets.slice(0, 3).map(({ code9 }) => code9) });
const answers = content.units.map((unit, i) => fullAnswers(unit, i + 1, 14, 34));
const result = scoreRound(content, answers);

describe('agreement', () => {
  const whole = agreementOf(content, result, answers, null);
  it('looks at every place that two reviewers judged', () => {
    expect(whole.reviewers.cases).toBe(3 * 41);
    expect(whole.reviewers.figure.kind).toBe('value');
    expect(whole.grades.cases).toBe(3 * template.leaves.filter(({ method }) => method.type === 'graded').length);
    // All grades are B here: plain agreement is whole and kappa does not exist.
    expect(whole.grades).toMatchObject({ agreement: 1, reading: 'not_computable' });
  });
  it('gives the differences of self-assessment and review with their limits', () => {
    const pairs = result.units
      .flatMap((unit) => unit.leaves.map((leaf) => leaf.sources))
      .flatMap((sources) => {
        const of = (id: string) => Number(sources.find(({ source }) => source === id)?.score);
        return [of('SELF') - of('REVIEW')];
      });
    expect(whole.selfReview.cases).toBe(pairs.length);
    expect(whole.selfReview.mean).toBeCloseTo(pairs.reduce((sum, one) => sum + one, 0) / pairs.length, 9);
    const [low = 0, high = 0] = whole.selfReview.limits ?? [];
    expect(low).toBeLessThan(high);
  });
  it('of a questionnaire counts complete forms and names items that run against the others', () => {
    expect(whole.questionnaires.map(({ form }) => form)).toEqual(['worker', 'resident']);
    for (const one of whole.questionnaires) {
      expect(one.cases).toBeGreaterThan(FEWEST_CASES);
      expect(one.reading).not.toBe('too_few');
    }
  });
  it('says nothing on fewer cases than it takes', () => {
    expect(whole.order).toMatchObject({ cases: 3, reading: 'too_few' });
    const one = agreementOf(content, result, answers, 'C2.1.1');
    expect(one.reviewers).toMatchObject({ cases: 3, reading: 'too_few' });
    expect(one.selfReview.cases).toBe(3);
    expect(one.questionnaires.find(({ form }) => form === 'resident')?.items).toBe(0);
  });
  it('does not depend on the order of streets and forms', () => {
    const mixed = shuffled(answers, 7).map((one) => ({ ...one, surveys: shuffled(one.surveys, 8) }));
    const again = agreementOf(content, scoreRound(content, mixed), mixed, null);
    expect(again.reviewers).toEqual(whole.reviewers);
    expect(again.questionnaires).toEqual(whole.questionnaires);
  });
  it('of nothing is nothing, without a fault', () => {
    const none = agreementOf(content, scoreRound(content, []), [], null);
    expect(none.reviewers).toMatchObject({ cases: 0, reading: 'too_few' });
    expect(none.selfReview).toEqual({ cases: 0, mean: null, limits: null });
    expect(JSON.stringify(none)).not.toMatch(/NaN|Infinity/);
  });
});

describe('gaps between sources', () => {
  it('stand widest first, and name both ends', () => {
    const gaps = sourceGaps(result);
    expect(gaps).toHaveLength(3 * 41);
    const widths = gaps.map(({ gap }) => gap ?? -1);
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
    const [first] = gaps;
    if (first?.highest == null || first.lowest == null) throw new Error('no gap');
    const score = (source: typeof first.highest) => Math.round(Number(first.scores[source]?.score) * 100);
    expect(score(first.highest) - score(first.lowest)).toBe(first.gap);
  });
  it('of one item hold every street once', () => {
    expect(
      sourceGaps(result, { leaf: 'A1.1.1' })
        .map(({ unit }) => unit)
        .sort(),
    ).toEqual([...content.units].sort());
  });
  it('are none below two scores, and come last', () => {
    const [street] = answers;
    if (street === undefined) throw new Error('no street');
    const alone = withLeaf(street, 'A1.1.1', [slot('self', 'A1.1.1', null, { t: 'points', s: '1' })]);
    const gaps = sourceGaps(scoreRound(content, [alone]));
    expect(gaps.find(({ unit, leaf }) => unit === street.unit && leaf === 'A1.1.1')).toMatchObject({
      gap: null,
      highest: null,
    });
    expect(gaps.at(-1)?.gap).toBeNull();
  });
});
