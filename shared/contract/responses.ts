import { z } from 'zod';
import { LEAF_FORMS } from '../model/ids.ts';
import type { DraftValue } from '../model/response.ts';
import { DraftValue as DraftValueSchema } from '../model/response.ts';
import type { Status, Mark } from '../model/result.ts';
import type { RoundContent } from '../model/round.ts';
import type { FileRef } from './files.ts';
import { RoundId } from './rounds.ts';
import { output, type ContractPart } from './types.ts';

const Unit = z.string().regex(/^\d{9}$/);
const Leaf = z.string().max(40);
const Form = z.enum(LEAF_FORMS);
/** Department whose answer this is; persons and streets need none. */
const Rater = z.string().max(64).nullable();

/** What is still missing in an answer, so that the screen can point at it. */
export const GAPS = [
  'grade',
  'points',
  'points_outside_grade',
  'points_range',
  'numerator',
  'denominator',
  'not_a_number',
  'not_whole',
  'negative',
  'numerator_above_denominator',
  'denominator_zero',
  'item',
  'occurrences',
  'reason',
  'na_not_allowed',
] as const;
export type GapCode = (typeof GAPS)[number];
export interface Gap {
  readonly code: GapCode;
  /** Which part: an item, a rule or a field of the answer. */
  readonly part: string;
}

/** What an answer is worth, worked out while it is typed; never used for the official score. */
export interface Preview {
  readonly status: Status;
  readonly score: string | null;
  /** e.g. `100 × 412 ÷ 430 = 95.81`. */
  readonly arithmetic: string;
  readonly marks: readonly Mark[];
}

export interface DraftResponse {
  readonly leaf: string;
  readonly value: DraftValue | null;
  readonly note: string;
  readonly revision: number;
  readonly savedAt: string | null;
  /** `empty`: nothing entered; `part`: something is missing; `complete`: can be handed over. */
  readonly state: 'empty' | 'part' | 'complete';
  readonly gaps: readonly Gap[];
  readonly preview: Preview;
  /** Differs from what the last hand-over file contained. */
  readonly changed: boolean;
  /** When the office was known to have this answer as it stands. */
  readonly received: string | null;
}

export interface DeskTask {
  readonly form: 'self' | 'dept' | 'review';
  readonly unit: string;
  /** Department id for `dept`, else null. */
  readonly rater: string | null;
  readonly leaves: readonly string[];
  readonly complete: number;
  readonly submitted: boolean;
  /** When the office was known to have all of this sheet; null while something of it may be missing there. */
  readonly received: string | null;
  readonly deadline: string | null;
  /** Another reviewer's, who shares this computer; it opens once both have submitted. */
  readonly hidden: boolean;
  /** The scan of the signed and sealed paper was added. */
  readonly signedPaper: boolean;
}

/** All that this computer has to do in the opened round. */
export interface Desk {
  readonly round: string;
  readonly content: RoundContent;
  readonly admitted: boolean;
  /** It was admitted before, lost its key, and waits to be admitted again; it may be filled in meanwhile. */
  readonly again: boolean;
  readonly role: string | null;
  readonly tasks: readonly DeskTask[];
}

export interface Sheet {
  readonly task: DeskTask;
  /** In template order; only the leaves that this source answers. */
  readonly responses: readonly DraftResponse[];
  /** Why the office gave the sheet back, until it is submitted anew; no leaves means the whole of it. */
  readonly returned: { readonly at: string; readonly reason: string; readonly leaves: readonly string[] } | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** One department's sheets of all streets, side by side. */
export interface Matrix {
  readonly content: RoundContent;
  /** In the order of the round's streets. */
  readonly sheets: readonly Sheet[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

const MatrixTarget = { round: RoundId, rater: z.string().max(64) };
const Target = { round: RoundId, unit: Unit, form: Form, rater: Rater };

export const responses = {
  'responses.desk': { kind: 'query', input: z.strictObject({ round: RoundId }), output: output<Desk>() },
  'responses.sheet': { kind: 'query', input: z.strictObject(Target), output: output<Sheet>() },
  /** Durable when it returns. `base` is the revision the screen last saw; 0 for none. */
  'responses.save': {
    kind: 'command',
    input: z.strictObject({
      ...Target,
      leaf: Leaf,
      value: DraftValueSchema.nullable(),
      note: z.string().max(2000),
      base: z.int().min(0),
    }),
    output: output<DraftResponse>(),
  },
  'responses.undo': { kind: 'command', input: z.strictObject(Target), output: output<Sheet>() },
  'responses.redo': { kind: 'command', input: z.strictObject(Target), output: output<Sheet>() },
  /** The sheet as a PDF: as it stands, or blank for the pen. */
  'responses.print': {
    kind: 'command',
    input: z.strictObject({ ...Target, language: z.enum(['zh', 'en']), blank: z.boolean() }),
    output: output<FileRef>(),
  },
  'matrix.open': { kind: 'query', input: z.strictObject(MatrixTarget), output: output<Matrix>() },
  /** Several cells at once, all or none, one step of undo; durable when it returns. */
  'matrix.save': {
    kind: 'command',
    input: z.strictObject({
      ...MatrixTarget,
      cells: z
        .array(
          z.strictObject({
            unit: Unit,
            leaf: Leaf,
            value: DraftValueSchema.nullable(),
            note: z.string().max(2000),
            base: z.int().min(0),
          }),
        )
        .min(1)
        .max(5000),
    }),
    output: output<readonly DraftResponse[]>(),
  },
  /** Takes back, or does again, the last step on any street: one cell, or all cells that were pasted together. */
  'matrix.undo': { kind: 'command', input: z.strictObject(MatrixTarget), output: output<Matrix>() },
  'matrix.redo': { kind: 'command', input: z.strictObject(MatrixTarget), output: output<Matrix>() },
} as const satisfies ContractPart;
