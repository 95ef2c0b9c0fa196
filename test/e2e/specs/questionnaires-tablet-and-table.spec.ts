import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { call, open, testTemplate, UNIT } from '../../support/evaluator.ts';
import { csvOf, platformTable, spoil } from '../../support/survey-table.ts';
import { issuedRound, REVIEWER, SECOND_REVIEWER, type Seat } from '../rounds.ts';
import { expect, expectAccessible, test } from '../story.ts';
import { wordsOf } from '../words.ts';

const DESK = { name: '孙录入', role: 'survey', units: [UNIT] } as const satisfies Seat;
const SEATS: readonly Seat[] = [DESK, REVIEWER, SECOND_REVIEWER];

test('a resident answers on the tablet, the next one sees nothing of it, and only the number leads out', async ({
  folder,
  start,
}) => {
  const zh = wordsOf('zh');
  const made = await issuedRound(folder, { opened: true, seats: SEATS });
  const root = made.folderOf(DESK.name);
  const setup = await open(root);
  await call(setup, 'app.setPlace', { place: `/surveys/${made.round}/resident/tablet` });
  setup.close();
  const program = await start(root);
  const { page } = program;
  await page.setViewportSize({ width: 1024, height: 640 });
  await page.getByLabel(zh('surveys:kiosk.pin')).fill('2468');
  await expectAccessible(page);
  await page.getByRole('button', { name: zh('surveys:kiosk.start') }).click();

  const begin = page.getByRole('button', { name: zh('surveys:kiosk.begin', { language: '中文' }) });
  await expect(begin).toBeVisible();
  // Nothing of the program is left on the screen.
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expectAccessible(page);
  await begin.click();
  await expectAccessible(page);
  const next = page.getByRole('button', { name: zh('surveys:kiosk.next') });
  const finish = page.getByRole('button', { name: zh('surveys:kiosk.finish') });
  const choices = page.locator('.kiosk-choice');
  let pages = 0;
  for (; !(await finish.isVisible()); pages += 1) {
    const heading = await page.getByRole('heading', { level: 1 }).textContent();
    if (await next.isDisabled()) await choices.nth(1).click();
    await next.click();
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(heading ?? '');
  }
  expect(pages).toBeGreaterThan(8);
  await page.locator('textarea').fill('李主任好，电话13800138000');
  const box = await finish.boundingBox();
  expect(box!.height).toBeGreaterThanOrEqual(44);
  await finish.click();
  await expect(page.getByText(zh('surveys:kiosk.thanks'))).toBeVisible();
  await page.getByRole('button', { name: zh('surveys:kiosk.again') }).click();

  // The next person finds the first question without an answer; a new start of the program changes nothing.
  await begin.click();
  await expect(page.locator('.kiosk-choice[aria-pressed="true"]')).toHaveCount(0);
  await program.kill();
  const again = await start(root);
  await expect(again.page.getByRole('button', { name: zh('surveys:kiosk.begin', { language: '中文' }) })).toBeVisible();
  await again.page.getByRole('button', { name: zh('surveys:kiosk.staff') }).click();
  await again.page.getByLabel(zh('surveys:kiosk.pin')).fill('1111');
  await again.page.getByRole('button', { name: zh('surveys:kiosk.leave') }).click();
  await expect(again.page.getByRole('alert')).toContainText('数字不对');
  await again.page.getByLabel(zh('surveys:kiosk.pin')).fill('2468');
  await again.page.getByRole('button', { name: zh('surveys:kiosk.leave') }).click();
  await expect(again.page.getByText(zh('surveys:home.counted', { count: 1 }))).toBeVisible();
  await again.page
    .getByRole('button', { name: zh('surveys:home.answers') })
    .nth(1)
    .click();
  await expect(again.page.getByRole('rowheader', { name: zh('surveys:answers.noCommunity') })).toBeVisible();
  await expectAccessible(again.page);
  await again.stop();
  made.office.backend.close();
});

for (const language of ['zh', 'en'] as const) {
  test(`a table of 2,017 answers with 60 faulty rows: looked at, agreed to, taken in (${language})`, async ({
    folder,
    start,
  }) => {
    const t = wordsOf(language);
    const made = await issuedRound(folder, { opened: true, seats: SEATS });
    const root = made.folderOf(DESK.name);
    const setup = await open(root);
    await call(setup, 'app.setLanguage', { language });
    await call(setup, 'app.setPlace', { place: `/surveys/${made.round}/resident/table` });
    setup.close();
    const street = testTemplate().streets.find(({ code9 }) => code9 === UNIT)!.zh;
    const table = join(folder, '问卷星导出.csv');
    writeFileSync(table, `\uFEFF${csvOf(spoil(platformTable(2017, street)))}`);
    const program = await start(root);
    const { page } = program;
    await program.choose(() => page.getByRole('button', { name: t('surveys:table.pick') }).click(), [table]);
    await expect(page.getByText(t('surveys:use.person')).first()).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: t('surveys:table.check') }).click();
    await expect(page.getByText(t('surveys:report.faulty', { count: 60 }))).toBeVisible();
    await expect(page.getByText(t('surveys:report.fresh', { count: 1957 }))).toBeVisible();
    await expect(page.getByRole('row', { name: /^A6 / })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: t('surveys:report.agree', { count: 1957 }) }).click();
    await expect(page.getByText(t('surveys:report.taken', { count: 1957 }))).toBeVisible();
    await page.getByRole('button', { name: t('surveys:key.back') }).click();
    await page
      .getByRole('region', { name: t('surveys:form.resident') })
      .getByRole('button', { name: t('surveys:home.counts') })
      .click();
    await expect(page.getByRole('heading', { name: t('surveys:validity.title') })).toBeVisible();
    await expectAccessible(page);
    await program.stop();
    made.office.backend.close();
  });
}
