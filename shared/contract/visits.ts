import { z } from 'zod';
import type { EvidenceFile } from '../model/evidence.ts';
import { VisitFields as VisitFieldsSchema, type SampleDraw, type VisitFields } from '../model/visit.ts';
import type { FileRef } from './files.ts';
import { RoundId } from './rounds.ts';
import { output, type ContractPart } from './types.ts';

/** Names to draw from at most; more are numbered only. */
export const MOST_NAMES = 2000;
/** Pieces to draw from, and pieces drawn, at most. */
export const MOST_TO_DRAW_FROM = 100_000;
export const MOST_DRAWN = 200;

/** The on-site visit that belongs to a reviewer's sheet. */
export interface Visit {
  readonly fields: VisitFields;
  readonly revision: number;
  readonly savedAt: string | null;
  /** The sheet is submitted; the visit can be read and printed. */
  readonly locked: boolean;
  /** In the order in which they were drawn. */
  readonly draws: readonly SampleDraw[];
  /** Signatures drawn on the screen; null where there is none. */
  readonly signatures: { readonly street: EvidenceFile | null; readonly reviewer: EvidenceFile | null };
  /** The confirmation sheet that travels with the sheet; null before one was made. */
  readonly confirmation: EvidenceFile | null;
}

const Target = { round: RoundId, unit: z.string().regex(/^\d{9}$/), rater: z.string().max(64) };

export const visits = {
  'visits.get': { kind: 'query', input: z.strictObject(Target), output: output<Visit>() },
  /** Durable when it returns. `base` is the revision that the screen last saw; 0 for none. */
  'visits.save': {
    kind: 'command',
    input: z.strictObject({ ...Target, fields: VisitFieldsSchema, base: z.int().min(0) }),
    output: output<{ readonly revision: number; readonly savedAt: string }>(),
  },
  /** Draws `wanted` of `size` pieces by a seed of its own. With names, `size` is their number. */
  'visits.draw': {
    kind: 'command',
    input: z.strictObject({
      ...Target,
      leaf: z.string().max(40),
      what: z.string().trim().min(1).max(200),
      names: z.array(z.string().trim().min(1).max(200)).max(MOST_NAMES),
      size: z.int().min(1).max(MOST_TO_DRAW_FROM),
      wanted: z.int().min(1).max(MOST_DRAWN),
    }),
    output: output<SampleDraw>(),
  },
  /** The confirmation sheet as a PDF. Until the sheet is submitted it becomes a piece of its evidence, too. */
  'visits.confirm': {
    kind: 'command',
    input: z.strictObject({ ...Target, language: z.enum(['zh', 'en']) }),
    output: output<FileRef>(),
  },
} as const satisfies ContractPart;
