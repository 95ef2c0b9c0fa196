import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Backend } from '../../../electron/backend/create-backend.ts';
import { readWorkbook } from '../../../electron/backend/spreadsheets/read-workbook.ts';
import { writeWorkbook } from '../../../electron/backend/spreadsheets/write-workbook.ts';
import type { FileRef } from '../../../shared/contract/files.ts';
import { importXlsform } from '../../../shared/questionnaire/xlsform/import.ts';
import type { Sheet } from '../../../shared/questionnaire/xlsform/sheet.ts';
import { ask, call, testTemplate, UNIT } from '../../support/evaluator.ts';
import {
  admit,
  assignReviewers,
  handOver,
  issueAndOpen,
  newEvaluator,
  newOffice,
  newRoundAt,
  pathOf,
  takeIn,
} from '../../support/round-trip.ts';
import { tempDir } from '../../support/temp-dir.ts';

const LEAVES = testTemplate()
  .leaves.filter(({ sources }) => sources.some(({ id }) => id === 'RESIDENT'))
  .map(({ code }) => code);

/** A residents' form of our own: routing, a sum, a filter, limits, and a scale for every leaf that residents score. */
function residentForm(leaves: readonly string[] = LEAVES): Sheet[] {
  const heads = [
    'type',
    'name',
    'label::中文 (zh)',
    'required',
    'relevant',
    'constraint',
    'calculation',
    'choice_filter',
  ];
  const row = (cells: Readonly<Record<string, string>>): string[] =>
    [...heads, 'jp_leaf', 'jp_ineligible'].map((head) => cells[head] ?? '');
  const label = 'label::中文 (zh)';
  return [
    {
      name: 'survey',
      rows: [
        [...heads, 'jp_leaf', 'jp_ineligible'],
        row({
          type: 'select_one yes_no',
          name: 'adult',
          [label]: '您满18岁了吗',
          required: 'yes',
          jp_ineligible: 'no',
        }),
        row({ type: 'integer', name: 'year', [label]: '哪一年搬来的', constraint: '. >= 1950 and . <= 2026' }),
        row({ type: 'calculate', name: 'long', calculation: '2026 - ${year}' }),
        row({ type: 'text', name: 'why', [label]: '住了${long}年，有什么变化', relevant: '${long} >= 10' }),
        row({ type: 'select_one area', name: 'area', [label]: '片区' }),
        row({ type: 'select_one spot', name: 'spot', [label]: '小区', choice_filter: 'area = ${area}' }),
        ...leaves.map((code, at) =>
          row({
            type: 'select_one rate',
            name: `q${at}`,
            [label]: `您对“${code}”满意吗`,
            required: 'yes',
            jp_leaf: code,
          }),
        ),
      ],
    },
    {
      name: 'choices',
      rows: [
        ['list_name', 'name', label, 'jp_score', 'area'],
        ['yes_no', 'yes', '是', '', ''],
        ['yes_no', 'no', '否', '', ''],
        ['area', 'east', '东片', '', ''],
        ['area', 'west', '西片', '', ''],
        ['spot', 's1', '一号院', '', 'east'],
        ['spot', 's2', '二号院', '', 'west'],
        ['rate', 'good', '满意', '100', ''],
        ['rate', 'fair', '一般', '50', ''],
        ['rate', 'bad', '不满意', '0', ''],
      ],
    },
    {
      name: 'settings',
      rows: [
        ['form_title', 'form_id', 'version'],
        ['我们的居民问卷', 'ours', '7'],
      ],
    },
  ];
}

async function fileOf(office: Backend, sheets: readonly Sheet[], name = '问卷.xlsx'): Promise<FileRef> {
  const path = join(tempDir(), name);
  writeFileSync(path, await writeWorkbook(sheets));
  return office.files.register(path, name);
}

async function workbookAt(office: Backend, file: FileRef): Promise<readonly Sheet[]> {
  const read = await readWorkbook(readFileSync(pathOf(office, file)));
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

test('an office exchanges the questionnaire, and what is answered on it feeds the leaves', async () => {
  const { backend: office } = await newOffice(tempDir());
  const round = await newRoundAt(office);
  const target = { round, kind: 'resident' } as const;
  const file = await fileOf(office, residentForm());
  const report = await call(office, 'questionnaires.check', { ...target, file });
  expect(report.refusals).toStrictEqual([]);
  expect(report.shown).toMatchObject({ unfed: [], choices: { rate: 3 } });
  expect((await call(office, 'questionnaires.list', { round })).list[1]).toMatchObject({ own: false });
  await call(office, 'questionnaires.use', { ...target, file, agreement: report.agreement });
  expect((await call(office, 'questionnaires.list', { round })).list[1]).toMatchObject({
    own: true,
    shown: { form: { title: '我们的居民问卷' } },
  });

  const { backend: desk } = await newEvaluator(tempDir(), '张三');
  const { backend: other } = await newEvaluator(tempDir(), '李四');
  const persons = [
    await admit(office, round, desk, { role: 'survey', units: [UNIT] }),
    await admit(office, round, other, { role: 'survey' }),
  ];
  await assignReviewers(office, round, persons);
  await issueAndOpen(office, round, [desk]);
  const answers = (rate: string) => Object.fromEntries(LEAVES.map((_, at) => [`q${at}`, rate]));
  for (const [at, rate] of ['good', 'good', 'fair', 'bad', 'good', 'good'].entries()) {
    const key = { round, form: 'resident', serial: `R-${at}`, pass: 1 } as const;
    const begun = await call(desk, 'surveys.begin', { ...key, unit: UNIT, community: null });
    await call(desk, 'surveys.save', {
      ...key,
      // The last one is too young; the year of the one before cannot be, so `why` is not asked there.
      answers: { adult: at === 5 ? 'no' : 'yes', year: at === 4 ? '1066' : '1990', ...answers(rate) },
      community: null,
      base: begun.revision,
    });
    await call(desk, 'surveys.finish', { ...key, kept: [] });
  }
  const wrong = { serial: 'R-9', unit: UNIT, answers: { q0: 'no such choice' } };
  expect(await ask(desk, 'surveys.take', { round, form: 'resident', rows: [wrong] })).toMatchObject({
    ok: false,
    error: { code: 'invalid_input', issues: [{ message: 'not_offered' }] },
  });
  await takeIn(office, round, desk, await handOver(desk, round));
  const counts = await call(office, 'surveys.counts', { round, form: 'resident' });
  expect(counts.units.find(({ code }) => code === UNIT)).toMatchObject({ returned: 6, valid: 5, invalid: 1 });
  expect(counts.log).toStrictEqual([{ unit: UNIT, serial: 'R-5', rule: 'VR1', action: 'invalid' }]);
  const tables = await call(office, 'surveys.answers', { round, form: 'resident' });
  const q0 = tables.questions.find(({ question }) => question === 'q0');
  // Of five answers 4 and 1 are hidden, and in each column the empty street that would give them away by the sum.
  expect(q0?.counts).toMatchObject({ rowTotals: [5, 0], total: 5 });
  expect(q0?.counts.cells.flat().filter((count) => count !== null && count > 0)).toStrictEqual([]);
  const table = await call(office, 'surveys.answersFile', { round, form: 'resident', language: 'zh' });
  const text = readFileSync(pathOf(office, table), 'utf8');
  expect(text).toContain('q0,');
  expect(text).toMatch(/满意,\*/);
  const { result } = await call(office, 'scores.unit', { round, unit: UNIT });
  const leaf = result.leaves.find(({ code }) => code === LEAVES[0]);
  const source = leaf?.sources.find(({ source: id }) => id === 'RESIDENT');
  // (100 + 100 + 50 + 0 + 100) / 5
  expect(JSON.stringify(source)).toContain('"mean":"70"');

  // Once a package is out, the questionnaire stays.
  expect(await ask(office, 'questionnaires.useBuiltIn', target)).toMatchObject({
    error: { what: 'questionnaire_issued' },
  });
  expect(await ask(office, 'questionnaires.check', { ...target, file })).toMatchObject({
    error: { what: 'questionnaire_issued' },
  });
  office.close();
  desk.close();
  other.close();
}, 60_000);

test('every reason is listed with its place, and nothing changes', async () => {
  const { backend: office } = await newOffice(tempDir());
  const round = await newRoundAt(office);
  const target = { round, kind: 'resident' } as const;
  const before = await call(office, 'rounds.get', { round });
  const [survey, ...others] = residentForm();
  const rows = (survey?.rows ?? []).map((row, at, all) => (at === all.length - 1 ? row.with(8, 'Z9.9.9') : row));
  const form = [{ name: 'survey', rows }, ...others];
  const strange = await call(office, 'questionnaires.check', { ...target, file: await fileOf(office, form) });
  const last = 7 + LEAVES.length;
  expect(strange.shown).toBeNull();
  expect(strange.refusals[0]).toMatchObject({ sheet: 'survey', row: last, column: 'I' });
  expect(strange.refusals[0]?.said.zh).toContain('Z9.9.9');
  const bad = await fileOf(office, [
    {
      name: 'survey',
      rows: [
        ['type', 'name', 'label'],
        ['geopoint', 'g', 'G'],
      ],
    },
  ]);
  const report = await call(office, 'questionnaires.check', { ...target, file: bad });
  expect(report.refusals).toMatchObject([{ sheet: 'survey', row: 2, column: 'A' }]);
  expect(await ask(office, 'questionnaires.use', { ...target, file: bad, agreement: report.agreement })).toMatchObject({
    error: { what: 'xlsform_refused' },
  });
  const text = join(tempDir(), 'x.xlsx');
  writeFileSync(text, 'no workbook');
  const none = await call(office, 'questionnaires.check', { ...target, file: office.files.register(text, 'x.xlsx') });
  expect(none.refusals).toMatchObject([{ sheet: null, row: null, column: null }]);
  const good = await fileOf(office, residentForm());
  expect(await ask(office, 'questionnaires.use', { ...target, file: good, agreement: 'other' })).toMatchObject({
    error: { what: 'xlsform_changed' },
  });
  expect(await call(office, 'rounds.get', { round })).toStrictEqual(before);
  office.close();
});

test('every questionnaire goes out as an XLSForm and comes back the same', async () => {
  const { backend: office } = await newOffice(tempDir());
  const round = await newRoundAt(office);
  for (const kind of ['worker', 'resident'] as const) {
    const target = { round, kind };
    const built = await call(office, 'questionnaires.write', target);
    const shown = async () =>
      (await call(office, 'questionnaires.list', { round })).list.find((one) => one.kind === kind);
    const original = await shown();
    const report = await call(office, 'questionnaires.check', { ...target, file: built });
    expect(report).toMatchObject({ refusals: [], notKept: [] });
    await call(office, 'questionnaires.use', { ...target, file: built, agreement: report.agreement });
    expect(await shown()).toStrictEqual({ ...original, own: true });
    const again = await call(office, 'questionnaires.write', target);
    expect(await workbookAt(office, again)).toStrictEqual(await workbookAt(office, built));
    await call(office, 'questionnaires.useBuiltIn', target);
    expect(await shown()).toStrictEqual(original);
  }
  const mine = await fileOf(office, residentForm());
  const target = { round, kind: 'resident' } as const;
  const { agreement } = await call(office, 'questionnaires.check', { ...target, file: mine });
  await call(office, 'questionnaires.use', { ...target, file: mine, agreement });
  const out = await workbookAt(office, await call(office, 'questionnaires.write', target));
  const read = importXlsform(out, 'x');
  const first = importXlsform(residentForm(), 'x');
  expect(read.ok && first.ok ? { ...read.value.compiled.form, version: '7' } : read).toStrictEqual(
    first.ok ? first.value.compiled.form : null,
  );
  office.close();
});
