import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import template from '../../../resources/indicator-sets/xicheng-2021.template.json' with { type: 'json' };
import { formTexts } from '../../../renderer/print/form-texts.ts';
import { marginTexts } from '../../../renderer/print/margin-boxes.ts';
import { PrintPage } from '../../../renderer/print/PrintPage.tsx';
import type { FormJob } from '../../../shared/model/print.ts';
import { Template } from '../../../shared/model/template.ts';
import type { Language } from '../../../shared/model/text.ts';

afterEach(cleanup);

const UNIT = '110102001';
const ROUND = {
  id: 'round-0001',
  name: { zh: '2026年度评估', en: 'Assessment 2026' },
  period: { from: '2026-09-01', to: '2026-12-31' },
  simulated: false,
  office: '西城区委编办',
} as const;
/** A count of many questions, a ratio, a grade, a deduction, and an item that may not apply. */
const LEAVES = ['A1.1.1', 'A2.1.1', 'A2.2.2', 'A3.2.2', 'A3.2.3'];

function job(language: Language, answers: FormJob['answers']): FormJob {
  return {
    kind: 'form',
    language,
    round: ROUND,
    content: {
      ...ROUND,
      units: [UNIT],
      sources: ['SELF', 'REVIEW'],
      policy: {
        mode: 'weighted',
        precision: 'display',
        requiredReviewers: 2,
        allDepartmentsRequired: true,
        encryption: 'none',
        office: ROUND.office,
      },
      template: Template.parse(template),
      communities: [],
      assignments: { departments: {}, reviewers: {}, excluded: [], deadlines: {} },
      parameters: {},
      roster: { persons: [], devices: [] },
      formRev: 1,
    },
    form: 'self',
    unit: UNIT,
    rater: null,
    answers,
    leaves: LEAVES,
    madeAt: '2026-11-24T01:02:03.000Z',
  };
}

test.each(['zh', 'en'] as const)('a blank form says what may be left out and has boxes and lines (%s)', (language) => {
  const texts = formTexts(language);
  const { container } = render(<PrintPage job={job(language, null)} />);
  const text = container.textContent;
  expect(container.querySelectorAll('.form-item')).toHaveLength(LEAVES.length);
  expect(text).toContain(texts.naRule);
  expect(text).toContain(texts.noNa);
  expect(text).toContain(texts.deductionRule);
  expect(container.querySelectorAll('.pen-box').length).toBeGreaterThan(8);
  expect(container.querySelectorAll('.pen-line').length).toBeGreaterThan(6);
  // What is laid down is printed, so that nobody counts it again.
  expect(text).toContain('122');
  expect(marginTexts(job(language, null)).topLeft).toContain(texts.blank);
});

test('a filled form says what stands, what is unfinished and what does not apply', () => {
  const texts = formTexts('zh');
  const empty = { value: null, note: '', complete: false };
  const answers: NonNullable<FormJob['answers']> = {
    'A1.1.1': empty,
    'A2.1.1': { value: { t: 'ratio', num: '9', den: '122' }, note: '见台账', complete: true },
    'A2.2.2': { value: { t: 'graded', grade: 'B', points: '83.5' }, note: '', complete: true },
    'A3.2.2': { value: { t: 'na', reason: '没有下沉编制' }, note: '', complete: true },
    'A3.2.3': { value: { t: 'deduction', n: {}, none: true }, note: '', complete: true },
  };
  const { container } = render(<PrintPage job={job('zh', answers)} />);
  const items = [...container.querySelectorAll('.form-item')].map((item) => item.textContent);
  expect(container.textContent).toContain(texts.done(4, 5));
  expect(items[0]).toContain(texts.open);
  expect(items[1]).toContain('见台账');
  expect(items[2]).toContain('B 良 · 83.5');
  const english = render(<PrintPage job={job('en', answers)} />);
  expect(english.container.querySelectorAll('.form-item')[2]?.textContent).toContain('B Good · 83.5');
  expect(items[3]).toContain('没有下沉编制');
  expect(items[3]).not.toContain(texts.empty.repeat(2));
  expect(container.querySelectorAll('.pen-box, .pen-line')).toHaveLength(0);
});
