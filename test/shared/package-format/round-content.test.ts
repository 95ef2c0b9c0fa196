import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RoundContent } from '../../../shared/model/round.ts';
import {
  ROUND_RESOURCES,
  joinRound,
  splitRound,
  type JsonResource,
} from '../../../shared/package-format/round-content.ts';
import type { SignedRoot } from '../../../shared/package-format/root.ts';
import { runs } from '../../support/depth.ts';

const sets = new URL('../../../resources/indicator-sets/', import.meta.url);
const template: RoundContent['template'] = JSON.parse(
  readFileSync(new URL('xicheng-2021.template.json', sets), 'utf8'),
);
const roots: readonly SignedRoot[] = [{ payload: 'e30', signatures: [{ protected: 'e30', signature: 'AA' }] }];

const base: RoundContent = RoundContent.parse({
  id: 'r1',
  name: { zh: '轮次', en: 'Round' },
  period: { from: '2026-10-01', to: '2026-12-31' },
  simulated: false,
  units: ['110102001'],
  sources: ['SELF'],
  policy: {
    mode: 'approved',
    precision: 'everyLevel',
    requiredReviewers: 2,
    allDepartmentsRequired: false,
    encryption: 'none',
    office: '区委编办',
  },
  template,
  communities: [],
  assignments: { departments: {}, reviewers: {}, excluded: [], deadlines: {} },
  parameters: {},
  roster: { persons: [], devices: [] },
  formRev: 1,
});

const parsed = (resources: readonly JsonResource[]) =>
  new Map<string, unknown>(resources.map(({ path, json }) => [path, JSON.parse(json)]));

const text = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' });
const weight = fc.integer({ min: 0, max: 10_000 }).map((value) => value / 100);
const unit = fc.integer({ min: 110_102_001, max: 110_102_999 }).map(String);
const aContent = fc.record({
  name: fc.record({ zh: text, en: text }),
  simulated: fc.boolean(),
  units: fc.array(unit, { minLength: 1, maxLength: 5 }),
  formRev: fc.integer({ min: 1, max: 99 }),
  parameters: fc.dictionary(unit, fc.dictionary(fc.constantFrom('staff', 'posts'), fc.nat(1000).map(String))),
  nodes: fc.integer({ min: 0, max: template.nodes.length }),
  leaves: fc.integer({ min: 0, max: template.leaves.length }),
  weights: fc.array(weight, { minLength: 7, maxLength: 7 }),
});

describe('a round in resources', () => {
  test('comes back exactly as it was', () => {
    fc.assert(
      fc.property(aContent, ({ nodes, leaves, weights, ...changes }) => {
        let used = 0;
        const next = () => weights[(used += 1) % weights.length] ?? 0;
        const content: RoundContent = {
          ...base,
          ...changes,
          template: {
            ...template,
            nodes: template.nodes.slice(0, nodes).map((node) => ({ ...node, weight: next() })),
            leaves: template.leaves.slice(0, leaves).map((leaf) => ({
              ...leaf,
              weight: next(),
              sources: leaf.sources.map((source) => ({ ...source, weight: next() })),
            })),
          },
        };
        expect(joinRound(parsed(splitRound(content, roots)))).toEqual({ ok: true, value: { content, roots } });
      }),
      runs(0.3),
    );
  });

  test('the indicators name no weight; all weights are in their own resource', () => {
    const split = splitRound(base, roots);
    expect(split.map(({ path }) => path)).toEqual(ROUND_RESOURCES);
    const json = (path: string) => split.find((resource) => resource.path === path)?.json ?? '';
    expect(json('data/indicators.json')).not.toContain('"weight":');
    expect(json('data/weights.json').match(/"weight":/gu)).toHaveLength(
      template.nodes.length + template.leaves.reduce((sum, leaf) => sum + 1 + leaf.sources.length, 0),
    );
    expect(json('data/policy.json')).toContain('"encryption":"none"');
  });

  test.each(ROUND_RESOURCES)('without %s it is refused', (path) => {
    const resources = parsed(splitRound(base, roots));
    resources.delete(path);
    expect(joinRound(resources)).toEqual({
      ok: false,
      error: { code: 'package_refused', reason: 'E_CONTENT_LIST', at: path },
    });
    resources.set(path, []);
    expect(joinRound(resources)).toMatchObject({ ok: false, error: { reason: 'E_SCHEMA' } });
  });

  test('carries what an earlier round confirmed, and only then', () => {
    const previous: NonNullable<RoundContent['previous']> = {
      round: 'r0',
      name: { zh: '去年', en: 'Last year' },
      period: { from: '2025-10-01', to: '2025-12-31' },
      units: { '110102001': { 'A1.1.1': { leaf: 'A1.1.2', value: { t: 'graded', grade: 'B' }, by: 'finding' } } },
    };
    const split = splitRound({ ...base, previous }, roots);
    expect(split.at(-1)?.path).toBe('data/previous.json');
    expect(joinRound(parsed(split))).toEqual({ ok: true, value: { content: { ...base, previous }, roots } });
    const spoiled = parsed(split).set('data/previous.json', { ...previous, units: { '110102001': { 'A1.1.1': {} } } });
    expect(joinRound(spoiled)).toMatchObject({ ok: false, error: { reason: 'E_SCHEMA' } });
  });

  test('may leave the weights out of a copy, and with them all that they came of', () => {
    const comparisons = { A: { codes: ['A1', 'A2', 'A3'], people: [{ name: '甲', pairs: [3, 5, 2] }] } };
    const content: RoundContent = {
      ...base,
      policy: { ...base.policy, hideWeights: true },
      template: { ...template, comparisons },
    };
    const split = splitRound(content, roots, 'random');
    expect(split.filter(({ omissible }) => omissible === true).map(({ path }) => path)).toEqual(['data/weights.json']);
    expect(joinRound(parsed(split))).toEqual({ ok: true, value: { content, roots } });
    const copy = split.filter(({ omissible }) => omissible !== true);
    for (const { json } of copy) expect(json).not.toMatch(/"weight":|"comparisons":/u);
    const joined = joinRound(parsed(copy));
    if (!joined.ok) throw new Error(JSON.stringify(joined.error));
    const { weightsHidden, template: given } = joined.value.content;
    expect(weightsHidden).toBe(true);
    expect(given.comparisons).toBeUndefined();
    expect(given.leaves.every(({ weight, sources }) => weight === 0 && sources.every((one) => one.weight === 0))).toBe(
      true,
    );
  });

  test('weights of other indicators are refused', () => {
    const resources = parsed(splitRound(base, roots));
    const other = { ...template, nodes: template.nodes.toReversed() };
    const weights = splitRound({ ...base, template: other }, roots).find(({ path }) => path === 'data/weights.json');
    resources.set('data/weights.json', JSON.parse(weights?.json ?? 'null'));
    expect(joinRound(resources)).toMatchObject({ ok: false, error: { reason: 'E_SCHEMA' } });
  });
});
