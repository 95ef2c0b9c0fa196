import type { SurveyForm } from '../model/ids.ts';
import type { Quantity } from './statistics/quantity.ts';

/** How a figure reads in plain words. Fewer cases than `FEWEST_CASES` say nothing either way. */
export type Reading = 'too_few' | 'not_computable' | 'good' | 'moderate' | 'poor';

export interface Coefficient {
  readonly figure: Quantity;
  /** Pairs, streets or complete forms that it rests on. */
  readonly cases: number;
  readonly reading: Reading;
}

/** Cronbach's alpha of a questionnaire's scored items; `against`: items that run against the others. */
export interface QuestionnaireAgreement extends Coefficient {
  readonly form: SurveyForm;
  readonly items: number;
  readonly against: readonly string[];
}
