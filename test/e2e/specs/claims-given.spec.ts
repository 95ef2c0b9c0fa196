import { join } from 'node:path';
import { call, open, UNIT } from '../../support/evaluator.ts';
import { fillAll, handOver, openOffice, takeIn } from '../../support/round-trip.ts';
import { issuedRound, REVIEWER, STREET, streetName } from '../rounds.ts';
import { expect, expectAccessible, test } from '../story.ts';
import { wordsOf } from '../words.ts';

const SCREENS = 'test-results/screens';

test('the office sees which file with claims was made for whom', async ({ folder, start }) => {
  test.slow();
  const made = await issuedRound(folder, { opened: true, units: [UNIT] });
  made.office.backend.close();
  const office = await openOffice(made.office.root);
  const street = await open(made.folderOf(STREET.name));
  await fillAll(street, made.round);
  await takeIn(office, made.round, street, await handOver(street, made.round, true));
  street.close();
  const [reviewer] = await call(office, 'claims.list', { round: made.round });
  await call(office, 'claims.make', { round: made.round, device: reviewer?.device ?? '', files: true });
  const [given] = await call(office, 'claims.given', { round: made.round });
  office.close();

  const { page } = await start(made.office.root);
  await page.goto(`${page.url().split('#')[0] ?? ''}#/rounds/${made.round}/reviewers`);
  for (const language of ['en', 'zh'] as const) {
    const t = wordsOf(language);
    await page
      .getByRole('banner')
      .getByRole('button', { name: language === 'zh' ? '中文' : 'English' })
      .click();
    const list = page.getByRole('table', { name: t('claims:given.title') });
    await expect(list.getByRole('row')).toHaveCount(2);
    await expect(list).toContainText(REVIEWER.name);
    await expect(list).toContainText('王主任');
    const details = list.getByText(t('claims:given.details'));
    await details.press('Enter');
    await expect(list.getByText(streetName(UNIT, language))).toBeVisible();
    await expect(list.getByText(given?.files[0]?.sha256 ?? 'no hash')).toBeVisible();
    await expectAccessible(page);
    await list.scrollIntoViewIfNeeded();
    if (process.env['JIEPING_SCREENS'] !== undefined) {
      await page.screenshot({ path: join(SCREENS, `claims-given-${language}.png`) });
    }
    await details.press('Enter');
  }
});
