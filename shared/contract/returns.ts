import { z } from 'zod';
import { SOURCES, type LeafForm } from '../model/ids.ts';
import { HASH } from '../model/record.ts';
import type { FileRef } from './files.ts';
import { RoundId } from './rounds.ts';
import { output, type ContractPart } from './types.ts';

/** A sheet that was submitted, and what the office gave back of it. */
export interface SubmittedSheet {
  /** Hash of the submitting record. */
  readonly submission: string;
  readonly form: LeafForm;
  readonly rater: string | null;
  readonly raterName: string;
  readonly person: string;
  readonly at: string;
  /** The last ticket for this very submission. */
  readonly returned: { readonly at: string; readonly reason: string } | null;
}

export const returns = {
  'returns.sheets': {
    kind: 'query',
    input: z.strictObject({ round: RoundId, unit: z.string().max(20), source: z.enum(SOURCES) }),
    output: output<readonly SubmittedSheet[]>(),
  },
  /** Signs the ticket with which that computer can open the sheet again. `key_locked` while the keys are. */
  'returns.make': {
    kind: 'command',
    input: z.strictObject({
      round: RoundId,
      submission: z.string().regex(HASH),
      leaves: z.array(z.string().min(1).max(40)).max(1000),
      reason: z.string().trim().min(10).max(1000),
    }),
    output: output<FileRef>(),
  },
} as const satisfies ContractPart;
