import { z } from 'zod';
import { SURVEY_FORMS } from '../model/ids.ts';
import type { Form } from '../model/form.ts';
import type { CellFault } from '../questionnaire/table/cell.ts';
import { TableMapping } from '../questionnaire/table/mapping.ts';
import { FileRef } from './files.ts';
import { RoundId } from './rounds.ts';
import { output, type ContractPart } from './types.ts';

/** A table from a survey platform before it is read: what it holds and how it may be read. */
export interface TableHead {
  readonly encoding: 'xlsx' | 'utf-8' | 'gb18030';
  /** Without the head. */
  readonly rows: number;
  /** `person`: the column says who somebody is; it is never read. */
  readonly heads: readonly { readonly text: string; readonly person: boolean }[];
  readonly sample: readonly (readonly string[])[];
  readonly mapping: TableMapping;
  /** The mapping is the one that was used for a table with these very heads. */
  readonly remembered: boolean;
  readonly form: Form;
  readonly units: readonly string[];
}

export interface TableFaultLine {
  /** As the spreadsheet counts them; the head is row 1. */
  readonly row: number;
  /** Counted from 0. */
  readonly column: number;
  readonly head: string;
  readonly value: string;
  readonly fault: CellFault;
}

/** What taking the table in would do; nothing has been done. */
export interface TableReport {
  readonly rows: number;
  readonly fresh: number;
  readonly already: number;
  readonly faulty: number;
  /** Open answers in which something is masked. */
  readonly masked: number;
  readonly faults: readonly TableFaultLine[];
  readonly moreFaults: number;
  readonly agreement: string;
}

const Table = { round: RoundId, form: z.enum(SURVEY_FORMS), file: FileRef };

export const surveyTables = {
  'surveys.lookAtTable': { kind: 'query', input: z.strictObject(Table), output: output<TableHead>() },
  'surveys.checkTable': {
    kind: 'query',
    input: z.strictObject({ ...Table, mapping: TableMapping }),
    output: output<TableReport>(),
  },
  /** Takes in the rows that can be read, all or none. `agreement` is that of the report which the user agreed to. */
  'surveys.takeTable': {
    kind: 'command',
    input: z.strictObject({ ...Table, mapping: TableMapping, agreement: z.string().regex(/^[0-9a-f]{64}$/) }),
    output: output<{ readonly taken: number; readonly already: number }>(),
  },
  /** The rows that cannot be read, with their reasons, as a CSV file to work through. */
  'surveys.faultsFile': {
    kind: 'query',
    input: z.strictObject({ ...Table, mapping: TableMapping, language: z.enum(['zh', 'en']) }),
    output: output<FileRef>(),
  },
} as const satisfies ContractPart;
