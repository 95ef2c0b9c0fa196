import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';
import { formTexts } from '../../../renderer/print/form-texts.ts';
import { UNIT } from '../../support/evaluator.ts';
import { smallPdf } from '../../support/pictures.ts';
import { noticeDigits } from '../../support/round-trip.ts';
import { itemTitle } from '../pages/filling.ts';
import { issuedRound, REVIEWER, SECOND_REVIEWER, storedAnswers, STREET, streetName } from '../rounds.ts';
import { expect, test } from '../story.ts';
import { wordsOf } from '../words.ts';

const SCREENS = join(import.meta.dirname, '../../../out/screens');

// A tablet of 10 inches: everything is tapped, only text and digits are typed.
test.use({ hasTouch: true, viewport: { width: 1280, height: 800 } });

// The second wish of docs/ease.md: a stick and a sheet of paper came from the office.
test('the first use of a street, by what is on the screen and by taps alone', async ({ folder, stick, start }) => {
  mkdirSync(SCREENS, { recursive: true });
  const t = wordsOf('zh');
  const made = await issuedRound(folder, { opened: false, seats: [STREET, REVIEWER, SECOND_REVIEWER] });
  const digits = await noticeDigits(made.office.backend);
  made.office.backend.close();
  const paper = join(folder, '机构设置批复.pdf');
  writeFileSync(paper, smallPdf('Approval 2026'));
  const program = await start(made.folderOf(STREET.name));
  const { page } = program;
  const { keyboard } = page;
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });

  // The tour, then the package: the digits are asked for where the cursor already stands.
  const tour = page.getByRole('region', { name: t('look:tour.title') });
  for (let step = 1; step < 5; step += 1) await tour.getByRole('button', { name: t('look:tour.next') }).tap();
  await tour.getByRole('button', { name: t('look:tour.end') }).tap();
  await program.choose(() => button(t('filling:open.pick')).tap(), [made.file]);
  await expect(page.getByLabel(t('filling:open.digits'))).toBeFocused();
  await expect(button(t('filling:open.go'))).toBeInViewport({ ratio: 1 });
  await keyboard.type(digits.replaceAll(' ', ''));
  await button(t('filling:open.go')).tap();
  await button(t('filling:home.begin')).tap();

  // The last answer of an item does not turn the page: its score is read, its paper added and named.
  const item = page.getByRole('article');
  const answer = (row: number, name: RegExp): Locator =>
    item.getByRole('group').nth(row).locator('label', { hasText: name });
  for (let row = 0; row < 7; row += 1) await answer(row, /^是/).tap();
  await expect(item).toContainText(t('filling:result.score', { score: '100.00' }));
  await expect(itemTitle(page)).toContainText('A1.1.1');
  const evidence = page.getByRole('region', { name: t('evidence:title') });
  await evidence.getByText(t('evidence:add.notClassified')).tap();
  await program.choose(() => button(t('evidence:add.choose')).tap(), [paper]);
  await expect(evidence.getByText(t('evidence:wanted.tell', { count: 1 }))).toBeVisible();
  await button(t('evidence:describeOf', { title: '机构设置批复' })).tap();
  const drawer = page.getByRole('dialog');
  const first = drawer.getByRole('checkbox').first();
  await expect(first).toBeInViewport();
  await first.tap();
  await button(t('frame:close')).tap();
  await expect(evidence.getByText(t('evidence:wanted.tell', { count: 1 }))).toHaveCount(0);
  await expect(evidence.getByRole('listitem').first()).toContainText(t('evidence:wanted.there'));

  // One found by its initials; one point of it does not apply.
  const tree = page.getByRole('navigation', { name: t('filling:tree') });
  const search = page.getByRole('searchbox', { name: t('filling:find.label') });
  await search.tap();
  await keyboard.type('jsjb');
  await tree.getByRole('link', { name: /B2\.2\.1/ }).tap();
  await answer(0, /^是/).tap();
  await answer(1, /^部分/).tap();
  await answer(2, /^不涉及/).tap();
  await expect(item).toContainText(t('filling:result.score', { score: '75.00' }));

  // Two counts, Enter between them.
  await search.fill('');
  await tree.getByRole('link', { name: /B2\.3\.1/ }).tap();
  await item.getByRole('textbox').first().tap();
  await keyboard.type('300');
  await keyboard.press('Enter');
  await keyboard.type('431');
  await expect(item.getByRole('textbox').nth(1)).toHaveValue('431');

  // A grade, taken back by the button: the page stays where the answer was.
  await page.locator('.ant-select', { has: page.getByRole('combobox', { name: t('filling:find.filter') }) }).tap();
  await page.locator('.ant-select-item-option', { hasText: t('filling:find.open') }).tap();
  await expect(tree.getByRole('link', { name: /A1\.1\.1/ })).toHaveCount(0);
  await tree.getByRole('link', { name: /B2\.2\.2/ }).tap();
  const good = item.locator('label', { hasText: '良' });
  await good.tap();
  await expect(good.getByRole('radio')).toBeChecked();
  await button(t('filling:undo')).tap();
  await expect(good.getByRole('radio')).not.toBeChecked();
  await expect(itemTitle(page)).toContainText('B2.2.2');
  await good.tap();

  // A deduction, and a whole item that does not apply, with its reason.
  await tree.getByRole('link', { name: /A3\.2\.3/ }).tap();
  await item.getByRole('checkbox').first().tap();
  await tree.getByRole('link', { name: /A3\.2\.2/ }).tap();
  await button(t('filling:na.choose')).tap();
  await keyboard.type('评估期内没有下沉编制。');

  // The sheet on paper, as it stands and blank.
  await button(t('filling:forms')).tap();
  const printed = async (name: string): Promise<string> => {
    const file = await program.keep(() => button(t(`workbook:${name}`)).tap());
    copyFileSync(file.path, join(SCREENS, `${name}.pdf`));
    const pdf = await getDocumentProxy(new Uint8Array(readFileSync(file.path)));
    return (await extractText(pdf, { mergePages: true })).text.replaceAll(/\s/g, '');
  };
  expect(await printed('printFilled')).toContain(formTexts('zh').done(6, 41).replaceAll(/\s/g, ''));
  const blank = await printed('printBlank');
  expect(blank).toContain(formTexts('zh').naRule);
  expect(blank).toContain(streetName(UNIT, 'zh'));
  await button(t('frame:close')).tap();

  // What is on no stick says so and leads there; then it is on the stick, and the bar says that.
  mkdirSync(stick);
  await page.getByRole('banner').getByRole('link').tap();
  await button(t('filling:handover.part1')).tap();
  await button(t('sticks:write', { label: 'KINGSTON' })).tap();
  await expect(page.getByRole('banner')).toContainText(t('frame:allCarried'));
  expect(readdirSync(stick).filter((file) => file.endsWith('.jpback'))).toHaveLength(1);
  await program.stop();

  const stored = await storedAnswers(made.folderOf(STREET.name), made.round, { unit: UNIT, form: 'self' });
  const answered = [...stored.values()].filter(({ value }) => value !== null).map(({ leaf }) => leaf);
  expect(answered.toSorted()).toEqual(['A1.1.1', 'A3.2.2', 'A3.2.3', 'B2.2.1', 'B2.2.2', 'B2.3.1']);
});
