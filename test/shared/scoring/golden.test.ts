import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SOURCES } from '../../../shared/model/ids.ts';
import { scoreSubjects } from '../../../shared/scoring/score-subjects.ts';
import { leavesWithoutScore, sourceShares } from '../../../shared/scoring/source-shares.ts';
import { template } from './round-fixture.ts';

const Expected = z.object({ total: z.string(), nodes: z.record(z.string(), z.string().nullable()) });
const Golden = z.object({
  inputs: z.record(z.string(), z.partialRecord(z.enum(SOURCES), z.number())),
  notApplicable: z.array(z.string()),
  missing: z.record(z.string(), z.array(z.string())),
  expected: z.object({ weighted: Expected, approved: Expected }),
});
const vector = new URL('../../vectors/scoring/golden-rollup.json', import.meta.url);
const golden = Golden.parse(JSON.parse(readFileSync(vector, 'utf8')));

const scores = Object.fromEntries(
  Object.entries(golden.inputs).map(([leaf, given]) => [
    leaf,
    Object.fromEntries(
      Object.entries(given)
        .filter(([source]) => golden.missing[leaf]?.includes(source) !== true)
        .map(([source, score]) => [source, String(score)]),
    ),
  ]),
);

function score(mode: 'weighted' | 'approved', precision: 'display' | 'everyLevel') {
  return scoreSubjects(template, { unit: 'u', mode, precision }, { scores, notApplicable: golden.notApplicable });
}

describe.each(['weighted', 'approved'] as const)('worked example, mode %s', (mode) => {
  it('gives every one of the 76 nodes and leaves, and the total', () => {
    const result = score(mode, 'display');
    const found = Object.fromEntries([...result.nodes, ...result.leaves].map((node) => [node.code, node.score]));
    expect(Object.keys(found)).toHaveLength(76);
    expect(found).toEqual(golden.expected[mode].nodes);
    expect(result.total.score).toBe(golden.expected[mode].total);
    expect(result.coverage).toBe('100.00');
    expect(result.provisional).toBe(false);
    expect(result.band?.zh).toBe('良好');
  });
  it('differs by a hundredth where every level is rounded', () => {
    expect(score(mode, 'everyLevel').total.score).toBe(mode === 'weighted' ? '88.06' : '86.50');
  });
  it('marks the leaf that is not applicable up to the total and shows what it could change', () => {
    const result = score(mode, 'display');
    expect(result.leaves.find((leaf) => leaf.code === 'B3.1.2')).toMatchObject({ status: 'na', score: null });
    expect(result.total.marks).toEqual([{ code: 'children_na', detail: 'B3.1.2' }]);
    expect(result.low).toBe(result.total.score);
    expect(Number(result.withNa?.low)).toBeLessThan(Number(result.low));
    expect(Number(result.withNa?.high)).toBeGreaterThan(Number(result.high));
    const sibling = result.leaves.find((leaf) => leaf.code === 'B3.1.1');
    expect(sibling).toMatchObject({ effectiveWeight: '100' });
  });
});

describe('who decides', () => {
  it('shares of the total by source', () => {
    expect(sourceShares(template, 'weighted')).toEqual({
      SELF: '12.19',
      DEPT: '21.88',
      WORKER: '8.29',
      RESIDENT: '8.89',
      REVIEW: '48.75',
    });
    expect(sourceShares(template, 'approved')).toEqual({
      SELF: '0.00',
      DEPT: '0.00',
      WORKER: '8.29',
      RESIDENT: '8.89',
      REVIEW: '82.81',
    });
  });
  it('names the leaves that could never be scored without a source', () => {
    expect(leavesWithoutScore(template, ['SELF', 'DEPT', 'WORKER', 'RESIDENT', 'REVIEW'], 'weighted')).toEqual([]);
    expect(leavesWithoutScore(template, ['SELF', 'DEPT', 'WORKER', 'REVIEW'], 'weighted')).toEqual([
      'C3.1.2',
      'C3.3.1',
    ]);
    expect(leavesWithoutScore(template, ['SELF', 'DEPT', 'WORKER', 'RESIDENT'], 'weighted')).toHaveLength(39);
  });
});

it('refuses source scores outside 0–100', () => {
  const settings = { unit: 'u', mode: 'weighted', precision: 'display' } as const;
  for (const bad of ['100.01', '-1', 'NA', '']) {
    expect(() => scoreSubjects(template, settings, { scores: { 'A1.1.1': { SELF: bad } }, notApplicable: [] })).toThrow(
      RangeError,
    );
  }
});
