import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { DraftValue } from '../../../shared/model/response.ts';
import type { Language } from '../../../shared/model/text.ts';
import { call, testTemplate } from '../../support/evaluator.ts';
import {
  admit,
  assignReviewers,
  fillAll,
  handOver,
  issueAndOpen,
  newEvaluator,
  newOffice,
  newRoundAt,
  takeIn,
  workerForm,
} from '../../support/round-trip.ts';
import { expect, expectAccessible, test } from '../story.ts';
import { wordsOf } from '../words.ts';

const SCREENS = fileURLToPath(new URL('../../../test-results/screens/', import.meta.url));
const SIZES = [
  { name: '1280x720', width: 1280, height: 720 },
  { name: '1024x640', width: 1024, height: 640 },
  { name: 'zoom-200', width: 640, height: 360 },
] as const;
const LANGUAGES = [
  ['zh', '中文'],
  ['en', 'English'],
] as const;
const UNITS = testTemplate()
  .streets.slice(0, 3)
  .map(({ code9 }) => code9);
const LEAVES = testTemplate().leaves;

/** Worse grades street by street, so that there is something to sort and to compare. */
function worseByStreet(): (leaf: string) => DraftValue | undefined {
  let asked = 0;
  return (code) => {
    const street = Math.floor(asked / LEAVES.length);
    asked += 1;
    const method = LEAVES.find((leaf) => leaf.code === code)?.method;
    const grade = testTemplate().scales.grade4[street]?.grade;
    return method?.type === 'graded' && grade !== undefined ? { t: 'graded', grade, points: null } : undefined;
  };
}

/** An office with three streets, assessed by themselves and by two reviewers, and workers of the first one asked. */
async function scoredRound(folder: string): Promise<string> {
  const office = await newOffice(join(folder, 'office'));
  const round = await newRoundAt(office.backend, UNITS);
  const street = await newEvaluator(join(folder, 'street'), '李晓明');
  const reviewers = [];
  for (const name of ['王芳', '赵强']) reviewers.push(await newEvaluator(join(folder, name), name));
  const desk = await newEvaluator(join(folder, 'desk'), '周敏');
  await admit(office.backend, round, street.backend, { role: 'street', units: UNITS });
  const persons = [];
  for (const { backend } of reviewers) persons.push(await admit(office.backend, round, backend, { role: 'reviewer' }));
  await admit(office.backend, round, desk.backend, { role: 'survey' });
  await assignReviewers(office.backend, round, persons);
  const all = [street, ...reviewers, desk];
  await issueAndOpen(
    office.backend,
    round,
    all.map(({ backend }) => backend),
  );
  await fillAll(street.backend, round);
  for (const { backend } of reviewers) await fillAll(backend, round, worseByStreet());
  const rows = Array.from({ length: 12 }, (_, i) => workerForm(String(i + 1), UNITS[0] ?? '', i % 3));
  await call(desk.backend, 'surveys.take', { round, form: 'worker', rows });
  for (const { backend } of all) {
    await takeIn(office.backend, round, backend, await handOver(backend, round, backend !== desk.backend));
    backend.close();
  }
  office.backend.close();
  return office.root;
}

/** Pictures in every size; nothing sticks out sideways, and axe finds nothing. */
async function judge(page: Page, name: string, language: Language): Promise<void> {
  for (const { name: size, width, height } of SIZES) {
    await page.setViewportSize({ width, height });
    const sideways = await page.evaluate(() => {
      const work = document.querySelector('.work-scroll');
      const { scrollWidth, clientWidth } = document.documentElement;
      return [scrollWidth - clientWidth, work === null ? 0 : work.scrollWidth - work.clientWidth];
    });
    expect([name, size, sideways]).toEqual([name, size, [0, 0]]);
    await page.evaluate(async () => void (await document.fonts.ready));
    await page.screenshot({ path: join(SCREENS, `${name}-${size}-${language}.png`) });
  }
  await page.setViewportSize(SIZES[0]);
  await page.screenshot({ path: join(SCREENS, `${name}-whole-${language}.png`), fullPage: true });
  await expectAccessible(page);
}

test.beforeAll(() => {
  mkdirSync(SCREENS, { recursive: true });
});

for (const [language, button] of LANGUAGES) {
  const t = wordsOf(language);

  test(`the office sorts, filters and compares streets, and sees where the sources differ (${language})`, async ({
    folder,
    start,
  }) => {
    test.slow();
    const program = await start(await scoredRound(folder));
    const { page } = program;
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('link', { name: t('frame:rail.scores') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('scores:title'));
    const rows = page.getByRole('table', { name: t('scores:caption') }).locator('tbody tr:not(.median-row)');
    await expect(rows).toHaveCount(UNITS.length);
    await judge(page, 'score-board', language);

    // By total, highest first: the figures really fall.
    await page.getByRole('button', { name: t('scores:total') }).click();
    const totals = await rows.locator('strong').allTextContents();
    const figures = totals.map(Number);
    expect(figures.every((figure) => figure > 0)).toBe(true);
    expect(figures).toEqual(figures.toSorted((a, b) => b - a));
    await expect(page.getByRole('columnheader', { name: t('scores:total') })).toHaveAttribute(
      'aria-sort',
      'descending',
    );

    // Two streets side by side.
    await rows.nth(0).getByRole('checkbox').check();
    await rows.nth(1).getByRole('checkbox').check();
    await page.getByRole('button', { name: t('scores:compare.button'), exact: true }).click();
    const compared = page.getByRole('dialog', { name: t('scores:compare.title') });
    await expect(compared.getByRole('row')).toHaveCount(1 + 1 + 3 + 41);
    await judge(page, 'score-compare', language);
    await page.keyboard.press('Escape');
    await expect(compared).toBeHidden();

    // Pictures, each with its table.
    await page.getByRole('link', { name: t('scores:tabs.charts') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('charts:title'));
    await expect(page.getByRole('img', { name: t('charts:bars.label') })).toBeVisible();
    await expect(page.locator('svg.chart')).toHaveCount(2);
    await page.getByText(t('charts:table'), { exact: true }).click();
    await expect(page.getByRole('table', { name: t('charts:bars.title') })).toBeVisible();
    await expect(page.getByRole('table', { name: t('charts:heat.title') }).getByRole('row')).toHaveCount(42);
    // Names of streets, upright or not, stand inside their cells.
    const spilling = await page.locator('table.heat thead th').evaluateAll((cells) =>
      cells
        .filter((cell) => {
          const text = document.createRange();
          text.selectNodeContents(cell);
          return text.getBoundingClientRect().bottom > cell.getBoundingClientRect().bottom;
        })
        .map((cell) => cell.textContent),
    );
    expect(spilling).toEqual([]);
    await judge(page, 'charts', language);
    const charts = await program.keep(() => page.getByRole('button', { name: t('scores:savePdf') }).click());
    expect(readFileSync(charts.path).subarray(0, 5).toString()).toBe('%PDF-');
    await expect(page.getByRole('status').filter({ hasText: charts.name })).toBeVisible();

    // Other weights and rules: nothing changes, and the page says so.
    await page.getByRole('link', { name: t('scores:tabs.stability') }).click();
    await expect(page.getByText(t('stability:unchanged'))).toBeVisible();
    await expect(page.getByRole('table', { name: t('stability:rules.title') })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('img', { name: t('stability:weights.label') })).toBeVisible();
    await judge(page, 'stability', language);

    // Where the sources differ most, and one step down to the answer.
    await page.getByRole('link', { name: t('scores:tabs.sources') }).click();
    await expect(page.getByRole('table', { name: t('triangulation:agreement') }).getByRole('row')).toHaveCount(7);
    const gaps = page.getByRole('table', { name: t('triangulation:gaps.title') });
    await expect(gaps.getByRole('row')).toHaveCount(41);
    await judge(page, 'sources', language);
    await gaps.getByRole('link').first().click();
    await expect(page.getByRole('dialog', { name: t('scores:derivation') })).toBeVisible();
    await judge(page, 'derivation', language);
  });
}
