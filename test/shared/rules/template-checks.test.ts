import { describe, expect, it } from 'vitest';
import type { Leaf, Template } from '../../../shared/model/template.ts';
import { checkTemplate } from '../../../shared/rules/template-checks.ts';
import { leafOf, template } from '../scoring/round-fixture.ts';

const codes = (changed: Template) => checkTemplate(changed).map((issue) => `${issue.code} ${issue.path}`);
const withLeaf = (code: string, change: Partial<Leaf>): Template => ({
  ...template,
  leaves: template.leaves.map((leaf) => (leaf.code === code ? { ...leaf, ...change } : leaf)),
});
const withNode = (code: string, change: object): Template => ({
  ...template,
  nodes: template.nodes.map((node) => (node.code === code ? { ...node, ...change } : node)),
});

describe('a template fit for scoring', () => {
  it('the default one is', () => {
    expect(checkTemplate(template)).toEqual([]);
  });
  it('weights inside one parent sum to exactly 100, naming parent and sum', () => {
    expect(checkTemplate(withLeaf('A1.1.1', { weight: 70.001 }))).toEqual([
      { code: 'weights_sum', path: 'A1.1', detail: '100.001' },
    ]);
    expect(codes(withNode('A', { weight: 29 }))).toEqual(['weights_sum total']);
    // 33.3 + 33.3 + 33.4 is 100 exactly, which doubles would not say.
    const thirds = ['A2.1.1', 'A2.1.2', 'A2.1.3'];
    const leaves = template.leaves.map((leaf) =>
      thirds.includes(leaf.code) ? { ...leaf, weight: leaf.code === 'A2.1.3' ? 33.4 : 33.3 } : leaf,
    );
    expect(checkTemplate({ ...template, leaves })).toEqual([]);
  });
  it('source weights of a leaf sum to exactly 100, each source once', () => {
    const sources = leafOf('A2.1.1').sources;
    expect(codes(withLeaf('A2.1.1', { sources: sources.slice(0, 2) }))).toEqual([
      'source_weights_sum A2.1.1',
      'review_needed A2.1.1',
    ]);
    const [first, ...rest] = sources;
    const twice = first === undefined ? [] : [{ ...first, weight: 10 }, { ...first, weight: 5 }, ...rest];
    expect(codes(withLeaf('A2.1.1', { sources: twice }))).toEqual(['source_repeated A2.1.1']);
  });
  it('codes are unique, parents exist, every node has children', () => {
    expect(codes({ ...template, leaves: [...template.leaves, { ...leafOf('A1.1.1'), weight: 0 }] })).toEqual([
      'code_repeated A1.1.1',
    ]);
    expect(codes(withLeaf('A1.1.1', { parent: 'Z' }))).toContain('parent_unknown A1.1.1');
    const node = { code: 'A9', level: 2, parent: 'A', zh: '', en: '', weight: 0, provenance: [] };
    expect(codes({ ...template, nodes: [...template.nodes, node] })).toContain('node_without_children A9');
    expect(codes({ ...template, leaves: [] })).toContain('no_leaf total');
  });
  it('no node is above itself, and every leaf lies equally deep', () => {
    expect(codes(withNode('A', { parent: 'A1.1' }))).toContain('parent_is_below A1.1.1');
    expect(codes(withLeaf('A1.1.1', { parent: 'A1' })).some((text) => text.startsWith('depth_differs'))).toBe(true);
  });
  it('goalposts differ, scales and parameters exist', () => {
    const ratio = leafOf('A2.2.1').method;
    const posts = ratio.type === 'ratio' ? { ...ratio, floorPercent: 60, targetPercent: 60 } : ratio;
    expect(codes(withLeaf('A2.2.1', { method: posts }))).toEqual(['goalposts_equal A2.2.1']);
    expect(codes({ ...template, unitParameters: [] })).toContain('parameter_unknown A2.2.1');
    const graded = leafOf('A2.2.2').method;
    const scale = graded.type === 'graded' ? { ...graded, scale: 'grade9' } : graded;
    expect(codes(withLeaf('A2.2.2', { method: scale }))).toEqual(['scale_unknown A2.2.2']);
  });
  it.each([
    [[80, 90, 60, 0], ['bands_out_of_order bands']],
    [[90, 90, 0], ['bands_out_of_order bands']],
    [[101, 60, 0], ['bands_out_of_order bands']],
    [[90, 80, 60], ['bands_without_zero bands']],
    [[], ['bands_without_zero bands']],
    [[0], []],
  ])('bands fall to 0: %j', (bounds, expected) => {
    const resultBands = bounds.map((min) => ({ zh: '', en: '', min }));
    // The vetoes of the template name bands that these lists do not have.
    expect(codes({ ...template, resultBands, vetoItems: undefined })).toEqual(expected);
  });
  it('grades fall to 0, questions name leaves that exist', () => {
    const grade4 = template.scales.grade4.toReversed();
    expect(codes({ ...template, scales: { ...template.scales, grade4 } })[0]).toBe('grades_out_of_order grade4');
    const leaves = template.leaves.filter((leaf) => leaf.code !== 'B1.1.2');
    expect(codes({ ...template, leaves })).toContain('question_leaf_unknown W1');
  });
  it('a single wrong weight is found in any parent', () => {
    for (const leaf of template.leaves) {
      expect(codes(withLeaf(leaf.code, { weight: leaf.weight + 0.000001 }))).toEqual([`weights_sum ${leaf.parent}`]);
    }
  });
});
