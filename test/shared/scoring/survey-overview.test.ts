import { expect, it } from 'vitest';
import { communityQuotas, surveyOverview } from '../../../shared/scoring/survey/overview.ts';
import { isRelevant } from '../../../shared/scoring/survey/validity.ts';
import { roundContent, testTemplate, UNIT } from '../../support/evaluator.ts';

const content = {
  ...roundContent('dev', 'p', 'K'.repeat(43), { role: 'survey' }),
  communities: [
    { code: '110102001001', zh: '甲社区', street: UNIT },
    { code: '110102001002', zh: '乙社区', street: UNIT },
  ],
};
/** Every required question that the routing leads to, with the first choice that neither ends nor contradicts. */
function goodAnswers(): Record<string, string> {
  const questionnaire = testTemplate().questionnaires.find(({ id }) => id === 'RESIDENT')!;
  const answers: Record<string, string> = {};
  for (const [index, question] of [...questionnaire.background, ...questionnaire.items].entries()) {
    if (!isRelevant(question, answers) || question.type === 'open') continue;
    const barred = [...(question.ineligible ?? []), ...(question.exclusive ?? [])];
    const usable = (question.options ?? []).map(({ id }) => id).filter((id) => !barred.includes(id));
    answers[question.id] = question.type === 'nps' ? '9' : (question.expected ?? usable[index % 2] ?? usable[0] ?? '');
  }
  return answers;
}
const GOOD = goodAnswers();
const input = (serial: string, answers: Record<string, string>, more = {}) => ({
  form: 'resident' as const,
  serial,
  unit: UNIT,
  community: '110102001001',
  seconds: null,
  answers,
  conflict: false,
  record: serial,
  ...more,
});

it('counts what came back, what is valid, held and void, with a line for each rule that spoke', () => {
  const made = surveyOverview(
    content,
    'resident',
    [
      input('1', {}),
      input('2', GOOD, { seconds: 12 }),
      input('3', GOOD),
      input('3', { ...GOOD, R1: GOOD['R1'] === 'o1' ? 'o2' : 'o1' }),
      input('4', GOOD, { conflict: true }),
      input('2', GOOD, { seconds: 12, record: 'copy' }),
    ],
    [{ unit: UNIT, serial: '5', community: null }],
  )!;
  expect(made.units[0]).toMatchObject({ code: UNIT, returned: 6, held: 4, quota: { suggestedQuota: 84 } });
  expect(made.log).toEqual(
    expect.arrayContaining([
      { unit: UNIT, serial: '1', rule: 'VR2', action: 'invalid' },
      { unit: UNIT, serial: '2', rule: 'VR7', action: 'flag' },
      { unit: UNIT, serial: '3', rule: 'VR3', action: 'held' },
      { unit: UNIT, serial: '4', rule: 'VR3', action: 'held' },
      { unit: UNIT, serial: '5', rule: 'VR8', action: 'held' },
    ]),
  );
  expect(made.rules).toMatchObject({ VR2: 1, VR3: 3, VR7: 1, VR8: 1, VR9: 0 });
  expect(made.communities.map(({ code, returned, quota }) => [code, returned, quota.suggestedQuota])).toEqual([
    ['110102001001', 5, 42],
    ['110102001002', 0, 42],
  ]);
  expect(surveyOverview(content, 'worker', [], [])?.communities).toEqual([]);
});

it('marks a street that has more than its quota, and shares a quota out by largest remainder', () => {
  const many = Array.from({ length: 90 }, (_, n) => input(String(n), GOOD));
  const made = surveyOverview(content, 'resident', many, [])!;
  expect(made.units[0]).toMatchObject({ returned: 90, valid: 90 });
  expect(made.log).toEqual([{ unit: UNIT, serial: '', rule: 'VR9', action: 'weight' }]);
  expect(surveyOverview(content, 'resident', many.slice(0, 84), [])!.log).toEqual([]);
  expect([...communityQuotas(10, ['b', 'a', 'c'])]).toEqual([
    ['a', 4],
    ['b', 3],
    ['c', 3],
  ]);
});
