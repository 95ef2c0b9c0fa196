import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { pictureTexts } from '../../../renderer/print/picture-texts.ts';
import type { DraftValue } from '../../../shared/model/response.ts';
import { PASSPHRASE } from '../../support/round-trip.ts';
import { judge } from '../judge.ts';
import { itemTitle } from '../pages/filling.ts';
import { pdfPages } from '../pdf-pages.ts';
import { streetName } from '../rounds.ts';
import { expect, test } from '../story.ts';
import { answered, opened, sealedRound, staffed, STREETS, type Says } from '../two-rounds.ts';
import { wordsOf, type Words } from '../words.ts';

const SCREENS = fileURLToPath(new URL('../../../test-results/screens/', import.meta.url));
const zh = wordsOf('zh');
const en = wordsOf('en');
const LANGUAGES = [
  ['zh', '中文', zh],
  ['en', 'English', en],
] as const;

/** An item that moves to another place, one that is dropped, and one that is added. */
const [MOVED, DROPPED, NEW] = ['A3.2.1', 'A1.2.1', 'A1.2.3'] as const;
/** Two items that are one from now on, under the code of the first. */
const [MERGED, ABSORBED] = ['B3.1.1', 'B3.1.2'] as const;
const [FIRST = ''] = STREETS;
const grade = (letter: string): DraftValue => ({ t: 'graded', grade: letter, points: null });

/** Last year the moved item was C everywhere; this year only the first street has got better. */
const lastYear: Says = (leaf) => (leaf === MOVED ? grade('C') : undefined);
const thisYear: Says = (leaf, _form, unit) => {
  if (leaf === NEW) return { t: 'ratio', num: unit === FIRST ? '9' : '5', den: '10' };
  if (leaf === MOVED) return grade(unit === FIRST ? 'A' : 'C');
  return undefined;
};

const line = (page: Page, code: string) => page.locator(`tr[data-code="${code}"]`);

async function select(page: Page, name: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name }).click();
  await page.locator('.ant-select-item-option:visible').filter({ hasText: option }).first().click();
}

/** Types what is looked for, as in a list that is long. */
async function find(page: Page, name: string, option: string): Promise<void> {
  const field = page.getByRole('combobox', { name });
  await field.click();
  await field.fill(option);
  await page.locator('.ant-select-item-option:visible').filter({ hasText: option }).first().click();
}

async function chooseItem(page: Page, code: string): Promise<void> {
  await line(page, code).locator('.design-name').focus();
}

/** The next round on the screen: from the last one, with one item moved, one removed and one added. */
async function designNext(page: Page): Promise<void> {
  await chooseItem(page, MOVED);
  await select(page, zh('design:moveTo'), /^A1\.1 /u);
  await expect(page.locator(`tr[data-code="A1.1"] ~ tr[data-code="${MOVED}"]`)).toBeVisible();
  for (const code of [DROPPED, ABSORBED]) {
    await chooseItem(page, code);
    await page.keyboard.press('Delete');
    await expect(line(page, code)).toHaveCount(0);
  }
  await chooseItem(page, 'A1.2');
  await select(page, zh('design:addLeaf', { parent: 'A1.2' }), zh('design:method.ratio'));
  const drawer = page.getByRole('dialog');
  await expect(drawer).toContainText(NEW);
  await drawer.getByLabel(zh('design:nameZh'), { exact: true }).fill('数字档案已接入');
  await drawer.getByLabel(zh('design:nameEn'), { exact: true }).fill('Digital archives connected');
  for (const [part, words] of [
    ['numerator', '已接入'],
    ['denominator', '应接入'],
  ] as const) {
    await drawer
      .getByRole('group', { name: zh(`design:${part}`) })
      .getByLabel(zh('design:zh'), { exact: true })
      .fill(words);
  }
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  for (const parent of ['A1.1', 'A1.2', 'A3.2', 'B3.1']) {
    await chooseItem(page, parent);
    await page.getByRole('button', { name: zh('design:scale', { parent }) }).click();
  }
  await expect(page.locator('.design .row-issue')).toHaveCount(0);
}

async function inBoth(page: Page, name: string, look: (t: Words) => Promise<void>): Promise<void> {
  for (const [language, button, t] of LANGUAGES) {
    await page.getByRole('button', { name: button }).click();
    await look(t);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await judge(page, name, language);
  }
  await page.getByRole('button', { name: '中文' }).click();
}

test('the next round is made from the last one, and the office sees what became of every street and item', async ({
  folder,
  start,
}) => {
  test.slow();
  const last = await sealedRound(folder, { own: lastYear, found: lastYear, option: (street) => street });
  const root = join(folder, 'office');

  // From last year's round, on the screen.
  let program = await start(root);
  let { page } = program;
  const address = () => page.url().split('#')[0] ?? '';
  await page.goto(`${address()}#/rounds`);
  await page.getByRole('button', { name: zh('rounds:create') }).click();
  await select(page, zh('rounds:fromLabel'), '测试轮');
  await page.getByLabel(zh('rounds:nameZh'), { exact: true }).fill('街道评估 2027');
  await page.getByLabel(zh('rounds:from'), { exact: true }).fill('2027-01-01');
  await page.getByLabel(zh('rounds:to'), { exact: true }).fill('2027-12-31');
  await page.getByRole('button', { name: zh('rounds:none'), exact: true }).click();
  for (const unit of STREETS) await page.getByLabel(streetName(unit, 'zh'), { exact: true }).check();
  await page.getByRole('button', { name: zh('rounds:createNow') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('街道评估 2027');
  const round = /rounds\/([^/]+)\/overview/u.exec(page.url())?.[1] ?? '';
  await page.goto(`${address()}#/rounds/${round}/design`);
  await expect(line(page, MOVED)).toBeVisible();
  await designNext(page);

  const tab = (t: Words, name: string) => page.getByText(t(`design:view.${name}`), { exact: true });
  await tab(zh, 'crosswalk').click();
  const walked = (code: string) => page.getByRole('row', { name: new RegExp(`^${code.replaceAll('.', '\\.')} `, 'u') });
  // Two of last year's items are one now: nothing is dropped but the one that is.
  await expect(page.getByText(zh('crosswalk:dropped', { items: '' }))).toContainText(ABSORBED);
  await find(page, zh('crosswalk:thenOf', { code: MERGED }), zh('crosswalk:several'));
  await find(page, zh('crosswalk:severalOf', { code: MERGED }), ABSORBED);
  await page.keyboard.press('Escape');
  await expect(walked(MERGED)).toContainText(zh('crosswalk:kind.merged'));
  await expect(page.getByText(zh('crosswalk:dropped', { items: '' }))).not.toContainText(ABSORBED);
  await inBoth(page, 'two-rounds-crosswalk', async (t) => {
    await walked(MERGED).scrollIntoViewIfNeeded();
    await expect(walked(MOVED)).toContainText(t('crosswalk:kind.changed'));
    await expect(walked(MOVED)).toContainText(t('crosswalk:carries'));
    await expect(walked(NEW)).toContainText(t('crosswalk:isNew'));
    await expect(page.locator('main')).toContainText(`${DROPPED} `);
  });
  await tab(zh, 'adopt').click();
  await page.getByRole('button', { name: zh('design:adopt'), exact: true }).click();
  await expect(page.getByText(zh('design:inUse'))).toBeVisible();
  await program.stop();
  await page.close();
  await staffed(folder, round, last);

  // Issued on the screen, opened everywhere: the street finds what was confirmed last year.
  program = await start(root);
  ({ page } = program);
  await page.goto(`${address()}#/rounds/${round}/overview`);
  await page.getByLabel(zh('rounds:passphrase'), { exact: true }).fill(PASSPHRASE);
  await program.keep(() => page.getByRole('button', { name: zh('rounds:issue', { seq: 1 }) }).click());
  await program.stop();
  await page.close();
  await opened(folder, round);
  program = await start(join(folder, '李晓明'));
  ({ page } = program);
  await page
    .getByRole('button', { name: zh('filling:home.begin') })
    .first()
    .click();
  await expect(itemTitle(page)).toContainText('A1.1.1');
  for (const code of ['A1.1.2', MOVED]) {
    await page.keyboard.press('Control+ArrowDown');
    await expect(itemTitle(page)).toContainText(code);
  }
  const confirmed = page.getByRole('region', { name: zh('filling:lastRound.title') });
  await expect(confirmed).toContainText('测试轮');
  await expect(page.getByRole('radio', { name: /^3 中/u })).toBeChecked();
  await inBoth(page, 'two-rounds-prefilled', async () => {});
  await program.stop();
  await page.close();
  await answered(folder, round, { own: thisYear, found: thisYear, option: () => 0 });

  // The score board beside last year's.
  program = await start(root);
  ({ page } = program);
  await page.goto(`${address()}#/rounds/${round}/scores`);
  await select(page, zh('scores:earlier.label'), '测试轮');
  const row = page.getByRole('row', { name: /110102001/u });
  await inBoth(page, 'two-rounds-board', async (t) => {
    await expect(page.getByRole('columnheader', { name: t('scores:earlier.change') })).toBeVisible();
    await expect(row).toContainText(/[+−]\d+\.\d\d/u);
  });
  await expect(page.getByText(zh('scores:pairs.otherSystem'))).toBeVisible();
  await row.locator('.change-link').click();
  const drawer = page.getByRole('dialog');
  const pair = (of: Locator, code: string, said: string) =>
    of.getByRole('row', { name: new RegExp(`^${code.replaceAll('.', '\\.')} `, 'u') }).filter({ hasText: said });
  const parts = zh('scores:pairs.how.merged', { items: '' }).slice(1);
  await expect(pair(drawer, MOVED, '+25.00')).toHaveCount(1);
  await expect(pair(drawer, NEW, zh('scores:pairs.how.new'))).toHaveCount(1);
  await expect(pair(drawer, DROPPED, zh('scores:pairs.how.dropped'))).toHaveCount(1);
  await expect(pair(drawer, MERGED, parts)).toContainText(`“${ABSORBED} `);
  await expect(pair(drawer, ABSORBED, `“${MERGED} `)).toHaveCount(1);
  await pair(drawer, ABSORBED, '').scrollIntoViewIfNeeded();
  await judge(page, 'two-rounds-street', 'zh');
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await page.getByRole('button', { name: 'English' }).click();
  await row.locator('.change-link').click();
  await expect(pair(drawer, DROPPED, en('scores:pairs.how.dropped'))).toHaveCount(1);
  await pair(drawer, ABSORBED, '').scrollIntoViewIfNeeded();
  await judge(page, 'two-rounds-street', 'en');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '中文' }).click();

  // The slope, and the PDF of it.
  await page.getByRole('link', { name: zh('scores:tabs.charts') }).click();
  await select(page, zh('scores:earlier.label'), '测试轮');
  await expect(page.getByRole('img', { name: zh('charts:slope.label') })).toBeVisible();
  await inBoth(page, 'two-rounds-slope', async (t) => {
    await expect(page.getByText(t('charts:slope.otherTemplate'))).toBeVisible();
  });
  await select(page, zh('charts:slope.of'), streetName(FIRST, 'zh'));
  const table = page.getByRole('table', { name: zh('scores:pairs.title') });
  await pair(table, ABSORBED, '').scrollIntoViewIfNeeded();
  await judge(page, 'two-rounds-slope-street', 'zh');
  const pdf = await program.keep(() => page.getByRole('button', { name: zh('scores:savePdf') }).click());
  if (process.env['JIEPING_SCREENS'] !== undefined) copyFileSync(pdf.path, join(SCREENS, 'two-rounds.pdf'));
  const text = (await pdfPages(pdf.path)).join('\n').replaceAll(/\s/gu, '');
  const pictures = pictureTexts('zh');
  const told = [
    pictures.slopeTitle('测试轮'),
    pictures.otherTemplate,
    pictures.how.dropped(),
    pictures.how.new(),
    '合并而来，不能直接比较',
    '并入“B3.1.1',
    '70.0095.00+25.00',
  ];
  for (const words of told) expect(text).toContain(words.replaceAll(/\s/gu, ''));
});
