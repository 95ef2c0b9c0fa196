import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { call, open, OTHER_UNIT, UNIT } from '../../support/evaluator.ts';
import { filesWith } from '../../support/folder-bytes.ts';
import { carry, handOver, takeIn } from '../../support/round-trip.ts';
import { SECRET, surveyBody } from '../../support/survey-bodies.ts';
import { judge } from '../judge.ts';
import { issuedRound, REVIEWER, SECOND_REVIEWER, type Seat } from '../rounds.ts';
import { expect, test } from '../story.ts';
import { wordsOf } from '../words.ts';

const DESK = { name: '孙录入', role: 'survey' } as const satisfies Seat;
const SEATS: readonly Seat[] = [DESK, REVIEWER, SECOND_REVIEWER];
const RESULTS = fileURLToPath(new URL('../../../test-results/', import.meta.url));
const LANGUAGES = [
  ['zh', '中文'],
  ['en', 'English'],
] as const;

for (const [language, button] of LANGUAGES) {
  const t = wordsOf(language);

  test(`questionnaires go from the computer where they were entered, once confirmed (${language})`, async ({
    folder,
    start,
  }) => {
    const made = await issuedRound(folder, { opened: true, seats: SEATS });
    const { office, round } = made;
    const root = made.folderOf(DESK.name);
    const store = await open(root);
    const rows = [UNIT, OTHER_UNIT].flatMap((unit, at) =>
      Array.from({ length: 12 - at }, (_, n) => surveyBody('RESIDENT', `R${at}-${n}`, unit, n)),
    );
    await call(store, 'surveys.take', { round, form: 'resident', rows });
    const file = await handOver(store, round);
    expect(await takeIn(office.backend, round, store, file)).toMatchObject({ outcome: 'accepted' });
    await call(store, 'app.setPlace', { place: `/surveys/${round}` });
    store.close();

    const before = await start(root);
    const first = before.page;
    await first.getByRole('button', { name: button }).click();
    await first.getByRole('button', { name: t('surveys:wipe.open') }).click();
    await expect(first.getByRole('heading', { level: 1 })).toHaveText(t('surveys:wipe.title'));
    await expect(first.getByText(t('surveys:wipe.state.unconfirmed'))).toBeVisible();
    await expect(first.getByRole('button', { name: t('surveys:wipe.submit', { count: 23 }) })).toHaveCount(0);
    await judge(first, 'desk-wipe-unconfirmed', language);
    await before.stop();

    const again = await open(root);
    const receipts = await call(office.backend, 'receipts.make', { round, devices: null });
    for (const one of receipts.files) {
      await call(again, 'handover.fromOffice', { file: carry(office.backend, one, again) });
    }
    again.close();
    const program = await start(root);
    const { page } = program;
    await expect(page.getByText(t('surveys:wipe.state.ready'))).toBeVisible();
    await judge(page, 'desk-wipe-ready', language);
    const wipe = page.getByRole('button', { name: t('surveys:wipe.submit', { count: 23 }) });
    const field = page.getByLabel(t('surveys:wipe.typed'));
    await field.fill('22');
    await page.keyboard.press('Enter');
    await expect(page.getByText(t('surveys:wipe.typedWrong'))).toBeVisible();
    expect(filesWith(root, SECRET)).not.toEqual([]);
    await field.fill('23');
    await page.keyboard.press('Enter');
    await expect(page.getByText(t('surveys:wipe.state.nothing'))).toBeVisible();
    await expect(wipe).toHaveCount(0);
    await judge(page, 'desk-wipe-done', language);
    const sheet = await program.keep(() => page.getByRole('button', { name: t('surveys:wipe.print') }).click());
    const pdf = await getDocumentProxy(new Uint8Array(readFileSync(sheet.path)));
    expect(pdf.numPages).toBe(1);
    expect((await extractText(pdf, { mergePages: true })).text).toContain('23');
    mkdirSync(RESULTS, { recursive: true });
    copyFileSync(sheet.path, join(RESULTS, `desk-wipe-${language}.pdf`));
    await page.getByRole('button', { name: t('surveys:key.back') }).click();
    await expect(page.getByText(t('surveys:home.wiped', { count: 23 }))).toBeVisible();
    await judge(page, 'desk-wipe-home', language);
    await program.stop();
    expect(filesWith(root, SECRET)).toEqual([]);
    office.backend.close();
  });
}
