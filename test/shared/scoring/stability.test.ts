import { describe, expect, it } from 'vitest';
import { publishedTotal } from '../../../shared/model/result.ts';
import { parseFractionText, toDouble } from '../../../shared/scoring/fraction.ts';
import { scoreRound } from '../../../shared/scoring/score-round.ts';
import { scoreUnit } from '../../../shared/scoring/score-unit.ts';
import { nextBandSteps, spreadShares } from '../../../shared/scoring/stability/next-band.ts';
import { oneOut } from '../../../shared/scoring/stability/one-out.ts';
import { otherRules } from '../../../shared/scoring/stability/other-rules.ts';
import { assertSame, leavesOf, plainTree, totalOf } from '../../../shared/scoring/stability/plain-tree.ts';
import { roundStability } from '../../../shared/scoring/stability/round-stability.ts';
import { weightRuns } from '../../../shared/scoring/stability/weight-runs.ts';
import { atOnce } from '../../../shared/steps.ts';
import { fullAnswers, roundContent, slot, template, withLeaf } from './round-fixture.ts';

const content = roundContent({ units: template.streets.slice(0, 4).map(({ code9 }) => code9) });
const answers = content.units.map((unit, i) => fullAnswers(unit, i + 1, 14, 34));
const result = scoreRound(content, answers);
const [street] = result.units;
if (street === undefined) throw new Error('no street');
const tree = plainTree(template);
const exact = (text: string | null) => toDouble(parseFractionText(text ?? '0') ?? { n: 0n, d: 1n });
const runs = (seed: number, count: number, spread = 0.25) =>
  atOnce(weightRuns(template, result, { seed, runs: count, spread }));

describe('the tree in doubles', () => {
  it('agrees with the exact score to 1e-9, and says so where it does not', () => {
    for (const unit of result.units) {
      const total = totalOf(tree, leavesOf(tree, unit), tree.weights);
      expect(Math.abs((total ?? 0) - exact(unit.total.exact))).toBeLessThan(1e-9);
      expect(() => assertSame(unit, (total ?? 0) + 1e-8)).toThrow('in doubles');
    }
  });
  it('has means in their order, and none where a score is 0', () => {
    const leaves = leavesOf(tree, street);
    const of = (kind: 'arithmetic' | 'geometric' | 'harmonic') =>
      totalOf(tree, leaves, tree.weights, kind) ?? Number.NaN;
    expect(of('harmonic')).toBeLessThan(of('geometric'));
    expect(of('geometric')).toBeLessThan(of('arithmetic'));
    const zero = leaves.map((value, at) => (at === leaves.findIndex((one) => one !== null) ? 0 : value));
    expect(totalOf(tree, zero, tree.weights, 'geometric')).toBeNull();
    expect(totalOf(tree, zero, tree.weights, 'harmonic')).toBeNull();
    expect(
      totalOf(
        tree,
        leaves.map(() => 80),
        tree.weights,
        'geometric',
      ),
    ).toBeCloseTo(80, 9);
  });
});

describe('runs with other weights', () => {
  it('are the same for the same seed, and a run depends on its number alone', () => {
    expect(runs(7, 60)).toEqual(runs(7, 60));
    expect(runs(7, 60)).not.toEqual(runs(8, 60));
    const [short, long] = [runs(7, 1), runs(7, 2)];
    expect(long.streets[0]?.least).toBeLessThanOrEqual(short.streets[0]?.least ?? 0);
  });
  it('surround the score, the wider the spread the wider', () => {
    const [narrow, wide] = [runs(3, 200, 0.1), runs(3, 200, 0.5)];
    for (const one of wide.streets) {
      expect(one.least).toBeLessThanOrEqual(one.low);
      expect(one.low).toBeLessThanOrEqual(one.mean);
      expect(one.mean).toBeLessThanOrEqual(one.high);
      expect(one.high).toBeLessThanOrEqual(one.most);
      const same = narrow.streets.find(({ unit }) => unit === one.unit);
      expect((same?.high ?? 0) - (same?.low ?? 0)).toBeLessThanOrEqual(one.high - one.low);
    }
  });
  it('list the streets by place and refuse a spread that would turn weights negative', () => {
    const places = runs(1, 20).streets.map(({ place }) => place);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    for (const bad of [0, 1, -0.1, 1.5]) expect(() => runs(1, 1, bad)).toThrow(RangeError);
  });
});

describe('one thing left out', () => {
  const outs = oneOut(template, street);
  it('changes the total as the exact engine says for an item that is not applicable', () => {
    const unit = street.unit;
    const base = answers[0];
    if (base === undefined) throw new Error('no answers');
    const open = template.leaves.find(({ naAllowed }) => naAllowed)?.code ?? '';
    const na = { t: 'na', reason: '无' } as const;
    const slots = [slot('self', open, null, na), slot('review', open, 'p1', na), slot('review', open, 'p2', na)];
    const without = scoreUnit(content, { ...withLeaf(base, open, slots), unit });
    const found = outs.find(({ kind, what }) => kind === 'leaf' && what === open);
    expect(found?.change).toBeCloseTo(exact(without.total.exact) - exact(street.total.exact), 9);
  });
  it('lists the greatest change first, items, branches and sources', () => {
    const sizes = outs.map(({ change }) => Math.abs(change ?? 0));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(new Set(outs.map(({ kind }) => kind))).toEqual(new Set(['leaf', 'branch', 'source']));
    expect(outs.filter(({ kind }) => kind === 'source')).toHaveLength(5);
  });
  it('is nothing without a total', () => {
    const [none] = scoreRound(roundContent({ units: [street.unit] }), []).units;
    expect(none === undefined ? null : oneOut(template, none)).toEqual([]);
  });
});

describe('the next band', () => {
  it('is reached by the points that are named, and not by a hundredth of the total less', () => {
    const [step] = nextBandSteps(street);
    if (step === undefined || street.toNextBand === undefined) throw new Error('no step');
    const leaf = street.leaves.find(({ code }) => code === step.leaf);
    const share = exact(leaf?.fullMarkExact ?? null) / 100;
    const gap = Number(street.toNextBand.points);
    expect(Number(step.needed) * share).toBeGreaterThanOrEqual(gap - 1e-9);
    expect((Number(step.needed) - 0.01) * share).toBeLessThan(gap);
  });
  it('says of every item whether it can do it alone', () => {
    for (const { leaf, needed, possible } of nextBandSteps(street)) {
      const score = exact(street.leaves.find(({ code }) => code === leaf)?.exact ?? null);
      // What is printed is rounded up, so it may lie a hundredth above what is just possible.
      expect(score + Number(needed) - (possible ? 0.01 : 0) <= 100).toBe(possible);
    }
  });
});

describe('shares of the spread', () => {
  it('sum to 1, and do not exist where all totals are equal', () => {
    const shares = spreadShares(result.units);
    expect(shares.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(1, 6);
    expect(spreadShares([street, street]).every(({ share }) => share === null)).toBe(true);
    expect(spreadShares([])).toEqual([]);
  });
});

describe('other rules', () => {
  const rules = atOnce(otherRules(content, result, answers));
  const of = (rule: string) => rules.find((one) => one.rule === rule);
  it('keep the official score and agree with it wholly', () => {
    expect(of('official')?.streets.map(({ score }) => score?.toFixed(2))).toEqual(
      result.units.map((unit) => publishedTotal(unit).score),
    );
    expect(of('official')).toMatchObject({ spearman: 1, tauB: 1, largestChange: 0 });
  });
  it('score the other mode as a round of that mode would', () => {
    const approved = scoreRound(roundContent({ units: content.units, policy: { mode: 'approved' } }), answers);
    expect(of('other_mode')?.streets.map(({ score }) => score?.toFixed(2))).toEqual(
      approved.units.map((unit) => publishedTotal(unit).score),
    );
  });
  it('include other points for the options and no critical caps', () => {
    expect(rules.map(({ rule }) => rule)).toEqual([
      'official',
      'equal_weights',
      'other_mode',
      'other_options',
      'no_critical',
      'geometric',
      'harmonic',
    ]);
    expect(of('other_options')?.streets).not.toEqual(of('official')?.streets);
  });
});

it('a whole page has no NaN anywhere, also for an empty round', () => {
  expect(JSON.stringify(atOnce(roundStability(content, result, answers, 20)))).not.toMatch(/NaN|Infinity/);
  const nothing = atOnce(roundStability(content, scoreRound(content, []), [], 20));
  expect(nothing.weights.every(({ streets }) => streets.length === 0)).toBe(true);
  expect(JSON.stringify(nothing)).not.toMatch(/NaN|Infinity/);
});
