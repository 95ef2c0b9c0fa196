import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compositeTree, type CompositeNode } from '../../../../shared/scoring/composite/composite-tree.ts';
import { anyNodes, treeFrom } from '../../../support/composite.ts';
import { runs } from '../../../support/depth.ts';

const node = (code: string, parent: string | null, weight = 1): CompositeNode => ({ code, parent, weight });

describe('a tree of indicators', () => {
  it('puts children before parents and knows levels, whatever the order', () => {
    const tree = treeFrom([node('T', null), node('B', 'T'), node('A', 'T'), node('a2', 'A'), node('a1', 'A')]);
    expect(tree.codes).toEqual(['B', 'a1', 'a2', 'A', 'T']);
    expect([...tree.level]).toEqual([1, 1, 1, 2, 3]);
    expect(tree.children[tree.top]).toEqual([0, 3]);
    expect([tree.levels, tree.leaves]).toEqual([3, [0, 1, 2]]);
  });

  it.each<[string, CompositeNode[], unknown]>([
    ['nothing', [], { kind: 'empty' }],
    ['a single node', [node('T', null)], { kind: 'top_is_leaf', code: 'T' }],
    ['a code twice', [node('T', null), node('a', 'T'), node('a', 'T')], { kind: 'duplicate', code: 'a' }],
    ['an orphan', [node('T', null), node('a', 'X')], { kind: 'orphan', code: 'a', parent: 'X' }],
    ['two tops', [node('T', null), node('U', null), node('a', 'T')], { kind: 'two_tops', codes: ['T', 'U'] }],
    [
      'a cycle beside a tree',
      [node('T', null), node('t', 'T'), node('a', 'b'), node('b', 'a'), node('c', 'a')],
      { kind: 'cycle', codes: ['a', 'b', 'c'] },
    ],
    ['a node above itself', [node('T', null), node('t', 'T'), node('a', 'a')], { kind: 'cycle', codes: ['a'] }],
    ['nothing but a cycle', [node('a', 'b'), node('b', 'a')], { kind: 'cycle', codes: ['a', 'b'] }],
    [
      'a negative weight',
      [node('T', null), node('a', 'T', -1), node('b', 'T', 2)],
      { kind: 'negative_weight', code: 'a' },
    ],
    ['no weight', [node('T', null), node('a', 'T', Number.NaN)], { kind: 'negative_weight', code: 'a' }],
    ['weights of zero', [node('T', null), node('a', 'T', 0), node('b', 'T', 0)], { kind: 'weights_zero', code: 'T' }],
  ])('refuses %s', (_, nodes, fault) => {
    expect(compositeTree(nodes)).toMatchObject({ ok: false, error: [fault] });
  });

  it('is one tree in any order of its nodes', () => {
    const shuffled = anyNodes().chain((nodes) =>
      fc.tuple(fc.constant(nodes), fc.shuffledSubarray(nodes, { minLength: nodes.length })),
    );
    fc.assert(
      fc.property(shuffled, ([a, b]) => {
        expect(treeFrom(a)).toEqual(treeFrom(b));
      }),
      runs(),
    );
  });

  it('takes a chain of 50,000 levels', () => {
    const chain = Array.from({ length: 50_000 }, (_, at) => node(`n${at}`, at === 0 ? null : `n${at - 1}`));
    expect(treeFrom(chain).levels).toBe(50_000);
  });
});
