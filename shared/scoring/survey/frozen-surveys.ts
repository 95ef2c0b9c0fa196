import type { DistrictSurvey } from '../../model/district.ts';
import type { SurveyForm, UnitCode } from '../../model/ids.ts';
import type { Exact, SurveyCount } from '../../model/result.ts';
import type { QuestionnaireAgreement } from '../agreement-shapes.ts';

/** One street's questionnaires of one kind, once nothing is left of them but figures. */
export interface FrozenSurvey {
  readonly unit: UnitCode;
  readonly form: SurveyForm;
  /** As in the sealed result: how many came, counted and why not, the index with its interval, the records. */
  readonly count: SurveyCount;
  /** Of every scored question; none where so few forms count that nothing of them is shown. */
  readonly items: readonly {
    readonly question: string;
    readonly n: number;
    readonly sum: Exact;
    readonly positive: number | null;
  }[];
  /**
   * Variance that these forms give the street's total, for these weights of the questions in it (points of the total
   * per point); null where no question bears on the total, and a variance of null where one form says nothing about it.
   */
  readonly total: { readonly weights: Readonly<Record<string, Exact>>; readonly variance: Exact | null } | null;
}

/** The figures of a round that scores, intervals and reliability rest on once the answers are gone. */
export interface FrozenSurveys {
  readonly surveys: readonly FrozenSurvey[];
  readonly district: readonly DistrictSurvey[];
  /** Over the whole round (`leaf` null) and about each item that questions bear on. */
  readonly agreement: readonly {
    readonly leaf: string | null;
    readonly questionnaires: readonly QuestionnaireAgreement[];
  }[];
}

/** The figures as scoring reads them. */
export interface FrozenAnswers {
  readonly surveys: FrozenSurveys;
  /** Since they were frozen questionnaires of this street, or the rules, changed, which the figures cannot follow. */
  readonly outdated: boolean;
}

export function frozenOf(frozen: FrozenSurveys, unit: UnitCode, form: SurveyForm): FrozenSurvey | undefined {
  return frozen.surveys.find((one) => one.unit === unit && one.form === form);
}
