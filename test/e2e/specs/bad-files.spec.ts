import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRefused, type AppError } from '../../../shared/errors.ts';
import { errorText } from '../../../shared/messages/error-text.ts';
import { aRound, roundPackage } from '../../backend/packages/a-round.ts';
import { bytesWithManifest } from '../../backend/packages/fixture.ts';
import { itemTitle, savedMark } from '../pages/filling.ts';
import { STREET, issuedRound } from '../rounds.ts';
import { expect, expectAccessible, test } from '../story.ts';
import { wordsOf } from '../words.ts';

test('a street that opens the wrong file reads what happened and what to do, and keeps its answers', async ({
  folder,
  start,
}) => {
  const made = await issuedRound(folder, { opened: true });
  made.office.backend.close();
  const good = readFileSync(made.file);
  const changed = Buffer.from(good);
  changed[Math.floor(good.length / 2)]! ^= 1;
  const newer = await bytesWithManifest(roundPackage(aRound()), (manifest) => ({
    ...manifest,
    format_version: '9.0',
    min_reader: '9.0',
  }));
  const table: readonly (readonly [string, Buffer, AppError])[] = [
    ['会议通知.jpround', Buffer.from('各街道:请于周五前上报。'), packageRefused('E_NOT_OURS')],
    ['truncated.jpround', good.subarray(0, Math.floor(good.length * 0.6)), packageRefused('E_TRUNCATED')],
    ['changed.jpround', changed, packageRefused('E_CONTENT_HASH', 'data/indicators.json')],
    ['newer.jpround', newer, packageRefused('E_VERSION_NEW', 'manifest.json')],
    ['request.jpround', Buffer.from('{"format":"jieping/enrol"}'), packageRefused('E_KIND')],
  ];
  const program = await start(made.folderOf(STREET.name));
  const { page } = program;
  const zh = wordsOf('zh');
  await page.getByRole('button', { name: zh('filling:home.begin') }).click();
  await page.getByLabel(zh('filling:note'), { exact: true }).fill('这句话不能丢');
  await expect(savedMark(page)).toBeVisible();
  await page.getByRole('link', { name: zh('frame:rail.fill') }).click();

  for (const [language, switchTo] of [
    ['zh', '中文'],
    ['en', 'English'],
  ] as const) {
    const words = wordsOf(language);
    await page.getByRole('button', { name: switchTo }).click();
    for (const [name, bytes, error] of table) {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      await program.choose(() => page.getByRole('button', { name: words('filling:open.pick') }).click(), [path]);
      const { said, todo } = errorText(error, language);
      await expect(page.getByRole('alert')).toContainText(`${said} ${todo}`);
    }
    await expectAccessible(page);
  }
  // What was entered is untouched, and the right file is still welcome.
  const en = wordsOf('en');
  await program.choose(() => page.getByRole('button', { name: en('filling:open.pick') }).click(), [made.file]);
  await expect(page.getByText(en('filling:open.opened', { name: 'Test round', seq: 1 }))).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page
    .getByRole('row', { name: en('frame:form.self') })
    .getByRole('button')
    .click();
  await expect(itemTitle(page)).toContainText('A1.1.1');
  await expect(page.getByLabel(en('filling:note'), { exact: true })).toHaveValue('这句话不能丢');
});
