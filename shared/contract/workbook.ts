import { z } from 'zod';
import type { BilingualText } from '../model/bilingual-text.ts';
import { LEAF_FORMS } from '../model/ids.ts';
import type { RowFault } from '../rules/answer-rows.ts';
import { FileRef } from './files.ts';
import { RoundId } from './rounds.ts';
import { output, type ContractPart } from './types.ts';

const Sheet = {
  round: RoundId,
  unit: z.string().regex(/^\d{9}$/),
  form: z.enum(LEAF_FORMS),
  rater: z.string().max(64).nullable(),
  /** Of the form that is written, and of the words in which a report shows answers. */
  language: z.enum(['zh', 'en']),
};

/** What one filled line of a form says, beside what stands in the sheet. */
export interface WorkbookLine {
  /** Cell of the spreadsheet, e.g. `E14`. */
  readonly cell: string;
  readonly leaf: string;
  readonly text: BilingualText;
  readonly before: string;
  readonly after: string;
  /** Why the line cannot be taken; null where it can. */
  readonly fault: RowFault | 'unknown_line' | 'twice' | 'cell_lost' | null;
}

/** What a form would change. Leaves with a faulty line are not taken; the others wait for the user. */
export interface WorkbookReport {
  readonly lines: readonly WorkbookLine[];
  /** Leaves that the form answers otherwise than the sheet, without a fault. */
  readonly changes: readonly string[];
  /** Leaves of which the form says what stands in the sheet already. */
  readonly same: number;
  /** Changes when the file or what it would change does. */
  readonly digest: string;
}

export const workbook = {
  /** A form for a spreadsheet program with these leaves, filled with what stands in the sheet. */
  'workbook.write': {
    kind: 'command',
    input: z.strictObject({ ...Sheet, leaves: z.array(z.string().max(40)).min(1).max(2000) }),
    output: output<FileRef>(),
  },
  /** Reads a form; nothing is changed. */
  'workbook.read': {
    kind: 'query',
    input: z.strictObject({ ...Sheet, file: FileRef }),
    output: output<WorkbookReport>(),
  },
  /** Takes the answers to these leaves out of a form, all or none, as one step of undo. */
  'workbook.take': {
    kind: 'command',
    input: z.strictObject({
      ...Sheet,
      file: FileRef,
      digest: z.string().regex(/^[0-9a-f]{64}$/),
      leaves: z.array(z.string().max(40)).min(1).max(2000),
    }),
    output: output<{ readonly taken: number }>(),
  },
} as const satisfies ContractPart;
