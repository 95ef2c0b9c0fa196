import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { call, open, UNIT } from '../../support/evaluator.ts';
import {
  fillAll,
  handOver,
  newEvaluator,
  noticeDigits,
  openOffice,
  PASSPHRASE,
  pathOf,
} from '../../support/round-trip.ts';
import { createTestPorts } from '../../support/ports.ts';
import { unlockKeys } from '../pages/unlock-keys.ts';
import { issuedRound, STREET, storedAnswers } from '../rounds.ts';
import { expect, expectAccessible, test } from '../story.ts';
import { wordsOf } from '../words.ts';

const SCREENS = 'test-results/screens';
const LANGUAGES = [
  ['zh', '中文'],
  ['en', 'English'],
] as const;

for (const [language, button] of LANGUAGES) {
  const t = wordsOf(language);

  test(`a laptop is lost, and a new one goes on with what the office had (${language})`, async ({ folder, start }) => {
    test.slow();
    const made = await issuedRound(folder, { opened: true });
    const { round } = made;
    const lost = await open(made.folderOf(STREET.name), createTestPorts('lost'));
    await fillAll(lost, round);
    const brought = join(folder, 'brought.jpback');
    copyFileSync(pathOf(lost, await handOver(lost, round)), brought);
    lost.close();
    const { backend } = made.office;
    await call(backend, 'keys.unlock', { passphrase: PASSPHRASE });
    await call(backend, 'intake.take', { round, file: backend.files.register(brought) });
    backend.close();

    // The new laptop asks, as any other.
    const dataDir = join(folder, 'the new laptop');
    const fresh = await newEvaluator(dataDir, STREET.name);
    const request = join(folder, 'new.jpenrol');
    copyFileSync(pathOf(fresh.backend, await call(fresh.backend, 'devices.request', {})), request);
    const { digits } = await call(fresh.backend, 'devices.own', {});
    fresh.backend.close();

    const office = await start(made.office.root);
    const { page } = office;
    await page.getByRole('button', { name: button }).click();
    const home = page.url().split('#')[0] ?? '';
    await page.goto(`${home}#/rounds/${round}/computers`);
    await office.choose(() => page.getByRole('button', { name: t('devices:pick') }).click(), [request]);
    const form = page.locator('form.request');
    await form.getByRole('combobox', { name: t('devices:replace.label') }).press('ArrowDown');
    await page.locator('.ant-select-item-option:visible', { hasText: STREET.name }).first().click();
    await expect(page.locator('.ant-select-dropdown:visible')).toHaveCount(0);
    // The task need not be chosen again; a stop needs its reason.
    await expect(form.getByRole('combobox', { name: t('devices:person') })).toHaveCount(0);
    await form.getByLabel(t('devices:digits'), { exact: true }).fill(digits);
    await form.getByRole('button', { name: t('devices:replace.admit') }).click();
    await expect(form.getByText(t('devices:replace.reasonMissing'))).toBeVisible();
    await expectAccessible(page);
    await page.screenshot({ path: `${SCREENS}/replacement-${language}.png`, fullPage: true });
    await form.getByLabel(t('devices:replace.reason'), { exact: true }).fill('电脑在下乡途中丢失，已经报案');
    await form.getByRole('button', { name: t('devices:replace.admit') }).click();
    await expect(page.getByText(t('devices:replace.done'))).toBeVisible();
    await expect(page.getByRole('table')).toContainText(t('devices:replace.continues', { label: '' }).trim());
    await office.stop();

    const desk = await openOffice(made.office.root, createTestPorts('office again'));
    const issued = await call(desk, 'rounds.issue', { round, passphrase: PASSPHRASE });
    const second = join(folder, 'second.jpround');
    copyFileSync(pathOf(desk, issued.file), second);
    const notice = await noticeDigits(desk);
    desk.close();

    const again = await start(made.office.root);
    await again.page.goto(`${again.page.url().split('#')[0] ?? ''}#/rounds/${round}/computers`);
    const row = again.page.getByRole('row').filter({ hasText: t('devices:replace.continues', { label: '' }).trim() });
    await row.getByRole('button', { name: new RegExp(t('devices:replace.makeFor', { label: '.*' })) }).click();
    await unlockKeys(again.page, t);
    await expect(row.getByText(t('devices:replace.made', { records: 41 }))).toBeVisible();
    await expectAccessible(again.page);
    await again.page.screenshot({ path: `${SCREENS}/hand-file-${language}.png`, fullPage: true });
    const hand = await again.keep(() => row.getByRole('button', { name: t('sticks:other') }).click());
    expect(hand.name).toMatch(/\.jphand$/);
    await again.stop();

    const laptop = await start(dataDir);
    const own = laptop.page;
    await own.getByRole('button', { name: button }).click();
    await laptop.choose(() => own.getByRole('button', { name: t('filling:open.pick') }).click(), [second]);
    await own.getByLabel(t('filling:open.digits'), { exact: true }).fill(notice);
    await own.keyboard.press('Enter');
    await expect(own.getByText(t('filling:home.open', { count: 41 }))).toBeVisible();
    await own.getByRole('link', { name: t('frame:rail.handover') }).click();
    const back = own.getByRole('button', { name: t('filling:handover.backPick'), exact: true });
    await laptop.choose(() => back.press('Enter'), [hand.path]);
    await expect(own.getByText(t('filling:handover.backHand', { answers: 41, choices: 0 }))).toBeVisible();
    await expectAccessible(own);
    await own.screenshot({ path: `${SCREENS}/hand-taken-${language}.png` });
    await own.getByRole('link', { name: t('frame:rail.fill') }).click();
    await expect(own.getByText(t('filling:home.open', { count: 41 }))).toHaveCount(0);
    await laptop.stop();
    const stored = await storedAnswers(dataDir, round, { unit: UNIT, form: 'self' });
    expect([...stored.values()].filter(({ state }) => state === 'complete')).toHaveLength(41);
  });
}
