import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { call, completeAnswer, open, OTHER_UNIT, UNIT } from '../../support/evaluator.ts';
import { greyPng, smallPdf } from '../../support/pictures.ts';
import { handOver, openOffice, takeIn } from '../../support/round-trip.ts';
import { shotSegment } from '../../support/shot-segment.ts';
import { dropFiles } from '../pages/drop-files.ts';
import { savedMark, tabTo } from '../pages/filling.ts';
import { issuedRound, REVIEWER, SECOND_REVIEWER, STREET, streetName, type Seat } from '../rounds.ts';
import { expect, expectAccessible, test } from '../story.ts';
import { wordsOf } from '../words.ts';

const SCREENS = fileURLToPath(new URL('../../../test-results/screens/', import.meta.url));
const OTHER_STREET: Seat = { name: '钱多', role: 'street', units: [OTHER_UNIT] };
const shade = (x: number, y: number) => (x * 2 + y + (x > 60 && y > 40 ? 110 : 0)) % 250;

/** Keeps a picture of the screen where somebody wants to look at it; it would double the time of a story. */
async function picture(page: Page, name: string): Promise<void> {
  if (process.env['JIEPING_SCREENS'] === undefined) return;
  mkdirSync(SCREENS, { recursive: true });
  await page.screenshot({ path: join(SCREENS, `evidence-${name}.png`) });
}

/** Nothing sticks out to the right. */
async function expectNoSideways(page: Page): Promise<void> {
  const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(inner).toBeLessThanOrEqual(outer ?? 0);
}

test('evidence is dropped once it was declared, and described by keyboard', async ({ folder, start }) => {
  const made = await issuedRound(folder, { opened: true });
  made.office.backend.close();
  const pdf = join(folder, '机构设置批复.pdf');
  writeFileSync(pdf, smallPdf('Approval 2026'));
  const exe = join(folder, '其实是程序.jpg');
  writeFileSync(exe, `MZ${'x'.repeat(400)}`);

  const zh = wordsOf('zh');
  const { page } = await start(made.folderOf(STREET.name));
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.getByRole('button', { name: zh('filling:home.begin') }).click();
  const section = page.getByRole('region', { name: zh('evidence:title') });
  const drop = section.getByRole('group', { name: zh('evidence:add.drop') });
  const declare = section.getByRole('checkbox', { name: zh('evidence:add.notClassified') });
  // Nothing is read before it was declared.
  await dropFiles(drop, [pdf]);
  await expect(section.getByText(zh('evidence:add.declareFirst'))).toBeVisible();
  await expect(declare).toBeFocused();
  await page.keyboard.press('Space');
  await expect(declare).toBeChecked();
  await dropFiles(drop, [pdf, exe]);
  await expect(section.getByText('机构设置批复', { exact: true })).toBeVisible();
  await expect(section.getByRole('alert')).toContainText('其实是程序.jpg');
  await expect(declare).not.toBeChecked();
  await expectAccessible(page);
  await picture(page, 'filling-zh-1280');

  // Described by keyboard alone.
  await declare.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', { name: zh('evidence:describeOf', { title: '机构设置批复' }) })).toBeFocused();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog');
  await expect(drawer).toBeVisible();
  await tabTo(page, zh('evidence:field.docno'));
  await page.keyboard.type('西编〔2026〕1号');
  await tabTo(page, zh('evidence:field.pages'));
  await page.keyboard.type('3');
  await drawer.getByRole('checkbox').nth(1).check();
  await expect(savedMark(page)).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'describe-zh-1280');
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(section.getByText('西编〔2026〕1号')).toBeVisible();
});

/** Pastes a photo as a telephone makes it, which has to be turned by a quarter to stand upright. */
async function pastePhoto(
  page: Page,
  photo: { readonly name: string; readonly width: number; readonly height: number },
) {
  const shot = shotSegment({ takenAt: '2026:09:01 10:20:30', latitude: 39.9, longitude: 116.35, orientation: 6 });
  await page.evaluate(
    async ({ name, width, height, segment }) => {
      const canvas = new OffscreenCanvas(width, height);
      canvas.getContext('2d')?.fillRect(0, 0, width / 2, height);
      const drawn = await canvas.convertToBlob({ type: 'image/jpeg' });
      const parts = [drawn.slice(0, 2), Uint8Array.from(segment), drawn.slice(2)];
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File(parts, name, { type: 'image/jpeg' }));
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }));
    },
    { ...photo, segment: [...shot] },
  );
}

/** A script that runs when a program that runs scripts opens the PDF. */
const SCRIPT = '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>';

/** A street whose first item has a file, a photo and a title already. */
async function streetWithEvidence(folder: string) {
  const made = await issuedRound(folder, { opened: true, seats: [STREET, OTHER_STREET, REVIEWER, SECOND_REVIEWER] });
  made.office.backend.close();
  const pdf = join(folder, '机构设置批复.pdf');
  writeFileSync(pdf, smallPdf('Approval 2026', SCRIPT));
  const photo = join(folder, '门牌照片.png');
  writeFileSync(photo, greyPng(180, 120, shade));
  const street = await open(made.folderOf(STREET.name));
  const sheet = { round: made.round, unit: UNIT, form: 'self', rater: null, leaf: 'A1.1.1' } as const;
  for (const path of [pdf, photo]) {
    await call(street, 'evidence.add', { ...sheet, file: street.files.register(path), notClassified: true });
  }
  await call(street, 'evidence.addTitle', { ...sheet, title: '涉密批复（目录）' });
  return { made, street, sheet, pdf };
}

test('a pasted picture, a title and an undo survive a kill', async ({ folder, start }) => {
  const made = await issuedRound(folder, { opened: true });
  made.office.backend.close();
  const zh = wordsOf('zh');
  let program = await start(made.folderOf(STREET.name));
  let { page } = program;
  await page.getByRole('button', { name: zh('filling:home.begin') }).click();
  const section = page.getByRole('region', { name: zh('evidence:title') });
  const declare = section.getByRole('checkbox', { name: zh('evidence:add.notClassified') });
  // A picture by paste.
  await declare.check();
  await page.evaluate(
    ({ bytes, name }) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([Uint8Array.from(bytes)], name, { type: 'image/png' }));
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }));
    },
    { bytes: [...greyPng(180, 120, shade)], name: '门牌照片.png' },
  );
  await expect(section.getByText('门牌照片', { exact: true })).toBeVisible();
  await section.getByText(zh('evidence:add.classified')).click();
  await section.getByLabel(zh('evidence:field.title'), { exact: true }).fill('涉密批复（目录）');
  await section.getByRole('button', { name: zh('evidence:add.register') }).click();
  await expect(section.getByText(zh('evidence:titleOnly'), { exact: true })).toBeVisible();
  // Taken away and brought back by undo.
  await section.getByRole('button', { name: zh('evidence:removeOf', { title: '门牌照片' }) }).click();
  await expect(section.getByText('门牌照片', { exact: true })).toBeHidden();
  await expect(page.getByRole('button', { name: zh('filling:undo') })).toBeEnabled();
  await page.keyboard.press('Control+z');
  await expect(section.getByText('门牌照片', { exact: true })).toBeVisible();

  // Killed: everything is there.
  await program.kill();
  program = await start(made.folderOf(STREET.name));
  ({ page } = program);
  await page.setViewportSize({ width: 1024, height: 640 });
  await page.getByRole('link', { name: zh('frame:rail.evidence') }).click();
  for (const title of ['门牌照片', '涉密批复（目录）'])
    await expect(page.getByText(title, { exact: true })).toBeVisible();
  await expectAccessible(page);
  await expectNoSideways(page);
  await picture(page, 'list-zh-1024');
  for (const button of await page.getByRole('main').getByRole('button').all()) {
    const box = await button.boundingBox();
    if (box !== null) expect(box.height).toBeGreaterThanOrEqual(40);
  }
  // 1280×720 at 200 %.
  await page.setViewportSize({ width: 640, height: 360 });
  await expectNoSideways(page);
  await picture(page, 'list-zh-640');
  await page.setViewportSize({ width: 1280, height: 720 });
});

test('a PDF and a picture are looked at inside the program', async ({ folder, start }) => {
  const { made, street } = await streetWithEvidence(folder);
  street.close();
  const zh = wordsOf('zh');
  const { page } = await start(made.folderOf(STREET.name));
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.getByRole('button', { name: zh('filling:home.begin') }).click();
  const section = page.getByRole('region', { name: zh('evidence:title') });
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  // Seen inside the program.
  await section.getByRole('button', { name: zh('evidence:lookAt', { title: '机构设置批复' }) }).click();
  const canvas = page.locator('canvas.viewed[data-ready]');
  await expect(canvas).toBeVisible();
  const dark = () =>
    canvas.evaluate((element: HTMLCanvasElement) => {
      const { data } = element.getContext('2d')!.getImageData(0, 0, element.width, element.height);
      let count = 0;
      for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128 && data[at + 3] === 255) count += 1;
      return count;
    });
  await expect.poll(dark).toBeGreaterThan(200);
  // It holds a script: its pages are shown, it is said, and nothing of it is run.
  await expect(page.getByText(zh('evidence:view.active'))).toBeVisible();
  expect(dialogs).toEqual([]);
  await expectAccessible(page);
  await picture(page, 'pdf-zh-1280');
  await page.keyboard.press('Escape');
  await section.getByRole('button', { name: zh('evidence:lookAt', { title: '门牌照片' }) }).click();
  await expect(page.locator('img.viewed')).toBeVisible();
  await page.keyboard.press('Escape');

  // A large photo, taken with the telephone on its side: smaller, upright, and it still says when and where.
  await section.getByRole('checkbox', { name: zh('evidence:add.notClassified') }).check();
  await pastePhoto(page, { name: '楼门.jpg', width: 3000, height: 1500 });
  const many = zh('evidence:add.added', { count: 1 }) + zh('evidence:add.shrunk', { count: 1 });
  await expect(section.getByText(many)).toBeVisible();
  await section.getByRole('button', { name: zh('evidence:lookAt', { title: '楼门' }) }).click();
  const photo = page.locator('img.viewed');
  await expect(photo).toBeVisible();
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalHeight)).toBe(2560);
  expect(await photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1280);
  const seen = page.getByRole('dialog');
  await expect(seen.getByText(zh('evidence:view.shot.takenAt', { at: '2026-09-01 10:20:30' }))).toBeVisible();
  const where = { latitude: '39.90000', longitude: '116.35000' };
  await expect(seen.getByText(zh('evidence:view.shot.place', where))).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'photo-zh-1280');
});

/** The same approval, and the same photo scaled, from another street; all of it is at the office. */
async function officeWithEvidence(folder: string) {
  const { made, street, sheet, pdf } = await streetWithEvidence(folder);
  await call(street, 'responses.save', { ...sheet, value: completeAnswer(sheet.leaf), note: '', base: 0 });
  const other = await open(made.folderOf(OTHER_STREET.name));
  const scaled = join(folder, '我街门牌.png');
  writeFileSync(
    scaled,
    greyPng(90, 60, (x, y) => shade(x * 2, y * 2)),
  );
  for (const path of [pdf, scaled]) {
    const file = other.files.register(path);
    await call(other, 'evidence.add', { ...sheet, unit: OTHER_UNIT, file, notClassified: true });
  }
  const office = await openOffice(made.office.root);
  for (const backend of [street, other]) {
    await takeIn(office, made.round, backend, await handOver(backend, made.round));
    backend.close();
  }
  await call(office, 'app.setLanguage', { language: 'en' });
  office.close();

  return made.office.root;
}

test('the ledger of the office shows what two streets handed in', async ({ folder, start }) => {
  const root = await officeWithEvidence(folder);
  const en = wordsOf('en');
  const desk = await start(root);
  const board = desk.page;
  await board.setViewportSize({ width: 1280, height: 720 });
  await board.getByRole('link', { name: en('frame:rail.board') }).click();
  await board.getByRole('link', { name: en('evidence:ledger.toLedger') }).click();
  const twins = board.getByRole('region', { name: en('evidence:ledger.twins') });
  await expect(twins.getByText(en('evidence:ledger.same.file'))).toBeVisible();
  await expect(twins.getByText(en('evidence:ledger.same.picture'))).toBeVisible();
  await expect(twins.getByRole('button', { name: '我街门牌' })).toBeVisible();
  await expectAccessible(board);
  await picture(board, 'ledger-en-1280');
  await board.setViewportSize({ width: 1024, height: 640 });
  await expectNoSideways(board);
  await picture(board, 'ledger-en-1024');
  await twins.getByRole('button', { name: '我街门牌' }).click();
  await expect(board.locator('img.viewed')).toBeVisible();
  await board.keyboard.press('Escape');
});

test('the office sees evidence at the answer', async ({ folder, start }) => {
  const root = await officeWithEvidence(folder);
  const en = wordsOf('en');
  const { page: board } = await start(root);
  await board.setViewportSize({ width: 1280, height: 720 });
  await board.getByRole('link', { name: en('frame:rail.board') }).click();
  await board
    .getByRole('row', { name: streetName(UNIT, 'en') })
    .getByRole('button')
    .first()
    .click();
  const evidence = board.getByRole('dialog').getByRole('region', { name: en('evidence:title') });
  await expect(evidence.getByText('机构设置批复', { exact: true })).toBeVisible();
  await expect(evidence.getByText(en('evidence:titleOnly'), { exact: true })).toBeVisible();
  await evidence.getByRole('button', { name: en('evidence:lookAt', { title: '机构设置批复' }) }).click();
  await expect(board.locator('canvas.viewed[data-ready]')).toBeVisible();
  await expectAccessible(board);
  await picture(board, 'board-en-1280');

  // The same from the score: total, category, branch, item, source, answer, and there its evidence, file and signer.
  await board.keyboard.press('Escape');
  // The viewer gives the cursor back to its button, and only then the next key is the drawer's.
  await expect(evidence.getByRole('button', { name: en('evidence:lookAt', { title: '机构设置批复' }) })).toBeFocused();
  await board.keyboard.press('Escape');
  await expect(board.getByRole('dialog')).toHaveCount(0);
  await board.getByRole('link', { name: en('frame:rail.scores') }).click();
  await board.getByRole('link', { name: streetName(UNIT, 'en') }).click();
  await board.locator('.ladder-figure').click();
  const walk = board.getByRole('dialog', { name: en('scores:derivation') });
  for (const code of ['A', 'A1', 'A1.1', 'A1.1.1']) {
    await walk
      .getByRole('row')
      .getByRole('link', { name: new RegExp(`^${code.replaceAll('.', '\\.')} `, 'u') })
      .click();
  }
  await walk.getByRole('link', { name: en('answers:source.SELF') }).click();
  await walk
    .getByRole('row')
    .getByRole('link', { name: en('scores:ownAnswer') })
    .click();
  await expect(walk).toContainText(STREET.name);
  await expect(walk.getByText(/\.jpback$/u)).toBeVisible();
  await walk.getByText(en('scores:proof')).click();
  await expect(walk.getByText(/^[\w-]{43}$/u)).toBeVisible();
  const beside = walk.getByRole('region', { name: en('evidence:title') });
  await expect(beside.getByText('机构设置批复', { exact: true })).toBeVisible();
  await beside.getByRole('button', { name: en('evidence:lookAt', { title: '机构设置批复' }) }).click();
  await expect(board.locator('canvas.viewed[data-ready]')).toBeVisible();
  await picture(board, 'walk-en-1280');
});
