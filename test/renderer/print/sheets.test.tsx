import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { PrintPage } from '../../../renderer/print/PrintPage.tsx';
import { uncovered } from '../../../renderer/print/covered-characters.ts';
import { sumOf, toHundredths } from '../../../renderer/print/hundredths.ts';
import { cssString, marginTexts, pageRules } from '../../../renderer/print/margin-boxes.ts';
import { TEXTS_EN } from '../../../renderer/print/texts-en.ts';
import { TEXTS_ZH } from '../../../renderer/print/texts-zh.ts';
import type { Language } from '../../../shared/model/text.ts';
import { districtJob, recoveryJob, scorecardJob, scoredRound, type ScoredRound } from '../../support/print-fixtures.ts';

const STREET = '110102010';
const LANGUAGES: readonly Language[] = ['zh', 'en'];
const texts = { zh: TEXTS_ZH, en: TEXTS_EN };

let complete: ScoredRound;
let partial: ScoredRound;
beforeAll(() => {
  complete = scoredRound({ simulated: false });
  partial = scoredRound({}, { [STREET]: { withoutReview: ['A2.1.1', 'C1.2.1'], notApplicable: ['B3.1.1'] } });
});
afterEach(cleanup);

function show(round: ScoredRound, language: Language): HTMLElement {
  return render(<PrintPage job={scorecardJob(round, STREET, language)} />).container;
}

function cells(row: Element): string[] {
  return [...row.children].map((cell) => cell.textContent ?? '');
}

describe.each(LANGUAGES)('the scorecard in %s', (language) => {
  test('has a row for each of the 41 items, with the figures of the result', () => {
    const page = show(complete, language);
    const rows = [...page.querySelectorAll('tr.leaf')].map(cells);
    const { result } = scorecardJob(complete, STREET, language);
    expect(rows).toHaveLength(41);
    for (const leaf of result.leaves) {
      const row = rows.find(([code]) => code === leaf.code);
      expect([row?.[2], row?.[8], row?.[9]]).toEqual([leaf.fullMark, leaf.points, leaf.lost]);
    }
  });

  test('adds up to the printed total or says by how much rounding misses it', () => {
    const page = show(complete, language);
    const rows = [...page.querySelectorAll('tr.leaf')].map(cells);
    const { total } = scorecardJob(complete, STREET, language).result;
    const sentences = [...page.querySelectorAll('.rounding')].map((line) => line.textContent ?? '');
    for (const [column, name, printed] of [
      [2, texts[language].fullMark, total.fullMark],
      [8, texts[language].points, total.points],
      [9, texts[language].lost, total.lost],
    ] as const) {
      const difference = sumOf(rows.map((row) => row[column] ?? null)) - (toHundredths(printed ?? '') ?? Number.NaN);
      expect(Math.abs(difference)).toBeLessThan(25);
      expect(sentences.some((sentence) => sentence.includes(name))).toBe(difference !== 0);
    }
  });

  test('explains every mark that it bears and no other', () => {
    const page = show(partial, language);
    const lines = [...page.querySelectorAll('.foot-lines li')].map((line) => line.textContent ?? '');
    const { markTexts } = texts[language];
    expect(lines.some((line) => line.includes(markTexts.review_missing))).toBe(true);
    expect(lines.some((line) => line.includes(markTexts.na_agreed))).toBe(true);
    expect(lines.some((line) => line.includes(markTexts.source_conflict))).toBe(false);
    const used = [...page.querySelectorAll('td.remarks')]
      .flatMap((cell) => (cell.textContent ?? '').split(' '))
      .flatMap((remark) => /^\D?\D*(\d+)$/.exec(remark)?.[1] ?? []);
    const explained = lines.map((line) => /^\d+/.exec(line)?.[0]);
    expect([...new Set(used)].filter((number) => !explained.includes(number))).toEqual([]);
  });

  test('says what is simulated and preliminary, with coverage and bounds', () => {
    const page = show(partial, language);
    const { result } = scorecardJob(partial, STREET, language);
    expect(page.querySelector('.watermark')?.textContent).toBe(texts[language].simulated + texts[language].provisional);
    for (const figure of [result.coverage, result.low, result.high]) {
      expect(page.querySelector('.coverage')?.textContent).toContain(figure);
    }
    cleanup();
    expect(show(complete, language).querySelector('.watermark')).toBeNull();
  });

  test('has a place for each signature and seal, with a blank date', () => {
    const blocks = [...show(complete, language).querySelectorAll('.sign-block')];
    expect(blocks).toHaveLength(4);
    for (const block of blocks) expect(block.textContent).toContain(texts[language].dateLine);
    const names = blocks.map((block) => block.querySelector('.sign-name')?.textContent ?? '');
    expect(names.every((name) => /\p{Script=Han}/u.test(name) === (language === 'zh'))).toBe(true);
  });

  test('has the code, the digits, medians, surveys and the worst differences', () => {
    const page = show(complete, language);
    const job = scorecardJob(complete, STREET, language);
    expect(page.querySelector('svg.qr path')?.getAttribute('d')).toMatch(/^M2 2h1v1h-1z/);
    expect(page.textContent).toContain(job.digest.digits);
    expect(page.textContent).toContain(texts[language].preliminary(1));
    expect(page.querySelectorAll('table.categories tbody tr')).toHaveLength(3);
    expect(page.querySelectorAll('table.sources tbody tr')).toHaveLength(5);
    for (const survey of job.result.surveys) expect(page.textContent).toContain(`${survey.returned} / ${survey.valid}`);
    const gaps = [...page.querySelectorAll('table.self-review tbody tr')].map((row) => Number(cells(row)[4]));
    expect(gaps.length).toBeGreaterThan(0);
    expect(gaps.length).toBeLessThanOrEqual(12);
    expect(gaps).toEqual([...gaps].sort((a, b) => b - a));
  });

  test('shows a street without any answer as missing, not as zero', () => {
    const page = render(
      <PrintPage
        job={scorecardJob(
          {
            ...complete,
            result: {
              ...complete.result,
              units: complete.result.units.map((unit) => ({
                ...unit,
                total: { ...unit.total, status: 'missing', score: null, points: null, lost: null },
                band: null,
              })),
            },
          },
          STREET,
          language,
        )}
      />,
    ).container;
    expect(page.querySelector('.total .none')?.textContent).toBe(
      texts[language].noTotal + texts[language].noTotalReasons.missing,
    );
  });

  test('needs no character that the fonts lack, margins included', () => {
    const job = scorecardJob(partial, STREET, language);
    const page = show(partial, language);
    expect(uncovered(`${page.textContent}${JSON.stringify(marginTexts(job))}`)).toEqual([]);
  });
});

describe.each(LANGUAGES)('the district table in %s', (language) => {
  test('lists every street in code order with its scores and no rank', () => {
    const page = render(<PrintPage job={districtJob(partial, language)} />).container;
    const rows = [...page.querySelectorAll('table.streets tbody tr:not(.sum)')].map(cells);
    expect(rows.map(([code]) => code)).toEqual([...partial.content.units].sort());
    expect(rows.map((row) => row[2])).toEqual(partial.result.units.map((unit) => unit.total.score));
    expect(page.querySelectorAll('table.streets thead th')).toHaveLength(4 + 12 + 2);
    const medians = cells(page.querySelector('table.streets tr.sum')!);
    expect(medians[1]).toBe(partial.result.medians['total']);
    expect(page.querySelectorAll('.digests li')).toHaveLength(15);
  });
});

describe.each(LANGUAGES)('the recovery sheet in %s', (language) => {
  test('shows every group of the code, the digits and how to keep it', () => {
    const job = recoveryJob(language);
    const page = render(<PrintPage job={job} />).container;
    const shown = [...page.querySelectorAll('.code-groups li')].map((group) => group.textContent);
    expect(shown).toEqual(job.sheets[0]?.code.split('-'));
    expect(page.textContent).toContain(job.digits);
    expect(page.querySelectorAll('.keeping li').length).toBe(texts[language].recoveryKeepingList.length);
    expect(uncovered(page.textContent ?? '')).toEqual([]);
  });
});

describe('the margins of a page', () => {
  test('a name cannot leave its CSS string', () => {
    expect(cssString('a"b\\c\n街')).toBe('"a\\22 b\\5c c\\a 街"');
  });

  test('carry page numbers, template, digest and the simulation mark', () => {
    const job = scorecardJob(partial, STREET, 'zh');
    const rules = pageRules(marginTexts(job), 'portrait');
    expect(rules).toContain('counter(page)');
    expect(rules).toContain('counter(pages)');
    expect(rules).toContain(job.digest.digits);
    expect(rules).toContain(TEXTS_ZH.simulated);
    expect(pageRules(marginTexts(districtJob(complete, 'en')), 'landscape')).not.toContain(TEXTS_EN.simulated);
  });
});

describe('the catalogue', () => {
  test('has the same entries in both languages, none of them Chinese in English', () => {
    const values = (catalogue: object) => Object.entries(catalogue);
    expect(values(TEXTS_EN).map(([key]) => key)).toEqual(values(TEXTS_ZH).map(([key]) => key));
    const english = values(TEXTS_EN).filter(([key]) => key !== 'signBlocks');
    expect(JSON.stringify(english)).not.toMatch(/\p{Script=Han}/u);
  });
});
