import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWorkbook } from '../../../electron/backend/spreadsheets/write-workbook.ts';
import { call, open, testTemplate } from '../../support/evaluator.ts';
import { newOffice, newRoundAt } from '../../support/round-trip.ts';
import { expect, expectAccessible, test } from '../story.ts';
import { wordsOf } from '../words.ts';

const HEAD = ['type', 'name', 'label::中文 (zh)', 'label::English (en)', 'required', 'relevant', 'jp_leaf'];
const CHOICES = [
  ['list_name', 'name', 'label::中文 (zh)', 'label::English (en)', 'jp_score'],
  ['rate', 'good', '满意', 'Satisfied', '100'],
  ['rate', 'bad', '不满意', 'Not satisfied', '0'],
];

test('the office looks at its own questionnaire, puts it right and uses it', async ({ folder, start }) => {
  const t = wordsOf('zh');
  const root = join(folder, 'office');
  const { backend } = await newOffice(root);
  const round = await newRoundAt(backend);
  await call(backend, 'app.setPlace', { place: `/rounds/${round}/questionnaires` });
  backend.close();
  const leaves = testTemplate()
    .leaves.filter(({ sources }) => sources.some(({ id }) => id === 'RESIDENT'))
    .map(({ code }) => code);
  const rows = leaves.map((code, at) => [
    'select_one rate',
    `q${at}`,
    `${code} 怎么样`,
    `How is ${code}`,
    'yes',
    '',
    code,
  ]);
  const good = join(folder, '居民问卷.xlsx');
  const bad = join(folder, '有问题的问卷.xlsx');
  const choices = { name: 'choices', rows: CHOICES };
  writeFileSync(good, await writeWorkbook([{ name: 'survey', rows: [HEAD, ...rows] }, choices]));
  const faulty = [
    ['geopoint', 'place', '在哪里', 'Where', '', '', ''],
    ['text', 'why', '为什么', 'Why', '', '${nobody} > 1', ''],
  ];
  writeFileSync(bad, await writeWorkbook([{ name: 'survey', rows: [HEAD, ...rows, ...faulty] }, choices]));

  const program = await start(root);
  const { page } = program;
  await page.setViewportSize({ width: 1280, height: 720 });
  const kind = t('questionnaires:kind.resident');
  const part = page.getByRole('region', { name: kind });
  const pick = part.getByRole('button', { name: t('questionnaires:pick', { kind }) });
  await expect(part.getByText(t('questionnaires:fromSystem'))).toBeVisible();

  await program.choose(() => pick.click(), [bad]);
  const report = part.getByRole('alert');
  await expect(report).toContainText(t('questionnaires:refused', { name: '有问题的问卷.xlsx', count: 2 }));
  const reasons = report.getByRole('row');
  await expect(reasons.nth(1)).toContainText(`survey${leaves.length + 2}A`);
  await expect(reasons.nth(2)).toContainText(`survey${leaves.length + 3}F`);
  await expectAccessible(page);
  await page.setViewportSize({ width: 1024, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);

  await program.choose(() => pick.click(), [good]);
  await expect(part.getByText(t('questionnaires:fits', { name: '居民问卷.xlsx' }))).toBeVisible();
  await part.locator('summary').click();
  await expectAccessible(page);
  await part.getByRole('button', { name: t('questionnaires:agree', { kind }) }).click();
  await expect(part.getByText(t('questionnaires:used', { name: '居民问卷.xlsx' }))).toBeVisible();
  await expect(part.getByText(t('questionnaires:fromFile'))).toBeVisible();
  await program.stop();
  const after = await open(root);
  const { list } = await call(after, 'questionnaires.list', { round });
  expect(list.find((one) => one.kind === 'resident')).toMatchObject({ own: true, shown: { unfed: [] } });
  after.close();
});
