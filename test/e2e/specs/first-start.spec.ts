import { join } from 'node:path';
import { expect, expectAccessible, test } from '../story.ts';
import { wordsOf } from '../words.ts';

const zh = wordsOf('zh');
const en = wordsOf('en');

test('a new computer asks three plain questions, in either language', async ({ folder, start }) => {
  const { page } = await start(join(folder, 'data'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(zh('start:title'));
  for (const use of ['office', 'evaluator', 'sample']) {
    await expect(page.getByRole('button', { name: zh(`start:${use}.choice`) })).toBeVisible();
  }
  await expectAccessible(page);

  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en('start:title'));
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en('start:title'));
});

test('an assessor gives a name and asks to be admitted', async ({ folder, start }) => {
  const program = await start(join(folder, 'data'));
  const { page } = program;
  await page.getByRole('button', { name: zh('start:evaluator.choice') }).click();
  await expectAccessible(page);

  // Without a name the screen says what is missing and puts the cursor there.
  await page.getByRole('button', { name: zh('start:go') }).click();
  await expect(page.getByText(zh('start:nameMissing'))).toBeVisible();
  const name = page.getByLabel(zh('start:name'), { exact: true });
  await expect(name).toBeFocused();
  await name.fill('李晓明');
  await page.getByLabel(zh('start:post'), { exact: true }).fill('德胜街道综合办公室 主任');
  await page.getByRole('button', { name: zh('start:go') }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(zh('filling:home.first'));
  await expect(page.getByRole('banner')).toContainText('李晓明 · 德胜街道综合办公室 主任');
  await expectAccessible(page);
  const request = await program.keep(() => page.getByRole('button', { name: zh('filling:enrol.make') }).click());
  expect(request.name).toMatch(/\.jpenrol$/);
  await expect(page.getByText(zh('filling:enrol.saved', { name: request.name }))).toBeVisible();

  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en('filling:home.first'));
  await page.getByRole('link', { name: en('frame:rail.settings') }).click();
  await expect(page.getByText('李晓明').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: en('frame:rail.handover') }).click();
  await expect(page.getByText(en('filling:handover.noRound'))).toBeVisible();
  await expectAccessible(page);

  // The language and the person are there on the next start.
  await program.stop();
  const again = await start(join(folder, 'data'));
  await expect(again.page.getByRole('banner')).toContainText('李晓明');
  await expect(again.page.getByRole('link', { name: en('frame:rail.handover') })).toBeVisible();
});
