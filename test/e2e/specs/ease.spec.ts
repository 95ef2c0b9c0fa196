import { join } from 'node:path';
import { call, open, UNIT } from '../../support/evaluator.ts';
import { itemTitle } from '../pages/filling.ts';
import { issuedRound, REVIEWER, SECOND_REVIEWER, STREET } from '../rounds.ts';
import { expect, expectAccessible, test } from '../story.ts';
import { wordsOf } from '../words.ts';

const SCREENS = join(import.meta.dirname, '../../../out/screens');

for (const language of ['zh', 'en'] as const) {
  test(`the tour, the search by sound, the filter and the looks in ${language}`, async ({ folder, start }) => {
    const t = wordsOf(language);
    const made = await issuedRound(folder, { opened: true, seats: [STREET, REVIEWER, SECOND_REVIEWER] });
    made.office.backend.close();
    const dataDir = made.folderOf(STREET.name);
    const closed = await open(dataDir);
    await call(closed, 'app.setLanguage', { language });
    const sheet = { round: made.round, unit: UNIT, form: 'self', rater: null } as const;
    await call(closed, 'responses.save', {
      ...sheet,
      leaf: 'A3.2.2',
      value: { t: 'na', reason: '没有' },
      note: '',
      base: 0,
    });
    closed.close();
    const { page } = await start(dataDir);
    // One of the two asked his system for little motion: what opens has to close all the same.
    await page.emulateMedia({ reducedMotion: language === 'en' ? 'reduce' : 'no-preference' });

    // Five steps, then it does not come again by itself.
    const tour = page.getByRole('region', { name: t('look:tour.title') });
    await expect(tour).toContainText(t('look:tour.evaluator.1.title'));
    await page.screenshot({ path: join(SCREENS, `tour-${language}.png`) });
    await expectAccessible(page);
    for (let step = 1; step < 5; step += 1) await tour.getByRole('button', { name: t('look:tour.next') }).click();
    await expect(tour).toContainText(t('look:tour.evaluator.5.title'));
    await tour.getByRole('button', { name: t('look:tour.end') }).click();
    await expect(tour).toHaveCount(0);

    // 下放行政执法职权承接率 by its initials.
    await page
      .getByRole('button', { name: t('filling:home.go') })
      .or(page.getByRole('button', { name: t('filling:home.begin') }))
      .click();
    const tree = page.getByRole('navigation', { name: t('filling:tree') });
    await page.getByRole('searchbox', { name: t('filling:find.label') }).fill('xfxzzf');
    await expect(tree.getByRole('link')).toHaveCount(1);
    await expect(tree.getByRole('link')).toContainText('A2.2.1');
    await tree.getByRole('link').click();
    await expect(itemTitle(page)).toContainText('A2.2.1');
    await page.screenshot({ path: join(SCREENS, `find-${language}.png`) });
    await page.getByRole('searchbox', { name: t('filling:find.label') }).fill('zzzz');
    await expect(tree.getByText(t('filling:find.none'))).toBeVisible();
    await page.getByRole('searchbox', { name: t('filling:find.label') }).fill('');
    await page.getByRole('combobox', { name: t('filling:find.filter') }).press('Enter');
    await page
      .getByRole('option', { name: t('filling:find.na') })
      .or(page.locator('.ant-select-item-option', { hasText: t('filling:find.na') }))
      .first()
      .click();
    await expect(page.locator('.ant-select-dropdown:visible')).toHaveCount(0);
    await expect(tree.getByRole('link')).toHaveCount(1);
    await expect(tree.getByRole('link')).toContainText('A3.2.2');
    await expectAccessible(page);

    // Every look has enough contrast, and is kept.
    await page.getByRole('link', { name: t('frame:rail.settings'), exact: true }).click();
    for (const theme of ['dark', 'contrast'] as const) {
      await page.getByText(t(`look:themes.${theme}`), { exact: true }).click();
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      await expectAccessible(page);
      await page.screenshot({ path: join(SCREENS, `settings-${theme}-${language}.png`) });
      await page.getByRole('link', { name: t('frame:rail.fill'), exact: true }).click();
      await page.getByRole('button', { name: t('filling:home.go') }).click();
      await expect(itemTitle(page)).toBeVisible();
      await expectAccessible(page);
      await page.screenshot({ path: join(SCREENS, `filling-${theme}-${language}.png`) });
      await page.getByRole('link', { name: t('frame:rail.settings'), exact: true }).click();
    }
    await page.getByText(t('look:size.largest'), { exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('data-text', 'largest');
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    await page.screenshot({ path: join(SCREENS, `settings-largest-${language}.png`) });

    // The layout knows how much room enlarged text leaves: no point lies below its answers, no answer outside.
    await page.getByRole('link', { name: t('frame:rail.fill'), exact: true }).click();
    await page.getByRole('button', { name: t('filling:home.go') }).click();
    await tree.getByRole('link', { name: 'A1.1.1' }).click();
    const rows = page
      .getByRole('article')
      .getByRole('group')
      .filter({ has: page.getByRole('radio') });
    await expect(rows).toHaveCount(7);
    await page.screenshot({ path: join(SCREENS, `filling-largest-${language}.png`) });
    const hidden = await rows.evaluateAll(
      (all) =>
        all.filter((row) => {
          const point = row.querySelector('legend > span')?.getBoundingClientRect();
          const answers = row.querySelector('.segments')?.getBoundingClientRect();
          const { right } = row.getBoundingClientRect();
          if (point === undefined || answers === undefined) return true;
          const apart = point.right <= answers.left || point.bottom <= answers.top;
          return (
            !apart || [...row.querySelectorAll('label')].some((one) => one.getBoundingClientRect().right > right + 1)
          );
        }).length,
    );
    expect(hidden).toBe(0);
  });
}
