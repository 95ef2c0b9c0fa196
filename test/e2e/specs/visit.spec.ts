import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';
import { confirmationTexts } from '../../../renderer/print/confirmation-texts.ts';
import { call, open, UNIT } from '../../support/evaluator.ts';
import { savedMark } from '../pages/filling.ts';
import { issuedRound, REVIEWER, SECOND_REVIEWER, streetName } from '../rounds.ts';
import { expect, expectAccessible, test } from '../story.ts';
import { wordsOf } from '../words.ts';

const SCREENS = fileURLToPath(new URL('../../../test-results/screens/', import.meta.url));

/** Keeps a picture of the screen where somebody wants to look at it. */
async function picture(page: Page, name: string): Promise<void> {
  if (process.env['JIEPING_SCREENS'] === undefined) return;
  mkdirSync(SCREENS, { recursive: true });
  await page.screenshot({ path: join(SCREENS, `visit-${name}.png`) });
}

async function sign(page: Page, pad: Locator): Promise<void> {
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error('no place to sign');
  await page.mouse.move(box.x + 30, box.y + 30);
  await page.mouse.down();
  for (const [x, y] of [
    [90, 80],
    [150, 25],
    [220, 90],
    [330, 40],
  ] as const) {
    await page.mouse.move(box.x + x, box.y + y, { steps: 4 });
  }
  await page.mouse.up();
}

test('a sample is drawn on site, and the street signs what was seen', async ({ folder, start }) => {
  const made = await issuedRound(folder, { opened: true, seats: [REVIEWER, SECOND_REVIEWER], units: [UNIT] });
  made.office.backend.close();
  const zh = wordsOf('zh');
  const dataDir = made.folderOf(REVIEWER.name);
  const program = await start(dataDir);
  const { page } = program;
  await page.setViewportSize({ width: 1280, height: 720 });
  await page
    .getByRole('row', { name: streetName(UNIT, 'zh') })
    .getByRole('button')
    .click();
  await page.getByRole('link', { name: 'A1.2.2' }).click();
  await page.getByText(zh('visit:draw.title'), { exact: true }).click();
  // The rule asks for five; what is missing is said where it is.
  await expect(page.getByLabel(zh('visit:draw.wanted'))).toHaveValue('5');
  await page.getByRole('button', { name: zh('visit:draw.go') }).click();
  await expect(page.getByText(zh('visit:draw.whatMissing'))).toBeVisible();
  await page.getByLabel(zh('visit:draw.what')).fill('2026年执法文书');
  await page.getByLabel(zh('visit:draw.size')).fill('86');
  await page.getByRole('button', { name: zh('visit:draw.go') }).click();
  await expect(page.getByText(zh('visit:draw.of', { size: 86, count: 5 }))).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'draw-zh-1280');

  await page.getByRole('button', { name: zh('visit:open') }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel(zh('visit:field.day')).fill('2026-10-12');
  await drawer.getByLabel(zh('visit:field.place')).fill('街道办事处');
  await drawer.getByLabel(zh('visit:field.present')).fill('李某 办公室主任');
  await drawer.getByLabel(zh('visit:field.seen')).fill('五份文书落款均为街道。');
  await drawer.getByRole('radio', { name: zh('visit:outcome.refused') }).check();
  await drawer.getByRole('button', { name: zh('visit:sheet.make') }).click();
  await expect(drawer.getByRole('alert')).toBeVisible();
  await drawer.getByRole('radio', { name: zh('visit:outcome.signed') }).check();
  for (const who of ['street', 'reviewer'] as const) {
    const part = drawer.getByRole('region', { name: zh(`visit:sign.${who}`), exact: true });
    await sign(page, part.getByRole('img'));
    // What the reviewer drew is kept by making the sheet.
    if (who === 'reviewer') continue;
    await part.getByRole('button', { name: zh('visit:sign.take') }).click();
    await expect(part.getByText(zh('visit:sign.there'))).toBeVisible();
  }
  await expectAccessible(page);
  await picture(page, 'sign-zh-1280');
  await page.setViewportSize({ width: 1024, height: 640 });
  await picture(page, 'sign-zh-1024');
  const kept = await program.keep(() => drawer.getByRole('button', { name: zh('visit:sheet.make') }).click());
  await expect(drawer.getByText(zh('visit:sign.there'))).toHaveCount(2);
  const pdf = await getDocumentProxy(new Uint8Array(readFileSync(kept.path)));
  const { text } = await extractText(pdf, { mergePages: true });
  for (const part of ['五份文书落款均为街道。', '2026年执法文书', confirmationTexts('zh').signStreet]) {
    expect(text.replaceAll(/\s/g, '')).toContain(part);
  }
  if (process.env['JIEPING_SCREENS'] !== undefined) copyFileSync(kept.path, join(SCREENS, 'visit.pdf'));
  await expect(drawer.getByText(zh('visit:sheet.made'))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(savedMark(page)).toBeVisible();
  await program.stop();

  const backend = await open(dataDir);
  const [task] = (await call(backend, 'responses.desk', { round: made.round })).tasks;
  const rater = task?.rater ?? '';
  const visit = await call(backend, 'visits.get', { round: made.round, unit: UNIT, rater });
  expect(visit).toMatchObject({
    fields: { day: '2026-10-12', seen: '五份文书落款均为街道。', outcome: 'signed' },
    draws: [{ leaf: 'A1.2.2', size: 86 }],
    confirmation: { mediatype: 'application/pdf' },
  });
  const pieces = await call(backend, 'evidence.list', { round: made.round, unit: UNIT, form: 'review', rater });
  expect(pieces.map(({ value }) => value.kind)).toEqual(['signature_street', 'signature_reviewer', 'confirmation']);
  backend.close();
});
