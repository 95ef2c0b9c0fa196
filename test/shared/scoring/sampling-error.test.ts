import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ONE, divide, fraction, fromNumber, parseDecimal, toDouble } from '../../../shared/scoring/fraction.ts';
import { scoreUnit } from '../../../shared/scoring/score-unit.ts';
import { clusterEffect, halfWidthOf, varianceOf } from '../../../shared/scoring/survey/half-width.ts';
import { UNIT, fullAnswers, roundContent, surveyInput, template } from './round-fixture.ts';

const reference = new URL('../../../../shared/data/reference/stats/', import.meta.url);
const full = fullAnswers(UNIT, 2, 20, 40);

function pairOf(text: string, by: string): readonly [string, string] {
  const [name = '', value = ''] = text.split(by);
  return [name, value];
}

/** Parts of `a:1|b:2`. */
function pairs(text: string): readonly (readonly [string, string])[] {
  return text.split('|').map((part) => pairOf(part, ':'));
}

describe.skipIf(!existsSync(reference))(
  'the error of a total, against a survey package (skipped without its figures)',
  () => {
    const lines = (name: string) => readFileSync(new URL(name, reference), 'utf8').trim().split('\n');
    const cases = existsSync(reference) ? lines('manifest.csv').filter((line) => line.includes(',survey_total,')) : [];
    it.each(cases)('%s', (line) => {
      const [, , input = '', params = '', output = ''] = line.split(',');
      const given = new Map(params.split(';').map((part) => pairOf(part, '=')));
      const leafOf = new Map(pairs(given.get('leaf_of_item') ?? ''));
      const weightOf = new Map(pairs(given.get('weight_of_leaf') ?? ''));
      const [head = '', ...rows] = lines(input);
      const items = head.split(',').slice(1);
      const itemWeights = items.map((item) => {
        const leaf = leafOf.get(item) ?? '';
        const among = items.filter((other) => leafOf.get(other) === leaf).length;
        return divide(fromNumber(Number(weightOf.get(leaf))), fraction(BigInt(among)));
      });
      const persons = rows.map((row) =>
        row
          .split(',')
          .slice(1)
          .map((text) => (text === '' ? null : parseDecimal(text))),
      );
      const expected = new Map(lines(output).map((row) => pairOf(row, ',')));
      const frame = BigInt(given.get('N') ?? '0');
      const variance = varianceOf({ itemWeights, persons }, frame, fromNumber(Number(given.get('deff'))));
      if (variance === null) throw new Error('no variance');
      const width = toDouble(halfWidthOf(variance, 0.95, persons.length - 1));
      const number = (name: string) => Number(expected.get(name));
      expect(Math.sqrt(toDouble(variance)) / number('se_deff') - 1).toBeCloseTo(0, 10);
      // The quantile has nine digits.
      expect(width / ((number('ci_deff_upper') - number('ci_deff_lower')) / 2) - 1).toBeCloseTo(0, 8);
    });
  },
);

describe('the error of a street’s total', () => {
  it('is an interval around it, and no more than half as wide with four times the persons', () => {
    const few = scoreUnit(roundContent(), full).sampling;
    const many = scoreUnit(roundContent(), fullAnswers(UNIT, 2, 80, 160)).sampling;
    if (few?.kind !== 'value' || many?.kind !== 'value') throw new Error('no error');
    expect(few.df).toBe(19);
    expect(Number(few.high) - Number(few.low)).toBeCloseTo(2 * Number(few.halfWidth), 1);
    expect(Number(many.se)).toBeLessThan(0.65 * Number(few.se));
  });
  it('takes the same persons as one sample over all leaves: more than leaf by leaf would give', () => {
    const result = scoreUnit(roundContent(), full);
    if (result.sampling?.kind !== 'value') throw new Error('no error');
    expect(Number(result.sampling.se)).toBeGreaterThan(0);
  });
  it('is none without surveys, without a total, with one form, or with more forms than persons', () => {
    const reasonOf = (change: Parameters<typeof roundContent>[0], answers = full) => {
      const { sampling } = scoreUnit(roundContent(change), answers);
      return sampling?.kind === 'undefined' ? sampling.reason : sampling?.kind;
    };
    expect(reasonOf({ sources: ['SELF', 'DEPT', 'REVIEW'] })).toBe('no_survey');
    expect(reasonOf({}, { ...full, slots: [], surveys: [] })).toBe('no_total');
    const parameters = { [UNIT]: { powers: '430', postsMovedDown: '20', workers: '19' } };
    expect(reasonOf({ parameters })).toBe('frame_too_small');
    const rules = {
      ...template.surveyRules,
      minReport: {
        WORKER: { street: 1, showSmallSampleBelow: 30 },
        RESIDENT: { street: 1 },
        suppressBelow: 1,
      },
    };
    const one = { ...full, surveys: [surveyInput('worker', 5)] };
    expect(reasonOf({ template: { ...template, surveyRules: rules } }, one)).toBe('one_form');
  });
  it('says of a frame that is too small where the survey counts', () => {
    const parameters = { [UNIT]: { powers: '430', postsMovedDown: '20', residents: '39' } };
    const result = scoreUnit(roundContent({ parameters }), full);
    const count = result.surveys.find(({ form }) => form === 'resident');
    expect(count).toMatchObject({ frameTooSmall: true, halfWidth: null });
    const leaf = result.leaves.find(({ code }) => code === 'C3.3.1');
    expect(leaf?.sources.flatMap(({ marks }) => marks).map(({ code }) => code)).toContain('frame_too_small');
  });
});

describe('the design effect', () => {
  const y = (...values: number[]) => values.map((value) => [fraction(BigInt(value))]);
  const itemWeights = [ONE];
  it('is the ratio of the variances, from the communities', () => {
    // Two communities, all alike inside: Σu² = 4·(10/4)², between: 2·((2·10/4)²)·2 ÷ (4/3·Σu²) = 3.
    const sample = { itemWeights, persons: y(60, 60, 80, 80), communities: ['a', 'a', 'b', 'b'] };
    expect(clusterEffect(sample)).toEqual(fraction(3n));
  });
  it('is never below 1 and needs every form to name one of two communities', () => {
    const persons = y(60, 80, 60, 80);
    expect(clusterEffect({ itemWeights, persons, communities: ['a', 'a', 'b', 'b'] })).toEqual(ONE);
    expect(clusterEffect({ itemWeights, persons: y(70, 70), communities: ['a', 'b'] })).toEqual(ONE);
    expect(clusterEffect({ itemWeights, persons, communities: ['a', 'a', 'a', 'a'] })).toBeNull();
    expect(clusterEffect({ itemWeights, persons, communities: ['a', null, 'b', 'b'] })).toBeNull();
    expect(clusterEffect({ itemWeights, persons })).toBeNull();
  });
  it('is computed where forms name their community, else assumed, and said which', () => {
    const effect = (community: (i: number) => string | null) => {
      const surveys = full.surveys.map((survey, i) => ({ ...survey, community: community(i) }));
      return scoreUnit(roundContent(), { ...full, surveys }).surveys.map(({ designEffect }) => designEffect);
    };
    expect(effect(() => null)).toEqual([
      { value: '1.5', computed: false },
      { value: '1.5', computed: false },
    ]);
    for (const one of effect((i) => `c${i % 4}`)) {
      expect(one?.computed).toBe(true);
      expect(Number(one?.value)).toBeGreaterThanOrEqual(1);
    }
  });
  it('does not change a score', () => {
    const surveys = full.surveys.map((survey, i) => ({ ...survey, community: `c${i % 3}` }));
    const result = scoreUnit(roundContent(), { ...full, surveys });
    expect(result.total).toEqual(scoreUnit(roundContent(), full).total);
  });
});
