import { cleanup, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ImpactText } from '../../../renderer/features/design/ImpactText.tsx';
import { TellsApart } from '../../../renderer/features/design/TellsApart.tsx';
import { createTexts } from '../../../renderer/i18n/setup.ts';
import type { Impact } from '../../../shared/contract/designs.ts';
import { inLanguage } from '../../../shared/model/text.ts';
import { discriminationOf } from '../../../shared/scoring/statistics/discrimination.ts';
import { fakeHost } from '../../support/fake-host.ts';
import { scoredRound } from '../../support/print-fixtures.ts';

const LANGUAGES = ['zh', 'en'] as const;
const { content, result } = scoredRound();
const [FIRST = '', SECOND = '', THIRD = ''] = content.units;
const nameOf = (unit: string, language: (typeof LANGUAGES)[number]) => {
  const street = content.template.streets.find(({ code9 }) => code9 === unit);
  return street === undefined ? unit : inLanguage(street, language);
};

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const total = (unit: string, before: string, after: string, placeBefore: number, placeAfter: number) => ({
  unit,
  before,
  after,
  placeBefore,
  placeAfter,
});

describe.each(LANGUAGES)('what a design would change (%s)', (language) => {
  const texts = createTexts(language);
  const show = (change: Partial<Impact>) => {
    const impact: Impact = {
      leaves: ['A1.1.1', 'A1.1.2', 'A2.1.1', 'A2.1.2'],
      answers: 212,
      units: [FIRST, SECOND, THIRD],
      again: 0,
      grades: [],
      totals: [],
      ...change,
    };
    return render(
      <I18nextProvider i18n={texts}>
        <ImpactText impact={impact} detail={{ content }} />
      </I18nextProvider>,
    ).container;
  };

  test('names who swaps places and whose total moves, and leaves out who keeps both', () => {
    const page = show({
      totals: [
        total(FIRST, '85.00', '84.00', 6, 7),
        total(SECOND, '84.50', '84.60', 7, 6),
        total(THIRD, '80.00', '80.00', 8, 8),
      ],
    });
    const streets = [nameOf(FIRST, language), nameOf(SECOND, language)].join(texts.t('design:comma'));
    expect(page.textContent).toContain(texts.t('design:impactSwap', { one: 6, other: 7, streets }));
    expect(page.textContent).toContain(texts.t('design:impactAnswers', { count: 212 }));
    expect(page.textContent).not.toContain(texts.t('design:impactNoPlaces'));
    const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
    expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
      [nameOf(FIRST, language), '85.00', '84.00', '6', '7'],
      [nameOf(SECOND, language), '84.50', '84.60', '7', '6'],
    ]);
  });

  test('says how many answers give a grade that is gone, and that places stay', () => {
    const page = show({ again: 3, grades: [{ grade: 'C', answers: 3 }] });
    expect(page.textContent).toContain(texts.t('design:impactGrade', { grade: 'C', count: 3 }));
    expect(page.textContent).toContain(texts.t('design:impactAgain', { count: 3 }));
    expect(page.textContent).toContain(texts.t('design:impactNoPlaces'));
    expect(screen.queryByRole('table')).toBeNull();
  });
});

describe.each(LANGUAGES)('which items tell streets apart (%s)', (language) => {
  const texts = createTexts(language);
  const leaves = content.template.leaves.map(({ code }) => code);
  const scores = result.units.map(
    (unit) => new Map(unit.leaves.map(({ code, score }) => [code, score === null ? null : Number(score)])),
  );
  const show = async (report: ReturnType<typeof discriminationOf>) => {
    fakeHost({}, () => ({ ok: true, value: report }));
    render(
      <I18nextProvider i18n={texts}>
        <TellsApart round="r" template={content.template} />
      </I18nextProvider>,
    );
    await screen.findByRole('heading', { name: texts.t('design:tellsApart') });
  };

  test('lists them with range, entropy and the share that they have, the most telling first', async () => {
    const report = discriminationOf(leaves, scores);
    if (report.kind === 'undefined') throw new Error(report.reason);
    await show(report);
    const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
    expect(rows).toHaveLength(report.indicators.length);
    const cells = rows.map((row) => [...row.children].map((cell) => cell.textContent ?? ''));
    const [most] = report.indicators;
    expect(cells[0]?.[0]).toContain(most?.code);
    expect(cells[0]?.[1]).toBe(`${most?.lowest.toFixed(1)}–${most?.highest.toFixed(1)}`);
    const shares = cells.map((row) => Number(row[3]));
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 0);
    // The share of the total is the item's own, whatever entropy says.
    const own = cells.map((row) => Number(row[4]));
    expect(own.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 0);
  });

  test('names what was left out, and says why there is nothing to tell', async () => {
    await show(
      discriminationOf(
        leaves,
        scores.map((street) => new Map([...street, ['A1.1.1', null]])),
      ),
    );
    expect(document.body.textContent).toContain(texts.t('design:tellsApartLeftOut', { items: 'A1.1.1' }));
    cleanup();
    await show(discriminationOf(leaves, []));
    expect(screen.queryByRole('table')).toBeNull();
  });
});
