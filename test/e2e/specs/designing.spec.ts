import { join } from 'node:path';
import { newOffice, newRoundAt } from '../../support/round-trip.ts';
import { call, open } from '../../support/evaluator.ts';
import { judge } from '../judge.ts';
import { expect, test } from '../story.ts';
import { wordsOf } from '../words.ts';

const LANGUAGES = [
  ['zh', '中文'],
  ['en', 'English'],
] as const;

for (const [language, button] of LANGUAGES) {
  const t = wordsOf(language);

  test(`an office designs the indicators of a round by keyboard (${language})`, async ({ folder, start }) => {
    test.slow();
    const root = join(folder, 'office');
    const office = await newOffice(root);
    const round = await newRoundAt(office.backend);
    office.backend.close();

    const program = await start(root);
    const { page } = program;
    await page.getByRole('button', { name: button }).click();
    const address = page.url().split('#')[0] ?? '';
    await page.goto(`${address}#/rounds/${round}/design`);
    const line = (code: string) => page.locator(`tr[data-code="${code}"]`);
    const name = (code: string) => line(code).locator('.design-name');
    await expect(name('A1.1.1')).toBeVisible();
    await judge(page, 'design', language);

    // A weight: what cannot be one is said at its place and not kept; a sum that is not 100 is named.
    const weight = line('A1.1.1').getByRole('textbox');
    await weight.focus();
    await weight.fill('-5');
    await page.keyboard.press('Enter');
    await expect(line('A1.1.1')).toContainText(t('design:fault.weight_not_positive'));
    await weight.fill('60');
    await page.keyboard.press('Enter');
    await expect(line('A1.1')).toContainText(t('design:issue.weights_sum', { detail: '90' }));
    await expect(line('A1.1.2').getByRole('textbox')).toBeFocused();
    await page.keyboard.type('40');
    await page.keyboard.press('Enter');
    await expect(line('A1.1')).not.toContainText('90');

    // Moves by keys, and back; the keyboard stays with the indicator.
    await name('A1.1.2').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect(name('A1.1.2')).toBeFocused();
    const order = () =>
      page.locator('tr[data-code^="A1.1."]').evaluateAll((rows) => rows.map((row) => row.dataset['code']));
    expect(await order()).toEqual(['A1.1.2', 'A1.1.1']);
    await page.keyboard.press('Control+z');
    await expect.poll(order).toEqual(['A1.1.1', 'A1.1.2']);

    // A new item, filled in in the drawer, all by keyboard.
    await name('A1.1').focus();
    await page.getByRole('combobox', { name: t('design:addLeaf', { parent: 'A1.1' }) }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog');
    await expect(drawer).toContainText('A1.1.3');
    await drawer.getByLabel(t('design:nameZh'), { exact: true }).fill('数字档案室建成');
    await drawer.getByLabel(t('design:nameEn'), { exact: true }).fill('Digital archive in place');
    await expect(drawer).toContainText(t('design:issue.part_unnamed'));
    await drawer
      .getByRole('textbox', { name: new RegExp(t('design:checks')) })
      .first()
      .fill('档案已数字化');
    await expect(drawer).not.toContainText(t('design:issue.part_unnamed'));
    await judge(page, 'design-item', language);
    await page.keyboard.press('Escape');
    await expect(drawer).toBeHidden();
    await expect(line('A1.1.3')).toContainText(t('design:issue.weight_not_positive'));
    await name('A1.1').focus();
    await page.getByRole('button', { name: t('design:scale', { parent: 'A1.1' }) }).press('Enter');
    await expect(line('A1.1.3')).not.toContainText(t('design:issue.weight_not_positive'));
    const weights = await page
      .locator('tr[data-code^="A1.1."] input')
      .evaluateAll((inputs) => inputs.map((input) => (input instanceof HTMLInputElement ? Number(input.value) : 0)));
    expect(weights.reduce((sum, one) => sum + one, 0)).toBe(100);

    // By mouse: an item is dragged into another category.
    await line('A1.1.3').locator('th').dragTo(line('A1.2').locator('th'));
    const inside = page.locator('tr[data-code="A1.2"] ~ tr[data-code="A1.1.3"]');
    await expect(inside).toBeVisible();
    await page.getByRole('button', { name: t('design:undo'), exact: true }).click();

    await page.getByText(t('design:view.decides'), { exact: true }).click();
    await expect(page.locator('table.decides tbody tr').first()).toContainText('100.00');
    await page.getByText(t('design:allItems'), { exact: true }).click();
    await judge(page, 'design-decides', language);
    await page.getByText(t('design:view.compare'), { exact: true }).click();
    await expect(page.getByText(t('design:differences', { count: 3 }))).toBeVisible();
    await expect(page.getByRole('row', { name: /A1\.1\.3/ })).toContainText(t('design:change.added'));
    await judge(page, 'design-compare', language);
    await page.getByText(t('design:view.adopt'), { exact: true }).click();
    await page.getByRole('button', { name: t('design:preview') }).press('Enter');
    await expect(page.getByText(t('design:impactLeaves', { count: 3 }))).toBeVisible();
    await judge(page, 'design-adopt', language);
    await page.getByRole('button', { name: t('design:adopt'), exact: true }).press('Enter');
    await expect(page.getByText(t('design:inUse'))).toBeVisible();

    // Killed and opened again: the design and its steps are there.
    await program.kill();
    const backend = await open(root);
    const kept = await call(backend, 'designs.get', { round });
    expect(kept).toMatchObject({ pending: false, canUndo: true });
    expect(kept.template.leaves).toHaveLength(42);
    backend.close();
  });
}
