import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';
import { packageRefused } from '../../../shared/errors.ts';
import { errorText } from '../../../shared/messages/error-text.ts';
import { call, OTHER_UNIT, testTemplate, UNIT } from '../../support/evaluator.ts';
import { newEvaluator, PASSPHRASE, pathOf } from '../../support/round-trip.ts';
import { dropFiles } from '../pages/drop-files.ts';
import { handedOver, issuedRound, REVIEWER, streetName, STREET } from '../rounds.ts';
import { unlockKeys } from '../pages/unlock-keys.ts';
import { expect, expectAccessible, test } from '../story.ts';
import { wordsOf } from '../words.ts';

const zh = wordsOf('zh');
const SCREENS = fileURLToPath(new URL('../../../test-results/screens/', import.meta.url));

/** The same screen in both languages, judged and kept as a picture; ends in Chinese. */
async function expectBothLanguages(page: Page, name: string): Promise<void> {
  const html = page.locator('html');
  await expectAccessible(page);
  await page.screenshot({ path: join(SCREENS, `${name}-1280x720-zh.png`) });
  await page.getByRole('button', { name: 'English' }).click();
  await expect(html).toHaveAttribute('lang', 'en');
  await expectAccessible(page);
  await page.screenshot({ path: join(SCREENS, `${name}-1280x720-en.png`) });
  await page.getByRole('button', { name: '中文' }).click();
  await expect(html).toHaveAttribute('lang', 'zh-CN');
}

async function rail(page: Page, name: string): Promise<void> {
  const places = page.getByRole('navigation', { name: zh('frame:places'), exact: true });
  await places.getByRole('link', { name: zh(`frame:rail.${name}`), exact: true }).click();
}

/** Goes to a place inside the round. */
async function tab(page: Page, name: string): Promise<void> {
  const places = page.getByRole('navigation', { name: zh('rounds:tabs') });
  await places.getByRole('link', { name: zh(`rounds:tab.${name}`), exact: true }).click();
  await expect(places.getByRole('link', { name: zh(`rounds:tab.${name}`), exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  );
}

test('the office makes a round, says who does what, admits computers and issues the package', async ({
  folder,
  start,
}) => {
  test.slow();
  const program = await start(join(folder, 'office'));
  const { page } = program;
  await page.getByRole('button', { name: zh('start:office.choice') }).click();
  await page.getByLabel(zh('start:name'), { exact: true }).fill('王主任');
  await page.getByLabel(zh('start:post'), { exact: true }).fill('主任');
  await page.getByLabel(zh('start:office.office'), { exact: true }).fill('西城区委编办');
  await page.getByLabel(zh('start:office.passphrase'), { exact: true }).fill(PASSPHRASE);
  await page.getByLabel(zh('start:office.again'), { exact: true }).fill(PASSPHRASE);
  await page.getByRole('button', { name: zh('start:go') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(zh('start:recovery.title'), { timeout: 20_000 });
  await expectAccessible(page);
  const recovery = await program.keep(() => page.getByRole('button', { name: zh('start:recovery.make') }).click());
  expect(readFileSync(recovery.path).subarray(0, 5).toString()).toBe('%PDF-');
  await page.getByRole('button', { name: zh('start:recovery.continue') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(zh('rounds:title'));
  await expectBothLanguages(page, 'rounds');

  // A round of two streets.
  await page.getByRole('button', { name: zh('rounds:create') }).click();
  await page.getByLabel(zh('rounds:nameZh'), { exact: true }).fill('街道管理体制改革评估 2026');
  await page.getByLabel(zh('rounds:from'), { exact: true }).fill('2026-09-01');
  await page.getByLabel(zh('rounds:to'), { exact: true }).fill('2026-12-31');
  await page.getByRole('button', { name: zh('rounds:none'), exact: true }).click();
  for (const unit of [UNIT, OTHER_UNIT]) await page.getByLabel(streetName(unit, 'zh'), { exact: true }).check();
  await expectBothLanguages(page, 'round-new');
  await page.getByRole('button', { name: zh('rounds:createNow') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('街道管理体制改革评估 2026');
  await expect(page.getByText(zh('rounds:obstacle.no_reviewers', { count: 2 }))).toBeVisible();
  await expectBothLanguages(page, 'round-overview');

  await tab(page, 'indicators');
  for (const leaf of testTemplate().leaves.slice(0, 3)) await expect(page.getByText(leaf.code).first()).toBeVisible();
  await expectBothLanguages(page, 'round-indicators');

  // The figures of the streets, cell by cell.
  await tab(page, 'figures');
  const cells = page.locator('.figure-grid input');
  const count = 2 * testTemplate().unitParameters.length;
  await expect(cells).toHaveCount(count);
  for (let at = 0; at < count; at += 1) await cells.nth(at).fill('10');
  await expectBothLanguages(page, 'round-figures');
  await tab(page, 'departments');
  await expectBothLanguages(page, 'round-departments');

  // Computers ask with their files.
  await tab(page, 'computers');
  const requests: string[] = [];
  const digits = new Map<string, string>();
  for (const { name } of [STREET, REVIEWER, { name: '赵强' }]) {
    const { backend } = await newEvaluator(join(folder, name), name);
    const file = await call(backend, 'devices.request', {});
    const path = join(folder, `${name}.jpenrol`);
    copyFileSync(pathOf(backend, file), path);
    digits.set(name, (await call(backend, 'devices.own', {})).digits);
    backend.close();
    requests.push(path);
  }
  await program.choose(() => page.getByRole('button', { name: zh('devices:pick') }).click(), requests);
  const waiting = page.getByRole('list', { name: zh('devices:waiting') }).getByRole('listitem');
  await expect(waiting.filter({ has: page.getByRole('heading') })).toHaveCount(3);
  await expectBothLanguages(page, 'round-computers');
  for (const [name, role] of [
    [STREET.name, 'street'],
    [REVIEWER.name, 'reviewer'],
    ['赵强', 'reviewer'],
  ] as const) {
    const request = page.locator('form.request').filter({ has: page.getByRole('heading', { name }) });
    await request.getByRole('radio', { name: zh(`devices:roles.${role}`) }).check();
    await request.getByRole('combobox', { name: zh('devices:person') }).click();
    await page.locator('.ant-select-item-option:visible', { hasText: name }).first().click();
    if (role === 'street') {
      await request.getByRole('combobox', { name: zh('devices:streets') }).click();
      await page.locator('.ant-select-item-option:visible', { hasText: streetName(UNIT, 'zh') }).click();
      await page.keyboard.press('Escape');
    }
    const typed = request.getByLabel(zh('devices:digits'), { exact: true });
    await typed.fill('12345 67890 12345 67890 12345');
    await request.getByRole('button', { name: zh('devices:admit'), exact: true }).click();
    await expect(request.getByText(zh('devices:digitsDiffer'))).toBeVisible();
    await typed.fill((digits.get(name) ?? '').replaceAll(' ', '-'));
    await expect(typed).toHaveValue(digits.get(name) ?? '');
    await typed.press('Enter');
    await expect(request).toHaveCount(0);
    await expect(page.getByRole('table')).toContainText(name);
  }

  // Reviewers come from a spreadsheet.
  await tab(page, 'reviewers');
  await page.getByRole('button', { name: zh('rounds:paste') }).click();
  const rows = [UNIT, OTHER_UNIT].map((unit) =>
    [streetName(unit, 'zh'), REVIEWER.name, '赵强', '2026-10-31'].join('\t'),
  );
  await page.getByLabel(zh('rounds:pasteHere')).fill(rows.join('\n'));
  await expect(page.getByText(zh('rounds:pasteReady', { count: 2 }))).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: zh('rounds:take') }).click();
  await expect(page.getByLabel(zh('rounds:deadlineOf', { name: streetName(UNIT, 'zh') }))).toHaveValue('2026-10-31');
  await expectBothLanguages(page, 'round-reviewers');

  await tab(page, 'overview');
  await expect(page.getByText(zh('rounds:nothingMissing'))).toBeVisible();
  await page.getByLabel(zh('rounds:passphrase'), { exact: true }).fill('not the one');
  await page.getByRole('button', { name: zh('rounds:issue', { seq: 1 }) }).click();
  await expect(page.getByRole('alert')).toContainText(errorText({ code: 'wrong_passphrase' }, 'zh').said);
  await page.getByLabel(zh('rounds:passphrase'), { exact: true }).fill(PASSPHRASE);
  const issued = await program.keep(() => page.getByRole('button', { name: zh('rounds:issue', { seq: 1 }) }).click());
  expect(issued.name).toMatch(/\.jpround$/);
  await expect(page.getByText(zh('rounds:packageCarry'))).toBeVisible();
  await expectBothLanguages(page, 'round-issued');

  // The notice carries the digits that the street types.
  await tab(page, 'computers');
  const notice = await program.keep(() => page.getByRole('button', { name: zh('devices:noticePrint') }).click());
  const printed = await extractText(await getDocumentProxy(new Uint8Array(readFileSync(notice.path))), {
    mergePages: true,
  });
  const noticeDigits = /\d{5}(?:\s\d{5}){4}/.exec(printed.text)?.[0] ?? '';
  expect(noticeDigits).not.toBe('');

  // The street's computer opens it and finds its sheet.
  await program.stop();
  await page.close();
  const street = await start(join(folder, STREET.name));
  await street.choose(() => street.page.getByRole('button', { name: zh('filling:open.pick') }).click(), [issued.path]);
  const field = street.page.getByLabel(zh('filling:open.digits'), { exact: true });
  await field.fill('00000 00000 00000 00000 00000');
  await street.page.keyboard.press('Enter');
  await expect(street.page.getByText(zh('filling:open.digitsDiffer'))).toBeVisible();
  await expectBothLanguages(street.page, 'notice-digits');
  await field.fill(noticeDigits);
  await street.page.keyboard.press('Enter');
  await expect(street.page.getByRole('row', { name: streetName(UNIT, 'zh') })).toContainText('2026-10-31');
});

test('files come in, are merged and scored, and a scorecard is printed that says the same', async ({
  folder,
  host,
  start,
}) => {
  test.slow();
  const made = await issuedRound(folder, { opened: true });
  const files = await handedOver(folder, made);
  const [self = '', ...others] = files;
  const tampered = join(folder, 'tampered.jpback');
  const bytes = readFileSync(self);
  bytes[Math.floor(bytes.length / 2)]! ^= 4;
  writeFileSync(tampered, bytes);
  const truncated = join(folder, 'truncated.jpback');
  writeFileSync(truncated, readFileSync(self).subarray(0, 5000));
  // The same people on other computers, in a round of another office: this office cannot even open the file.
  const foreign = await issuedRound(join(folder, 'elsewhere'), { opened: true });
  foreign.office.backend.close();
  const [stranger = ''] = await handedOver(join(folder, 'elsewhere'), foreign, [STREET]);
  made.office.backend.close();

  const program = await start(made.office.root);
  const { page } = program;
  await page.getByRole('link', { name: '测试轮' }).click();
  await rail(page, 'intake');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(zh('intake:title'));
  await expectBothLanguages(page, 'intake');

  await program.choose(
    () => page.getByRole('button', { name: zh('intake:choose') }).click(),
    [...others, tampered, truncated, stranger],
  );
  await unlockKeys(page, zh);
  await expect(page.getByText(zh('intake:received', { count: 3 }))).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(zh('intake:needYou', { count: 3 }))).toBeVisible();
  for (const [name, reason] of [
    ['tampered.jpback', /E_AGE_DAMAGED/],
    ['truncated.jpback', /E_AGE_DAMAGED/],
  ] as const) {
    await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText(reason);
  }
  const { said, todo } = errorText(packageRefused('E_AGE_KEY'), 'zh');
  await expect(page.getByRole('listitem').filter({ hasText: 'E_AGE_KEY' })).toContainText(`${said} ${todo}`);
  await expectBothLanguages(page, 'intake-verdicts');

  // The street's real file arrives by drag and drop; the desktop program takes dropped paths from the system only.
  if (host === 'browser-host') await dropFiles(page.getByRole('group', { name: zh('intake:drop') }), [self]);
  else await program.choose(() => page.getByRole('button', { name: zh('intake:choose') }).click(), [self]);
  await expect(page.getByText(zh('intake:register', { count: 4 }))).toBeVisible({ timeout: 20_000 });
  await program.choose(() => page.getByRole('button', { name: zh('intake:choose') }).click(), [self]);
  await expect(page.getByText(/内容都已在这里/)).toBeVisible();

  await rail(page, 'board');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(zh('board:title'));
  await expect(page.getByRole('row', { name: streetName(UNIT, 'zh') })).toContainText(zh('board:state.submitted'));
  await expect(page.getByRole('row', { name: streetName(OTHER_UNIT, 'zh') })).toContainText(zh('board:state.none'));
  await expectBothLanguages(page, 'board');
  await page
    .getByRole('row', { name: streetName(UNIT, 'zh') })
    .getByRole('button')
    .first()
    .click();
  await expect(page.getByRole('dialog')).toContainText('41');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  // From the total down to one answer, each step one link.
  await rail(page, 'scores');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(zh('scores:title'));
  await expectBothLanguages(page, 'scores');
  await page.getByRole('link', { name: streetName(UNIT, 'zh') }).click();
  const totalLink = page.locator('.ladder-figure');
  const total = /[\d.]+/.exec(await totalLink.innerText())?.[0] ?? 'none';
  expect(Number(total)).toBeGreaterThan(0);
  await expectBothLanguages(page, 'street-scores');
  await totalLink.click();
  const derivation = page.getByRole('dialog');
  await expect(derivation).toContainText(total);
  await expectAccessible(page);
  for (const step of ['A 改革', 'A1', 'A1.1', 'A1.1.1']) {
    const name = step.split(' ')[0] ?? step;
    await derivation
      .getByRole('row')
      .getByRole('link', { name: new RegExp(`^${name.replaceAll('.', '\\.')} `) })
      .click();
    await expect(derivation.getByRole('heading', { level: 2 })).toContainText(name);
  }
  await derivation.getByRole('link', { name: zh('answers:source.SELF') }).click();
  await derivation
    .getByRole('row')
    .getByRole('link', { name: zh('scores:ownAnswer') })
    .click();
  await expect(derivation).toContainText(STREET.name);
  await expect(derivation).toContainText(self.split('/').at(-1) ?? '');
  await page.screenshot({ path: join(SCREENS, 'answer-1280x720-zh.png') });
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  // The paper says the same as the screen.
  await rail(page, 'print');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(zh('printing:title'));
  await page.getByRole('button', { name: zh('printing:noneOf') }).click();
  await page.getByLabel(zh('printing:district'), { exact: true }).uncheck();
  await page.getByLabel(streetName(UNIT, 'zh'), { exact: true }).check();
  await expectBothLanguages(page, 'print');
  page.setDefaultTimeout(60_000);
  const pdf = await program.keep(() => page.getByRole('button', { name: zh('printing:print', { count: 1 }) }).click());
  await expect(page.getByText(zh('printing:done', { count: 1 }))).toBeVisible();
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(readFileSync(pdf.path))), {
    mergePages: true,
  });
  expect(text).toContain(streetName(UNIT, 'zh'));
  expect(text).toContain(UNIT);
  expect(text).toContain(total);
  for (const leaf of testTemplate().leaves) expect(text).toContain(leaf.code);

  // Everything of the round goes into one file for the binder.
  await page.getByRole('button', { name: zh('printing:archive.make') }).click();
  const keep = page.getByRole('button', { name: zh('sticks:other') });
  await keep.scrollIntoViewIfNeeded();
  await expectAccessible(page);
  await page.screenshot({ path: join(SCREENS, 'archive-1280x720-zh.png') });
  const archive = await program.keep(() => keep.click());
  expect(archive.path).toMatch(/\.jparch$/);
  expect(readFileSync(archive.path).includes('archive')).toBe(true);
});
