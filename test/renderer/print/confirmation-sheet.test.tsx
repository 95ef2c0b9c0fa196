import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import template from '../../../resources/indicator-sets/xicheng-2021.template.json' with { type: 'json' };
import { confirmationTexts } from '../../../renderer/print/confirmation-texts.ts';
import { marginTexts } from '../../../renderer/print/margin-boxes.ts';
import { PrintPage } from '../../../renderer/print/PrintPage.tsx';
import type { ConfirmationJob } from '../../../shared/model/print.ts';
import { Template } from '../../../shared/model/template.ts';
import type { Language } from '../../../shared/model/text.ts';

afterEach(cleanup);

const UNIT = '110102010';
const ROUND = {
  id: 'round-0001',
  name: { zh: '2026年度评估', en: 'Assessment 2026' },
  period: { from: '2026-09-01', to: '2026-12-31' },
  simulated: false,
  office: '西城区委编办',
} as const;

function job(language: Language, part: Partial<ConfirmationJob> = {}): ConfirmationJob {
  return {
    kind: 'confirmation',
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
      assignments: { departments: {}, reviewers: { [UNIT]: ['p1', 'p2'] }, excluded: [], deadlines: {} },
      parameters: {},
      roster: {
        persons: [
          { id: 'p1', name: '王芳', post: '' },
          { id: 'p2', name: '赵强', post: '' },
        ],
        devices: [],
      },
      formRev: 1,
    },
    unit: UNIT,
    rater: 'p1',
    answers: { 'A2.1.2': { value: { t: 'ratio', num: '30', den: '38' }, note: '三项没有记录', complete: true } },
    leaves: ['A2.1.2'],
    visit: {
      day: '2026-10-12',
      place: '街道办事处',
      present: '李某 主任',
      seen: '七个办公室都已挂牌。\n一个没有公示职责。',
      outcome: 'signed',
      refusal: '',
    },
    draws: [
      {
        id: 'd1',
        leaf: 'A2.1.2',
        what: '38项主责事项',
        names: [],
        size: 38,
        seed: '0123456789',
        drawn: [4, 17, 30],
        at: '2026-10-12T02:00:00.000Z',
      },
      {
        id: 'd2',
        leaf: 'A1.2.2',
        what: '执法队员',
        names: ['甲', '乙'],
        size: 2,
        seed: '9876543210',
        drawn: [2],
        at: '2026-10-12T02:10:00.000Z',
      },
    ],
    evidence: [{ title: '门牌照片', leaves: ['A1.1.1'] }],
    signatures: { street: 'data:image/png;base64,AAAA', reviewer: null },
    madeAt: '2026-10-12T04:00:00.000Z',
    ...part,
  };
}

test.each(['zh', 'en'] as const)('says what was seen, drawn, found and signed (%s)', (language) => {
  const texts = confirmationTexts(language);
  const { container } = render(<PrintPage job={job(language)} />);
  const text = container.textContent;
  for (const part of ['2026-10-12', '李某 主任', '一个没有公示职责。', '王芳、赵强', '三项没有记录', '门牌照片']) {
    expect(text).toContain(part);
  }
  const rows = [...container.querySelectorAll('.samples tbody tr')].map((row) =>
    [...row.querySelectorAll('td')].map((cell) => cell.textContent),
  );
  expect(rows).toEqual([
    ['A2.1.2', '38项主责事项', '38', '3', '0123456789', language === 'zh' ? '4、17、30' : '4, 17, 30'],
    ['A1.2.2', '执法队员', '2', '1', '9876543210', '2. 乙'],
  ]);
  expect(text).toContain(texts.sampleRule);
  const pictures = [...container.querySelectorAll('img')];
  expect(pictures.map(({ src, alt }) => [src, alt])).toEqual([['data:image/png;base64,AAAA', texts.signStreet]]);
  expect(text).not.toContain(texts.refused);
  expect(marginTexts(job(language)).topLeft).toContain(texts.title);
});

test.each(['zh', 'en'] as const)('a refusal takes the place of the street’s signature (%s)', (language) => {
  const texts = confirmationTexts(language);
  const visit = { ...job(language).visit, outcome: 'refused', refusal: '负责人外出' } as const;
  const none = { visit, draws: [], leaves: [], evidence: [], signatures: { street: null, reviewer: null } };
  const { container } = render(<PrintPage job={job(language, none)} />);
  const text = container.textContent;
  for (const part of [texts.refused, '负责人外出', texts.noSamples, texts.noFindings, texts.noEvidence]) {
    expect(text).toContain(part);
  }
  expect(text).not.toContain(texts.signStreet);
  expect(container.querySelectorAll('.sign-block')).toHaveLength(1);
});
