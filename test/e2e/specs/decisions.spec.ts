import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Language } from '../../../shared/model/text.ts';
import { call, open, UNIT } from '../../support/evaluator.ts';
import { createTestPorts } from '../../support/ports.ts';
import { fillAll, handOver, pathOf, workerForm } from '../../support/round-trip.ts';
import { unlockKeys } from '../pages/unlock-keys.ts';
import { issuedRound, REVIEWER, SECOND_REVIEWER, STREET, type IssuedRound } from '../rounds.ts';
import { expect, expectAccessible, test } from '../story.ts';
import { wordsOf } from '../words.ts';

const RIVAL = { name: '孙丽', role: 'street', units: [UNIT] } as const;
const LEAF = 'A2.1.1';

/** Hands over what this computer has; with `num` it answers one item in its own way. */
async function file(folder: string, made: IssuedRound, name: string, like: string, num?: string): Promise<string> {
  const backend = await open(made.folderOf(name), createTestPorts(like));
  await fillAll(backend, made.round, (leaf) =>
    num !== undefined && leaf === LEAF ? { t: 'ratio', num, den: '122' } : undefined,
  );
  const handed = await handOver(backend, made.round);
  const path = join(folder, `${like}.jpback`);
  copyFileSync(pathOf(backend, handed), path);
  backend.close();
  return path;
}

async function decide(page: Page, language: Language, text: string): Promise<void> {
  const words = wordsOf(language);
  const dialog = page.getByRole('dialog');
  // By keyboard: a click on a list that is still unfolding may land before the list takes it.
  const kind = dialog.getByRole('combobox', { name: words('conflicts:reasonKind') });
  await kind.press('ArrowDown');
  await expect(page.locator('.ant-select-item-option:visible').first()).toBeVisible();
  await kind.press('Enter');
  await expect(page.locator('.ant-select-dropdown:visible')).toHaveCount(0);
  await dialog.getByLabel(words('conflicts:reasonText'), { exact: true }).fill(text);
}

for (const language of ['zh', 'en'] as const) {
  test(`two answers differ, the office decides, news reopens it, and a laptop is stopped (${language})`, async ({
    folder,
    start,
  }) => {
    test.slow();
    const words = wordsOf(language);
    const made = await issuedRound(folder, { opened: true, seats: [STREET, RIVAL, REVIEWER, SECOND_REVIEWER] });
    mkdirSync(join(folder, 'post'));
    const post = join(folder, 'post');
    const files = [await file(post, made, STREET.name, 'street'), await file(post, made, RIVAL.name, 'rival', '61')];
    const later = await file(post, made, RIVAL.name, 'later', '33');
    const backend = made.office.backend;
    for (const path of files) {
      await call(backend, 'intake.take', { round: made.round, file: backend.files.register(path) });
    }
    // Three questionnaires that the office typed in itself.
    const rows = ['1', '2', '3'].map((serial, option) => workerForm(serial, UNIT, option));
    await call(backend, 'surveys.take', { round: made.round, form: 'worker', rows });
    await call(backend, 'intake.take', { round: made.round, file: await handOver(backend, made.round) });
    backend.close();

    const program = await start(made.office.root);
    const { page } = program;
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
    await page.goto(`${page.url().split('#')[0]}#/rounds/${made.round}/conflicts`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words('conflicts:title'));
    await expectAccessible(page);
    const button = page.getByRole('button', { name: new RegExp(`^${words('conflicts:decideOn', { what: '' })}`) });
    await button.click();
    const dialog = page.getByRole('dialog');
    // Without a choice and a reason nothing is decided.
    await dialog.getByRole('button', { name: words('conflicts:answer.submit'), exact: true }).click();
    await expect(dialog.getByText(words('conflicts:reasonShort'))).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole('radio').first().check();
    await decide(page, language, '核对了街道的会议记录和原始材料');
    await dialog.getByRole('button', { name: words('conflicts:answer.submit'), exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText(words('conflicts:none'))).toBeVisible();
    await expect(page.getByText('核对了街道的会议记录和原始材料')).toBeVisible();

    // Something that the office had not seen arrives: the same computer answers anew.
    const from = program.page.url();
    await page.goto(from.replace('/conflicts', '/intake'));
    await program.choose(() => page.getByRole('button', { name: words('intake:choose') }).click(), [later]);
    await unlockKeys(page, words);
    await expect(page.getByText(words('intake:register', { count: 4 }))).toBeVisible({ timeout: 20_000 });
    await page.goto(from);
    await expect(button).toHaveCount(1);
    await expect(page.locator('.conflict-list').first()).toContainText(
      words('conflicts:reopened', { at: 'X' }).split('X')[1] ?? '',
    );

    // The second laptop is lost: nothing of it is believed, and the question is gone.
    await page.getByText(words('conflicts:otherComputers', { count: 5 }).slice(0, 4)).click();
    await page.getByRole('button', { name: `${words('conflicts:revoke.button')}: ${RIVAL.name}` }).click();
    await dialog.getByRole('radio', { name: words('conflicts:revoke.nothing') }).check();
    await decide(page, language, '电脑在下乡途中遗失，已报案');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: words('conflicts:revoke.submit') }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText(words('conflicts:none'))).toBeVisible();
    await expectAccessible(page);
    if (language !== 'zh') return;

    // Both streets are incomplete: they are named, and nothing is sealed before somebody says that he has seen it.
    const seal = page.getByRole('button', { name: words('conflicts:seal.submit') });
    await expect(page.getByText(words('conflicts:seal.open.streets', { count: 2 }))).toBeVisible();
    await expect(seal).toBeDisabled();
    await page.getByRole('checkbox', { name: words('conflicts:seal.open.seen') }).check();
    await seal.click();
    // By keyboard: what is still unfolding takes no clicks.
    await page
      .getByRole('tooltip')
      .getByRole('button', { name: words('conflicts:seal.submit') })
      .press('Enter');
    await expect(page.getByRole('heading', { name: words('conflicts:seal.number', { n: 1 }) })).toBeVisible();
    await expectAccessible(page);

    // Once it is sealed, the answers of the questionnaires can go, after their number was typed in.
    await expect(page.getByText(words('conflicts:wipe.ready', { count: 3 }))).toBeVisible();
    const record = await program.keep(() =>
      page.getByRole('button', { name: words('conflicts:wipe.printList') }).click(),
    );
    expect(readFileSync(record.path).subarray(0, 5).toString()).toBe('%PDF-');
    await page.getByRole('button', { name: words('conflicts:wipe.button'), exact: true }).click();
    await dialog.getByRole('checkbox', { name: words('conflicts:wipe.listChecked') }).check();
    await dialog.getByLabel(words('conflicts:wipe.typed')).fill('3');
    await decide(page, language, '公布期满，按本轮方案清除问卷答案');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: words('conflicts:wipe.submit', { count: 3 }) }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText(words('conflicts:wipe.doneHint'))).toBeVisible();
    await expect(page.getByRole('button', { name: words('conflicts:wipe.printRecord') })).toBeEnabled();
    await expectAccessible(page);
  });
}
