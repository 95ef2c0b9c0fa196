import { call, open, UNIT } from '../../support/evaluator.ts';
import { unlock } from '../../support/round-trip.ts';
import { tabTo } from '../pages/filling.ts';
import { answersOn, keyPaper, paperOf } from '../pages/keying.ts';
import { issuedRound, REVIEWER, SECOND_REVIEWER, type Seat } from '../rounds.ts';
import { expect, expectAccessible, test } from '../story.ts';
import { wordsOf } from '../words.ts';

const KEYER = { name: '孙录入', role: 'survey', units: [UNIT] } as const satisfies Seat;
const SEATS: readonly Seat[] = [KEYER, REVIEWER, SECOND_REVIEWER];
const PAPERS = 20;

test('twenty questionnaires from paper with double entry, by keyboard alone, and the office has them', async ({
  folder,
  start,
}) => {
  const zh = wordsOf('zh');
  const made = await issuedRound(folder, { opened: true, seats: SEATS });
  const { office, round } = made;
  const program = await start(made.folderOf(KEYER.name));
  const { page } = program;
  const { keyboard } = page;
  await tabTo(page, zh('filling:home.surveysGo'));
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(zh('surveys:home.title'));
  await expectAccessible(page);

  // A third of the residents' questionnaires is to be entered twice.
  const resident = page.getByRole('region', { name: zh('surveys:form.resident') });
  await resident.getByText(zh('surveys:double.title', { share: 0 })).click();
  await resident.getByLabel(zh('surveys:double.share')).fill('34');
  await keyboard.press('Enter');
  await expect(resident.getByText(/^抽取用的种子：\d+/)).toBeVisible();
  await expectAccessible(page);

  await resident.getByRole('button', { name: zh('surveys:home.key') }).click();
  const serial = page.getByLabel(zh('surveys:start.serial'));
  await expect(serial).toBeFocused();
  const papers = Array.from({ length: PAPERS }, (_, turn) => paperOf('RESIDENT', turn));
  for (const [turn, paper] of papers.entries()) {
    const number = `R-${String(turn + 1).padStart(4, '0')}`;
    if (turn === 0) await keyboard.type(number);
    // The next number stands there already.
    await expect(serial).toHaveValue(number);
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(zh('surveys:key.title', { serial: number }));
    await keyPaper(page, 'RESIDENT', paper);
    if (turn === 0) await expectAccessible(page);
    await expect(page.getByRole('button', { name: zh('surveys:finish.button') })).toBeFocused();
    await keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: number })).toBeVisible();
  }

  // A number that is here already is refused in words.
  await serial.fill('R-0003');
  await keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('这个编号的问卷已经在这台电脑上');
  await expectAccessible(page);
  await page.getByRole('button', { name: zh('surveys:key.back') }).click();

  await program.stop();

  const store = await open(made.folderOf(KEYER.name));
  const { tasks } = await call(store, 'surveys.desk', { round });
  const entered = tasks.find(({ form }) => form === 'resident')!;
  store.close();
  expect(entered.counted + entered.waiting.count).toBe(PAPERS);
  office.backend.close();
});

test('the second entries of those that were drawn, a difference settled, and the office has all of them', async ({
  folder,
  start,
}) => {
  const zh = wordsOf('zh');
  const made = await issuedRound(folder, { opened: true, seats: SEATS });
  const { office, round } = made;
  const store = await open(made.folderOf(KEYER.name));
  await call(store, 'surveys.setDoubleEntry', { round, form: 'resident', share: 34 });
  const papers = Array.from({ length: PAPERS }, (_, turn) => paperOf('RESIDENT', turn));
  for (const [turn, paper] of papers.entries()) {
    const key = { round, form: 'resident', serial: `R-${String(turn + 1).padStart(4, '0')}`, pass: 1 } as const;
    const { revision } = await call(store, 'surveys.begin', { ...key, unit: UNIT, community: null });
    const answers = answersOn('RESIDENT', paper);
    await call(store, 'surveys.save', { ...key, answers, community: null, base: revision });
    await call(store, 'surveys.finish', { ...key, kept: [] });
  }
  await call(store, 'app.setPlace', { place: `/surveys/${round}` });
  const before = await call(store, 'surveys.desk', { round });
  store.close();
  const waiting = before.tasks.find(({ form }) => form === 'resident')!.waiting.lines.map((line) => line.serial);
  expect(waiting.length).toBeGreaterThan(0);
  expect(waiting.length).toBeLessThan(PAPERS);
  const again = await start(made.folderOf(KEYER.name));
  const second = again.page;
  await second.getByRole('button', { name: zh('surveys:home.second', { count: waiting.length }) }).click();
  for (const [index, number] of waiting.entries()) {
    await expect(second.getByLabel(zh('surveys:start.serial'))).toHaveValue(number);
    await second.keyboard.press('Enter');
    const heading = second.getByRole('heading', { level: 1 });
    await expect(heading).toHaveText(zh('surveys:key.titleSecond', { serial: number }));
    const paper = [...papers[Number(number.slice(2)) - 1]!];
    // R1 is the fourth line of the paper: residence, age, gender, then R1.
    if (index === 0) paper[3] = paper[3] === 0 ? 1 : 0;
    await keyPaper(second, 'RESIDENT', paper);
    await second.keyboard.press('Enter');
    await expect(second.getByRole('status').filter({ hasText: number })).toBeVisible();
  }
  await second.getByRole('button', { name: zh('surveys:key.back') }).click();
  await second.getByRole('button', { name: `${zh('surveys:home.compare')} ${waiting[0]!}` }).click();
  await expectAccessible(second);
  await second.getByRole('button', { name: new RegExp(`^${zh('surveys:differs.first')}`) }).click();
  await second.getByRole('button', { name: zh('surveys:differs.done') }).click();
  await expect(second.getByText(zh('surveys:home.counted', { count: PAPERS }))).toBeVisible();
  await again.stop();

  const desk = await open(made.folderOf(KEYER.name));
  const { tasks } = await call(desk, 'surveys.desk', { round });
  const rates = tasks.find(({ form }) => form === 'resident')!.keyers;
  expect(rates).toMatchObject([{ name: KEYER.name, forms: 2 * waiting.length, wrong: 1 }]);
  const { file } = await call(desk, 'handover.make', { round, submit: false });
  const path = desk.files.path(file.ref)!;
  desk.close();
  await unlock(office.backend);
  const taken = await call(office.backend, 'intake.take', {
    round,
    file: office.backend.files.register(path, file.name),
  });
  expect(taken).toMatchObject({ outcome: 'accepted', newRecords: PAPERS });
  const { cell } = await call(office.backend, 'board.cell', { round, unit: UNIT, source: 'RESIDENT' });
  expect(cell).toMatchObject({ have: PAPERS, conflicts: 0 });
  office.backend.close();
});

test('a kill in the middle of a questionnaire loses nothing, and Ctrl+Z takes back (English, 1024×640)', async ({
  folder,
  start,
}) => {
  const en = wordsOf('en');
  const made = await issuedRound(folder, { opened: true, seats: SEATS });
  const root = made.folderOf(KEYER.name);
  const setup = await open(root);
  await call(setup, 'app.setLanguage', { language: 'en' });
  const key = { round: made.round, form: 'worker', serial: 'W-7', pass: 1 } as const;
  await call(setup, 'surveys.begin', { ...key, unit: UNIT, community: null });
  await call(setup, 'app.setPlace', { place: `/surveys/${made.round}/worker/key/1/W-7` });
  setup.close();
  const program = await start(root);
  const { page } = program;
  await page.setViewportSize({ width: 1024, height: 640 });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en('surveys:key.title', { serial: 'W-7' }));
  for (const key of ['2', 'Enter', '3', 'Enter', '2', 'Enter', '1', 'Control+z']) await page.keyboard.press(key);
  await expect(page.locator('#question-W1 [aria-pressed="true"]')).toHaveCount(0);
  for (const key of ['Control+Shift+Z', 'Control+Enter']) await page.keyboard.press(key);
  await expect(page.locator('#question-W1 [aria-pressed="true"]')).toHaveCount(1);
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1024);
  await program.kill();

  const after = await open(root);
  const entry = await call(after, 'surveys.entry', key);
  expect(entry.answers).toEqual({ WB1: 'o2', WB2: 'o3', WB3: 'o2', W1: 'o1' });
  after.close();
  made.office.backend.close();
});
