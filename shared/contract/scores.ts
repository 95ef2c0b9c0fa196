import { z } from 'zod';
import type { ResultDigest, RoundResult, UnitResult } from '../model/result.ts';
import type { SlotHead } from './intake.ts';
import type { FileRef } from './files.ts';
import type { RoundAgreement } from '../scoring/agreement.ts';
import type { RoundStability } from '../model/stability.ts';
import type { DistrictFigures } from '../model/district.ts';
import { RoundId } from './rounds.ts';
import { output, type ContractPart } from './types.ts';

const Unit = z.string().max(20);

/** The end of every walk: the answers that were handed in, with signer and file. */
export interface AnswerOrigin extends SlotHead {
  readonly fileName: string | null;
  readonly fileSha256: string | null;
  readonly signer: string;
}

export const scores = {
  'scores.round': { kind: 'query', input: z.strictObject({ round: RoundId }), output: output<RoundResult>() },
  'scores.unit': {
    kind: 'query',
    input: z.strictObject({ round: RoundId, unit: Unit }),
    output: output<{
      readonly result: UnitResult;
      readonly medians: RoundResult['medians'];
      readonly digest: ResultDigest;
      /** The answers of the questionnaires were wiped then: figures are followed down to what was kept, and no further. */
      readonly wiped: { readonly at: string; readonly countsSha256: string } | null;
    }>(),
  },
  /** How far those who judge agree, over the whole round or about one item. */
  'scores.agreement': {
    kind: 'query',
    input: z.strictObject({ round: RoundId, leaf: z.string().max(40).nullable() }),
    output: output<RoundAgreement>(),
  },
  /** The district as a whole: the mean of the totals, and each questionnaire weighted by persons. */
  'scores.district': {
    kind: 'query',
    input: z.strictObject({ round: RoundId }),
    output: output<DistrictFigures>(),
  },
  /** How firm the scores are under other weights and rules; changes none of them. */
  'scores.stability': {
    kind: 'query',
    input: z.strictObject({ round: RoundId }),
    output: output<RoundStability>(),
  },
  'scores.answers': {
    kind: 'query',
    input: z.strictObject({ round: RoundId, records: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(200) }),
    output: output<readonly AnswerOrigin[]>(),
  },
  /** Values and formulas (same data, same bytes), the table for a spreadsheet, and what depends on keys and times. */
  'scores.export': {
    kind: 'command',
    input: z.strictObject({ round: RoundId }),
    output: output<{ readonly json: FileRef; readonly csv: FileRef; readonly derivations: FileRef }>(),
  },
  /** The charts as a PDF; `other`: the round that is compared with, `of`: its totals, the median or one street. */
  'scores.printCharts': {
    kind: 'command',
    input: z.strictObject({
      round: RoundId,
      other: RoundId.nullable(),
      of: z.union([z.enum(['totals', 'median']), Unit]),
      language: z.enum(['zh', 'en']),
    }),
    output: output<FileRef>(),
  },
  /** How firm the scores are as a PDF, with one street in detail. */
  'scores.printStability': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, unit: Unit.nullable(), language: z.enum(['zh', 'en']) }),
    output: output<FileRef>(),
  },
  'scorecards.print': {
    kind: 'command',
    input: z.strictObject({
      round: RoundId,
      units: z.array(Unit).max(5000),
      district: z.boolean(),
      language: z.enum(['zh', 'en']),
    }),
    output: output<{ readonly files: readonly (FileRef & { readonly unit: string | null })[] }>(),
  },
} as const satisfies ContractPart;
