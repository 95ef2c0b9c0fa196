import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { packageRefused, type AppError } from '../../../shared/errors.ts';
import { errorText } from '../../../shared/messages/error-text.ts';
import { call, open, UNIT } from '../../support/evaluator.ts';
import {
  admit,
  fillAll,
  handOver,
  newEvaluator,
  noticeDigits,
  openOffice,
  PASSPHRASE,
  pathOf,
} from '../../support/round-trip.ts';
import { tabTo } from '../pages/filling.ts';
import { issuedRound, STREET, type IssuedRound } from '../rounds.ts';
import { unlockKeys } from '../pages/unlock-keys.ts';
import { expect, expectAccessible, test } from '../story.ts';
import { wordsOf } from '../words.ts';

const LANGUAGES = [
  ['zh', '中文'],
  ['en', 'English'],
] as const;

const REASON = '分母与台账不一致，请核对后再报。';

/** Everything is filled in on the street's computer; nothing is handed over yet. */
async function filledStreet(made: IssuedRound): Promise<string> {
  const dataDir = made.folderOf(STREET.name);
  const backend = await open(dataDir);
  await fillAll(backend, made.round);
  backend.close();
  return dataDir;
}

/** The words of a printed file, with single spaces. */
async function textOf(path: string): Promise<string> {
  const pdf = await getDocumentProxy(new Uint8Array(readFileSync(path)));
  const { text } = await extractText(pdf, { mergePages: true });
  return text.replaceAll(/\s+/g, ' ');
}

for (const [language, button] of LANGUAGES) {
  const t = wordsOf(language);

  test(`a street hands over on a stick, the office answers with a receipt (${language})`, async ({
    folder,
    stick,
    start,
  }) => {
    test.slow();
    const made = await issuedRound(folder, { opened: true });
    made.office.backend.close();
    const dataDir = await filledStreet(made);

    const street = await start(dataDir);
    const { page } = street;
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByRole('banner').getByText(t('frame:notHandedOver', { count: 41 }))).toBeVisible();
    await page.getByRole('link', { name: t('frame:rail.handover') }).click();
    await expect(page.getByText(t('filling:handover.fresh', { count: 41 }))).toBeVisible();
    await page.getByRole('button', { name: t('filling:handover.part1') }).click();
    await expect(page.getByText(t('sticks:none'))).toBeVisible();
    // Made, but on no stick: it still counts.
    await expect(page.getByRole('banner').getByText(t('frame:notHandedOver', { count: 41 }))).toBeVisible();
    await expectAccessible(page);

    // The stick is plugged in while the screen is open, and found by keyboard.
    mkdirSync(stick);
    const label = basename(stick);
    await expect(page.getByRole('button', { name: t('sticks:write', { label }) })).toBeVisible();
    await page.getByRole('link', { name: t('frame:skip') }).focus();
    await tabTo(page, t('sticks:write', { label }));
    await page.keyboard.press('Enter');
    const [name = ''] = await expect
      .poll(() => readdirSync(stick))
      .toEqual([expect.stringMatching(/\.jpback$/)])
      .then(() => readdirSync(stick));
    await expect(page.getByText(t('sticks:checked', { place: label, name }))).toBeVisible();
    await expect(page.getByRole('banner').getByText(t('frame:allCarried'))).toBeVisible();
    const row = page.getByRole('row', { name });
    await expect(row).toContainText(label);
    await expect(row).toContainText(t('filling:handover.madeWaiting'));

    // After plugging it in again: the very same file, and one that is not.
    const path = join(stick, name);
    const pick = () => page.getByRole('button', { name: t('filling:handover.checkPick') }).click();
    await street.choose(pick, [path]);
    await expect(page.getByText(new RegExp(t('filling:handover.same', { name, at: '.*' })))).toBeVisible();
    const other = join(folder, name);
    writeFileSync(other, readFileSync(path).subarray(0, 5000));
    await street.choose(pick, [other]);
    await expect(page.getByText(t('filling:handover.notSame'))).toBeVisible();
    await expectAccessible(page);
    await street.stop();

    const office = await start(join(folder, 'office'));
    const desk = office.page;
    await desk.getByRole('button', { name: button }).click();
    await desk.getByRole('link', { name: t('frame:rail.intake') }).click();
    await office.choose(() => desk.getByRole('button', { name: t('intake:choose') }).click(), [path]);
    await unlockKeys(desk, t);
    await expect(desk.getByText(t('intake:accepted', { fresh: 41, known: 0 }))).toBeVisible();
    await expect(desk.getByText(t('intake:missing.open', { count: 2 }))).toBeVisible();
    await desk.getByRole('button', { name: t('intake:receipts.make') }).click();
    await desk.getByRole('button', { name: t('sticks:write', { label }) }).click();
    await expect(desk.getByText(t('sticks:checked', { place: label, name: '' }).slice(0, 12))).toBeVisible();
    await desk.getByText(t('intake:receipts.details'), { exact: true }).click();
    const digits = await desk.getByText(/^\d{5}( \d{5}){4}$/).textContent();
    await expectAccessible(desk);
    // The same on paper: what is printed can be typed in.
    const sheet = await office.keep(() => desk.getByRole('button', { name: t('intake:receipts.print') }).click());
    expect(await textOf(sheet.path)).toContain(digits);
    const register = await office.keep(() => desk.getByRole('button', { name: t('intake:print') }).click());
    expect(await textOf(register.path)).toContain('41');
    await office.stop();

    const again = await start(dataDir);
    await again.page.getByRole('link', { name: t('frame:rail.handover') }).click();
    if (language === 'zh') {
      const receipt = readdirSync(stick).find((one) => one.endsWith('.jpreceipt')) ?? '';
      const choose = again.page.getByRole('button', { name: t('filling:handover.backPick'), exact: true });
      await again.choose(() => choose.click(), [join(stick, receipt)]);
    } else {
      const field = again.page.getByLabel(t('filling:handover.typeLabel'), { exact: true });
      await field.fill('11111 11111 11111 11111 11111');
      await field.press('Enter');
      await expect(again.page.getByText(t('filling:handover.typedWrong'))).toBeVisible();
      await field.fill(digits ?? '');
      await field.press('Enter');
      await expect(again.page.getByText(t('filling:handover.typed', { to: 41 }))).toBeVisible();
    }
    await expect(again.page.getByText(t('filling:handover.freshNone'))).toBeVisible();
    await expect(again.page.getByRole('row', { name })).toContainText(t('filling:handover.madeReceived'));
    await expectAccessible(again.page);
  });
}

test('one batch with several bad files: each has its sentence, the good one counts, a held one follows its computer', async ({
  folder,
  start,
}) => {
  test.slow();
  const made = await issuedRound(folder, { opened: true });
  const { round, office } = made;
  office.backend.close();
  const streetDir = await filledStreet(made);
  const street = await open(streetDir);
  const good = join(folder, 'good.jpback');
  copyFileSync(pathOf(street, await handOver(street, round)), good);
  street.close();

  // A computer that another copy of the office admitted, and this one does not know yet.
  const copyDir = join(folder, 'office-copy');
  cpSync(join(folder, 'office'), copyDir, { recursive: true });
  const second = await open(copyDir);
  const stranger = await newEvaluator(join(folder, 'stranger'), '新来的同志');
  await admit(second, round, stranger.backend, { role: 'street', units: [UNIT] });
  const { file } = await call(second, 'rounds.issue', { round, passphrase: PASSPHRASE });
  const packagePath = pathOf(second, file);
  const digits = await noticeDigits(second);
  await call(stranger.backend, 'rounds.open', { file: stranger.backend.files.register(packagePath), digits });
  await fillAll(stranger.backend, round);
  const held = join(folder, 'held.jpback');
  copyFileSync(pathOf(stranger.backend, await handOver(stranger.backend, round)), held);
  second.close();

  const bytes = readFileSync(good);
  const bad = (name: string, content: Buffer): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const changed = Buffer.from(bytes);
  changed[Math.floor(bytes.length / 2)]! ^= 1;
  const table: readonly (readonly [string, AppError])[] = [
    [bad('truncated.jpback', bytes.subarray(0, Math.floor(bytes.length * 0.6))), packageRefused('E_AGE_DAMAGED')],
    [bad('changed.jpback', changed), packageRefused('E_AGE_DAMAGED')],
    [bad('letter.jpback', Buffer.from('请于周五前上报。')), packageRefused('E_NOT_OURS')],
    [bad('package.jpback', readFileSync(made.file)), packageRefused('E_KIND')],
    [held, packageRefused('H_KEY_UNKNOWN')],
  ];

  const program = await start(join(folder, 'office'));
  const { page } = program;
  for (const [language, button] of LANGUAGES) {
    const t = wordsOf(language);
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('link', { name: t('frame:rail.intake') }).click();
    const paths = [...table.slice(0, 2).map(([path]) => path), good, ...table.slice(2).map(([path]) => path)];
    await program.choose(() => page.getByRole('button', { name: t('intake:choose') }).click(), paths);
    if (language === 'zh') await unlockKeys(page, t);
    await expect(page.getByText(t('intake:needYou', { count: table.length }))).toBeVisible();
    for (const [path, error] of table) {
      const { said, todo } = errorText(error, language);
      const line = page.locator('.intake-line', { hasText: basename(path) });
      await expect(line).toContainText(`${said} ${todo}`);
    }
    await expect(page.locator('.intake-line', { hasText: 'good.jpback' })).toContainText(
      language === 'zh' ? t('intake:accepted', { fresh: 41, known: 0 }) : t('intake:nothingNew', { known: 41 }),
    );
    // What is no file of ours is not kept.
    await expect(page.getByRole('heading', { name: t('intake:aside.title', { count: 4 }) })).toBeVisible();
    await page.getByRole('button', { name: t('intake:aside.retryFile', { name: 'changed.jpback' }) }).click();
    await expect(page.getByText(t('intake:aside.now', { count: 1, taken: 0 }))).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: t('intake:clear') }).click();
  }
  await program.stop();

  const backend = await openOffice(join(folder, 'office'));
  await admit(backend, round, stranger.backend, { role: 'street', units: [UNIT] });
  stranger.backend.close();
  await expect.poll(async () => (await call(backend, 'intake.list', { round })).length).toBe(2);
  backend.close();
  const later = await start(join(folder, 'office'));
  const en = wordsOf('en');
  await later.page.getByRole('link', { name: en('frame:rail.intake') }).click();
  await expect(later.page.getByRole('heading', { name: en('intake:aside.title', { count: 3 }) })).toBeVisible();
  await expect(later.page.getByRole('row', { name: 'held.jpback' })).toContainText('新来的同志');
  await expectAccessible(later.page);
});

for (const [language, button] of LANGUAGES) {
  const t = wordsOf(language);

  test(`a submitted sheet goes back with a ticket and opens again with the reason (${language})`, async ({
    folder,
    stick,
    start,
  }) => {
    test.slow();
    const made = await issuedRound(folder, { opened: true });
    const { round } = made;
    made.office.backend.close();
    const dataDir = await filledStreet(made);
    const submitting = await open(dataDir);
    const file = join(folder, 'submitted.jpback');
    copyFileSync(pathOf(submitting, await handOver(submitting, round, true)), file);
    submitting.close();
    mkdirSync(stick);

    const office = await start(join(folder, 'office'));
    const desk = office.page;
    await desk.getByRole('button', { name: button }).click();
    await desk.getByRole('link', { name: t('frame:rail.intake') }).click();
    await office.choose(() => desk.getByRole('button', { name: t('intake:choose') }).click(), [file]);
    await unlockKeys(desk, t);
    await expect(desk.getByText(t('intake:accepted', { fresh: 42, known: 0 }))).toBeVisible();
    await desk.goto(`${desk.url().split('#')[0] ?? ''}#/rounds/${round}/board/${UNIT}/SELF`);
    await desk.getByRole('button', { name: t('board:returns.open') }).click();
    const makeTicket = desk.getByRole('button', { name: t('board:returns.make') });
    await expect(makeTicket).toBeDisabled();
    await desk.getByLabel(t('board:returns.reason'), { exact: true }).fill(REASON);
    await desk.getByRole('checkbox', { name: 'A1.1.1' }).check();
    await makeTicket.click();
    await expect(desk.getByText(t('board:returns.made'))).toBeVisible();
    await desk.getByRole('button', { name: t('sticks:write', { label: basename(stick) }) }).click();
    await expect.poll(() => readdirSync(stick)).toEqual([expect.stringMatching(/-return-.*\.jpoffice$/)]);
    await expectAccessible(desk);
    await office.stop();

    const street = await start(dataDir);
    const { page } = street;
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByText(t('filling:home.submitted'), { exact: true })).toBeVisible();
    await page.getByRole('link', { name: t('frame:rail.handover') }).click();
    const [name = ''] = readdirSync(stick);
    const choose = page.getByRole('button', { name: t('filling:handover.backPick'), exact: true });
    await street.choose(() => choose.click(), [join(stick, name)]);
    await expect(page.getByText(t('filling:handover.backReturned', { reason: REASON }))).toBeVisible();
    await page.getByRole('link', { name: t('frame:rail.fill') }).click();
    await page.getByRole('button', { name: t('filling:home.go') }).click();
    await page
      .getByRole('navigation', { name: t('filling:tree') })
      .getByRole('link', { name: 'A1.1.1' })
      .click();
    await expect(page.getByText(t('filling:returned.item'))).toContainText(REASON);
    await page.getByLabel(t('filling:note'), { exact: true }).fill('已核对台账。');
    await expect(page.getByRole('banner').getByText(t('frame:notHandedOver', { count: 42 }))).toBeVisible();
    await expectAccessible(page);
  });
}
