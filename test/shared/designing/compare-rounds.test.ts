import { describe, expect, it } from 'vitest';
import { compareRounds, systemsDiffer, totalChanges } from '../../../shared/designing/compare-rounds.ts';
import { cloneOf } from '../../../shared/designing/crosswalk.ts';
import { leafPairs } from '../../../shared/designing/leaf-pairs.ts';
import type { Leaf, Template } from '../../../shared/model/template.ts';
import { scoredRound } from '../../support/print-fixtures.ts';

const last = scoredRound({ id: 'last' });
const UNIT = last.content.units[0] ?? '';

/**
 * The next round: one item under another code and name, one split in two, two merged, one dropped, one new, one scored
 * otherwise.
 */
function changed(): Template {
  const template = cloneOf(last.content);
  const { crosswalk } = template;
  if (crosswalk === undefined) throw new Error('a clone has a crosswalk');
  const leaves = template.leaves.flatMap((leaf): Leaf[] => {
    if (leaf.code === 'A1.1.1') return [{ ...leaf, code: 'A1.1.7', zh: '新的名称', en: 'New name' }];
    if (leaf.code === 'A2.1.1') return [leaf, { ...leaf, code: 'A2.1.8', zh: '分出的一项' }];
    if (leaf.code === 'B1.1.1') return [];
    if (leaf.code === 'B3.1.2') return [];
    if (leaf.code === 'C1.1.1') return [leaf, { ...leaf, code: 'C1.1.9', zh: '全新的一项' }];
    if (leaf.code === 'B1.2.1') return [{ ...leaf, sources: leaf.sources.toReversed() }];
    return [leaf];
  });
  const links = new Map(leaves.map(({ code }) => [code, code]));
  links.set('A1.1.7', 'A1.1.1').set('A2.1.8', 'A2.1.1').delete('C1.1.9');
  links.delete('B3.1.1');
  const madeOf = { 'B3.1.1': ['B3.1.1', 'B3.1.2'] };
  return { ...template, leaves, crosswalk: { ...crosswalk, leaves: Object.fromEntries(links), madeOf } };
}

const now = scoredRound({ id: 'now', template: changed() });
const kinds = (pairs: ReturnType<typeof leafPairs>['pairs']) =>
  pairs
    .filter(({ how, to, from }) => how !== 'compared' || to?.code !== from?.code)
    .map(({ to, from, how, others }) => [to?.code ?? null, from?.code ?? null, how, others.map(({ code }) => code)]);

describe('items of two rounds', () => {
  it('go along the crosswalk: moved ones are compared, split, new and dropped ones are not', () => {
    const { along, pairs } = leafPairs(now.content, last.content);
    expect(along).toBe('crosswalk');
    expect(kinds(pairs)).toEqual([
      ['A1.1.7', 'A1.1.1', 'compared', []],
      ['A2.1.1', null, 'split', ['A2.1.1']],
      ['A2.1.8', null, 'split', ['A2.1.1']],
      ['B3.1.1', null, 'merged', ['B3.1.1', 'B3.1.2']],
      ['C1.1.9', null, 'new', []],
      [null, 'A2.1.1', 'divided', ['A2.1.1', 'A2.1.8']],
      [null, 'B1.1.1', 'dropped', []],
      [null, 'B3.1.1', 'joined', ['B3.1.1']],
      [null, 'B3.1.2', 'joined', ['B3.1.1']],
    ]);
    const of = (code: string) => pairs.find(({ to }) => to?.code === code)?.changed;
    expect([of('A1.1.7'), of('B1.2.1'), of('B2.1.1')]).toEqual([['name'], ['sources'], []]);
  });

  it('go along it backwards, and what became of what stays the same', () => {
    const { along, pairs } = leafPairs(last.content, now.content);
    expect(along).toBe('crosswalk');
    expect(kinds(pairs)).toEqual([
      ['A1.1.1', 'A1.1.7', 'compared', []],
      ['A2.1.1', null, 'divided', ['A2.1.1', 'A2.1.8']],
      ['B1.1.1', null, 'new', []],
      ['B3.1.1', null, 'joined', ['B3.1.1']],
      ['B3.1.2', null, 'joined', ['B3.1.1']],
      [null, 'A2.1.1', 'split', ['A2.1.1']],
      [null, 'A2.1.8', 'split', ['A2.1.1']],
      [null, 'B3.1.1', 'merged', ['B3.1.1', 'B3.1.2']],
      [null, 'C1.1.9', 'dropped', []],
    ]);
  });

  it('without a crosswalk belong together only if code and name are the same', () => {
    const { crosswalk: _none, ...template } = now.content.template;
    const { along, pairs } = leafPairs({ id: 'now', template }, last.content);
    expect(along).toBe('names');
    // The code of the split one still means the same item; the new name does not.
    expect(kinds(pairs)).toEqual([
      ['A1.1.7', null, 'new', []],
      ['A2.1.8', null, 'new', []],
      ['C1.1.9', null, 'new', []],
      [null, 'A1.1.1', 'dropped', []],
      [null, 'B1.1.1', 'dropped', []],
      [null, 'B3.1.2', 'dropped', []],
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
    expect(compared.length).toBe(now.content.template.leaves.length - 4);
    const moved = compared.find(({ to }) => to?.code === 'A1.1.7');
    expect([moved?.before, moved?.after]).toEqual([score(last, 'A1.1.1'), score(now, 'A1.1.7')]);
    expect(moved?.before).not.toBeNull();
    const sizes = compared.map(({ difference }) => Math.abs(Number(difference?.replace('−', '-') ?? Number.NaN)));
    const known = sizes.filter((size) => !Number.isNaN(size));
    expect(known).toEqual(known.toSorted((a, b) => b - a));
    expect(others.every(({ difference }) => difference === null)).toBe(true);
    const dropped = others.find(({ how }) => how === 'dropped');
    expect([dropped?.before, dropped?.after]).toEqual([score(last, 'B1.1.1'), null]);
    // Those of a merge stand with the score of their own round, and none beside it.
    const joined = others.filter(({ how }) => how === 'joined' || how === 'merged');
    expect(joined.map(({ before, after }) => [before, after])).toEqual([
      [null, score(now, 'B3.1.1')],
      [score(last, 'B3.1.1'), null],
      [score(last, 'B3.1.2'), null],
    ]);
    expect(total.difference).not.toBeNull();
  });

  it('are said to be put together otherwise only where more than words differ', () => {
    const { template } = last.content;
    const like = (leaves: readonly Leaf[], more: Partial<Template> = {}) =>
      systemsDiffer(
        { ...last, content: { ...last.content, template: { ...template, leaves: [...leaves], ...more } } },
        last,
      );
    const [first, second, ...others] = template.leaves;
    if (first === undefined || second === undefined) throw new Error('no items');
    expect(like(template.leaves)).toBe(false);
    expect(like([{ ...first, zh: '换个说法', evidence: [] }, second, ...others], { title: { zh: '', en: '' } })).toBe(
      false,
    );
    expect(like([{ ...first, weight: first.weight + 1 }, second, ...others])).toBe(true);
    expect(like([second, ...others])).toBe(true);
    expect(like(template.leaves, { resultBands: template.resultBands.slice(1) })).toBe(true);
    expect(compareRounds(now, last, null).otherSystem).toBe(true);
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
