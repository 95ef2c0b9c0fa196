import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';
import { call, open, UNIT } from '../../support/evaluator.ts';
import {
  admit,
  assignReviewers,
  newEvaluator,
  newOffice,
  newRoundAt,
  openOffice,
  PASSPHRASE,
  pathOf,
} from '../../support/round-trip.ts';
import { createTestPorts } from '../../support/ports.ts';
import { streetName, STREET } from '../rounds.ts';
import { tabTo } from '../pages/filling.ts';
import { expect, expectAccessible, test } from '../story.ts';
import { wordsOf } from '../words.ts';

const WRONG = '12345 67890 12345 67890 12345';
const SCREENS = 'test-results/screens';
const LANGUAGES = [
  ['zh', '中文'],
  ['en', 'English'],
] as const;

/** An office with a round and its reviewers; no street was admitted yet. */
async function preparedOffice(folder: string): Promise<{ readonly root: string; readonly round: string }> {
  const office = await newOffice(join(folder, 'office'));
  const round = await newRoundAt(office.backend);
  const reviewers: string[] = [];
  for (const name of ['王芳', '赵强']) {
    const { backend } = await newEvaluator(join(folder, name), name);
    reviewers.push(await admit(office.backend, round, backend, { role: 'reviewer' }));
    backend.close();
  }
  await assignReviewers(office.backend, round, reviewers);
  office.backend.close();
  return { root: office.root, round };
}

/** Chooses the option that holds `text` in a list, without the mouse. */
async function pickByKeys(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ArrowDown');
  const active = page.locator('.ant-select-item-option-active:visible');
  await expect(active).toBeVisible();
  for (let steps = 0; steps < 40 && !((await active.textContent()) ?? '').includes(text); steps += 1) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(active).toContainText(text);
  await page.keyboard.press('Enter');
  const field = page.locator('.ant-select').filter({ has: page.locator('input:focus') });
  await expect(field).toContainText(text);
  // Where several may be chosen the list is still open: Tab leaves it, and what was chosen stays.
  const id = await field.locator('input').getAttribute('id');
  await page.keyboard.press('Tab');
  await expect(page.locator('.ant-select-dropdown:visible')).toHaveCount(0);
  await expect(page.locator('.ant-select').filter({ has: page.locator(`[id="${id}"]`) })).toContainText(text);
}

for (const [language, button] of LANGUAGES) {
  const t = wordsOf(language);

  test(`a computer is enrolled in one visit, by keyboard alone (${language})`, async ({ folder, start }) => {
    test.slow();
    const { root, round } = await preparedOffice(folder);
    const dataDir = join(folder, 'laptop');

    // The street asks.
    const laptop = await start(dataDir);
    const { page } = laptop;
    const { keyboard } = page;
    await page.getByRole('button', { name: button }).press('Enter');
    await tabTo(page, t('start:evaluator.choice'));
    await keyboard.press('Enter');
    await tabTo(page, t('start:name'));
    await keyboard.type(STREET.name);
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('filling:home.first'));
    await tabTo(page, t('filling:enrol.make'));
    const request = await laptop.keep(() => keyboard.press('Enter'));
    const digits = (await page.getByText(/^\d{5}( \d{5}){4}$/).textContent()) ?? '';
    await expectAccessible(page);
    await page.screenshot({ path: `${SCREENS}/enrol-ask-${language}.png`, fullPage: true });
    await laptop.stop();

    // The office admits it: digits of another computer are refused, then those that are read out.
    const office = await start(root);
    const desk = office.page;
    await desk.getByRole('button', { name: button }).press('Enter');
    await desk.goto(`${desk.url().split('#')[0] ?? ''}#/rounds/${round}/computers`);
    await expect(desk.getByRole('button', { name: t('devices:pick') })).toBeVisible();
    await tabTo(desk, t('devices:pick'));
    await office.choose(() => desk.keyboard.press('Enter'), [request.path]);
    await expect(desk.getByRole('heading', { name: STREET.name })).toBeVisible();
    await desk.getByRole('radio', { name: t('devices:roles.street'), exact: true }).focus();
    await desk.keyboard.press('Space');
    await tabTo(desk, t('devices:person'));
    await pickByKeys(desk, STREET.name);
    await tabTo(desk, t('devices:streets'));
    await pickByKeys(desk, streetName(UNIT, language));
    await tabTo(desk, t('devices:digits'));
    await desk.keyboard.type(WRONG);
    await desk.keyboard.press('Enter');
    await expect(desk.getByText(t('devices:digitsDiffer'))).toBeVisible();
    const submit = desk.getByRole('button', { name: t('devices:admit'), exact: true });
    await expect(submit).toBeEnabled();
    await expectAccessible(desk);
    await desk.screenshot({ path: `${SCREENS}/enrol-admit-${language}.png` });
    await expect(desk.getByLabel(t('devices:digits'), { exact: true })).toBeFocused();
    await desk.keyboard.press('Control+A');
    // By voice in one language, with a hand scanner in the other.
    const qr = await scanned(dataDir);
    await desk.keyboard.type(language === 'zh' ? digits.replaceAll(' ', '') : qr);
    await desk.keyboard.press('Enter');
    await expect(desk.locator('form.request')).toHaveCount(0);
    await expect(desk.getByRole('table')).toContainText(STREET.name);
    const paper = await office.keep(() => desk.getByRole('button', { name: t('devices:noticePrint') }).press('Enter'));
    await office.stop();
    const pdf = await getDocumentProxy(new Uint8Array(readFileSync(paper.path)));
    const { text } = await extractText(pdf, { mergePages: true });
    const notice = /\d{5}(?:\s\d{5}){4}/.exec(text)?.[0] ?? '';

    const backendOffice = await openOffice(root, createTestPorts('issue'));
    const { file } = await call(backendOffice, 'rounds.issue', { round, passphrase: PASSPHRASE });
    const issued = join(folder, file.name);
    copyFileSync(pathOf(backendOffice, file), issued);
    backendOffice.close();

    // The street opens the package with the digits on the paper.
    const again = await start(dataDir);
    const own = again.page;
    await expect(own.getByRole('button', { name: t('filling:open.pick') })).toBeVisible();
    await tabTo(own, t('filling:open.pick'));
    await again.choose(() => own.keyboard.press('Enter'), [issued]);
    await expect(own.getByText(t('filling:open.digitsHint'))).toBeVisible();
    await tabTo(own, t('filling:open.digits'));
    await own.keyboard.type(WRONG);
    await own.keyboard.press('Enter');
    await expect(own.getByText(t('filling:open.digitsDiffer'))).toBeVisible();
    await expectAccessible(own);
    await own.screenshot({ path: `${SCREENS}/enrol-open-${language}.png` });
    await own.getByLabel(t('filling:open.digits'), { exact: true }).focus();
    await own.keyboard.press('Control+A');
    await own.keyboard.type(notice.replaceAll(/\s/g, ''));
    await own.keyboard.press('Enter');
    await expect(own.getByText(t('filling:home.open', { count: 41 }))).toBeVisible();
    await expectAccessible(own);
  });
}

/** What a hand scanner types when it reads the QR code of this computer. */
async function scanned(dataDir: string): Promise<string> {
  const backend = await open(dataDir, createTestPorts('scan'));
  const { qr } = await call(backend, 'devices.own', {});
  backend.close();
  return qr;
}
