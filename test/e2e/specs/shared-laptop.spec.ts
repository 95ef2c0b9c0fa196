import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { call, open, UNIT } from '../../support/evaluator.ts';
import {
  admit,
  assignReviewers,
  issueAndOpen,
  newEvaluator,
  newOffice,
  newRoundAt,
  openOffice,
} from '../../support/round-trip.ts';
import { itemTitle } from '../pages/filling.ts';
import { REVIEWER } from '../rounds.ts';
import { expect, expectAccessible, test } from '../story.ts';
import { wordsOf } from '../words.ts';

const SCREENS = 'test-results/screens';
const SECOND = { name: '赵强', post: '街道科' };

async function shot(page: Page, name: string): Promise<void> {
  if (process.env['JIEPING_SCREENS'] === undefined) return;
  await page.screenshot({ path: join(SCREENS, `${name}.png`) });
}

/** The page in both languages, ending in Chinese. */
async function bothLanguages(page: Page, name: string): Promise<void> {
  for (const [language, button] of [
    ['en', 'English'],
    ['zh', '中文'],
  ] as const) {
    await page.getByRole('banner').getByRole('button', { name: button }).click();
    await expectAccessible(page);
    await shot(page, `${name}-${language}`);
  }
}

interface Prepared {
  readonly office: string;
  readonly laptop: string;
  readonly round: string;
}

/** A round whose only reviewer's computer is admitted for one person; nothing was issued yet. */
async function prepared(folder: string): Promise<Prepared> {
  const office = await newOffice(join(folder, 'office'));
  const round = await newRoundAt(office.backend, [UNIT]);
  const laptop = await newEvaluator(join(folder, 'laptop'), REVIEWER.name);
  await admit(office.backend, round, laptop.backend, { role: 'reviewer' });
  laptop.backend.close();
  office.backend.close();
  return { office: office.root, laptop: laptop.root, round };
}

/** Gives everybody on the laptop the street and takes the package there. */
async function issueForBoth({ office, laptop, round }: Prepared): Promise<void> {
  const desk = await openOffice(office);
  const { content } = await call(desk, 'rounds.get', { round });
  const persons = content.roster.devices.find(({ role }) => role === 'reviewer')?.persons ?? [];
  await assignReviewers(desk, round, persons);
  const backend = await open(laptop);
  await issueAndOpen(desk, round, [backend]);
  backend.close();
  desk.close();
}

test('two reviewers share a laptop: the office lists both, and each sees only his own', async ({ folder, start }) => {
  test.slow();
  const made = await prepared(folder);
  const zh = wordsOf('zh');
  const office = await start(made.office);
  const desk = office.page;
  await desk.goto(`${desk.url().split('#')[0] ?? ''}#/rounds/${made.round}/computers`);
  const row = desk.getByRole('row', { name: new RegExp(REVIEWER.name) });
  await bothLanguages(desk, 'shared-computers');
  await row.getByRole('button', { name: zh('devices:share.openOf', { label: REVIEWER.name }) }).press('Enter');
  const drawer = desk.getByRole('dialog');
  await drawer.getByLabel(zh('devices:share.name'), { exact: true }).fill(SECOND.name);
  await drawer.getByLabel(zh('devices:share.post'), { exact: true }).fill(SECOND.post);
  await drawer.getByLabel(zh('devices:share.post'), { exact: true }).press('Enter');
  const people = drawer.getByRole('list', { name: zh('devices:person') }).getByRole('listitem');
  await expect(people).toHaveText([new RegExp(REVIEWER.name), new RegExp(`${SECOND.name} ${SECOND.post}`)]);
  await expectAccessible(desk);
  await shot(desk, 'shared-people-zh');
  await desk.keyboard.press('Escape');
  await expect(row).toContainText(SECOND.name);
  await expect(row).toContainText(zh('devices:notInPackage'));
  await desk.getByRole('button', { name: 'English' }).click();
  await row.getByRole('button', { name: wordsOf('en')('devices:share.openOf', { label: REVIEWER.name }) }).click();
  await expect(drawer).toBeVisible();
  await shot(desk, 'shared-people-en');
  await office.stop();
  await issueForBoth(made);

  // On the laptop whoever works is chosen at the top; what the other wrote does not open.
  const { page } = await start(made.laptop);
  const who = page.getByRole('combobox', { name: zh('frame:who.label') });
  await expect(page.getByRole('banner')).toContainText(REVIEWER.name);
  const mine = page.getByRole('row', { name: new RegExp(REVIEWER.name) });
  const theirs = page.getByRole('row', { name: new RegExp(SECOND.name) });
  await expect(theirs).toContainText(zh('filling:home.hidden'));
  await expect(theirs.getByRole('button')).toHaveCount(0);
  await bothLanguages(page, 'shared-tasks');
  await mine.getByRole('button').press('Enter');
  await expect(itemTitle(page)).toBeVisible();
  const sheet = page.url();
  await page.keyboard.press('y');

  // Changing the person saves first and leaves the sheet.
  await who.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('banner')).toContainText(SECOND.name);
  await expect(mine).toContainText(zh('filling:home.hidden'));
  await expect(mine.getByRole('button')).toHaveCount(0);
  await expect(theirs.getByRole('button')).toBeVisible();
  await expectAccessible(page);
  await page.goto(sheet);
  await expect(page.getByText('这是另一位审核人员的评价')).toBeVisible();
  await expect(itemTitle(page)).toHaveCount(0);
  await shot(page, 'shared-closed-zh');
  await page.getByRole('link', { name: zh('frame:rail.handover') }).click();
  await expect(page.getByText(zh('filling:handover.othersToo'))).toBeVisible();
  await bothLanguages(page, 'shared-handover');
  await page.getByRole('link', { name: zh('frame:rail.settings') }).click();
  await page.getByRole('button', { name: new RegExp(`^${zh('start:settings.choose')}`) }).press('Enter');
  await expect(page.getByRole('banner')).toContainText(REVIEWER.name);
  await bothLanguages(page, 'shared-settings');
});
