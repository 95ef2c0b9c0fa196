import { describe, expect, it } from 'vitest';
import { readDefaultTemplate } from '../../../electron/backend/services/rounds/default-template.ts';
import { syntheticFigures } from '../../../electron/demonstration/figures.ts';
import { LeafAnswers } from '../../../electron/demonstration/leaf-answers.ts';
import { planDevices, reviewersOf } from '../../../electron/demonstration/plan-devices.ts';
import { surveyForms } from '../../../electron/demonstration/questionnaires.ts';
import { createRandom, xoshiro128 } from '../../../electron/demonstration/random.ts';
import { planStreets } from '../../../electron/demonstration/street-plan.ts';
import type { SurveyForm } from '../../../shared/model/ids.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { leavesOf } from '../../../shared/rules/answer-kind.ts';
import { readDraft } from '../../../shared/rules/draft.ts';
import { judgeForm } from '../../../shared/scoring/survey/validity.ts';
import { createTestPorts } from '../../support/ports.ts';
import { printRound } from '../../support/print-fixtures.ts';

const { communities } = readDefaultTemplate(createTestPorts().resources);

function contentOf(seed: number): RoundContent {
  const content = printRound({ communities: [...communities] });
  return { ...content, parameters: syntheticFigures(content, seed) };
}

describe('the random numbers', () => {
  it('are those of xoshiro128** 1.1', () => {
    // Worked out by hand from the published definition: rotl(s1 × 5, 7) × 9, from the state 1, 2, 3, 4.
    const next = xoshiro128([1, 2, 3, 4]);
    expect([next(), next(), next(), next()]).toEqual([11520, 0, 5927040, 70819200]);
  });

  it('come in streams that do not know of each other', () => {
    const first = createRandom(1, 'a');
    const alone = [first.unit(), first.unit()];
    const again = createRandom(1, 'a');
    createRandom(1, 'b').unit();
    expect([again.unit(), again.unit()]).toEqual(alone);
    expect(createRandom(2, 'a').unit()).not.toBe(alone[0]);
    expect(createRandom(1, 'b').unit()).not.toBe(alone[0]);
  });

  it('stay in their range and reach its ends', () => {
    const random = createRandom(3, 'range');
    const drawn = new Set(Array.from({ length: 2000 }, () => random.between(-2, 2)));
    expect([...drawn].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2]);
    expect(random.shuffled([1, 2, 3, 4, 5]).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe.each([2021, 7])('with the seed %i', (seed) => {
  const content = contentOf(seed);
  const plans = planStreets(content, seed);

  it.each([
    ['worker', 'WORKER', 447],
    ['resident', 'RESIDENT', 2017],
  ] as const)('the %s questionnaires are valid in just the number of each quota', (form: SurveyForm, id, total) => {
    const list = content.template.questionnaires.find((one) => one.id === id)!;
    const forms = surveyForms(content, plans, form, seed);
    const judged = forms.map((one) => judgeForm(content, list, one.answers, one.seconds ?? null).invalid);
    for (const street of content.template.streets) {
      const valid = forms.filter((one, index) => one.unit === street.code9 && judged[index] === null);
      expect(valid).toHaveLength(street.suggestedQuota[id]);
    }
    expect(judged.filter((reason) => reason === null)).toHaveLength(total);
    expect(judged.length).toBeGreaterThan(total);
    expect(new Set(forms.map((one) => one.serial)).size).toBe(forms.length);
    const known = new Map(communities.map((community) => [community.code, community.street]));
    for (const one of forms) expect(known.get(one.community!)).toBe(one.unit);
    const written = forms.map((one) => one.answers[id === 'WORKER' ? 'W13' : 'R13']).filter(Boolean);
    expect(written.length).toBeGreaterThan(0);
    for (const text of written) expect(text).toContain('模拟数据');
  });

  it('every answer is complete, and its words are marked', () => {
    const answers = new LeafAnswers(content, seed, plans);
    let counted = 0;
    const words: string[] = [];
    for (const unit of content.units) {
      for (const [form, rater] of [
        ['self', null],
        ['review', 0],
        ['review', 1],
      ] as const) {
        for (const leaf of leavesOf(content, form, null)) {
          const { value, note } = answers.answer({ unit, form, rater }, leaf);
          expect([leaf.code, readDraft(content, unit, leaf, form, value)]).toMatchObject([
            leaf.code,
            { state: 'complete' },
          ]);
          words.push(note, value.t === 'na' ? value.reason : '');
          counted += 1;
        }
      }
    }
    expect(counted).toBe(15 * 41 * 3);
    const written = words.filter((text) => text !== '');
    expect(written.length).toBeGreaterThan(50);
    expect(written.filter((text) => !text.includes('模拟数据'))).toEqual([]);
  });

  it('two different reviewers judge each street, and everybody is named as synthetic', () => {
    for (const index of content.units.keys()) expect(new Set(reviewersOf(index)).size).toBe(2);
    const devices = planDevices(content);
    expect(devices.filter((device) => device.role === 'street')).toHaveLength(15);
    expect(devices.filter((device) => device.role === 'reviewer').length).toBeGreaterThanOrEqual(4);
    for (const device of devices) expect(device.person).toMatch(/^模拟人员\d\d$/);
    expect(new Set(devices.map((device) => device.key)).size).toBe(devices.length);
  });
});

it('another seed gives other answers', () => {
  const content = contentOf(1);
  const of = (seed: number) => surveyForms(content, planStreets(content, seed), 'worker', seed);
  expect(of(1)).toEqual(of(1));
  expect(of(1)).not.toEqual(of(2));
});
