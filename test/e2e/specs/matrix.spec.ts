import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { call, open, OTHER_UNIT, testTemplate, UNIT } from '../../support/evaluator.ts';
import { savedMark } from '../pages/filling.ts';
import { REVIEWER, SECOND_REVIEWER, issuedRound, type Seat, storedAnswers, streetName } from '../rounds.ts';
import type { StartProgram } from '../drivers/program.ts';
import { expect, expectAccessible, test } from '../story.ts';
import { wordsOf } from '../words.ts';

const zh = wordsOf('zh');
/** Eight items, all judged with points; and a department with a ratio that it counts itself. */
const JUDGES: Seat = { name: '周处长', role: 'department', departments: ['D05'] };
const COUNTS: Seat = { name: '吴处长', role: 'department', departments: ['D06'] };
const ALL_UNITS = testTemplate().streets.map((street) => street.code9);
const SCREENS = join(import.meta.dirname, '../../../out/screens');

/** What a spreadsheet would have put on the clipboard. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((block) => {
    const data = new DataTransfer();
    data.setData('text/plain', block);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}

const cell = (page: Page, row: number, column: number) => page.locator(`[data-cell="${row} ${column}"]`);
const valueOf = async (page: Page, row: number, column: number): Promise<string> => {
  const at = cell(page, row, column);
  const field = at.locator('input');
  return (await field.count()) > 0 ? await field.inputValue() : ((await at.textContent()) ?? '');
};

/** The table of a department that judges eight items on two streets, opened from the tasks. */
async function openTable(folder: string, start: StartProgram) {
  const made = await issuedRound(folder, { opened: true, seats: [REVIEWER, SECOND_REVIEWER, JUDGES] });
  made.office.backend.close();
  const dataDir = made.folderOf(JUDGES.name);
  const closed = await open(dataDir);
  const { tasks, content } = await call(closed, 'responses.desk', { round: made.round });
  closed.close();
  const leaves = tasks[0]!.leaves;
  const program = await start(dataDir);
  const { page } = program;
  const department = content.template.departments.find((one) => one.id === 'D05')?.zh ?? '';
  await page.getByRole('button', { name: zh('filling:home.matrix', { name: department }) }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(department);
  await expect(page.locator('.cell-field')).toBeFocused();
  const heading = `\t${leaves[0]}\t${leaves[1]}`;
  const streets = [streetName(UNIT, 'zh'), streetName(OTHER_UNIT, 'zh')] as const;
  return { program, page, keyboard: page.keyboard, dataDir, round: made.round, leaves, heading, streets };
}

test('a department fills its table by keyboard, and a faulty block changes nothing', async ({ folder, start }) => {
  const { page, keyboard, heading, streets } = await openTable(folder, start);
  // The first cell is ready: typing, Enter down, typing, and back.
  await keyboard.type('85');
  await keyboard.press('Enter');
  await keyboard.type('101');
  await expect(page.getByText(zh('matrix:reason.points_range'))).toBeVisible();
  await keyboard.press('Escape');
  expect(await valueOf(page, 1, 0)).toBe('');
  await keyboard.type('90');
  await keyboard.press('F2');
  await keyboard.type('.5');
  await keyboard.press('ArrowUp');
  expect(await valueOf(page, 0, 0)).toBe('85');
  expect(await valueOf(page, 1, 0)).toBe('90.5');
  await expect(savedMark(page)).toBeVisible();

  // A faulty block changes nothing and names each faulty cell.
  await paste(page, `${heading}\n${streets[0]}\t70\t一百零一\n某街道\t1\t2\n${streets[1]}\tabc\t80`);
  await expect(page.getByText(zh('matrix:refused', { count: 3 }))).toBeVisible();
  expect(await valueOf(page, 0, 0)).toBe('85');
  await page.getByRole('button', { name: zh('matrix:refusedShow') }).click();
  const list = page.getByRole('dialog');
  await expect(list.getByRole('row')).toHaveCount(4);
  await expect(list).toContainText(zh('matrix:reason.unknown_street'));
  await expect(list).toContainText(zh('matrix:reason.points_range'));
  await expectAccessible(page);
  await page.screenshot({ path: join(SCREENS, 'matrix-refused-zh.png') });
});

test('a good block goes in whole, is one step of undo, and survives a power cut', async ({ folder, start }) => {
  const { program, page, keyboard, dataDir, round, leaves, heading, streets } = await openTable(folder, start);
  await keyboard.type('85');
  await paste(page, `${heading}\r\n${streets[1]}\t８８\t七十七点五\r\n${streets[0]}\t66\t\r\n`);
  await expect(page.getByText(zh('matrix:pasted', { count: 3 }))).toBeVisible();
  expect([await valueOf(page, 0, 0), await valueOf(page, 1, 0), await valueOf(page, 1, 1)]).toEqual([
    '66',
    '88',
    '77.5',
  ]);
  await keyboard.press('Control+z');
  await expect.poll(() => valueOf(page, 0, 0)).toBe('85');
  expect(await valueOf(page, 1, 1)).toBe('');
  await keyboard.press('Control+y');
  await expect.poll(() => valueOf(page, 1, 1)).toBe('77.5');

  // Comment, and "not applicable" where the item allows it, in the drawer.
  await keyboard.press('Shift+F2');
  await page.getByLabel(zh('filling:note'), { exact: true }).fill('按台账核对。');
  await expect(savedMark(page)).toBeVisible();
  await page.screenshot({ path: join(SCREENS, 'matrix-drawer-zh.png') });
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // Marked cells are copied and cleared as one step.
  await keyboard.press('Control+Home');
  await keyboard.press('Shift+ArrowDown');
  await expect(page.getByText(zh('matrix:marked', { count: 2 }))).toBeVisible();
  await keyboard.press('Delete');
  await expect.poll(() => valueOf(page, 1, 0)).toBe('');
  await keyboard.press('Control+z');
  await expect.poll(() => valueOf(page, 1, 0)).toBe('88');
  await expect(savedMark(page)).toBeVisible();

  // Power cut: what was called saved is there.
  await program.kill();
  const stored = await storedAnswers(dataDir, round, { unit: UNIT, form: 'dept' });
  expect(stored.get(leaves[0]!)).toMatchObject({ value: { t: 'points', s: '66' }, note: '按台账核对。' });
});

for (const language of ['zh', 'en'] as const) {
  test(`the table fits its screens in ${language}`, async ({ folder, start }) => {
    const t = wordsOf(language);
    const seats = [REVIEWER, SECOND_REVIEWER, COUNTS];
    const made = await issuedRound(folder, { opened: true, seats, units: ALL_UNITS });
    made.office.backend.close();
    const dataDir = made.folderOf(COUNTS.name);
    const closed = await open(dataDir);
    await call(closed, 'app.setLanguage', { language });
    closed.close();
    const { page } = await start(dataDir);
    await page.locator('.matrix-links button').click();
    await expect(page.locator('.cell-field')).toBeFocused();
    await page.keyboard.type('85');
    await page.keyboard.press('Tab');
    await page.keyboard.type('x');
    await page.keyboard.press('Tab');
    for (const [width, height] of [
      [1280, 720],
      [1024, 640],
      [640, 360],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide).toBeLessThanOrEqual(0);
      await page.screenshot({ path: join(SCREENS, `matrix-${width}-${language}.png`) });
    }
    // The active cell is never hidden below the frozen heads.
    await page.setViewportSize({ width: 1024, height: 640 });
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowRight');
    const covered = await page.locator('.cell-field').evaluate((field) => {
      const { left, top, width, height } = field.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2) !== field;
    });
    expect(covered).toBe(false);
    await page.getByRole('button', { name: t('matrix:keys.title') }).click();
    await expectAccessible(page);
    await page.screenshot({ path: join(SCREENS, `matrix-keys-${language}.png`) });
    // A finger chooses a cell and types into it.
    await page.keyboard.press('Escape');
    // What closes gives the cursor back first.
    await expect(page.getByRole('dialog')).toBeHidden();
    await cell(page, 1, 0).click();
    await expect(cell(page, 1, 0).locator('input')).toBeFocused();
  });
}
