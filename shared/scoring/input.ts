import type { LeafCode, LeafForm, SurveyForm, UnitCode } from '../model/ids.ts';
import type { ResponseValue, SurveyAnswers } from '../model/response.ts';
import type { FrozenAnswers } from './survey/frozen-surveys.ts';

/** One slot as the merge sees it. */
export interface SlotAnswer {
  readonly form: LeafForm;
  readonly leaf: LeafCode;
  /** Person (review), department (dept); null for a street's own answer and for an agreed finding. */
  readonly rater: string | null;
  readonly status: 'value' | 'agreed' | 'withdrawn' | 'conflict';
  readonly value: ResponseValue | null;
  /** SHA-256 of the records behind it. */
  readonly records: readonly string[];
  readonly note: string;
}

/** One questionnaire that was handed in, valid or not. */
export interface SurveyInput {
  readonly form: SurveyForm;
  readonly serial: string;
  readonly community: string | null;
  readonly seconds: number | null;
  readonly answers: SurveyAnswers;
  /** Two different bodies under one serial number: held until a person chooses. */
  readonly conflict: boolean;
  readonly record: string;
}

/** A veto item that holds for a street: decided by one person of the office and confirmed by another. */
export interface VetoInput {
  readonly item: string;
  readonly records: readonly string[];
}

/** A bonus item that the office awarded, with how often it occurred. */
export interface BonusInput {
  readonly item: string;
  readonly occurrences: number;
  readonly records: readonly string[];
}

/** All that is known of one street. The order of every list is irrelevant. */
export interface UnitAnswers {
  readonly unit: UnitCode;
  readonly slots: readonly SlotAnswer[];
  readonly surveys: readonly SurveyInput[];
  /** In place of `surveys` once their answers were wiped: the figures that were kept of them. */
  readonly frozen?: FrozenAnswers;
  /** Not all reviewers have submitted: what some of them found is not scored yet, so that none is led by another. */
  readonly reviewClosed?: boolean;
  /** Leaves whose "not applicable" the office confirmed itself. */
  readonly naConsents: readonly LeafCode[];
  readonly vetoes?: readonly VetoInput[];
  readonly bonuses?: readonly BonusInput[];
}
