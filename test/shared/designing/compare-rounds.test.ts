import { describe, expect, it } from 'vitest';
import { compareRounds, totalChanges } from '../../../shared/designing/compare-rounds.ts';
import { cloneOf } from '../../../shared/designing/crosswalk.ts';
import { leafPairs } from '../../../shared/designing/leaf-pairs.ts';
import type { Leaf, Template } from '../../../shared/model/template.ts';
import { scoredRound } from '../../support/print-fixtures.ts';

const last = scoredRound({ id: 'last' });
const UNIT = last.content.units[0] ?? '';

/** The next round: one item under another code and name, one split in two, one dropped, one new, one scored otherwise. */
function changed(): Template {
  const template = cloneOf(last.content);
  const { crosswalk } = template;
  if (crosswalk === undefined) throw new Error('a clone has a crosswalk');
  const leaves = template.leaves.flatMap((leaf): Leaf[] => {
    if (leaf.code === 'A1.1.1') return [{ ...leaf, code: 'A1.1.7', zh: '新的名称', en: 'New name' }];
    if (leaf.code === 'A2.1.1') return [leaf, { ...leaf, code: 'A2.1.8', zh: '分出的一项' }];
    if (leaf.code === 'B1.1.1') return [];
    if (leaf.code === 'C1.1.1') return [leaf, { ...leaf, code: 'C1.1.9', zh: '全新的一项' }];
    if (leaf.code === 'B1.2.1') return [{ ...leaf, sources: leaf.sources.toReversed() }];
    return [leaf];
  });
  const links = new Map(leaves.map(({ code }) => [code, code]));
  links.set('A1.1.7', 'A1.1.1').set('A2.1.8', 'A2.1.1').delete('C1.1.9');
  return { ...template, leaves, crosswalk: { ...crosswalk, leaves: Object.fromEntries(links) } };
}

const now = scoredRound({ id: 'now', template: changed() });
const kinds = (pairs: ReturnType<typeof leafPairs>['pairs']) =>
  pairs
    .filter(({ how, to, from }) => how !== 'compared' || to?.code !== from?.code)
    .map(({ to, from, how }) => [to?.code ?? null, from?.code ?? null, how]);

describe('items of two rounds', () => {
  it('go along the crosswalk: moved ones are compared, split, new and dropped ones are not', () => {
    const { along, pairs } = leafPairs(now.content, last.content);
    expect(along).toBe('crosswalk');
    expect(kinds(pairs)).toEqual([
      ['A1.1.7', 'A1.1.1', 'compared'],
      ['A2.1.1', 'A2.1.1', 'split'],
      ['A2.1.8', 'A2.1.1', 'split'],
      ['C1.1.9', null, 'new'],
      [null, 'B1.1.1', 'dropped'],
    ]);
    const of = (code: string) => pairs.find(({ to }) => to?.code === code)?.changed;
    expect([of('A1.1.7'), of('B1.2.1'), of('B2.1.1')]).toEqual([['name'], ['sources'], []]);
  });

  it('go along it backwards, where what was split is what several were merged into', () => {
    const { along, pairs } = leafPairs(last.content, now.content);
    expect(along).toBe('crosswalk');
    expect(kinds(pairs)).toEqual([
      ['A1.1.1', 'A1.1.7', 'compared'],
      ['A2.1.1', 'A2.1.1', 'merged'],
      ['B1.1.1', null, 'new'],
      [null, 'C1.1.9', 'dropped'],
    ]);
  });

  it('without a crosswalk belong together only if code and name are the same', () => {
    const { crosswalk: _none, ...template } = now.content.template;
    const { along, pairs } = leafPairs({ id: 'now', template }, last.content);
    expect(along).toBe('names');
    // The code of the split one still means the same item; the new name does not.
    expect(kinds(pairs)).toEqual([
      ['A1.1.7', null, 'new'],
      ['A2.1.8', null, 'new'],
      ['C1.1.9', null, 'new'],
      [null, 'A1.1.1', 'dropped'],
      [null, 'B1.1.1', 'dropped'],
    ]);
    const swapped = template.leaves.map((leaf) => (leaf.code === 'B2.1.1' ? { ...leaf, zh: '别的' } : leaf));
    const other = leafPairs({ id: 'now', template: { ...template, leaves: swapped } }, last.content);
    expect(other.pairs.find(({ to }) => to?.code === 'B2.1.1')?.how).toBe('new');
  });
});

describe('scores of two rounds', () => {
  it('have a difference only where the items are the same', () => {
    const { total, compared, others } = compareRounds(now, last, UNIT);
    const score = (round: typeof now, code: string) =>
      round.result.units.find(({ unit }) => unit === UNIT)?.leaves.find((leaf) => leaf.code === code)?.score ?? null;
    expect(compared.length).toBe(now.content.template.leaves.length - 3);
    const moved = compared.find(({ to }) => to?.code === 'A1.1.7');
    expect([moved?.before, moved?.after]).toEqual([score(last, 'A1.1.1'), score(now, 'A1.1.7')]);
    expect(moved?.before).not.toBeNull();
    const sizes = compared.map(({ difference }) => Math.abs(Number(difference?.replace('−', '-') ?? Number.NaN)));
    const known = sizes.filter((size) => !Number.isNaN(size));
    expect(known).toEqual(known.toSorted((a, b) => b - a));
    expect(others.every(({ difference }) => difference === null)).toBe(true);
    const dropped = others.find(({ how }) => how === 'dropped');
    expect([dropped?.before, dropped?.after]).toEqual([score(last, 'B1.1.1'), null]);
    expect(total.difference).not.toBeNull();
  });

  it('of the district are the medians, and streets without a total in both are left out', () => {
    const { compared, total } = compareRounds(now, last, null);
    expect(total).toMatchObject({ before: last.result.medians['total'], after: now.result.medians['total'] });
    expect(compared[0]?.before).toBe(last.result.medians[compared[0]?.from?.code ?? '']);
    const fewer = { ...last, result: { ...last.result, units: last.result.units.slice(1) } };
    expect(totalChanges(now, last)).toHaveLength(now.result.units.length);
    expect(totalChanges(now, fewer).map(({ unit }) => unit)).not.toContain(UNIT);
    expect(compareRounds(now, fewer, UNIT).total).toMatchObject({ before: null, difference: null });
  });
});
