import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Backend } from '../../../electron/backend/create-backend.ts';
import { call, UNIT } from '../../support/evaluator.ts';
import { newOffice, newRoundAt } from '../../support/round-trip.ts';
import { judge } from '../judge.ts';
import { pdfPages } from '../pdf-pages.ts';
import { expect, test } from '../story.ts';
import { wordsOf } from '../words.ts';

const SCREENS = fileURLToPath(new URL('../../../test-results/screens/', import.meta.url));
const t = wordsOf('zh');

/** A round of one street and two items, so that its rehearsal is made in a moment. */
async function smallRound(office: Backend): Promise<string> {
  const { id: round } = await call(office, 'rounds.create', {
    name: { zh: '小轮次', en: 'Small round' },
    period: { from: '2027-01-01', to: '2027-12-31' },
    units: [UNIT],
    sources: ['SELF', 'DEPT', 'WORKER', 'RESIDENT', 'REVIEW'],
    mode: 'weighted',
    simulated: false,
    from: { kind: 'starter', starter: 'blank' },
  });
  await call(office, 'designs.edit', {
    round,
    base: 0,
    edits: [
      { t: 'add-node', parent: null, zh: '机构', en: 'Bodies' },
      { t: 'add-leaf', parent: 'A', zh: '七个办公室综合设置到位', en: 'Seven offices in place', method: 'ratio' },
      { t: 'add-leaf', parent: 'A', zh: '新增的一项', en: 'A new one', method: 'ratio' },
    ],
  });
  const { template } = await call(office, 'designs.get', { round });
  const named = template.leaves.map((leaf) =>
    leaf.method.type === 'ratio'
      ? {
          ...leaf,
          method: {
            ...leaf.method,
            numerator: { ...leaf.method.numerator, zh: '已落实' },
            denominator: { ...leaf.method.denominator, zh: '应落实' },
          },
        }
      : leaf,
  );
  await call(office, 'designs.edit', {
    round,
    base: 1,
    edits: [...named.map((leaf) => ({ t: 'leaf', leaf }) as const), { t: 'weights', weights: { A1: 50, A2: 50 } }],
  });
  return round;
}

test('an office sets rules, looks back at the last round, and rehearses before it issues', async ({
  folder,
  start,
}) => {
  const root = join(folder, 'office');
  const office = await newOffice(root);
  const full = await newRoundAt(office.backend);
  const small = await smallRound(office.backend);
  office.backend.close();
  const program = await start(root);
  const { page } = program;
  const address = page.url().split('#')[0] ?? '';
  const tab = (name: string) => page.getByText(t(`design:view.${name}`), { exact: true });
  await page.goto(`${address}#/rounds/${full}/design`);
  await expect(page.getByRole('heading', { name: t('design:title') })).toBeVisible();

  // A bonus item: not in use without a name, and every part of it at hand.
  await tab('rules').click();
  const bonus = page.locator('.rule-section').filter({ hasText: t('rules:bonus.lead') });
  await bonus.getByLabel(t('rules:inForce')).check();
  await bonus.getByRole('button', { name: t('design:addLine', { title: t('rules:bonus.line') }) }).click();
  await expect(bonus).toContainText(t('design:issue.rule_unnamed'));
  await bonus.getByRole('textbox', { name: /中文/u }).fill('改革创新');
  await expect(bonus).not.toContainText(t('design:issue.rule_unnamed'));
  const points = bonus.getByRole('textbox', { name: t('rules:bonus.points') });
  await points.fill('0');
  await expect(bonus).toContainText(t('design:issue.rule_points', { path: 'BN1' }));
  await points.fill('2');
  const gates = page.locator('.rule-section').filter({ hasText: t('rules:gates.lead') });
  await gates.getByRole('button', { name: t('design:addLine', { title: t('rules:gates.line') }) }).click();
  await gates.getByRole('textbox', { name: /中文/u }).fill('群众获得感');
  await judge(page, 'rules', 'zh');
  await tab('questions').click();
  await expect(page.getByRole('heading', { level: 3 }).first()).toBeVisible();
  await judge(page, 'questions', 'zh');

  // The small round against the full one: the same name is found, the other item is new.
  await page.goto(`${address}#/rounds/${small}/design`);
  await expect(page.locator('tr[data-code="A2"]')).toBeVisible();
  await tab('crosswalk').click();
  await page.getByRole('button', { name: t('crosswalk:propose'), exact: true }).click();
  const row = (code: string) => page.getByRole('row', { name: new RegExp(`^${code} `, 'u') });
  await expect(row('A1')).toContainText('A1.1.1');
  await expect(row('A2')).toContainText(t('crosswalk:isNew'));
  await judge(page, 'crosswalk', 'zh');

  // The rehearsal: made, marked, left and deleted; nothing of it stays.
  await tab('rehearsal').click();
  await page.getByRole('button', { name: t('rehearsal:make'), exact: true }).click();
  await expect(page.getByRole('button', { name: t('rehearsal:leave') })).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('.bar .simulated')).toBeVisible();
  await expect(page.locator('.bar')).toContainText('小轮次（演练，模拟数据）');
  await page.getByRole('link', { name: t('frame:rail.scores') }).click();
  await expect(page.locator('main')).toContainText('西长安街');

  // What it prints says on every page that it is a rehearsal: the scorecard and the table of the district.
  await page.getByRole('link', { name: t('frame:rail.print') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('printing:title'));
  page.setDefaultTimeout(60_000);
  const district = page.getByLabel(t('printing:district'), { exact: true });
  const make = page.getByRole('button', { name: t('printing:print', { count: 1 }) });
  await district.uncheck();
  const scorecard = await program.keep(() => make.click());
  await page.getByRole('button', { name: t('printing:noneOf') }).click();
  await district.check();
  const table = await program.keep(() => make.click());
  for (const [{ path }, name] of [
    [scorecard, 'rehearsal-scorecard'],
    [table, 'rehearsal-district'],
  ] as const) {
    if (process.env['JIEPING_SCREENS'] !== undefined) copyFileSync(path, join(SCREENS, `${name}.pdf`));
    const pages = await pdfPages(path);
    expect(pages.length).toBeGreaterThan(0);
    for (const text of pages) {
      expect(text).toContain('演练');
      expect(text).toContain('模拟数据');
    }
  }
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: wordsOf('en')('rehearsal:leave') }).click();
  await page.goto(`${address}#/rounds/${small}/design`);
  await page.getByText(wordsOf('en')('design:view.rehearsal'), { exact: true }).click();
  await judge(page, 'rehearsal-made', 'en');
  const remove = page.getByRole('button', { name: wordsOf('en')('rehearsal:remove') });
  await remove.click();
  await expect(remove).toBeHidden();
  expect(existsSync(join(root, 'rehearsals')) && readdirSync(join(root, 'rehearsals'))).toEqual([]);
});
