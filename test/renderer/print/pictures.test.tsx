import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { marginTexts } from '../../../renderer/print/margin-boxes.ts';
import { pictureTexts } from '../../../renderer/print/picture-texts.ts';
import { PrintPage } from '../../../renderer/print/PrintPage.tsx';
import { textsIn } from '../../../renderer/print/texts.ts';
import { cloneOf } from '../../../shared/designing/crosswalk.ts';
import type { ChartsJob, StabilityJob } from '../../../shared/model/print.ts';
import { publishedTotal } from '../../../shared/model/result.ts';
import { inLanguage, listed, type Language } from '../../../shared/model/text.ts';
import { differenceText } from '../../../shared/scoring/printed-difference.ts';
import { chartsJob, scoredRound, stabilityJob, type ScoredRound } from '../../support/print-fixtures.ts';

const STREET = '110102010';
/** This year made of itself and the other one. */
const [MERGED, GONE] = ['B3.1.1', 'B3.1.2'] as const;
const LANGUAGES: readonly Language[] = ['zh', 'en'];

let last: ScoredRound;
let now: ScoredRound;
beforeAll(() => {
  last = scoredRound({ id: 'last', name: { zh: '去年', en: 'Last year' } });
  const template = cloneOf(last.content);
  const [first, , ...others] = template.leaves;
  const { crosswalk } = template;
  if (first === undefined || crosswalk === undefined) throw new Error('no items');
  const links = Object.entries(crosswalk.leaves).filter(([code]) => code !== MERGED && code !== GONE);
  const moved = { ...first, code: 'Z9', zh: '新名', en: 'New name' };
  now = scoredRound(
    {
      id: 'now',
      simulated: false,
      template: {
        ...template,
        leaves: [moved, ...others.filter(({ code }) => code !== GONE)],
        crosswalk: {
          ...crosswalk,
          leaves: Object.fromEntries([...links, ['Z9', first.code]]),
          madeOf: { [MERGED]: [MERGED, GONE] },
        },
      },
    },
    { [STREET]: { withoutReview: ['A2.1.1', 'C1.2.1'] } },
  );
});
afterEach(cleanup);

function show(job: ChartsJob | StabilityJob): HTMLElement {
  return render(<PrintPage job={job} />).container;
}

const cellsOf = (row: Element | undefined) => [...(row?.children ?? [])].map((cell) => cell.textContent ?? '');

describe.each(LANGUAGES)('charts on paper (%s)', (language) => {
  const pictures = pictureTexts(language);

  test('stand each beside a table with every figure', () => {
    const page = show(chartsJob(now, language));
    const streets = now.result.units.length;
    expect(page.querySelectorAll('svg.chart')).toHaveLength(1 + streets);
    const [bars, categories, heat] = [...page.querySelectorAll('table')];
    const rows = [...(bars?.querySelectorAll('tbody tr') ?? [])].map(cellsOf);
    expect(rows.map(([, total]) => total)).toEqual(now.result.units.map((unit) => publishedTotal(unit).score));
    const open = now.result.units.findIndex(({ unit }) => unit === STREET);
    expect(rows.filter((row) => row[4] !== pictures.complete).map(([name]) => name)).toEqual([rows[open]?.[0]]);
    expect(categories?.querySelectorAll('tbody tr')).toHaveLength(streets + 1);
    expect(heat?.querySelectorAll('tbody tr')).toHaveLength(now.content.template.leaves.length);
    expect(heat?.querySelectorAll('td.heat-none').length).toBeGreaterThanOrEqual(2);
    expect(page.textContent).not.toContain(pictures.slopeKey);
  });

  test('say on every page which round and package they are, and whether the figures are sealed', () => {
    const job = chartsJob(now, language);
    const margin = marginTexts(job);
    const texts = textsIn(language);
    expect(margin.topLeft).toContain(inLanguage(now.content.name, language));
    expect(margin.bottomLeft).toContain(`${texts.roundPackage} ${texts.packageNumber(1)}`);
    expect(margin.bottomLeft).toContain('2026-12-01');
    expect(margin.bottomLeft).toContain(pictures.preliminary);
    expect(margin.topRight).toBe('');
    const sealed = (same: boolean) => marginTexts({ ...job, sealed: { number: 2, same } }).bottomLeft;
    expect(sealed(true)).toContain(pictures.sealed(2));
    expect(sealed(false)).toContain(pictures.changed(2));
    expect(show(job).querySelector('.watermark')?.textContent).toBe(texts.provisional);
    cleanup();
    const rehearsed = chartsJob(scoredRound(), language);
    expect(marginTexts(rehearsed).topRight).toBe(texts.simulated);
    expect(show(rehearsed).querySelector('.watermark')?.textContent).toBe(texts.simulated);
  });

  test('compare with another round along the crosswalk', () => {
    const page = show(chartsJob(now, language, { other: last, of: STREET }));
    const row = (code: string) =>
      [...page.querySelectorAll('.round-pairs tr')].find((one) => one.textContent?.startsWith(code));
    const score = (round: ScoredRound, code: string) =>
      round.result.units.find(({ unit }) => unit === STREET)?.leaves.find((leaf) => leaf.code === code)?.score ?? null;
    const [first, second] = last.content.template.leaves;
    if (first === undefined || second === undefined) throw new Error('no items');
    const [before, after] = [score(last, first.code), score(now, 'Z9')];
    expect(cellsOf(row('Z9')).slice(1, 4)).toEqual([before, after, differenceText(after, before)]);
    expect(row('Z9')?.textContent).toContain(pictures.was(`${first.code} ${inLanguage(first, language)}`));
    expect(cellsOf(row(second.code)).slice(2)).toEqual(['–', '–', pictures.how.dropped()]);
    // What was merged stands apart: the items of last year with their scores, the one of this year with its own.
    const named = (round: ScoredRound, code: string) => {
      const leaf = round.content.template.leaves.find((one) => one.code === code);
      return leaf === undefined ? '' : `${code} ${inLanguage(leaf, language)}`;
    };
    const parts = pictures.how.merged(listed([named(last, MERGED), named(last, GONE)], language));
    const into = pictures.how.joined(listed([named(now, MERGED)], language));
    const rows = [...page.querySelectorAll('.round-pairs tr')].map(cellsOf);
    expect(rows.filter((cells) => cells[4] === parts || cells[4] === into)).toEqual([
      [named(now, MERGED), '–', score(now, MERGED), '–', parts],
      [named(last, MERGED), score(last, MERGED), '–', '–', into],
      [named(last, GONE), score(last, GONE), '–', '–', into],
    ]);
    const labels = [...page.querySelectorAll('svg text')].map((one) => one.textContent);
    expect(labels.some((label) => label.includes(MERGED) || label.includes(GONE))).toBe(false);
    cleanup();
    const totals = show(chartsJob(now, language, { other: last }));
    expect(totals.querySelector('.round-pairs')).toBeNull();
    expect(totals.textContent).toContain(pictures.slopeTitle(inLanguage(last.content.name, language)));
  });
});

describe.each(LANGUAGES)('how firm the scores are, on paper (%s)', (language) => {
  const pictures = pictureTexts(language);

  test('holds every part, with whole places and the seed', () => {
    const job = stabilityJob(now, STREET, language);
    const page = show(job);
    expect(page.querySelectorAll('svg.chart')).toHaveLength(2);
    const [places] = [...page.querySelectorAll('table')];
    const rows = [...(places?.querySelectorAll('tbody tr') ?? [])].map(cellsOf);
    expect(rows).toHaveLength(now.result.units.length);
    for (const row of rows) expect(row[6]).toMatch(/^\d+(–\d+)?$/u);
    for (const part of [pictures.unchanged, pictures.rulesTitle, pictures.sharesTitle, pictures.outTitle])
      expect(page.textContent).toContain(part);
    expect(page.querySelectorAll('.rules tbody tr')).toHaveLength(now.result.units.length + 2);
    expect(page.textContent).toContain(pictures.seed(20_260_101, 20, job.result.engine));
  });

  test('leaves out what there is not', () => {
    const { result } = now;
    const empty = {
      ...now,
      result: { ...result, units: result.units.map((unit) => ({ ...unit, total: { ...unit.total, score: null } })) },
    };
    const page = show({ ...stabilityJob(now, null, language), result: empty.result });
    expect(page.textContent).toContain(pictures.noTotals);
    expect(page.querySelector('svg.chart')).toBeNull();
    expect(page.textContent).not.toContain(pictures.outTitle);
  });
});
