import { describe, expect, it } from 'vitest';
import { heatClass } from '../../../renderer/charts/heat-class.ts';
import { spread } from '../../../renderer/charts/spread.ts';
import { scoreRows, shownRows, type BoardView } from '../../../renderer/features/scores/board/rows.ts';
import { differenceText } from '../../../shared/scoring/printed-difference.ts';
import { scoredRound } from '../../support/print-fixtures.ts';

const { content, result } = scoredRound();
const rows = scoreRows(content, result, undefined);
const view = (change: Partial<BoardView>): BoardView => ({
  sort: 'unit',
  rising: true,
  band: 'all',
  provisionalOnly: false,
  ...change,
});
const units = (shown: typeof rows) => shown.map(({ unit }) => unit.unit);

describe('the score board', () => {
  it('sorts by any column, both ways, with nothing last', () => {
    const falling = shownRows(rows, view({ sort: 'total', rising: false })).map(({ score }) => Number(score));
    expect(falling).toEqual(falling.toSorted((a, b) => b - a));
    const [first] = rows;
    if (first === undefined) throw new Error('no street');
    const open = [{ ...first, score: null }, ...rows.slice(1)];
    for (const rising of [true, false]) {
      expect(units(shownRows(open, view({ sort: 'total', rising }))).at(-1)).toBe(first.unit.unit);
    }
    const byCategory = shownRows(rows, view({ sort: 'A' })).map(({ unit }) =>
      Number(unit.nodes.find(({ code }) => code === 'A')?.score),
    );
    expect(byCategory).toEqual(byCategory.toSorted((a, b) => a - b));
  });
  it('filters by band and by what is preliminary', () => {
    const bands = new Set(rows.map(({ unit }) => unit.band?.zh));
    const counted = [...bands].map((band) => shownRows(rows, view({ band: band ?? 'none' })).length);
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(rows.length);
    expect(shownRows(rows, view({ provisionalOnly: true })).every(({ unit }) => unit.provisional)).toBe(true);
  });
  it('compares with another round by printed figures', () => {
    const earlier = { ...result, units: result.units.slice(1) };
    const compared = scoreRows(content, result, earlier);
    expect(compared.filter(({ change }) => change === '0.00')).toHaveLength(result.units.length - 1);
    expect(compared.filter(({ change }) => change === null)).toHaveLength(1);
  });
  it('gives every street its tier', () => {
    expect(rows.every(({ score, tier }) => (score === null) === (tier === null))).toBe(true);
  });
});

describe('figures', () => {
  it('differ by what a reader works out', () => {
    expect(differenceText('80.10', '80.05')).toBe('+0.05');
    expect(differenceText('0.1', '0.3')).toBe('−0.20');
    expect(differenceText('5', '5.00')).toBe('0.00');
    expect(differenceText(null, '1')).toBeNull();
  });
  it('have tints that change where they say', () => {
    expect(['0', '59.99', '60', '79.99', '80', '90', '94.99', '95', '100'].map(heatClass)).toEqual(
      ['1', '1', '2', '2', '3', '4', '4', '5', '5'].map((tint) => `heat-${tint}`),
    );
    expect(heatClass(null)).toBe('heat-none');
  });
  it('keep their labels apart', () => {
    expect(spread([10, 10, 11, 40], 5)).toEqual([10, 15, 20, 40]);
    expect(spread([], 5)).toEqual([]);
  });
});
