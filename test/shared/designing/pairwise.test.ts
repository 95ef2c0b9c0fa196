import { describe, expect, it } from 'vitest';
import { comparisonOf, judgedBy, judgedByAll, newComparison, pairsOf } from '../../../shared/designing/pairwise.ts';
import { applyEdit } from '../../../shared/designing/apply-edit.ts';
import { template } from '../scoring/round-fixture.ts';
import { edited, NONE } from './designs.ts';

const start = newComparison(template, null, '甲');

describe('weights by comparing two by two', () => {
  it('are equal where everything is, and whole weights sum to 100 with the drift beside them', () => {
    expect(pairsOf(start.codes)).toEqual([
      { left: 'A', right: 'B' },
      { left: 'A', right: 'C' },
      { left: 'B', right: 'C' },
    ]);
    const judged = judgedBy(start, 0);
    expect(judged?.weights.map((one) => one.whole)).toEqual([34, 33, 33]);
    expect(judged?.weights[0]?.drift).toBeCloseTo(2 / 3, 9);
    expect(judged?.contradicts).toBe(false);
  });

  it('follow consistent judgements exactly, and name the worst pair of contradicting ones', () => {
    const fine = judgedBy({ ...start, people: [{ name: '', pairs: [2, 4, 2] }] }, 0);
    expect(fine?.weights.map((one) => one.exact.toFixed(4))).toEqual(['57.1429', '28.5714', '14.2857']);
    expect(fine?.ahp.consistencyRatio).toBeCloseTo(0, 9);
    const circle = judgedBy({ ...start, people: [{ name: '', pairs: [5, 1 / 5, 5] }] }, 0);
    expect(circle?.contradicts).toBe(true);
    expect(circle?.ahp.worst).not.toBeNull();
  });

  it('of a group are those of the geometric mean: opposite judgements cancel', () => {
    const people = [
      { name: '甲', pairs: [3, 5, 2] },
      { name: '乙', pairs: [1 / 3, 1 / 5, 1 / 2] },
    ];
    const all = judgedByAll({ ...start, people });
    expect(all?.weights.map((one) => one.exact.toFixed(6))).toEqual(['33.333333', '33.333333', '33.333333']);
  });

  it('are kept with the design, for exactly the children that were compared', () => {
    const kept = edited(template, { t: 'comparison', parent: null, comparison: start });
    expect(comparisonOf(kept, null)).toEqual(start);
    const more = edited(kept, { t: 'add-node', parent: null, zh: '四', en: '' });
    expect(comparisonOf(more, null)).toBeNull();
    const short = { ...start, people: [{ name: '', pairs: [1] }] };
    expect(applyEdit(template, { t: 'comparison', parent: null, comparison: short }, NONE)).toMatchObject({
      ok: false,
      error: { code: 'comparison_misfit' },
    });
  });
});
