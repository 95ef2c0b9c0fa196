import { describe, expect, it } from 'vitest';
import { effectiveWeights } from '../../../../shared/scoring/composite/effective-weights.ts';
import { scoreUnit, type Aggregation } from '../../../../shared/scoring/composite/score-unit.ts';
import { fraction } from '../../../../shared/scoring/fraction.ts';
import type { Normalisation } from '../../../../shared/scoring/normalise/normalise.ts';
import { leaveOneOut } from '../../../../shared/scoring/sensitivity/leave-one-out.ts';
import { underWeights } from '../../../../shared/scoring/sensitivity/perturb.ts';
import { compareScenarios, likeness } from '../../../../shared/scoring/sensitivity/scenarios.ts';
import { preparedTotals, totalsOf } from '../../../../shared/scoring/sensitivity/totals.ts';
import { cronbachAlpha } from '../../../../shared/scoring/statistics/cronbach.ts';
import { valueOf } from '../../../../shared/scoring/statistics/quantity.ts';
import { ranks } from '../../../../shared/scoring/statistics/ranking.ts';
import { defined } from '../../../support/defined.ts';
import { HAVE_REFERENCE, NOT_AT_HAND, numberOf, type Row } from '../../../support/reference.ts';
import { BASE, differences, reference, SETS, type Reference } from './coinr-data.ts';

const AMEAN: Aggregation = { means: ['amean'] };

/** Scores and ranks of every aggregate against `agg_NAME` and `rank_NAME`. */
function compareAggregates(of: Reference, name: string, scores: readonly (readonly (number | null)[])[]): string[] {
  const at = (code: string): number => of.own.place.get(code) ?? -1;
  const places = new Map(
    of.own.codes.map((code, place) => [code, ranks(scores.map((values) => values[place] ?? null))]),
  );
  return [
    ...differences(of.expected(`agg_${name}`), (unit, code) => scores[unit]?.[at(code)]),
    ...differences(of.expected(`rank_${name}`), (unit, code) => places.get(code)?.[unit], 0),
  ];
}

const NORMS: readonly (readonly [string, Normalisation])[] = [
  ['minmax_0_100', { kind: 'minmax', low: 0, high: 100 }],
  ['minmax_1_100', BASE],
  ['zscore_0_1', { kind: 'zscore', mean: 0, deviation: 1 }],
  ['zscore_10_2', { kind: 'zscore', mean: 10, deviation: 2 }],
  ['rank', { kind: 'rank' }],
  ['percentrank', { kind: 'percentrank' }],
  ['goalposts', { kind: 'goalposts' }],
];

const THRESHOLDS: readonly (readonly [string, Aggregation])[] = [
  ['amean_alt_thnone', AMEAN],
  ['amean_alt_th050', { means: ['amean'], leastShares: [fraction(1n, 2n)] }],
  ['amean_alt_th067', { means: ['amean'], leastShares: [fraction(2n, 3n)] }],
  ['amean_alt_th075', { means: ['amean'], leastShares: [fraction(3n, 4n)] }],
  ['amean_alt_th100', { means: ['amean'], leastShares: [fraction(1n)] }],
  ['amean_alt_thbylevel', { means: ['amean'], leastShares: [fraction(3n, 4n), fraction(1n, 2n), fraction(1n)] }],
  ['gmean_alt_th067', { means: ['gmean'], leastShares: [fraction(2n, 3n)] }],
];

const USUAL: readonly (readonly [string, Aggregation])[] = [
  ['goalposts_amean_own', AMEAN],
  ['goalposts_amean_own_th067', { means: ['amean'], leastShares: [fraction(2n, 3n)] }],
];

describe.each(HAVE_REFERENCE ? SETS : [])('%s against COINr 1.1.14', (set) => {
  const of = reference(set);
  const { own, alt } = of;
  const base = of.scores(of.normalised(BASE));

  it.each(NORMS.filter(([name]) => name !== 'goalposts' || set === 'streets15a'))('norm_%s', (name, how) => {
    const columns = of.normalised(how);
    const rows = of.expected(`norm_${name}`);
    expect(Object.keys(rows[0] ?? {}).length).toBeGreaterThan(of.leaves.length);
    expect(differences(rows, (unit, leaf) => columns.get(leaf)?.[unit])).toEqual([]);
  });

  it.each(
    (['amean', 'gmean', 'hmean'] as const).flatMap((mean) =>
      (['eq', 'alt'] as const).map((weights) => [`${mean}_${weights}`, mean, weights] as const),
    ),
  )('agg and rank %s', (name, mean, weights) => {
    const tree = weights === 'eq' ? own : alt;
    const scores = base.map((leaves) => scoreUnit(tree, leaves, { means: [mean] }).values);
    expect(compareAggregates(of, name, scores)).toEqual([]);
  });

  it('agg and rank with one mean per level', () => {
    const scores = base.map((leaves) => scoreUnit(alt, leaves, { means: ['amean', 'amean', 'gmean'] }).values);
    expect(compareAggregates(of, 'amean_then_gmean_top_alt', scores)).toEqual([]);
  });

  it('ranks inside groups', () => {
    const rows = of.expected('grouprank_amean_alt');
    const [, group = '', ...codes] = Object.keys(rows[0] ?? {});
    const scores = base.map((leaves) => scoreUnit(alt, leaves, AMEAN).values);
    expect(codes.length).toBeGreaterThan(0);
    const faults = codes.flatMap((code) =>
      [...new Set(rows.map((row) => row[group]))].flatMap((name) => {
        const mine = rows.map((row, unit) =>
          row[group] === name ? (scores[unit]?.[alt.place.get(code) ?? -1] ?? null) : null,
        );
        return ranks(mine).flatMap((rank, unit) =>
          rows[unit]?.[group] !== name || rank === numberOf(rows[unit]?.[code]) ? [] : [`${code} ${unit}: ${rank}`],
        );
      }),
    );
    expect(faults).toEqual([]);
  });

  it.each(THRESHOLDS)('with holes: %s', (name, aggregation) => {
    const columns = of.normalised(BASE, 'holes_iData');
    expect(differences(of.expected('holes_norm_base'), (unit, leaf) => columns.get(leaf)?.[unit])).toEqual([]);
    const scores = of.scores(columns).map((leaves) => scoreUnit(alt, leaves, aggregation).values);
    expect(compareAggregates(of, `holes_${name}`, scores)).toEqual([]);
  });

  it.each(set === 'streets15a' ? USUAL : [])('the usual case: %s', (name, aggregation) => {
    const scores = of
      .scores(of.normalised({ kind: 'goalposts' }))
      .map((leaves) => scoreUnit(own, leaves, aggregation).values);
    expect(compareAggregates(of, name, scores)).toEqual([]);
  });

  it('effective weights', () => {
    const rows = of.table('effective_weights');
    const [mine, other] = [effectiveWeights(own), effectiveWeights(alt)];
    expect(rows.length).toBe(own.codes.length);
    const cells = rows.map(({ EffWeight = '', EffWeight_alt = '' }) => ({ EffWeight, EffWeight_alt }));
    const faults = differences(cells, (row, column) => {
      const at = own.place.get(rows[row]?.['iCode'] ?? '') ?? -1;
      return { EffWeight: mine, EffWeight_alt: other }[column]?.[at]?.ofTotal;
    });
    expect(faults).toEqual([]);
  });

  it('noise: scores, ranks and their spread under given sets of weights', () => {
    const sets = of.table('noise_weights').map((row) => {
      const weights = alt.weight.slice();
      for (const [code, text] of Object.entries(row)) {
        const at = alt.place.get(code);
        if (at !== undefined) weights[at] = Number(text);
      }
      return weights;
    });
    const prepared = preparedTotals(alt, base, AMEAN);
    const totals = [alt.weight, ...sets].map((weights) => {
      const into = new Float64Array(prepared.units.length);
      prepared.under(weights, into);
      return of.units.map((_, unit) => into[prepared.units.indexOf(unit)] ?? null);
    });
    const run = (column: string): number => (column === 'Nominal' ? 0 : Number(column.slice(2)));
    const places = totals.map((one) => ranks(one));
    expect(differences(of.expected('noise_scores'), (unit, column) => totals[run(column)]?.[unit])).toEqual([]);
    expect(differences(of.expected('noise_ranks'), (unit, column) => places[run(column)]?.[unit], 0)).toEqual([]);
    const spreads = underWeights(alt, base, sets.length, (at, into) => into.set(sets[at] ?? []));
    const names = {
      Nominal: 'nominal',
      Mean: 'mean',
      Median: 'median',
      Q5: 'q5',
      Q95: 'q95',
      Min: 'min',
      Max: 'max',
      SD: 'deviation',
    } as const;
    const isName = (column: string): column is keyof typeof names => Object.hasOwn(names, column);
    const figure = (kind: 'rank' | 'score') => (unit: number, column: string) =>
      isName(column) ? spreads[unit]?.[kind][names[column]] : spreads[unit]?.shareSameRank;
    expect(differences(of.expected('noise_rank_stats'), figure('rank'))).toEqual([]);
    expect(differences(of.expected('noise_score_stats'), figure('score'))).toEqual([]);
  });

  it.each([1, 2, 3])('remove one of level %i', (level) => {
    const [head] = of.table(`remove_L${level}_scores`);
    const codes = Object.keys(head ?? {}).filter((code) => code !== 'uCode' && code !== 'Nominal');
    expect(codes.length).toBeGreaterThan(1);
    const without = new Map(leaveOneOut(alt, base, codes, AMEAN).map((one) => [one.code, one]));
    const nominal = totalsOf(alt, base, AMEAN);
    const nominalRanks = ranks(nominal);
    const cell =
      (what: 'totals' | 'ranks' | 'rankGains', first: readonly (number | null)[]) => (unit: number, code: string) =>
        code === 'Nominal' ? first[unit] : without.get(code)?.[what][unit];
    const rows = (what: string): readonly Row[] => of.expected(`remove_L${level}_${what}`);
    expect(differences(rows('scores'), cell('totals', nominal))).toEqual([]);
    expect(differences(rows('ranks'), cell('ranks', nominalRanks), 0)).toEqual([]);
    expect(
      differences(
        rows('rankdiffs'),
        cell(
          'rankGains',
          nominalRanks.map(() => 0),
        ),
        0,
      ),
    ).toEqual([]);
    const means = of.table(`remove_L${level}_mean_abs_rank_diff`);
    const faults = means.flatMap(({ removed = '', MeanAbsRankDiff }) => {
      const got = removed === 'Nominal' ? 0 : (without.get(removed)?.meanRankChange ?? null);
      return got !== null && Math.abs(got - Number(MeanAbsRankDiff)) < 1e-12 ? [] : [`${removed}: ${got}`];
    });
    expect(faults).toEqual([]);
  });

  it('scenarios: scores, ranks, rank differences and correlations', () => {
    const under = (how: Normalisation): readonly (number | null)[] =>
      totalsOf(alt, of.scores(of.normalised(how)), AMEAN);
    const scenarios = compareScenarios([
      { name: 'base', totals: totalsOf(alt, base, AMEAN) },
      { name: 'equal_weights', totals: totalsOf(own, base, AMEAN) },
      { name: 'geometric', totals: totalsOf(alt, base, { means: ['gmean'] }) },
      { name: 'harmonic', totals: totalsOf(alt, base, { means: ['hmean'] }) },
      { name: 'zscore', totals: under({ kind: 'zscore', mean: 10, deviation: 2 }) },
      { name: 'rank', totals: under({ kind: 'rank' }) },
      { name: 'percentrank', totals: under({ kind: 'percentrank' }) },
    ]);
    const named = new Map<string, (typeof scenarios)[number]>(scenarios.map((one) => [one.name, one]));
    expect(differences(of.expected('scenario_scores'), (unit, name) => named.get(name)?.totals[unit])).toEqual([]);
    expect(differences(of.expected('scenario_ranks'), (unit, name) => named.get(name)?.ranks[unit], 0)).toEqual([]);
    // COINr's sign is the other way round here.
    const moved = (unit: number, name: string): number | null => {
      const gain = named.get(name)?.rankGains[unit] ?? null;
      return gain === null ? null : 0 - gain;
    };
    expect(differences(of.expected('scenario_rank_diffs'), moved, 0)).toEqual([]);
    const pairs = of.table('scenario_rank_correlations');
    const faults = differences(
      pairs.map(({ spearman = '', kendall_tau_b: tau = '', pearson = '' }) => ({ spearman, tau, pearson })),
      (row, column) => {
        const { a = '', b = '' } = pairs[row] ?? {};
        const alike = likeness(named.get(a)?.totals ?? [], named.get(b)?.totals ?? []);
        return valueOf({ spearman: alike.spearman, tau: alike.tauB, pearson: alike.pearson }[column] ?? alike.spearman);
      },
    );
    expect(faults).toEqual([]);
  });

  it('Cronbach’s alpha of every group', () => {
    const rows = of.table('cronbach_level2');
    expect(rows.length).toBeGreaterThan(5);
    const faults = rows.flatMap(({ group = '', k, alpha_complete: complete, alpha_pairwise: pairwise }) => {
      const children = own.children[own.place.get(group) ?? -1] ?? [];
      const all = defined(
        cronbachAlpha(
          base.map((leaves) => children.map((at) => leaves[at] ?? null)),
          { skipPairs: true },
        ),
      );
      const got = [all.items, valueOf(all.alpha), valueOf(all.pairwise)];
      const wanted = [Number(k), numberOf(complete), numberOf(pairwise)];
      return got.every((x, at) => (x === null ? wanted[at] === null : Math.abs(x - (wanted[at] ?? Infinity)) < 1e-10))
        ? []
        : [`${group}: ${got.join(' ')} instead of ${wanted.join(' ')}`];
    });
    expect(faults).toEqual([]);
  });
});

describe('the reference data sets', () => {
  it.skipIf(!HAVE_REFERENCE)(`are the ASEM set and 15 synthetic streets (${NOT_AT_HAND})`, () => {
    const sizes = SETS.map((set) => [
      reference(set).units.length,
      reference(set).leaves.length,
      reference(set).own.levels,
    ]);
    expect(sizes).toEqual([
      [51, 49, 4],
      [15, 41, 4],
    ]);
  });
});

/** What COINr wrote and we do not offer, and why. */
const OUT_OF_SCOPE = [
  ['treat and winsorise', 'an administrative score is not trimmed; outliers are looked at'],
  ['impute', 'nothing is invented for a missing figure'],
  ['screen', 'a unit with gaps is marked, not dropped'],
  ['Copeland and outranking', 'not offered as a score'],
  ['generalised mean', 'not offered as a score'],
  ['Sobol indices (sa)', 'unstable below thousands of runs'],
  ['pipeline', 'made of the steps above'],
  ['corr and unit summaries', 'reports of another program'],
  ['Borda, distance to the best and to targets, data availability, raw statistics', 'not offered'],
] as const;

describe('the comparison with COINr', () => {
  it.skipIf(OUT_OF_SCOPE.length > 0).each(OUT_OF_SCOPE)('leaves out %s: %s', () => {
    expect(OUT_OF_SCOPE).toEqual([]);
  });
});
