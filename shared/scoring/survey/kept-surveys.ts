import type { SurveyForm, UnitCode } from '../../model/ids.ts';
import type { QuestionCounts } from './answer-counts.ts';
import type { FrozenSurveys } from './frozen-surveys.ts';
import type { PlaceCount } from './overview.ts';

/**
 * What is kept of a round's questionnaires when their answers are wiped: what scores, intervals and reliability were
 * worked out to, no answer of anybody and nothing that goes together in one person. Counts of answers are those that
 * were shown, small ones hidden.
 */
export interface KeptSurveys extends FrozenSurveys {
  readonly format: 'jieping-survey-counts/1';
  readonly round: string;
  readonly seal: { readonly number: number; readonly resultSha256: string };
  readonly tables: readonly {
    readonly form: SurveyForm;
    readonly groups: readonly string[];
    readonly least: number;
    readonly questions: readonly QuestionCounts[];
  }[];
  readonly places: readonly {
    readonly form: SurveyForm;
    readonly units: readonly PlaceCount[];
    readonly rules: Readonly<Record<string, number>>;
  }[];
  /** Fingerprint of the questionnaires and their rules, under which the figures were worked out. */
  readonly rules: string;
  /** Street → fingerprint of what the merge said about its questionnaires; another one now means that it says more. */
  readonly prints: Readonly<Record<UnitCode, string>>;
}
