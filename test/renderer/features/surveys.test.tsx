import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { bridge } from '../../../renderer/bridge/bridge.ts';
import { EntrySheet } from '../../../renderer/features/surveys/EntrySheet.tsx';
import { KioskPage } from '../../../renderer/features/surveys/KioskPage.tsx';
import { SurveyCounts } from '../../../renderer/features/surveys/SurveyCounts.tsx';
import { TableImport } from '../../../renderer/features/surveys/TableImport.tsx';
import { createTexts } from '../../../renderer/i18n/setup.ts';
import { Template } from '../../../shared/model/template.ts';
import { formOf } from '../../../shared/questionnaire/from-template.ts';
import { suggestMapping } from '../../../shared/questionnaire/table/suggest.ts';
import { surveyOverview } from '../../../shared/scoring/survey/overview.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import shipped from '../../../resources/indicator-sets/xicheng-2021.template.json';
import { fakeHost } from '../../support/fake-host.ts';

const texts = createTexts('zh');
const form = formOf(
  Template.parse(shipped).questionnaires.find(({ id }) => id === 'RESIDENT')!,
  '1',
);
const UNIT = '110102001';
const content: RoundContent = {
  id: 'r',
  name: { zh: '测试轮', en: 'Test round' },
  period: { from: '2026-09-01', to: '2026-12-31' },
  simulated: true,
  units: [UNIT],
  sources: ['SELF', 'WORKER', 'RESIDENT', 'REVIEW'],
  policy: {
    mode: 'weighted',
    precision: 'display',
    requiredReviewers: 2,
    allDepartmentsRequired: true,
    encryption: 'none',
    office: '区委编办',
  },
  template: Template.parse(shipped),
  communities: [],
  assignments: { departments: {}, reviewers: {}, excluded: [], deadlines: {} },
  parameters: {},
  roster: { persons: [], devices: [] },
  formRev: 1,
};
const table = [
  ['序号', '提交时间', '所用时间', '您的姓名', '备注', '所在街道', '1、您在本街道居住时间'],
  ['', '', '90秒', '某某', '', '西长安街街道', '半年—3年'],
];
const task = {
  form: 'resident',
  units: [UNIT],
  counted: 0,
  begun: [],
  waiting: { count: 0, lines: [] },
  differing: [],
  recent: [],
  plan: { share: 0, seed: '' },
  keyers: [],
};
const asked: { method: string; input: Readonly<Record<string, unknown>> }[] = [];
let answers: Record<string, string> = {};
let revision = 1;

/** A host that keeps one entry. */
function answer(method: string, input: Readonly<Record<string, unknown>>): unknown {
  asked.push({ method, input });
  const entry = () => ({
    form: 'resident',
    serial: 'R-1',
    pass: 1,
    unit: '110102001',
    community: null,
    formRev: 1,
    answers,
    revision,
    done: false,
    twice: false,
    by: '孙录入',
    savedAt: '2026-10-01T00:00:00.000Z',
  });
  switch (method) {
    case 'surveys.entry':
      return entry();
    case 'surveys.form':
      return form;
    case 'surveys.save':
      answers = z.record(z.string(), z.string()).parse(input['answers']);
      revision += 1;
      return entry();
    case 'surveys.finish':
      return { state: 'done' };
    case 'surveys.desk':
      return { content, tasks: [task] };
    case 'surveys.lookAtTable':
      return {
        encoding: 'utf-8',
        rows: 3,
        heads: table[0]!.map((text) => ({ text, person: text === '您的姓名' })),
        sample: table.slice(1),
        mapping: suggestMapping(table[0]!, form, ''),
        remembered: false,
        form,
        units: [UNIT],
      };
    case 'surveys.checkTable':
      return {
        rows: 3,
        fresh: 2,
        already: 0,
        faulty: 1,
        masked: 1,
        faults: [{ row: 2, column: 0, head: '序号', value: '', fault: 'no_serial' }],
        moreFaults: 0,
        agreement: 'a'.repeat(64),
      };
    case 'surveys.takeTable':
      return { taken: 2, already: 0 };
    case 'surveys.counts':
      return { ...surveyOverview(content, 'resident', [], []), moreLines: 0, issued: { [UNIT]: 150 } };
    case 'kiosk.shown':
      return { round: 'r', form: 'resident', questionnaire: form };
    default:
      return null;
  }
}

beforeEach(() => {
  answers = {};
  revision = 1;
  asked.length = 0;
  fakeHost({}, (method, input) => ({ ok: true, value: answer(method, input) }));
});
beforeEach(() => {
  const file = { ref: 'r'.repeat(22), name: '导出.csv', size: 10 };
  vi.spyOn(bridge, 'pickFiles').mockResolvedValue({ ok: true, value: [file] });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

async function settle(): Promise<void> {
  await act(async () => {
    for (let n = 0; n < 10; n += 1) await Promise.resolve();
  });
}
async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    fireEvent.keyDown(document.activeElement ?? document.body, { key });
    await settle();
  }
}
const active = () => document.querySelector('[aria-current="step"]')?.id;

test('number keys choose, Enter goes on past what the routing skips, Ctrl+Z takes back, and every answer is sent at once', async () => {
  render(
    <I18nextProvider i18n={texts}>
      <EntrySheet round="r" form="resident" serial="R-1" pass={1} />
    </I18nextProvider>,
  );
  await settle();
  expect(active()).toBe('question-RB1');
  expect(document.activeElement?.className).toBe('key-choice');
  await press('2');
  expect(answers).toEqual({ RB1: 'o2' });
  await press('Enter', '1', 'Enter', '1', 'Enter');
  expect(active()).toBe('question-R1');
  expect(answers).toMatchObject({ RB1: 'o2', RB2: 'o1', RB3: 'o1' });
  // Whoever did not go to the centre is not asked about it.
  const visit = form.items.find(({ name }) => name === 'R1')!;
  const list = form.lists.find(({ name }) => name === visit.list)!;
  await press(String(list.choices.length), 'Enter');
  const skipped = document.querySelectorAll('.key-question-skipped').length;
  expect(skipped).toBeGreaterThan(0);
  fireEvent.keyDown(document.activeElement!, { key: 'z', ctrlKey: true });
  await settle();
  expect(active()).toBe('question-R1');
  expect(answers['R1']).toBe('');
  fireEvent.keyDown(document.activeElement!, { key: 'Enter', ctrlKey: true });
  await settle();
  expect(document.activeElement?.id).toBe('finish');
  fireEvent.click(document.activeElement!);
  await settle();
  expect(asked.at(-1)).toMatchObject({ method: 'surveys.finish', input: { serial: 'R-1', kept: [] } });
});

test('the tablet asks one question a page, hands in what was answered, and begins again with nothing', async () => {
  render(
    <I18nextProvider i18n={texts}>
      <KioskPage />
    </I18nextProvider>,
  );
  await settle();
  fireEvent.click(screen.getByRole('button', { name: '开始（中文）' }));
  let pages = 0;
  while (screen.queryByRole('button', { name: /交 ?卷/ }) === null && pages < 40) {
    const next = screen.getByRole('button', { name: '下一题' });
    if (next.hasAttribute('disabled')) fireEvent.click(document.querySelectorAll('.kiosk-choice')[1]!);
    fireEvent.click(screen.getByRole('button', { name: '下一题' }));
    pages += 1;
  }
  expect(pages).toBeGreaterThan(8);
  fireEvent.click(screen.getByRole('button', { name: /交 ?卷/ }));
  await settle();
  const handed = asked.find(({ method }) => method === 'kiosk.hand');
  expect(Object.keys(handed?.input['answers'] ?? {}).length).toBeGreaterThan(8);
  fireEvent.click(screen.getByRole('button', { name: '回到开头' }));
  fireEvent.click(screen.getByRole('button', { name: '开始（中文）' }));
  expect(document.querySelectorAll('[aria-pressed="true"]')).toHaveLength(0);
});

test('a table is looked at, its faults are shown by cell, and it is taken in when the user agrees', async () => {
  render(
    <I18nextProvider i18n={texts}>
      <TableImport round="r" form="resident" />
    </I18nextProvider>,
  );
  await settle();
  fireEvent.click(screen.getByRole('button', { name: '选择表格' }));
  await settle();
  expect(screen.getByText('个人信息，不读')).toBeTruthy();
  expect(screen.getByLabelText('A 序号 的用途')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /检 ?查/ }));
  await settle();
  expect(screen.getByRole('row', { name: /A2.*没有问卷编号/ })).toBeTruthy();
  expect(asked.some(({ method }) => method === 'surveys.takeTable')).toBe(false);
  fireEvent.click(screen.getByRole('button', { name: '读入这 2 份' }));
  await settle();
  expect(asked.findLast(({ method }) => method === 'surveys.takeTable')?.input).toMatchObject({
    agreement: 'a'.repeat(64),
    mapping: { serial: 0, unit: 5, seconds: 2 },
  });
  expect(screen.getByText('已读入 2 份。')).toBeTruthy();
});

test('counts show what is still wanted by the chosen plan', async () => {
  render(
    <I18nextProvider i18n={texts}>
      <SurveyCounts round="r" form="resident" />
    </I18nextProvider>,
  );
  await settle();
  const row = screen.getByRole('row', { name: /西长安街/ });
  expect([...row.querySelectorAll('td')].map((cell) => cell.textContent).slice(1)).toEqual([
    '0',
    '0',
    '0',
    '0',
    '84',
    '84',
  ]);
  fireEvent.click(screen.getByText('各街道相同'));
  await settle();
  expect(row.querySelector('td:last-child')?.textContent).toBe('135');
});
