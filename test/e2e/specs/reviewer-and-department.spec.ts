import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { call, open, OTHER_UNIT, UNIT } from '../../support/evaluator.ts';
import { smallPdf } from '../../support/pictures.ts';
import { fillAll, handOver, pathOf, takeIn, unlock } from '../../support/round-trip.ts';
import { itemTitle, savedMark } from '../pages/filling.ts';
import { DEPARTMENT, REVIEWER, STREET, issuedRound, storedAnswers, streetName, type IssuedRound } from '../rounds.ts';
import { expect, expectAccessible, test } from '../story.ts';
import { wordsOf } from '../words.ts';

const zh = wordsOf('zh');

/** The street hands its self-assessment in, and the office makes the file of it for the reviewer. */
async function claimsFile(folder: string, made: IssuedRound): Promise<string> {
  const street = await open(made.folderOf(STREET.name));
  const sheet = { round: made.round, unit: UNIT, form: 'self', rater: null } as const;
  await fillAll(street, made.round);
  const { responses } = await call(street, 'responses.sheet', sheet);
  const { value = null, revision = 0 } = responses.find(({ leaf }) => leaf === 'A2.2.2') ?? {};
  await call(street, 'responses.save', { ...sheet, leaf: 'A2.2.2', value, note: '见台账第三页', base: revision });
  const paper = join(folder, '会议纪要.pdf');
  writeFileSync(paper, smallPdf('minutes'));
  const file = street.files.register(paper);
  await call(street, 'evidence.add', { ...sheet, leaf: 'A2.2.2', file, notClassified: true });
  const { backend } = made.office;
  await unlock(backend);
  await takeIn(backend, made.round, street, await handOver(street, made.round, true));
  street.close();
  const devices = await call(backend, 'claims.list', { round: made.round });
  const device = devices.find(({ persons }) => persons.includes(REVIEWER.name))?.device ?? '';
  const { files } = await call(backend, 'claims.make', { round: made.round, device, files: true });
  const [claims] = files;
  if (claims === undefined) throw new Error('no file was made');
  const path = join(folder, claims.name);
  copyFileSync(pathOf(backend, claims), path);
  return path;
}

test('a reviewer has a sheet for each street, sees its claim, and may find that an item does not apply', async ({
  folder,
  start,
}) => {
  const made = await issuedRound(folder, { opened: true });
  const claims = await claimsFile(folder, made);
  made.office.backend.close();
  const dataDir = made.folderOf(REVIEWER.name);
  const program = await start(dataDir);
  const { page } = program;
  await page.getByRole('link', { name: zh('frame:rail.handover') }).click();
  await program.choose(() => page.getByRole('button', { name: zh('filling:handover.backPick') }).click(), [claims]);
  await expect(page.getByText(zh('claims:taken', { streets: 1, files: 1, at: '' }).slice(0, 20))).toBeVisible();
  await page.getByRole('link', { name: zh('frame:rail.fill') }).click();
  for (const unit of [UNIT, OTHER_UNIT]) {
    await expect(page.getByRole('row', { name: streetName(unit, 'zh') })).toContainText(
      zh('filling:home.open', { count: 41 }),
    );
  }
  await page
    .getByRole('row', { name: streetName(OTHER_UNIT, 'zh') })
    .getByRole('button')
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(streetName(OTHER_UNIT, 'zh'));
  await expect(page.getByRole('heading', { level: 1 })).toContainText(zh('frame:form.review'));

  await page.getByRole('link', { name: 'A2.2.2' }).click();
  // The answer has the cursor, not a box that is ticked further down.
  await expect(page.getByRole('radio').first()).toBeFocused();
  await expect(page.getByText(zh('claims:noAnswer'))).toBeVisible();
  await page.getByRole('radio').nth(1).check();
  await expect(page.getByText(zh('filling:result.score', { score: '85.00' }))).toBeVisible();
  await page.getByLabel(zh('filling:graded.points')).fill('95');
  await expect(page.getByText(zh('filling:gap.points_outside_grade'))).toBeVisible();
  await page.getByLabel(zh('filling:graded.points')).fill('83.5');
  await expect(page.getByText(zh('filling:result.score', { score: '83.50' }))).toBeVisible();

  await page.getByRole('link', { name: 'A3.2.2' }).click();
  await page.getByRole('button', { name: zh('filling:na.choose') }).click();
  await expect(page.getByText(zh('filling:na.review'))).toBeVisible();
  await expect(page.getByText(zh('filling:gap.reason'), { exact: true })).toBeVisible();
  await page.getByLabel(zh('filling:na.reason')).fill('实地核实,没有下沉编制。');
  await expect(savedMark(page)).toBeVisible();
  await expectAccessible(page);

  // The other street has said something of itself: it stands beside the item, and its paper opens there.
  await page.getByRole('link', { name: zh('frame:rail.fill') }).click();
  await page
    .getByRole('row', { name: streetName(UNIT, 'zh') })
    .getByRole('button')
    .click();
  await page.getByRole('link', { name: 'A2.2.2' }).click();
  const claim = page.getByRole('region', { name: zh('claims:title') });
  await expect(claim).toContainText('见台账第三页');
  await expect(claim).toContainText(zh('claims:state.submitted'));
  await expect(page.getByRole('radio').first()).not.toBeChecked();
  await claim.getByRole('button', { name: zh('evidence:lookAt', { title: '会议纪要' }) }).click();
  await expect(page.getByRole('dialog').getByRole('img', { name: '会议纪要.pdf' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: zh('visit:open') }).click();
  const visit = page.getByRole('dialog').getByRole('region', { name: zh('claims:byItem') });
  await visit.getByText('A2.2.2').click();
  await expect(visit).toContainText('见台账第三页');
  await expectAccessible(page);
  await program.stop();

  const stored = await storedAnswers(dataDir, made.round, { unit: OTHER_UNIT, form: 'review' });
  expect(stored.get('A2.2.2')?.value).toEqual({ t: 'graded', grade: 'B', points: '83.5' });
  expect(stored.get('A3.2.2')?.value).toEqual({ t: 'na', reason: '实地核实,没有下沉编制。' });
});

test('a department judges with points, submits everything, and finds it locked', async ({ folder, start }) => {
  const made = await issuedRound(folder, { opened: true });
  made.office.backend.close();
  const dataDir = made.folderOf(DEPARTMENT.name);
  const closed = await open(dataDir);
  await fillAll(closed, made.round);
  const { tasks } = await call(closed, 'responses.desk', { round: made.round });
  const sheet = { round: made.round, unit: UNIT, form: 'dept', rater: 'D01' } as const;
  const leaf = tasks[0]!.leaves.find((code) => !['C3.2.1', 'C3.2.2'].includes(code))!;
  const { responses } = await call(closed, 'responses.sheet', sheet);
  const base = responses.find((one) => one.leaf === leaf)!.revision;
  await call(closed, 'responses.save', { ...sheet, leaf, value: { t: 'points', s: null }, note: '', base });
  closed.close();

  const program = await start(dataDir);
  const { page } = program;
  const row = page.getByRole('row', { name: streetName(UNIT, 'zh') });
  await expect(row).toContainText(zh('filling:home.open', { count: 1 }));
  // Submitting waits until nothing is missing, and says so.
  await page.getByRole('link', { name: zh('frame:rail.handover') }).click();
  await expect(page.getByRole('button', { name: zh('filling:handover.submit') })).toBeDisabled();
  await expect(page.getByText(zh('filling:handover.submitOpen', { count: 1 }))).toBeVisible();
  await page.getByRole('link', { name: zh('frame:rail.fill') }).click();

  await row.getByRole('button').click();
  await expect(itemTitle(page)).toContainText(leaf);
  const points = page.getByLabel(zh('filling:points.label'), { exact: true });
  await points.fill('101');
  await expect(page.getByText(zh('filling:gap.points_range'))).toBeVisible();
  await points.fill('88.5');
  await expect(page.getByText(zh('filling:result.score', { score: '88.50' }))).toBeVisible();
  await expect(page.getByRole('button', { name: zh('filling:allDone') })).toBeDisabled();
  await expectAccessible(page);

  await page.getByRole('link', { name: zh('frame:rail.handover') }).click();
  // The signed paper is asked for, and may follow later.
  await page.getByRole('button', { name: zh('filling:handover.submit') }).click();
  await expect(page.getByText(zh('handover:paper.answerFirst'))).toBeVisible();
  await page.getByRole('checkbox', { name: zh('handover:paper.later') }).check();
  await page.getByRole('button', { name: zh('filling:handover.submit') }).click();
  const confirm = page.getByRole('tooltip').getByRole('button', { name: zh('filling:handover.submit') });
  await confirm.click();
  await expect(page.getByText(zh('filling:handover.locked'))).toBeVisible();
  const { name } = await program.keep(() => page.getByRole('button', { name: zh('sticks:other') }).click());
  expect(name).toMatch(/\.jpback$/);
  await expect(confirm).toBeHidden();
  await expect(page.getByRole('button', { name: zh('filling:handover.submit') })).toBeDisabled();
  await expectAccessible(page);

  await page.getByRole('link', { name: zh('frame:rail.fill') }).click();
  await expect(row).toContainText(zh('filling:home.submitted'));
  await row.getByRole('button', { name: zh('filling:home.look') }).click();
  await expect(page.getByText(zh('filling:submitted'))).toBeVisible();
  await expect(page.getByLabel(zh('filling:note'), { exact: true })).toBeDisabled();
  await expect(page.getByRole('button', { name: zh('filling:undo') })).toBeDisabled();
  await expectAccessible(page);
});

test('the same item changed in two windows: the user chooses, nothing is chosen for him', async ({
  folder,
  host,
  start,
}) => {
  test.skip(host === 'electron', 'the desktop program has one window');
  const made = await issuedRound(folder, { opened: true });
  made.office.backend.close();
  const { page } = await start(made.folderOf(STREET.name));
  await page.getByRole('button', { name: zh('filling:home.begin') }).click();
  await expect(itemTitle(page)).toContainText('A1.1.1');
  const [other] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => void window.open(location.href))]);
  await expect(itemTitle(other)).toContainText('A1.1.1');

  const note = zh('filling:note');
  await page.getByLabel(note, { exact: true }).fill('甲窗口');
  await expect(savedMark(page)).toBeVisible();
  await other.getByLabel(note, { exact: true }).fill('乙窗口');
  await expect(other.getByText(zh('filling:stale.said'))).toBeVisible();
  await expect(other.getByRole('banner').getByText(zh('frame:save.unsaved'))).toBeVisible();
  await expectAccessible(other);
  await other.getByRole('button', { name: zh('filling:stale.theirs') }).click();
  await expect(other.getByLabel(note, { exact: true })).toHaveValue('甲窗口');
  await expect(other.getByText(zh('filling:stale.said'))).toHaveCount(0);

  await other.getByLabel(note, { exact: true }).fill('乙窗口二');
  await expect(savedMark(other)).toBeVisible();
  await page.getByLabel(note, { exact: true }).fill('甲窗口二');
  await page.getByRole('button', { name: zh('filling:stale.mine') }).click();
  await expect(savedMark(page)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel(note, { exact: true })).toHaveValue('甲窗口二');
});
