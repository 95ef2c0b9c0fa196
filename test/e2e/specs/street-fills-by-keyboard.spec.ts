import { call, testTemplate, UNIT } from '../../support/evaluator.ts';
import { noticeDigits } from '../../support/round-trip.ts';
import { answerByKeys, itemTitle, tabTo } from '../pages/filling.ts';
import { STREET, issuedRound, storedAnswers } from '../rounds.ts';
import { expect, expectAccessible, test } from '../story.ts';
import { wordsOf } from '../words.ts';

const zh = wordsOf('zh');

test('a street opens the package, fills in all 41 items and submits, with the keyboard alone', async ({
  folder,
  start,
}) => {
  const made = await issuedRound(folder, { opened: false });
  const { office, round } = made;
  const dataDir = made.folderOf(STREET.name);
  const program = await start(dataDir);
  const { page } = program;
  const { keyboard } = page;
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(zh('filling:home.first'));

  await tabTo(page, zh('filling:open.pick'));
  await program.choose(() => keyboard.press('Enter'), [made.file]);
  await expect(page.getByText(zh('filling:open.digitsHint'))).toBeVisible();
  await tabTo(page, zh('filling:open.digits'));
  await keyboard.type(await noticeDigits(office.backend));
  await keyboard.press('Enter');
  await expect(page.getByText(zh('filling:open.opened', { name: '测试轮', seq: 1 }))).toBeVisible();
  await expect(page.getByText(zh('filling:home.open', { count: 41 }))).toBeVisible();
  await tabTo(page, zh('filling:home.begin'));
  await keyboard.press('Enter');

  const { leaves } = testTemplate();
  const title = itemTitle(page);
  await expect(title).toContainText('A1.1.1');
  await keyboard.press('Control+ArrowDown');
  await expect(title).toContainText('A1.1.2');
  await keyboard.press('Control+ArrowUp');
  await expect(title).toContainText('A1.1.1');

  for (const [index, leaf] of leaves.entries()) {
    await expect(title).toContainText(leaf.code);
    if (leaf.code === 'A3.2.2') {
      await tabTo(page, zh('filling:na.choose'));
      await keyboard.press('Enter');
      await expect(page.getByLabel(zh('filling:na.reason'))).toBeFocused();
      await keyboard.type('本街道没有下沉的编制。');
      await expect(page.getByText(zh('filling:na.claim'))).toBeVisible();
    } else {
      await answerByKeys(page, leaf.method, index);
    }
    if (leaf.code === 'A2.2.2') {
      await tabTo(page, zh('filling:note'));
      await keyboard.type('附清单两份。');
    }
    await expect(page.getByText(zh('filling:doneOf', { done: index + 1, of: 41 }))).toBeVisible();
    await keyboard.press('Control+Enter');
  }
  await expect(page.getByText(zh('filling:allDone'))).toBeVisible();

  // Undo goes to the item it changes, redo brings the answer back.
  await keyboard.press('Control+z');
  await expect(page.getByText(zh('filling:doneOf', { done: 40, of: 41 }))).toBeVisible();
  await keyboard.press('Control+Shift+Z');
  await expect(page.getByText(zh('filling:doneOf', { done: 41, of: 41 }))).toBeVisible();
  await expectAccessible(page);

  await tabTo(page, zh('frame:rail.handover'));
  // Whoever works with the keyboard sees where he is.
  const ring = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
  expect(ring).toBe('solid');
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(zh('filling:handover.title'));
  await tabTo(page, zh('handover:paper.later'));
  await keyboard.press('Space');
  await tabTo(page, zh('filling:handover.submit'));
  await keyboard.press('Enter');
  await expect(page.getByText(zh('filling:handover.sure'))).toBeVisible();
  await expectAccessible(page);
  await tabTo(page, zh('filling:handover.submit'));
  await keyboard.press('Enter');
  await expect(page.getByText(zh('filling:handover.locked'))).toBeVisible();
  await tabTo(page, zh('sticks:other'));
  const { path, name } = await program.keep(() => keyboard.press('Enter'));
  expect(name).toMatch(/\.jpback$/);
  await expect(page.getByText(zh('frame:allCarried'))).toBeVisible();
  await program.stop();

  // The file is what the office takes in: read, verified and merged by the product itself.
  const verdict = await call(office.backend, 'intake.take', { round, file: office.backend.files.register(path, name) });
  expect(verdict).toMatchObject({ outcome: 'accepted', error: null, from: { person: STREET.name, role: 'street' } });
  const { cell, slots } = await call(office.backend, 'board.cell', { round, unit: UNIT, source: 'SELF' });
  expect(cell).toMatchObject({ state: 'submitted', have: 41, want: 41, conflicts: 0 });
  const stored = await storedAnswers(dataDir, round, { unit: UNIT, form: 'self' });
  for (const { leaf, heads } of slots) {
    expect([leaf, heads.map((head) => head.value)]).toEqual([leaf, [expect.anything()]]);
    expect(heads[0]!.note).toBe(leaf === 'A2.2.2' ? '附清单两份。' : '');
    expect(stored.get(leaf)?.state).toBe('complete');
  }
  expect(slots.find((slot) => slot.leaf === 'A3.2.2')?.heads[0]?.value).toEqual({
    t: 'na',
    reason: '本街道没有下沉的编制。',
  });
  office.backend.close();
});
