import { z } from 'zod';
import { SURVEY_FORMS } from '../model/ids.ts';
import type { SurveyOverview } from '../scoring/survey/overview.ts';
import { RoundId } from './rounds.ts';
import { output, type ContractPart } from './types.ts';

export interface SurveyCounts extends SurveyOverview {
  readonly moreLines: number;
  /** Given out, by street; a street without a number was not counted. */
  readonly issued: Readonly<Record<string, number>>;
}

const Kind = { round: RoundId, form: z.enum(SURVEY_FORMS) };

export const surveyCounts = {
  'surveys.counts': { kind: 'query', input: z.strictObject(Kind), output: output<SurveyCounts>() },
  'surveys.setIssued': {
    kind: 'command',
    input: z.strictObject({ ...Kind, unit: z.string().regex(/^\d{9}$/), count: z.int().min(0).max(1_000_000) }),
    output: output<null>(),
  },
} as const satisfies ContractPart;
