import { cleanup, render, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { RoundSlope } from '../../../renderer/features/scores/charts/RoundSlope.tsx';
import { RoundPairs } from '../../../renderer/features/scores/RoundPairs.tsx';
import { TotalNotes } from '../../../renderer/features/scores/TotalNotes.tsx';
import { createTexts } from '../../../renderer/i18n/setup.ts';
import { differenceText } from '../../../shared/scoring/printed-difference.ts';
import { publishedTotal, type UnitResult } from '../../../shared/model/result.ts';
import { compareRounds } from '../../../shared/designing/compare-rounds.ts';
import { cloneOf } from '../../../shared/designing/crosswalk.ts';
import type { Template } from '../../../shared/model/template.ts';
import { scoreUnit } from '../../../shared/scoring/score-unit.ts';
import { inLanguage, listed } from '../../../shared/model/text.ts';
import { printAnswers, printRound, scoredRound, type ScoredRound } from '../../support/print-fixtures.ts';

const UNIT = '110102010';
const LANGUAGES = ['zh', 'en'] as const;
type Language = (typeof LANGUAGES)[number];
afterEach(cleanup);

function shown(language: Language, children: ReactNode): HTMLElement {
  return render(<I18nextProvider i18n={createTexts(language)}>{children}</I18nextProvider>).container;
}

const named = (code: string): string => `<${code}>`;
const names = { street: named, node: named, rater: () => '' };

describe.each(LANGUAGES)('what changes the reading of a total (%s)', (language) => {
  const content = printRound();
  const answers = printAnswers(content, UNIT);
  const withRules = (change: Partial<Template>, more: object = {}): UnitResult =>
    scoreUnit({ ...content, template: { ...content.template, ...change } }, { ...answers, ...more });
  const lines = (result: UnitResult): string =>
    shown(language, <TotalNotes result={result} names={names} />).textContent ?? '';

  test('bonus points stand apart, with their arithmetic', () => {
    const item = { id: 'BN1', zh: '市级表彰', en: 'City award', points: 1.5, per: '次', cap: 3 };
    const result = withRules(
      { bonus: { enabled: true, cap: 5, items: [item] } },
      { bonuses: [{ item: 'BN1', occurrences: '3', records: [] }] },
    );
    const text = lines(result);
    expect(result.bonus?.points).toBe('3.00');
    expect(text).toContain(result.bonus?.arithmetic);
    expect(text).toContain(String(result.total.score));
    expect(text).toContain(inLanguage(item, language));
  });

  test('a gate names the branch, its score, what it must reach and the band that is left', () => {
    const item = { id: 'G1', zh: '基本门槛', en: 'Basic gate', node: 'A', min: 99, effect: 'cap:合格' };
    const result = withRules({ gates: { enabled: true, items: [item] } });
    const text = lines(result);
    const [limit] = result.band?.limited?.by ?? [];
    for (const part of [inLanguage(item, language), '<A>', limit?.score, '99']) expect(text).toContain(part);
    expect(limit?.cap.zh).toBe('合格');
    expect(text).toContain(limit === undefined ? '' : inLanguage(limit.cap, language));
    expect(publishedTotal(result).score).toBe(publishedTotal(withRules({})).score);
  });

  test('a veto that voids the survey shows both totals', () => {
    const { vetoItems } = content.template;
    const result = withRules(
      { vetoItems: { ...vetoItems, enabled: true, items: vetoItems?.items ?? [] } },
      { vetoes: [{ item: 'VT3', records: [] }] },
    );
    const text = lines(result);
    const found = vetoItems?.items.find(({ id }) => id === 'VT3');
    if (found === undefined) throw new Error('no veto VT3');
    for (const part of [inLanguage(found, language), result.unsanctioned?.score, result.total.score]) {
      expect(part).toBeTruthy();
      expect(text).toContain(part);
    }
  });
});

test.each(LANGUAGES)('a veto that only voids the survey shows both totals, too (%s)', (language) => {
  const content = printRound();
  const { vetoItems } = content.template;
  const item = { id: 'VT9', zh: '问卷造假', en: 'Forged forms', effect: 'survey leaves void' };
  const template = { ...content.template, vetoItems: { ...vetoItems, enabled: true, items: [item] } };
  const answers = { ...printAnswers(content, UNIT), vetoes: [{ item: 'VT9', records: [] }] };
  const result = scoreUnit({ ...content, template }, answers);
  expect(result.band?.limited).toBeUndefined();
  const text = shown(language, <TotalNotes result={result} names={names} />).textContent ?? '';
  const { score } = publishedTotal(result);
  expect(text).toContain(
    createTexts(language).t('scores:voided', { without: result.unsanctioned?.score ?? '', score: score ?? '' }),
  );
});

describe('two rounds', () => {
  let last: ScoredRound;
  let now: ScoredRound;
  beforeAll(() => {
    last = scoredRound({ id: 'last' });
    const template = cloneOf(last.content);
    // Cloned from the last round and designed anew: another version, other weights of two siblings, one street fewer.
    const [first, second, ...others] = template.leaves;
    if (first === undefined || second === undefined) throw new Error('no items');
    const moved = {
      ...template,
      version: '2',
      leaves: [{ ...first, weight: second.weight }, { ...second, weight: first.weight }, ...others],
    };
    now = scoredRound({ id: 'now', template: moved, units: last.content.units.slice(1) });
  });

  test.each(LANGUAGES)('a line and a row for each street that has a total in both (%s)', (language) => {
    const page = shown(
      language,
      <RoundSlope content={now.content} result={now.result} earlier={last} of="totals" onOf={() => undefined}>
        <span />
      </RoundSlope>,
    );
    const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
    expect(rows).toHaveLength(now.content.units.length);
    const [unit] = now.result.units;
    const old = last.result.units.find((one) => one.unit === unit?.unit);
    if (unit === undefined || old === undefined) throw new Error('no street in both');
    const [before, after] = [publishedTotal(old).score, publishedTotal(unit).score];
    expect(before).not.toBe(after);
    for (const part of [before, after, differenceText(after, before)]) expect(rows[0]?.textContent).toContain(part);
    expect(page.querySelectorAll('svg line, svg path').length).toBeGreaterThanOrEqual(rows.length);
    expect(page.textContent).toContain(createTexts(language).t('charts:slope.otherTemplate'));
  });

  test.each(LANGUAGES)('items go along the crosswalk, under both names (%s)', (language) => {
    const [first, ...others] = now.content.template.leaves;
    const { crosswalk } = now.content.template;
    if (first === undefined || crosswalk === undefined) throw new Error('no crosswalk');
    const { [first.code]: _moved, ...same } = crosswalk.leaves;
    const moved = { ...first, code: 'Z9', zh: '新名', en: 'New name' };
    const renamed = {
      ...now.content.template,
      leaves: [moved, ...others.slice(1)],
      crosswalk: { ...crosswalk, leaves: { ...same, Z9: first.code } },
    };
    const next = scoredRound({ id: 'now', template: renamed });
    const page = shown(
      language,
      <RoundSlope {...next} earlier={last} of={UNIT} onOf={() => undefined}>
        <span />
      </RoundSlope>,
    );
    const row = (code: string) => [...page.querySelectorAll('tbody tr')].find((one) => one.textContent?.includes(code));
    const score = (round: ScoredRound, code: string) =>
      round.result.units.find(({ unit }) => unit === UNIT)?.leaves.find((leaf) => leaf.code === code)?.score ?? '';
    const [before, after] = [score(last, first.code), score(next, 'Z9')];
    for (const part of [inLanguage(moved, language), inLanguage(first, language), before, after])
      expect(row('Z9')?.textContent).toContain(part);
    expect(row('Z9')?.textContent).toContain(differenceText(after, before));
    const gone = others[0]?.code ?? '';
    const texts = createTexts(language);
    expect(row(gone)?.textContent).toContain(texts.t('scores:pairs.how.dropped'));
    // At the left end of its line stands the old code, at the right one the new.
    const labels = [...page.querySelectorAll('svg text')].map((one) => one.textContent);
    expect(labels).toContain(`${first.code} ${before}`);
    expect(labels).toContain(`${after} Z9`);
    expect(labels.some((label) => label?.includes(gone))).toBe(false);
  });

  test.each(LANGUAGES)('what was split or merged is told at each item and has no difference (%s)', (language) => {
    const { template } = now.content;
    const [first, second, third, fourth] = template.leaves;
    const { crosswalk } = template;
    if (first === undefined || second === undefined || third === undefined || fourth === undefined || !crosswalk)
      throw new Error('no items');
    // The first one is two now, and the fourth has gone into the third.
    const half = { ...first, code: 'Z8', zh: '另一半', en: 'The other half' };
    const { [third.code]: _third, [fourth.code]: _fourth, ...plain } = crosswalk.leaves;
    const redesigned = {
      ...template,
      leaves: [half, ...template.leaves.filter(({ code }) => code !== fourth.code)],
      crosswalk: {
        ...crosswalk,
        leaves: { ...plain, Z8: first.code },
        madeOf: { [third.code]: [third.code, fourth.code] },
      },
    };
    const next = scoredRound({ id: 'now', template: redesigned });
    const page = shown(language, <RoundPairs comparison={compareRounds(next, last, UNIT)} />);
    const told = [...page.querySelectorAll('tbody tr')].filter((row) => row.querySelector('.pair-became') !== null);
    const names = (...leaves: (typeof first)[]) =>
      listed(
        leaves.map((leaf) => `${leaf.code} ${inLanguage(leaf, language)}`),
        language,
      );
    const { t } = createTexts(language);
    expect(told.map((row) => row.querySelector('.pair-became')?.textContent)).toEqual([
      t('scores:pairs.how.split', { items: names(first) }),
      t('scores:pairs.how.split', { items: names(first) }),
      t('scores:pairs.how.merged', { items: names(third, fourth) }),
      t('scores:pairs.how.divided', { items: names(first, half) }),
      t('scores:pairs.how.joined', { items: names(third) }),
      t('scores:pairs.how.joined', { items: names(third) }),
    ]);
    for (const row of told) {
      const figures = [...row.querySelectorAll('td')].slice(0, 3).map((cell) => cell.textContent);
      expect(figures.filter((figure) => figure === '–')).toHaveLength(2);
      expect(figures[2]).toBe('–');
    }
    expect(page.textContent).toContain(t('scores:pairs.otherSystem'));
  });

  test('nothing is drawn while no round is chosen, and nothing in common is said', () => {
    const none = (earlier: ScoredRound | undefined) =>
      shown(
        'zh',
        <RoundSlope content={now.content} result={now.result} earlier={earlier} of="totals" onOf={() => undefined}>
          <span />
        </RoundSlope>,
      );
    expect(none(undefined).querySelector('svg.chart')).toBeNull();
    cleanup();
    const page = none({ ...last, result: { ...last.result, units: last.result.units.slice(0, 1) } });
    expect(page.querySelector('svg.chart')).toBeNull();
    expect(page.textContent).toContain(createTexts('zh').t('charts:slope.nothing'));
  });
});
