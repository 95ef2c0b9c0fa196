import { testTemplate, UNIT } from '../../support/evaluator.ts';
import { answerByKeys, itemTitle, savedMark } from '../pages/filling.ts';
import { STREET, issuedRound, storedAnswers } from '../rounds.ts';
import { expect, test } from '../story.ts';
import { wordsOf } from '../words.ts';

const zh = wordsOf('zh');
const LIVES = 5;
const ITEMS_PER_LIFE = 3;

/** Numbers from 0 to below 1, the same for the same seed (Park and Miller 1988, "minimal standard"). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

test('killing the program at any moment loses nothing that was shown as saved', async ({ folder, start }) => {
  const made = await issuedRound(folder, { opened: true });
  const dataDir = made.folderOf(STREET.name);
  const random = seeded(20_261_124);
  const { leaves } = testTemplate();
  /** Notes by leaf, as they were when the screen said saved. */
  const seen = new Map<string, string>();
  /** What was typed last and not seen as saved: it may be there or not, whole or cut. */
  const risked = new Map<string, string>();
  let at = 0;

  for (let life = 0; life < LIVES; life += 1) {
    const program = await start(dataDir);
    const { page } = program;
    const { keyboard } = page;
    if (life === 0) await page.getByRole('button', { name: zh('filling:home.begin') }).click();
    // The same item is open again, with the notes that were seen as saved.
    await expect(itemTitle(page)).toContainText(leaves[at]!.code);
    for (const [leaf, note] of seen) {
      if (leaf === leaves[at]!.code)
        await expect(page.getByLabel(zh('filling:note'), { exact: true })).toHaveValue(note);
    }
    const done = page.getByText(new RegExp(`^${zh('filling:doneOf', { done: '(\\d+)', of: 41 })}`));
    expect(Number(/\d+/.exec(await done.innerText())?.[0])).toBeGreaterThanOrEqual(seen.size);

    for (let item = 0; item < ITEMS_PER_LIFE; item += 1) {
      // Moving on puts the cursor into the first field of the next item.
      await keyboard.press('Control+ArrowDown');
      at += 1;
      const leaf = leaves[at]!;
      await expect(itemTitle(page)).toContainText(leaf.code);
      await answerByKeys(page, leaf.method, 1);
      const note = `第 ${life + 1} 次,${leaf.code}`;
      await page.getByLabel(zh('filling:note'), { exact: true }).fill(note);
      await expect(savedMark(page)).toBeVisible();
      seen.set(leaf.code, note);
    }
    const leaf = leaves[at]!.code;
    const longer = `${seen.get(leaf)},又补充了几句`;
    risked.set(leaf, longer);
    await page.getByLabel(zh('filling:note'), { exact: true }).focus();
    await keyboard.press('End');
    const typing = keyboard.type(',又补充了几句', { delay: 30 }).catch(() => undefined);
    await page.waitForTimeout(random() * 900);
    await program.kill();
    await typing;
    seen.delete(leaf);
    await page.close();
  }

  const stored = await storedAnswers(dataDir, made.round, { unit: UNIT, form: 'self' });
  for (const [leaf, note] of seen) {
    expect([leaf, stored.get(leaf)?.note, stored.get(leaf)?.state]).toEqual([leaf, note, 'complete']);
  }
  for (const [leaf, longer] of risked) {
    // Never less than what was seen as saved, never anything that was not typed.
    const { note = '', state } = stored.get(leaf) ?? {};
    expect([leaf, state]).toEqual([leaf, 'complete']);
    expect(longer.startsWith(note) && note.length >= longer.length - ',又补充了几句'.length).toBe(true);
  }
  expect(seen.size + risked.size).toBe(LIVES * ITEMS_PER_LIFE);
  made.office.backend.close();
});

test('a page whose program died says that nothing more is saved', async ({ folder, start }) => {
  const made = await issuedRound(folder, { opened: true });
  made.office.backend.close();
  const program = await start(made.folderOf(STREET.name));
  const { page } = program;
  await page.getByRole('button', { name: zh('filling:home.begin') }).click();
  await expect(itemTitle(page)).toContainText('A1.1.1');
  await program.kill();
  await page.getByLabel(zh('filling:note'), { exact: true }).fill('还没有保存的话');
  await expect(page.getByRole('banner').getByText(zh('frame:save.unsaved'))).toBeVisible();
  // A second one where the list of evidence had not come yet.
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(page.getByLabel(zh('filling:note'), { exact: true })).toHaveValue('还没有保存的话');

  // Closing the window now would lose it, so the browser asks first.
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  // Leaving the sheet says so too, and it is still there on the way back.
  await page.getByRole('link', { name: zh('frame:rail.handover') }).click();
  await expect(page.getByText(zh('filling:leftUnsaved'))).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel(zh('filling:note'), { exact: true })).toHaveValue('还没有保存的话');
});
