import { readFileSync } from 'node:fs';
import type { SurveyForm } from '../../../shared/model/ids.ts';
import type { ResponseValue, SurveyAnswers } from '../../../shared/model/response.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { Template, type Leaf, type Question } from '../../../shared/model/template.ts';
import { answerKind } from '../../../shared/rules/answer-kind.ts';
import type { SlotAnswer, SurveyInput, UnitAnswers } from '../../../shared/scoring/input.ts';
import { isRelevant } from '../../../shared/scoring/survey/validity.ts';

const file = new URL('../../../resources/indicator-sets/xicheng-2021.template.json', import.meta.url);
export const template = Template.parse(JSON.parse(readFileSync(file, 'utf8')));
export const UNIT = '110102001';

/** Own small generator, so that a test's data is the same on every run. */
export function generator(seed: number): (below: number) => number {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export function leafOf(code: string): Leaf {
  const leaf = template.leaves.find((entry) => entry.code === code);
  if (leaf === undefined) throw new Error(`no leaf ${code}`);
  return leaf;
}

type Change = Partial<Omit<RoundContent, 'policy'>> & { readonly policy?: Partial<RoundContent['policy']> };

export function roundContent(change: Change = {}): RoundContent {
  const units = template.streets.map((street) => street.code9);
  const { policy, ...rest } = change;
  return {
    id: 'round-1',
    name: { zh: '测试', en: 'Test' },
    period: { from: '2021-07-01', to: '2021-12-31' },
    simulated: true,
    units,
    sources: ['SELF', 'DEPT', 'WORKER', 'RESIDENT', 'REVIEW'],
    policy: {
      mode: 'weighted',
      precision: 'display',
      requiredReviewers: 2,
      allDepartmentsRequired: true,
      encryption: 'none',
      office: '测试编办',
      ...policy,
    },
    template,
    communities: [],
    assignments: {
      departments: Object.fromEntries(template.leaves.map((leaf) => [leaf.code, ['D01']])),
      reviewers: Object.fromEntries(units.map((unit) => [unit, ['p1', 'p2']])),
      excluded: [],
      deadlines: {},
    },
    parameters: Object.fromEntries(units.map((unit) => [unit, { powers: '430', postsMovedDown: '20' }])),
    roster: { persons: [], devices: [] },
    formRev: 1,
    ...rest,
  };
}

export function slot(
  form: SlotAnswer['form'],
  leaf: string,
  rater: string | null,
  value: ResponseValue | null,
  status: SlotAnswer['status'] = 'value',
): SlotAnswer {
  return { form, leaf, rater, status, value, records: [`${form}-${leaf}-${rater ?? ''}`], note: '' };
}

function denominatorFor(leaf: Leaf): string {
  if (leaf.method.type !== 'ratio') return '0';
  const { from, fixed } = leaf.method.denominator;
  if (from === 'fixed') return String(fixed);
  return { 'param:powers': '430', 'param:postsMovedDown': '20' }[from] ?? '50';
}

/** A good answer of the kind the form asks for; `pick` varies it a little. */
export function answerFor(leaf: Leaf, form: SlotAnswer['form'], pick: (below: number) => number): ResponseValue {
  const method = leaf.method;
  if (answerKind(leaf, form) === 'points') return { t: 'points', s: String(85 + pick(10)) };
  if (method.type === 'graded') return { t: 'graded', grade: 'B', points: String(82 + pick(6)) };
  if (method.type === 'checklist') {
    return { t: 'checklist', a: Object.fromEntries(method.items.map((item) => [item.id, 'yes'])) };
  }
  if (method.type === 'deduction') {
    return { t: 'deduction', n: Object.fromEntries(method.rules.map((rule) => [rule.id, 0])) };
  }
  const den = denominatorFor(leaf);
  return { t: 'ratio', num: String(Number(den) - pick(Math.ceil(Number(den) / 20) + 1)), den };
}

function answerQuestion(question: Question, pick: (below: number) => number): string | string[] {
  if (question.type === 'open') return '';
  if (question.type === 'nps') return String(6 + pick(5));
  if (question.type === 'attention') return question.expected ?? '';
  const allowed = (question.options ?? [])
    .map((option) => option.id)
    .filter((id) => question.ineligible?.includes(id) !== true && question.exclusive?.includes(id) !== true);
  const first = allowed[pick(Math.min(4, allowed.length))] ?? '';
  return question.type === 'multi' ? [...new Set([first, allowed[0] ?? ''])].filter((id) => id !== '') : first;
}

/** A valid form of a questionnaire. */
export function surveyAnswers(form: SurveyForm, seed: number): SurveyAnswers {
  const pick = generator(seed);
  const questionnaire = template.questionnaires.find(
    (entry) => entry.id === (form === 'worker' ? 'WORKER' : 'RESIDENT'),
  );
  const answers: SurveyAnswers = {};
  for (const question of [...(questionnaire?.background ?? []), ...(questionnaire?.items ?? [])]) {
    const value = answerQuestion(question, pick);
    if (isRelevant(question, answers) && value.length > 0) answers[question.id] = value;
  }
  return answers;
}

export function surveyInput(form: SurveyForm, serial: number, change: Partial<SurveyInput> = {}): SurveyInput {
  const number = `${form}-${String(serial).padStart(5, '0')}`;
  return {
    form,
    serial: number,
    community: null,
    seconds: 300,
    answers: surveyAnswers(form, serial),
    conflict: false,
    record: `rec-${number}`,
    ...change,
  };
}

/** Everything that a street, its departments, its two reviewers and the asked persons hand in. */
export function fullAnswers(unit: string, seed = 1, workers = 36, residents = 60): UnitAnswers {
  const pick = generator(seed);
  const slots = template.leaves.flatMap((leaf) =>
    leaf.sources.flatMap(({ id }): SlotAnswer[] => {
      if (id === 'SELF') return [slot('self', leaf.code, null, answerFor(leaf, 'self', pick))];
      if (id === 'DEPT') return [slot('dept', leaf.code, 'D01', answerFor(leaf, 'dept', pick))];
      if (id !== 'REVIEW') return [];
      return ['p1', 'p2'].map((rater) => slot('review', leaf.code, rater, answerFor(leaf, 'review', pick)));
    }),
  );
  return {
    unit,
    slots,
    surveys: [
      ...Array.from({ length: workers }, (_, i) => surveyInput('worker', seed * 1000 + i)),
      ...Array.from({ length: residents }, (_, i) => surveyInput('resident', seed * 1000 + i)),
    ],
    naConsents: [],
  };
}

/** The same street with the answers of one leaf replaced. */
export function withLeaf(answers: UnitAnswers, leaf: string, slots: readonly SlotAnswer[]): UnitAnswers {
  return { ...answers, slots: [...answers.slots.filter((entry) => entry.leaf !== leaf), ...slots] };
}

export function shuffled<T>(list: readonly T[], seed: number): T[] {
  const pick = generator(seed);
  return list
    .map((entry) => ({ entry, key: pick(1_000_000) }))
    .sort((a, b) => a.key - b.key)
    .map(({ entry }) => entry);
}
