import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { Language } from '../../../shared/model/text.ts';
import { call, open } from '../../support/evaluator.ts';
import { completeAnswer, UNIT } from '../../support/evaluator.ts';
import { itemTitle } from '../pages/filling.ts';
import { handedOver, issuedRound, STREET } from '../rounds.ts';
import { unlockKeys } from '../pages/unlock-keys.ts';
import { expect, expectAccessible, test } from '../story.ts';
import { wordsOf } from '../words.ts';

const SCREENS = fileURLToPath(new URL('../../../test-results/screens/', import.meta.url));
/** The last is 1280×720 at 200 %: half as many CSS pixels each way. */
const SIZES = [
  { name: '1280x720', width: 1280, height: 720 },
  { name: '1024x640', width: 1024, height: 640 },
  { name: 'zoom-200', width: 640, height: 360 },
] as const;
const LANGUAGES = [
  ['zh', '中文'],
  ['en', 'English'],
] as const;
const TARGET = 44;

/** The page itself never scrolls sideways, and nothing sticks out of the window unseen. */
async function expectNoSideways(page: Page, what: string): Promise<void> {
  const widths = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const work = document.querySelector('.work-scroll');
    return { page: scrollWidth - clientWidth, work: work === null ? 0 : work.scrollWidth - work.clientWidth };
  });
  expect([what, widths]).toEqual([what, { page: 0, work: 0 }]);
}

/** Buttons, links of lists and the labels of choices that are lower than a finger needs. */
async function expectLargeTargets(page: Page, what: string): Promise<void> {
  const small = await page.evaluate((least) => {
    const found = document.querySelectorAll<HTMLElement>('button, nav a, summary, label:has(input)');
    return [...found]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < least)
      .map((one) => `${one.textContent.slice(0, 30)}: ${one.getBoundingClientRect().height}`);
  }, TARGET);
  expect([what, small]).toEqual([what, []]);
}

async function judge(page: Page, name: string, language: Language): Promise<void> {
  for (const { name: size, width, height } of SIZES) {
    await page.setViewportSize({ width, height });
    const what = `${name}-${size}-${language}`;
    await expectNoSideways(page, what);
    await expectLargeTargets(page, what);
    // Rare characters come in font slices of their own.
    await page.evaluate(async () => void (await document.fonts.ready));
    await page.screenshot({ path: join(SCREENS, `${what}.png`) });
  }
  // What axe judges depends little on the size; the narrow layout moves the most.
  await expectAccessible(page);
  await page.setViewportSize(SIZES[0]);
  await expectAccessible(page);
}

test.beforeAll(() => {
  mkdirSync(SCREENS, { recursive: true });
});

for (const [language, button] of LANGUAGES) {
  const t = wordsOf(language);

  test(`the first start fits the window (${language})`, async ({ folder, start }) => {
    const { page } = await start(join(folder, 'data'));
    await page.getByRole('button', { name: button }).click();
    await judge(page, 'first-start', language);
    await page.getByRole('button', { name: t('start:office.choice') }).click();
    await judge(page, 'first-start-office', language);
    await page.getByRole('button', { name: t('start:back') }).click();
    await page.getByRole('button', { name: t('start:evaluator.choice') }).click();
    await page.getByLabel(t('start:name'), { exact: true }).fill('欧阳晓明');
    await page.getByLabel(t('start:post'), { exact: true }).fill('展览路街道办事处综合保障办公室 四级调研员');
    await judge(page, 'first-start-evaluator', language);
    await page.getByRole('button', { name: t('start:go') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('filling:home.first'));
    await judge(page, 'no-round', language);
    await page.getByRole('link', { name: t('frame:rail.settings') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('frame:rail.settings'));
    await judge(page, 'settings', language);
  });

  test(`the screens of a street fit the window (${language})`, async ({ folder, start }) => {
    test.slow();
    const made = await issuedRound(folder, { opened: true });
    made.office.backend.close();
    const dataDir = made.folderOf(STREET.name);
    const closed = await open(dataDir);
    const sheet = { round: made.round, unit: UNIT, form: 'self', rater: null } as const;
    for (const leaf of ['A1.1.1', 'A2.1.1', 'A2.2.2', 'A3.2.3', 'B1.2.1']) {
      await call(closed, 'responses.save', { ...sheet, leaf, value: completeAnswer(leaf), note: '见附件。', base: 0 });
    }
    const reason = '本街道没有下沉的编制。';
    await call(closed, 'responses.save', { ...sheet, leaf: 'A3.2.2', value: { t: 'na', reason }, note: '', base: 0 });
    closed.close();

    const { page } = await start(dataDir);
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('filling:home.title'));
    await judge(page, 'tasks', language);
    await page.getByRole('button', { name: t('filling:home.go') }).click();
    for (const [kind, leaf] of [
      ['checklist', 'A1.1.1'],
      ['ratio', 'A2.1.1'],
      ['graded', 'A2.2.2'],
      ['not-applicable', 'A3.2.2'],
      ['deduction', 'A3.2.3'],
      ['empty', 'B1.1.1'],
    ] as const) {
      await page
        .getByRole('navigation', { name: t('filling:tree') })
        .getByRole('link', { name: leaf })
        .click();
      await expect(itemTitle(page)).toContainText(leaf);
      await judge(page, `item-${kind}`, language);
    }
    await page.getByRole('button', { name: t('filling:keys.title') }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await judge(page, 'keys', language);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.getByRole('button', { name: t('filling:showList') }).click();
    await expect(page.getByRole('row')).toHaveCount(42);
    await judge(page, 'list', language);
    await page.getByRole('link', { name: t('frame:rail.handover') }).click();
    await page.locator('summary').click();
    await judge(page, 'handover', language);
  });

  test(`the screens of handing over and taking in fit the window (${language})`, async ({ folder, stick, start }) => {
    test.slow();
    const made = await issuedRound(folder, { opened: true });
    const { round, office } = made;
    office.backend.close();
    const [file = ''] = await handedOver(folder, made, [STREET]);
    const broken = join(folder, 'broken.jpback');
    writeFileSync(broken, readFileSync(file).subarray(0, 4000));
    mkdirSync(stick);

    const street = await start(made.folderOf(STREET.name));
    const { page } = street;
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('link', { name: t('frame:rail.handover') }).click();
    await page
      .getByRole('button', { name: new RegExp(`^${t('filling:handover.carryFile', { name: '.*' })}$`) })
      .click();
    await expect(page.getByRole('button', { name: t('sticks:write', { label: 'KINGSTON' }) })).toBeVisible();
    await judge(page, 'handover-stick', language);
    await street.stop();

    const program = await start(join(folder, 'office'));
    const desk = program.page;
    await desk.getByRole('button', { name: button }).click();
    await desk.getByRole('link', { name: t('frame:rail.intake') }).click();
    await program.choose(() => desk.getByRole('button', { name: t('intake:choose') }).click(), [broken, file]);
    await expect(desk.getByLabel(t('sticks:unlock.label'), { exact: true })).toBeVisible();
    await judge(desk, 'intake-locked', language);
    await unlockKeys(desk, t);
    await expect(desk.getByText(t('intake:needYou', { count: 1 }))).toBeVisible();
    await desk.getByText(t('intake:missing.open', { count: 2 })).click();
    await desk.getByRole('button', { name: t('intake:receipts.make') }).click();
    await judge(desk, 'intake-all', language);
    await desk.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
    await desk.screenshot({ path: join(SCREENS, `intake-top-${language}.png`) });
    await desk.goto(`${desk.url().split('#')[0] ?? ''}#/rounds/${round}/board/${UNIT}/SELF`);
    await desk.getByRole('button', { name: t('board:returns.open') }).click();
    // The board is a dense table by design, so only what opened above it is looked at.
    await expectNoSideways(desk, `return-sheet-${language}`);
    await expectAccessible(desk);
    await desk.screenshot({ path: join(SCREENS, `return-sheet-${language}.png`) });
  });
}
