import { SOURCE_OF, SURVEY_FORMS, type SurveyForm, type UnitCode } from '../../model/ids.ts';
import type { DistrictFigures, DistrictSurvey } from '../../model/district.ts';
import { publishedTotal, type RoundResult } from '../../model/result.ts';
import type { RoundContent } from '../../model/round.ts';
import { ZERO, add, divide, fraction, multiply, parseDecimal, published, sumOf, type Fraction } from '../fraction.ts';
import type { UnitAnswers } from '../input.ts';
import { halfWidthOf, varianceOf } from './half-width.ts';
import { designEffectOf, indexSampleOf } from './survey-index.ts';
import { surveyOfUnit, type SurveyOfUnit } from './survey-unit.ts';

interface Stratum {
  readonly unit: UnitCode;
  readonly survey: SurveyOfUnit;
  readonly index: Fraction;
}

/** Mean of the item means; null where no item has an answer. */
function indexOf({ columns }: Pick<SurveyOfUnit, 'columns'>): Fraction | null {
  const means = columns.flatMap(({ mean }) => mean ?? []);
  return means.length === 0 ? null : divide(sumOf(means), fraction(BigInt(means.length)));
}

/** The index over all forms of all streets, as if nobody knew where they came from. */
function plainIndex(strata: readonly Stratum[]): Fraction | null {
  const [first] = strata;
  const columns = (first?.survey.columns ?? []).map((_, k) => {
    const own = strata.flatMap(({ survey }) => survey.columns[k] ?? []);
    const n = own.reduce((all, one) => all + one.n, 0);
    return { mean: n === 0 ? null : divide(sumOf(own.map(({ sum }) => sum)), fraction(BigInt(n))) };
  });
  const means = columns.flatMap(({ mean }) => mean ?? []);
  return means.length === 0 ? null : divide(sumOf(means), fraction(BigInt(means.length)));
}

/** Variance of one street's index; 0 where everybody was asked, null where one form says nothing about it. */
function strataVariance(content: RoundContent, { survey }: Stratum): Fraction | null {
  const { frame, valid } = survey;
  if (frame !== null && BigInt(valid) === frame) return ZERO;
  const sample = indexSampleOf(survey.columns, survey.communities);
  return varianceOf(sample, frame, designEffectOf(content, sample).value);
}

function lacksOf(strata: readonly Stratum[], valid: number, fewest: number): DistrictSurvey['lacks'] {
  const about = (test: (survey: SurveyOfUnit) => boolean) =>
    strata.filter(({ survey }) => test(survey)).map(({ unit }) => unit);
  if (valid < fewest) return { why: 'too_few', about: [] };
  const unknown = about(({ frame }) => frame === null || frame === 0n);
  if (unknown.length > 0) return { why: 'frame_unknown', about: unknown };
  const small = about(({ frame, valid: n }) => frame !== null && BigInt(n) > frame);
  if (small.length > 0) return { why: 'frame_too_small', about: small };
  const alone = about(({ frame, valid: n }) => n === 1 && frame !== 1n);
  return alone.length > 0 ? { why: 'one_form', about: alone } : null;
}

function districtSurvey(content: RoundContent, answers: readonly UnitAnswers[], form: SurveyForm): DistrictSurvey {
  const kept = answers[0]?.frozen?.surveys.district.find((one) => one.form === form);
  if (kept !== undefined) return kept;
  const source = SOURCE_OF[form] === 'WORKER' ? 'WORKER' : 'RESIDENT';
  const { minReport, confidence } = content.template.surveyRules;
  const strata = answers
    .flatMap((own): Stratum[] => {
      const survey = surveyOfUnit(content, own, form);
      const index = survey === null || survey.valid === 0 ? null : indexOf(survey);
      return survey === null || index === null ? [] : [{ unit: own.unit, survey, index }];
    })
    .sort((a, b) => (a.unit < b.unit ? -1 : 1));
  const valid = strata.reduce((all, { survey }) => all + survey.valid, 0);
  const counted = new Set(strata.map(({ unit }) => unit));
  const lacks = lacksOf(strata, valid, minReport[source].street);
  const plain = valid < minReport.suppressBelow ? null : plainIndex(strata);
  const said = {
    form,
    valid,
    streets: strata.length,
    without: [...new Set(content.units)].sort().filter((unit) => !counted.has(unit)),
    plain: plain === null ? null : published(plain),
    lacks,
  };
  if (lacks !== null && lacks.why !== 'one_form') return { ...said, population: null, index: null, halfWidth: null };
  const sizes = strata.map(({ survey }) => fraction(survey.frame ?? 0n));
  const population = sumOf(sizes);
  const shares = sizes.map((size) => divide(size, population));
  const index = sumOf(strata.map((one, i) => multiply(shares[i] ?? ZERO, one.index)));
  const variances = strata.map((one) => strataVariance(content, one));
  const variance = variances.reduce<Fraction | null>((sum, one, i) => {
    const share = shares[i] ?? ZERO;
    return sum === null || one === null ? null : add(sum, multiply(multiply(share, share), one));
  }, ZERO);
  const df = valid - strata.length;
  return {
    ...said,
    population: String(population.n),
    index: published(index),
    halfWidth: variance === null || df < 1 ? null : published(halfWidthOf(variance, confidence, df)),
  };
}

/**
 * The district's figures. An index is stratified by street, Σ(N_h ÷ N)·x̄_h with variance Σ(N_h ÷ N)²·var(x̄_h) and t
 * with n − H degrees of freedom (Cochran, Sampling Techniques, 3rd ed. 1977, 5.1–5.6; design scoring §10), where
 * var(x̄_h) is that of the street's own index with finite-population factor and design effect. `answers` are those
 * from which `result` was worked out, one entry for each street. Once they were wiped, the figures are those kept.
 */
export function districtFigures(
  content: RoundContent,
  result: RoundResult,
  answers: readonly UnitAnswers[],
): DistrictFigures {
  const totals = result.units.map((unit) => publishedTotal(unit).score);
  const scores = totals.flatMap((score) => (score === null ? [] : (parseDecimal(score) ?? [])));
  const complete = scores.length > 0 && scores.length === totals.length;
  return {
    totalMean: complete ? published(divide(sumOf(scores), fraction(BigInt(scores.length)))) : null,
    surveys: SURVEY_FORMS.filter((form) => content.sources.includes(SOURCE_OF[form])).map((form) =>
      districtSurvey(content, answers, form),
    ),
  };
}
