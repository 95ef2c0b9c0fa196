import {
  compare,
  fraction,
  fromNumber,
  parseDecimal,
  parseFractionText,
  roundedText,
  ZERO,
  type Fraction,
  type RoundingRule,
} from '../../../../shared/scoring/fraction.ts';
import { topsis } from '../../../../shared/scoring/sensitivity/topsis.ts';
import { alphaOfVariances, cronbachAlpha } from '../../../../shared/scoring/statistics/cronbach.ts';
import { kappaOfTable, twoRaters } from '../../../../shared/scoring/statistics/kappa.ts';
import { kendallW } from '../../../../shared/scoring/statistics/kendall-w.ts';
import { krippendorffAlpha } from '../../../../shared/scoring/statistics/krippendorff.ts';
import type { Quantity } from '../../../../shared/scoring/statistics/quantity.ts';
import { rankCorrelation } from '../../../../shared/scoring/statistics/rank-correlation.ts';
import { ranks } from '../../../../shared/scoring/statistics/ranking.ts';
import {
  plainMean,
  stratifiedMean,
  stratumError,
  summariseStratum,
  type StratumSummary,
} from '../../../../shared/scoring/statistics/stratified.ts';
import { surveyTotal } from '../../../../shared/scoring/statistics/survey-total.ts';
import { wilsonInterval } from '../../../../shared/scoring/statistics/wilson.ts';
import { pairwiseWeights } from '../../../../shared/scoring/weighting/ahp.ts';
import { entropyWeights } from '../../../../shared/scoring/weighting/entropy.ts';
import { weightedMean, type WeightedMean } from '../../../../shared/scoring/weighted-mean.ts';
import { defined } from '../../../support/defined.ts';
import { numberOf, type Row } from '../../../support/reference.ts';

/** What a method gives by the names of the expected file: a number, a text, or a figure that may be undefined. */
export type Got = Readonly<Record<string, number | string | null | Quantity>>;
export type Params = Readonly<Record<string, string>>;

const need = (text: string | undefined): number => {
  const value = numberOf(text);
  if (value === null) throw new Error(`no number: ${text}`);
  return value;
};
const columnsOf = (row: Row | undefined, first: number): string[] => Object.keys(row ?? {}).slice(first);
const matrix = (rows: readonly Row[], first: number): number[][] =>
  rows.map((row) => columnsOf(row, first).map((key) => need(row[key])));
const gappy = (rows: readonly Row[], first: number): (number | null)[][] =>
  rows.map((row) => columnsOf(row, first).map((key) => numberOf(row[key])));
const list = (text: string | undefined): string[] => (text ?? '').split('|');

function named(entries: readonly (readonly [string, Got[string]])[]): Got {
  return Object.fromEntries(entries);
}

function stratified(strata: readonly StratumSummary[]): Got {
  const { mean, total, error } = defined(stratifiedMean(strata));
  if (error.kind === 'undefined') {
    return { mean, se: error, error: `single observation in stratum ${error.about ?? ''}` };
  }
  return {
    mean,
    se: error.standardError,
    df: error.df,
    ci_t_lower: error.byT?.lower ?? null,
    ci_t_upper: error.byT?.upper ?? null,
    ci_z_lower: error.byZ.lower,
    ci_z_upper: error.byZ.upper,
    total,
    se_total: error.totalStandardError,
  };
}

const rounded = (value: string | undefined, places: string | undefined, rule: RoundingRule): string =>
  `=${roundedText(parseDecimal(value ?? '') ?? ZERO, need(places), rule)}`;

/** Twenty significant digits without trailing zeros. */
function twentyDigits(value: Fraction): string {
  const whole = roundedText(value, 0).replace('-', '').length;
  const first = compare(value, fraction(1n)) < 0 ? 0 : whole;
  return roundedText(value, 20 - first).replace(/\.?0+$/, '');
}

const ERRORS: Readonly<Record<string, string>> = {
  empty: 'empty',
  negative_weight: 'negative weight',
  weights_zero: 'weights sum to zero',
  share_too_small: 'below minimum share',
};

/** The reference tells two cases of nothing present apart. */
function errorOf(mean: WeightedMean, values: readonly string[]): string {
  if (mean.kind === 'value') return '';
  if (mean.reason !== 'nothing_present') return ERRORS[mean.reason] ?? mean.reason;
  return values.every((text) => text === '') ? 'all missing' : 'all available weights are zero';
}

export const rowMethods: Readonly<Record<string, (row: Row, all: readonly Row[]) => Got>> = {
  wilson: ({ x, n, N, conf }) => {
    const population = numberOf(N);
    const given = { successes: need(x), size: need(n), population, confidence: need(conf) };
    const { estimate, effectiveSize, lower, upper } = defined(wilsonInterval(given));
    return { estimate, n_eff: effectiveSize, lower, upper };
  },
  ranks: (row, all) => {
    const at = all.indexOf(row);
    const scores = all.map(({ score }) => numberOf(score));
    const place = (rule: Parameters<typeof ranks>[1]): number | string => ranks(scores, rule)[at] ?? '';
    return {
      competition_1224: place('competition'),
      modified_1334: place('modified'),
      fractional: place('fractional'),
      dense_1223: place('dense'),
    };
  },
  rounding: ({ value, places }) => ({
    half_up_away_from_zero: rounded(value, places, 'halfUp'),
    half_even: rounded(value, places, 'halfEven'),
    half_up_toward_plus_infinity: rounded(value, places, 'halfCeiling'),
  }),
  weighted_mean: ({ values, weights, min_share: least }) => {
    const entries =
      values === '' && weights === ''
        ? []
        : list(values).map((text, at) => ({
            weight: fromNumber(Number(list(weights)[at])),
            value: text === '' ? null : fromNumber(Number(text)),
          }));
    const share = parseFractionText(least ?? '') ?? parseDecimal(least ?? '') ?? fraction(0n);
    const mean = weightedMean(entries, share);
    const fractionOf = ({ n, d }: { n: bigint; d: bigint }): string => `=${n}/${d}`;
    return {
      mean_fraction: mean.kind === 'value' ? fractionOf(mean.value) : '=',
      mean_20_digits: mean.kind === 'value' ? `=${twentyDigits(mean.value)}` : '=',
      mean_2dp_half_up: mean.kind === 'value' ? `=${roundedText(mean.value, 2)}` : '=',
      mean_2dp_half_even: mean.kind === 'value' ? `=${roundedText(mean.value, 2, 'halfEven')}` : '=',
      error: `=${errorOf(mean, list(values))}`,
      coverage: mean.share === null ? '=' : fractionOf(mean.share),
    };
  },
};

export const listMethods: Readonly<Record<string, (rows: readonly Row[], params: Params) => Got>> = {
  stratified_mean: (rows) => {
    const names = [...new Set(rows.map(({ stratum }) => stratum ?? ''))];
    const of = (name: string): Row[] => rows.filter(({ stratum }) => stratum === name);
    const strata = names.map((name) =>
      summariseStratum(
        name,
        need(of(name)[0]?.['N']),
        of(name).map(({ y }) => need(y)),
      ),
    );
    return {
      ...stratified(strata),
      n: rows.length,
      N: strata.reduce((sum, { population }) => sum + population, 0),
      unweighted_mean: plainMean(rows.map(({ y }) => need(y))),
      ...named(
        strata.flatMap((one) => [
          [`n[${one.stratum}]`, one.size],
          [`mean[${one.stratum}]`, one.mean],
          [`var[${one.stratum}]`, one.variance],
          [`se_fpc[${one.stratum}]`, stratumError(one)],
        ]),
      ),
    };
  },
  stratified_summary: (rows) =>
    stratified(
      rows.map((row) => ({
        stratum: row['stratum'] ?? '',
        population: need(row['N']),
        size: need(row['n']),
        mean: need(row['mean']),
        variance: need(row['var']),
      })),
    ),
  survey_total: (rows, params) => {
    const pairs = (text: string | undefined): string[][] => list(text).map((one) => one.split(':'));
    const shares = {
      leafOfItem: pairs(params['leaf_of_item']).map(([, leaf]) => leaf ?? ''),
      weightOfLeaf: new Map(pairs(params['weight_of_leaf']).map(([leaf, weight]) => [leaf ?? '', Number(weight)])),
      population: need(params['N']),
    };
    const items = columnsOf(rows[0], 1);
    const plain = defined(surveyTotal(gappy(rows, 1), shares));
    const clustered = defined(surveyTotal(gappy(rows, 1), { ...shares, designEffect: need(params['deff']) }));
    const [a, b] = [defined(plain.error), defined(clustered.error)];
    return {
      n: rows.length,
      N: shares.population,
      ...named(items.map((item, at) => [`item_mean[${item}]`, plain.itemMeans[at] ?? null])),
      ...named([...plain.leaves].map(([leaf, mean]) => [`leaf[${leaf}]`, mean])),
      contribution: plain.contribution,
      se: a.standardError,
      ci_lower: a.lower,
      ci_upper: a.upper,
      se_deff: b.standardError,
      ci_deff_lower: b.lower,
      ci_deff_upper: b.upper,
    };
  },
  cronbach: (rows) => {
    const names = columnsOf(rows[0], 0);
    const all = defined(cronbachAlpha(gappy(rows, 0)));
    return {
      k: all.items,
      n_rows: all.rows,
      n_complete: all.complete,
      alpha_listwise: all.alpha,
      alpha_standardised_listwise: all.standardised,
      alpha_pairwise: all.pairwise,
      ...named(
        names.flatMap((name, at) => [
          [`mean[${name}]`, all.perItem[at]?.mean ?? null],
          [`var[${name}]`, all.perItem[at]?.variance ?? null],
          [`alpha_if_deleted[${name}]`, all.perItem[at]?.alphaIfDeleted ?? null],
          [`item_rest_correlation[${name}]`, all.perItem[at]?.itemRest ?? null],
        ]),
      ),
    };
  },
  cronbach_summary: ([row]) => ({
    alpha: alphaOfVariances(need(row?.['k']), need(row?.['sum_item_variances']), need(row?.['total_variance'])),
  }),
  krippendorff: (rows) => {
    const ratings = gappy(rows, 1);
    const of = (level: Parameters<typeof krippendorffAlpha>[1]) => defined(krippendorffAlpha(ratings, level));
    const { units, pairableUnits, pairableValues } = of('nominal');
    return {
      nominal: of('nominal').alpha,
      ordinal: of('ordinal').alpha,
      interval: of('interval').alpha,
      ratio: of('ratio').alpha,
      n_units: units,
      n_units_pairable: pairableUnits,
      n_values_pairable: pairableValues,
      n_raters: columnsOf(rows[0], 1).length,
    };
  },
  kappa: (rows, params) => {
    const scale = list(params['categories']);
    const all = defined(
      twoRaters(
        rows.map(({ r1 = '', r2 = '' }) => [r1, r2]),
        scale,
      ),
    );
    return {
      n: all.items,
      k: scale.length,
      agreement: all.agreement,
      unweighted: all.unweighted.kappa,
      linear: all.linear.kappa,
      quadratic: all.quadratic.kappa,
      ase_unweighted: all.unweighted.standardError,
      ase_linear: all.linear.standardError,
      ase_quadratic: all.quadratic.standardError,
    };
  },
  kappa_table: (rows) => {
    const k = Math.sqrt(rows.length);
    const table = (name: string): number[][] =>
      Array.from({ length: k }, (_, i) => Array.from({ length: k }, (_, j) => need(rows[i * k + j]?.[name])));
    const plain = table('disagreement').map((row, i) => row.map((_, j) => (i === j ? 0 : 1)));
    return {
      unweighted: kappaOfTable(table('proportion'), plain).kappa,
      weighted: kappaOfTable(table('proportion'), table('disagreement')).kappa,
    };
  },
  kendall_w: (rows) => {
    const all = defined(kendallW(gappy(rows, 1)));
    return {
      n_objects: all.objects,
      m_raters: all.raters,
      W: all.w,
      W_without_tie_correction: all.withoutTieCorrection,
      chi_squared: all.chiSquared,
      df: all.df,
      p_value: all.pValue,
      mean_pairwise_spearman: all.meanSpearman,
    };
  },
  rank_correlation: (rows) => {
    const all = defined(
      rankCorrelation(
        rows.map(({ x }) => numberOf(x)),
        rows.map(({ y }) => numberOf(y)),
      ),
    );
    return {
      n: all.pairs,
      spearman: all.spearman,
      kendall_tau_a: all.tauA,
      kendall_tau_b: all.tauB,
      concordant: all.concordant,
      discordant: all.discordant,
      ties_x: all.tiesX,
      ties_y: all.tiesY,
      mean_abs_rank_change: all.meanRankChange,
      max_abs_rank_change: all.largestRankChange,
      share_same_rank: all.shareSameRank,
    };
  },
  ahp: (rows) => {
    const names = columnsOf(rows[0], 1);
    const all = defined(pairwiseWeights(matrix(rows, 1)));
    return {
      ...named(names.map((name, at) => [`weight[${name}]`, all.weights[at] ?? null])),
      lambda_max: all.lambdaMax,
      CI: all.consistencyIndex,
      RI: all.randomIndex,
      CR: all.consistencyRatio,
      ...named(names.map((name, at) => [`geometric_mean_weight[${name}]`, all.geometricMeanWeights[at] ?? null])),
    };
  },
  entropy: (rows) => {
    const names = columnsOf(rows[0], 1);
    const all = defined(entropyWeights(matrix(rows, 1)));
    return named(
      names.flatMap((name, at) => [
        [`entropy[${name}]`, all.entropy[at] ?? null],
        [`divergence[${name}]`, all.divergence[at] ?? null],
        [`weight[${name}]`, all.weights[at] ?? null],
      ]),
    );
  },
  topsis: (rows, params) => {
    const directions = list(params['directions']).map((text) => (text === '-1' ? -1 : 1));
    const { objects } = defined(topsis(matrix(rows, 1), list(params['weights']).map(Number), directions));
    const places = ranks(objects.map(({ closeness }) => closeness));
    return named(
      rows.flatMap((row, at) => [
        [`rank[${row['id'] ?? ''}]`, places[at] ?? null],
        [`distance_to_ideal[${row['id'] ?? ''}]`, objects[at]?.toIdeal ?? null],
        [`distance_to_anti_ideal[${row['id'] ?? ''}]`, objects[at]?.toAntiIdeal ?? null],
        [`closeness[${row['id'] ?? ''}]`, objects[at]?.closeness ?? null],
      ]),
    );
  },
};
