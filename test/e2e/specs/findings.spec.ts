import type { Page } from '@playwright/test';
import type { DraftValue } from '../../../shared/model/response.ts';
import { call, completeAnswer, open, UNIT } from '../../support/evaluator.ts';
import { fillAll, handOver, openOffice, takeIn } from '../../support/round-trip.ts';
import { issuedRound, REVIEWER, SECOND_REVIEWER, STREET, streetName, type IssuedRound } from '../rounds.ts';
import { expect, expectAccessible, test } from '../story.ts';
import { wordsOf } from '../words.ts';

const LEAF = 'A1.1.1';

function allNo(leaf: string): DraftValue | undefined {
  const yes = completeAnswer(leaf);
  if (leaf !== LEAF || yes.t !== 'checklist') return undefined;
  return { t: 'checklist', a: Object.fromEntries(Object.keys(yes.a).map((id) => [id, 'no'])) };
}

async function shot(page: Page, name: string): Promise<void> {
  if (process.env['JIEPING_SCREENS'] === undefined) return;
  await page.screenshot({ path: `test-results/screens/${name}.png` });
}

/** One computer fills in everything and hands it over for good. */
async function submitted(made: IssuedRound, name: string, change?: typeof allNo): Promise<void> {
  const backend = await open(made.folderOf(name));
  await fillAll(backend, made.round, change);
  const office = await openOffice(made.office.root);
  await takeIn(office, made.round, backend, await handOver(backend, made.round, true));
  office.close();
  backend.close();
}

test('a reviewer’s scores stay closed until the other has submitted', async ({ folder, start }) => {
  const made = await issuedRound(folder, { opened: true });
  made.office.backend.close();
  await submitted(made, REVIEWER.name);
  const en = wordsOf('en');
  const office = await openOffice(made.office.root);
  await call(office, 'app.setLanguage', { language: 'en' });
  office.close();
  const { page } = await start(made.office.root);
  await page.setViewportSize({ width: 1024, height: 640 });
  await page.getByRole('link', { name: en('frame:rail.board') }).click();
  await page.getByRole('link', { name: en('findings:toFindings') }).click();
  // The overview says who is waited for, and gives no number.
  const street = page.getByRole('row', { name: new RegExp(streetName(UNIT, 'en')) });
  await expect(street).toContainText(SECOND_REVIEWER.name);
  await expect(street).not.toContainText(/\d/);
  await expectAccessible(page);
  await shot(page, 'findings-overview-en');
  await street.getByRole('link').click();
  await expect(page.getByText(en('findings:closed'))).toBeVisible();
  await expect(page.getByText(REVIEWER.name)).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
  await expectAccessible(page);
});

test('two blind reviewers and their agreed finding, by keyboard', async ({ folder, start }) => {
  const made = await issuedRound(folder, { opened: true });
  made.office.backend.close();
  await submitted(made, STREET.name);
  await submitted(made, REVIEWER.name);
  await submitted(made, SECOND_REVIEWER.name, allNo);
  const zh = wordsOf('zh');
  const { page } = await start(made.office.root);
  await page.getByRole('link', { name: zh('frame:rail.board') }).click();
  await page.getByRole('link', { name: zh('findings:toFindings') }).click();
  const street = page.getByRole('row', { name: new RegExp(streetName(UNIT, 'zh')) });
  await expect(street).toContainText(zh('findings:need.discuss'));
  await expectAccessible(page);
  await shot(page, 'findings-overview-zh');
  await street.getByRole('link').press('Enter');
  await expect(page.getByText(streetName(UNIT, 'zh')).first()).toBeVisible();
  // Only what is far apart is listed; both scores stand beside each other.
  const row = page.getByRole('row', { name: new RegExp(LEAF) });
  await expect(row).toContainText('100.00');
  await expect(page.getByRole('row')).toHaveCount(2);
  await expectAccessible(page);
  const { keyboard } = page;
  await row.getByRole('button').focus();
  await keyboard.press('Enter');
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('region', { name: zh('claims:title') })).toBeVisible();
  await expect(drawer.getByRole('region', { name: REVIEWER.name })).toBeVisible();
  await expectAccessible(page);
  await drawer.getByRole('button', { name: zh('findings:sign') }).focus();
  await keyboard.press('Enter');
  await expect(drawer.getByText(zh('findings:chooseFirst'))).toBeVisible();
  await drawer.getByRole('radio', { name: zh('findings:take', { name: REVIEWER.name }) }).focus();
  await keyboard.press('Space');
  await drawer.getByLabel(zh('findings:note')).focus();
  await keyboard.type('两人现场复核门牌，');
  // Left and opened again: what was typed is there.
  await keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await row.getByRole('button').press('Enter');
  await expect(drawer.getByRole('radio', { name: zh('findings:take', { name: REVIEWER.name }) })).toBeChecked();
  await expect(drawer.getByLabel(zh('findings:note'))).toHaveValue('两人现场复核门牌，');
  await drawer.getByLabel(zh('findings:note')).focus();
  await keyboard.press('End');
  await keyboard.type('一致认定设置到位。');
  await drawer.getByRole('button', { name: zh('findings:sign') }).focus();
  await keyboard.press('Enter');
  await expect(drawer).toBeHidden();
  await expect(page.getByText(zh('findings:noneOpen'))).toBeVisible();
  await page.getByText(zh('findings:filterAll', { count: 41 }), { exact: true }).click();
  await expect(page.getByRole('row', { name: new RegExp(LEAF) })).toContainText(zh('findings:agreed'));
  await expectAccessible(page);
});
