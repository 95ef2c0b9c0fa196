import { call, UNIT } from '../../support/evaluator.ts';
import { openOffice, PASSPHRASE, workerForm } from '../../support/round-trip.ts';
import { issuedRound } from '../rounds.ts';
import { expect, expectAccessible, test } from '../story.ts';
import { wordsOf } from '../words.ts';

test('what the office enters itself counts with one button', async ({ folder, start }) => {
  const t = wordsOf('zh');
  const made = await issuedRound(folder, { opened: false });
  const { backend, root } = made.office;
  await call(backend, 'surveys.take', { round: made.round, form: 'worker', rows: [workerForm('W-1', UNIT)] });
  await call(backend, 'app.setPlace', { place: `/rounds/${made.round}/questionnaires` });
  backend.close();
  const program = await start(root);
  const { page } = program;
  await page.getByRole('button', { name: t('questionnaires:enter') }).click();
  const count = page.getByRole('button', { name: t('surveys:countHere.button') });
  await expect(count).toBeVisible();
  await expectAccessible(page);
  await count.click();
  await page.getByRole('textbox', { name: t('sticks:unlock.label') }).fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('surveys:countHere.done'))).toBeVisible();
  await program.stop();
  const after = await openOffice(root);
  const counts = await call(after, 'surveys.counts', { round: made.round, form: 'worker' });
  expect(counts.units.find(({ code }) => code === UNIT)).toMatchObject({ returned: 1 });
  after.close();
});
