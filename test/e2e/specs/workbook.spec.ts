import { writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkbook } from '../../../electron/backend/spreadsheets/read-workbook.ts';
import { writeWorkbook } from '../../../electron/backend/spreadsheets/write-workbook.ts';
import { call, open, UNIT } from '../../support/evaluator.ts';
import { issuedRound, REVIEWER, SECOND_REVIEWER, STREET, storedAnswers, type Seat } from '../rounds.ts';
import { expect, expectAccessible, test } from '../story.ts';
import { wordsOf } from '../words.ts';

const SCREENS = join(import.meta.dirname, '../../../out/screens');
const COLLEAGUE: Seat = { name: '孙悦', role: 'part', units: [UNIT] };

/** What a colleague writes into the column for answers, line by line. */
async function fillIn(path: string, to: string, answers: Readonly<Record<string, string>>): Promise<void> {
  const read = await readWorkbook(readFileSync(path));
  if (!read.ok) throw new Error(read.error);
  const sheets = read.value.map(({ name, rows }) => ({
    name,
    rows: rows.map((row) => row.map((text, column) => (column === 4 ? (answers[row[0] ?? ''] ?? text) : text))),
  }));
  writeFileSync(to, await writeWorkbook(sheets));
}

for (const language of ['zh', 'en'] as const) {
  test(`a coordinator gives items away as a form and takes them back in ${language}`, async ({ folder, start }) => {
    const t = wordsOf(language);
    const made = await issuedRound(folder, { opened: true, seats: [STREET, REVIEWER, SECOND_REVIEWER, COLLEAGUE] });
    made.office.backend.close();
    const dataDir = made.folderOf(STREET.name);
    const closed = await open(dataDir);
    await call(closed, 'app.setLanguage', { language });
    closed.close();
    const program = await start(dataDir);
    const { page } = program;
    await page.getByRole('button', { name: t('filling:home.begin') }).click();
    await page.getByRole('button', { name: t('filling:forms') }).click();
    const drawer = page.getByRole('dialog');
    const file = await program.keep(() =>
      drawer.getByRole('button', { name: t('workbook:makeButton', { count: 41 }) }).click(),
    );
    expect(file.name).toMatch(/\.xlsx$/);
    await expect(drawer.getByText(t('workbook:saved', { name: file.name }))).toBeVisible();

    // One cell is wrong: it is named, and only its item stays out.
    const back = join(folder, 'back.xlsx');
    await fillIn(file.path, back, {
      'A2.1.1/num': '９',
      'A2.1.1/note': '见台账',
      'A2.2.2/grade': 'Z',
      'A3.2.2/na': '没有下沉编制',
    });
    await program.choose(() => drawer.getByRole('button', { name: t('workbook:pick') }).click(), [back]);
    await expect(drawer.getByText(t('workbook:found', { changes: 2, same: 38 }))).toBeVisible();
    await expect(drawer.getByText(t('workbook:fault.grade'))).toBeVisible();
    await drawer.getByText(t('workbook:fault.grade')).scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(SCREENS, `workbook-${language}.png`) });
    await expectAccessible(page);
    await drawer.getByRole('button', { name: t('workbook:takeButton', { count: 2 }) }).click();
    await expect(drawer.getByText(t('workbook:taken', { count: 2 }))).toBeVisible();
    await program.stop();
    const stored = await storedAnswers(dataDir, made.round, { unit: UNIT, form: 'self' });
    expect(stored.get('A2.1.1')).toMatchObject({ value: { t: 'ratio', num: '9', den: '122' }, note: '见台账' });
    expect(stored.get('A3.2.2')?.value).toEqual({ t: 'na', reason: '没有下沉编制' });
    expect(stored.get('A2.2.2')?.value).toBeNull();
  });
}

test('a computer for a part gives its answers to the coordinator, not to the office', async ({ folder, start }) => {
  const t = wordsOf('zh');
  const made = await issuedRound(folder, { opened: true, seats: [STREET, REVIEWER, SECOND_REVIEWER, COLLEAGUE] });
  made.office.backend.close();
  const root = made.folderOf(COLLEAGUE.name);
  const sheet = { round: made.round, unit: UNIT, form: 'self', rater: null } as const;
  const value = { t: 'ratio', num: '7', den: '122' } as const;
  const closed = await open(root);
  await call(closed, 'responses.save', { ...sheet, leaf: 'A2.1.1', value, note: '', base: 0 });
  closed.close();
  const part = await start(root);
  await part.page.getByRole('link', { name: t('frame:rail.handover') }).click();
  await expect(part.page.getByText(t('filling:handover.partLead'))).toBeVisible();
  await expect(part.page.getByRole('button', { name: t('filling:handover.part1') })).toHaveCount(0);
  await expectAccessible(part.page);
  await part.page.getByRole('link', { name: t('frame:rail.fill') }).click();
  await part.page.getByRole('button', { name: t('filling:home.go') }).click();
  await part.page.getByRole('button', { name: t('filling:forms') }).click();
  await part.page.getByRole('button', { name: t('workbook:all', { count: 41 }) }).click();
  const file = await part.keep(() =>
    part.page.getByRole('button', { name: t('workbook:makeButton', { count: 41 }) }).click(),
  );
  await part.stop();

  const coordinator = await open(made.folderOf(STREET.name));
  const form = coordinator.files.register(file.path, file.name);
  const report = await call(coordinator, 'workbook.read', { ...sheet, language: 'zh', file: form });
  expect(report.changes).toEqual(['A2.1.1']);
  const { digest } = report;
  await call(coordinator, 'workbook.take', { ...sheet, language: 'zh', file: form, digest, leaves: ['A2.1.1'] });
  coordinator.close();
  const stored = await storedAnswers(made.folderOf(STREET.name), made.round, { unit: UNIT, form: 'self' });
  expect(stored.get('A2.1.1')?.value).toEqual(value);
});
