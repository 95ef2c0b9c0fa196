import { z } from 'zod';
import { SURVEY_FORMS } from '../model/ids.ts';
import type { QuestionCounts } from '../scoring/survey/answer-counts.ts';
import type { SurveyOverview } from '../scoring/survey/overview.ts';
import type { FileRef } from './files.ts';
import { RoundId } from './rounds.ts';
import { output, type ContractPart } from './types.ts';

export interface SurveyCounts extends SurveyOverview {
  /** The answers were wiped: no lines and no communities any more. */
  readonly wiped: boolean;
  readonly moreLines: number;
  /** Given out, by street; a street without a number was not counted. */
  readonly issued: Readonly<Record<string, number>>;
}

/** Answers by group: streets, or the communities where this computer has one street only. */
export interface AnswerTables {
  /** Codes of streets (9 digits) or communities (12); '' for questionnaires without one. */
  readonly groups: readonly string[];
  /** Counts below this are hidden, and those that would give them away. */
  readonly least: number;
  readonly questions: readonly QuestionCounts[];
}

const Kind = { round: RoundId, form: z.enum(SURVEY_FORMS) };

export const surveyCounts = {
  'surveys.answers': { kind: 'query', input: z.strictObject(Kind), output: output<AnswerTables>() },
  /** The same tables for a spreadsheet. */
  'surveys.answersFile': {
    kind: 'command',
    input: z.strictObject({ ...Kind, language: z.enum(['zh', 'en']) }),
    output: output<FileRef>(),
  },
  'surveys.counts': { kind: 'query', input: z.strictObject(Kind), output: output<SurveyCounts>() },
  'surveys.setIssued': {
    kind: 'command',
    input: z.strictObject({ ...Kind, unit: z.string().regex(/^\d{9}$/), count: z.int().min(0).max(1_000_000) }),
    output: output<null>(),
  },
} as const satisfies ContractPart;
