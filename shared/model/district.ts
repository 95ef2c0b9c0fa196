import type { SurveyForm, UnitCode } from './ids.ts';
import type { Published } from './result.ts';

/** One questionnaire over the whole district. */
export interface DistrictSurvey {
  readonly form: SurveyForm;
  readonly valid: number;
  /** Streets with at least one valid form, and those without, in the order of their codes. */
  readonly streets: number;
  readonly without: readonly UnitCode[];
  /** Persons in the streets that count; null where one is not known. */
  readonly population: string | null;
  /** Mean of the streets' indices, each by its share of the persons. */
  readonly index: Published | null;
  /** Of the 95 % interval, in points. */
  readonly halfWidth: Published | null;
  /** The same questions over all forms alike: off where the streets were not asked in proportion. */
  readonly plain: Published | null;
  /** Why there is no index, or no interval to it; `about`: the streets that it lies at. */
  readonly lacks: {
    readonly why: 'too_few' | 'frame_unknown' | 'frame_too_small' | 'one_form';
    readonly about: readonly UnitCode[];
  } | null;
}

/** Figures of the district: totals count every street alike, questionnaires every person. */
export interface DistrictFigures {
  /** Mean of the published totals; null until every street has one. */
  readonly totalMean: Published | null;
  readonly surveys: readonly DistrictSurvey[];
}
