import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ResponseValue } from '../../../shared/model/response.ts';
import type { Leaf } from '../../../shared/model/template.ts';
import { compare, type Fraction } from '../../../shared/scoring/fraction.ts';
import { scoreAnswer } from '../../../shared/scoring/methods/score-answer.ts';
import { scoreUnit } from '../../../shared/scoring/score-unit.ts';
import { runs } from '../../support/depth.ts';
import { UNIT, fullAnswers, leafOf, roundContent, slot, template, withLeaf } from './round-fixture.ts';

const content = roundContent();
function valueOf(leaf: Leaf, value: ResponseValue): Fraction {
  const outcome = scoreAnswer(content, UNIT, leaf, 'review', value);
  if (outcome.value === null) throw new Error(`${leaf.code} ${JSON.stringify(value)} ${outcome.status}`);
  return outcome.value;
}
/** Not below 0 where the first answer scores at least as much as the second. */
function gain(leaf: Leaf, better: ResponseValue, worse: ResponseValue): number {
  return compare(valueOf(leaf, better), valueOf(leaf, worse));
}
function leavesOf(type: string): readonly Leaf[] {
  return template.leaves.filter(({ method }) => method.type === type);
}

/** Every property of one answer holds at every leaf of the kind, so they are drawn, too. */
describe('a better answer never lowers the score', () => {
  it('checklist: an item raised from no to partly to yes', () => {
    const leaf = fc.constantFrom(...leavesOf('checklist'));
    fc.assert(
      fc.property(leaf, fc.array(fc.nat(3), { minLength: 20, maxLength: 20 }), fc.nat(19), (leaf, picks, at) => {
        const { method } = leaf;
        if (method.type !== 'checklist') return;
        const order = ['no', 'partly', 'yes'];
        const index = at % method.items.length;
        const a = Object.fromEntries(method.items.map(({ id }, i) => [id, order[(picks[i] ?? 0) % 3] ?? 'no']));
        const item = method.items[index]?.id ?? '';
        const rank = order.indexOf(a[item] ?? 'no');
        fc.pre(rank < 2);
        const raised = { ...a, [item]: order[rank + 1] ?? 'yes' };
        expect(gain(leaf, { t: 'checklist', a: raised }, { t: 'checklist', a })).toBeGreaterThanOrEqual(0);
      }),
      runs(1),
    );
  });
  it('ratio: a larger numerator where higher is better, a smaller one where lower is', () => {
    const leaf = fc.constantFrom(...leavesOf('ratio'));
    fc.assert(
      fc.property(
        leaf,
        fc.integer({ min: 1, max: 500 }),
        fc.nat(500),
        fc.nat(500),
        fc.boolean(),
        (leaf, base, x, y, turn) => {
          const { method } = leaf;
          if (method.type !== 'ratio') return;
          const free = { ...method, denominator: { ...method.denominator, from: 'entered', fixed: null } };
          const turned = turn
            ? {
                ...free,
                direction: 'lower' as const,
                floorPercent: free.targetPercent,
                targetPercent: free.floorPercent,
              }
            : free;
          const entry = leaf.sources.map((source) => ({ ...source, entry: 'method' as const }));
          const one = { ...leaf, method: turned, sources: entry };
          const [low, high] = [Math.min(x, y) % (base + 1), Math.max(x, y) % (base + 1)].sort((a, b) => a - b);
          const ratio = (num: number | undefined) =>
            ({ t: 'ratio', num: String(num ?? 0), den: String(base) }) as const;
          expect(gain(one, turn ? ratio(low) : ratio(high), turn ? ratio(high) : ratio(low))).toBeGreaterThanOrEqual(0);
        },
      ),
      runs(1),
    );
  });
  it('deduction: fewer occurrences of any rule', () => {
    const leaf = fc.constantFrom(...leavesOf('deduction'));
    fc.assert(
      fc.property(leaf, fc.array(fc.nat(12), { minLength: 12, maxLength: 12 }), fc.nat(11), (leaf, counts, at) => {
        const { method } = leaf;
        if (method.type !== 'deduction') return;
        const n = Object.fromEntries(method.rules.map(({ id }, i) => [id, counts[i] ?? 0]));
        const rule = method.rules[at % method.rules.length]?.id ?? '';
        fc.pre((n[rule] ?? 0) > 0);
        expect(
          gain(leaf, { t: 'deduction', n: { ...n, [rule]: (n[rule] ?? 1) - 1 } }, { t: 'deduction', n }),
        ).toBeGreaterThanOrEqual(0);
      }),
      runs(1),
    );
  });
  it('graded: a better grade, and more points inside one', () => {
    const leaf = leavesOf('graded')[0];
    if (leaf === undefined) throw new Error('no graded leaf');
    const grades = template.scales.grade4;
    for (const [i, better] of grades.entries()) {
      for (const worse of grades.slice(i + 1)) {
        expect(
          gain(leaf, { t: 'graded', grade: better.grade }, { t: 'graded', grade: worse.grade }),
        ).toBeGreaterThanOrEqual(0);
        const least = String(better.min);
        const most = String(worse.min);
        expect(
          gain(
            leaf,
            { t: 'graded', grade: better.grade, points: least },
            { t: 'graded', grade: worse.grade, points: most },
          ),
        ).toBeGreaterThanOrEqual(0);
      }
    }
  });
  it('survey: one answer raised to the best option', () => {
    const full = fullAnswers(UNIT, 4, 14, 34);
    const before = scoreUnit(content, full);
    const scoreOf = (result: typeof before, code: string) =>
      Number(result.leaves.find((one) => one.code === code)?.score);
    fc.assert(
      fc.property(fc.nat(33), (which) => {
        const residents = full.surveys.filter(({ form }) => form === 'resident');
        const chosen = residents[which];
        if (chosen === undefined) throw new Error('no form');
        const surveys = full.surveys.map((one) =>
          one === chosen ? { ...one, answers: { ...one.answers, R11: 'o1' } } : one,
        );
        const after = scoreUnit(content, { ...full, surveys });
        // Straight-lining may then void a form that was also quick; these were not.
        expect(scoreOf(after, 'C3.3.1')).toBeGreaterThanOrEqual(scoreOf(before, 'C3.3.1'));
      }),
      runs(0.1),
    );
  });
});

describe('input that makes no sense', () => {
  const leaf = leafOf('C2.1.1');
  const full = fullAnswers(UNIT, 6, 12, 31);
  it('of every kind gives no score and no fault', () => {
    const bad: readonly ResponseValue[] = [
      { t: 'ratio', num: '1', den: '0' },
      { t: 'ratio', num: '5', den: '4' },
      { t: 'ratio', num: '-1', den: '4' },
      { t: 'ratio', num: '1.5', den: '4' },
      { t: 'graded', grade: 'Z' },
      { t: 'graded', grade: 'A', points: '12' },
      { t: 'checklist', a: { zz: 'yes' } },
      { t: 'deduction', n: { zz: 1 } },
      { t: 'points', s: '100.01' },
      { t: 'points', s: '-0.01' },
    ];
    for (const { code } of template.leaves) {
      for (const value of bad) {
        const result = scoreUnit(content, withLeaf(full, code, [slot('self', code, null, value)]));
        const self = result.leaves.find((one) => one.code === code)?.sources.find(({ source }) => source === 'SELF');
        expect(self?.status === 'value' ? `${code} ${JSON.stringify(value)} ${self.score}` : '').toBe('');
      }
    }
  });
  it('an empty round, one without answers and one without a single valid form are provisional, never zero', () => {
    const empty = scoreUnit(content, { unit: UNIT, slots: [], surveys: [], naConsents: [] });
    expect(empty.total).toMatchObject({ status: 'missing', score: null });
    expect(empty).toMatchObject({ low: '0.00', high: '100.00', band: null, provisional: true });
    const blank = full.surveys.map((survey) => ({ ...survey, answers: {} }));
    const result = scoreUnit(content, { ...full, surveys: blank });
    expect(result.surveys.map(({ valid }) => valid)).toEqual([0, 0]);
    expect(result.leaves.find(({ code }) => code === 'C3.3.1')).toMatchObject({ status: 'missing', score: null });
    expect(result.leaves.find(({ code }) => code === leaf.code)?.status).toBe('value');
  });
});
