import { z } from 'zod';
import type { AppError } from '../errors.ts';
import type { ResponseValue } from '../model/response.ts';
import type { Source } from '../model/ids.ts';
import { FileRef } from './files.ts';
import { RoundId } from './rounds.ts';
import { output, type ContractPart } from './types.ts';

/** The outcome for one file. Refusals write nothing. */
export interface Verdict {
  readonly name: string;
  readonly size: number;
  readonly sha256: string | null;
  readonly outcome: 'accepted' | 'nothing_new' | 'held' | 'refused';
  readonly error: AppError | null;
  /** Marks on accepted content, e.g. `W_NOT_ASSIGNED`, `W_FORK`. */
  readonly warnings: readonly string[];
  readonly newRecords: number;
  readonly knownRecords: number;
  readonly from: {
    readonly device: string;
    readonly label: string;
    readonly role: string;
    readonly person: string;
  } | null;
}

export interface IntakeEntry extends Verdict {
  readonly receivedAt: string;
}

/** A file that was held or refused and lies aside until it is tried again. */
export interface AsideEntry {
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly outcome: 'held' | 'refused';
  readonly error: AppError;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly tries: number;
}

export const CELL_STATES = ['none', 'part', 'complete', 'submitted', 'conflict', 'not_wanted'] as const;
export type CellState = (typeof CELL_STATES)[number];
export interface BoardCell {
  readonly source: Source;
  readonly state: CellState;
  /** Answers present and answers wanted (leaves × raters, or questionnaires and their quota). */
  readonly have: number;
  readonly want: number;
  readonly conflicts: number;
  /** Something is still wanted, or two answers differ. */
  readonly open: boolean;
  readonly lastAt: string | null;
}
export interface Board {
  readonly round: string;
  readonly rows: readonly { readonly unit: string; readonly cells: readonly BoardCell[] }[];
  readonly records: number;
  readonly files: number;
}

export interface SlotHead {
  readonly hash: string;
  readonly value: ResponseValue | null;
  readonly person: string;
  readonly device: string;
  readonly at: string;
  readonly note: string;
  readonly file: string | null;
}
export interface SlotDetail {
  readonly leaf: string;
  readonly rater: string | null;
  readonly raterName: string;
  readonly status: 'empty' | 'value' | 'agreed' | 'withdrawn' | 'conflict';
  /** Something is there, and stays unseen until every reviewer of the street has submitted; no `heads` until then. */
  readonly hidden: boolean;
  readonly heads: readonly SlotHead[];
}

export const intake = {
  /** One file at a time, so the screen can say a word on each; the batch goes on after a refusal. */
  'intake.take': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, file: FileRef }),
    output: output<Verdict>(),
  },
  /** Opens the office's keys with the passphrase until the program ends. */
  'keys.unlock': {
    kind: 'command',
    input: z.strictObject({ passphrase: z.string().max(200) }),
    output: output<null>(),
  },
  'intake.list': { kind: 'query', input: z.strictObject({ round: RoundId }), output: output<readonly IntakeEntry[]>() },
  /** Held and refused files of a round, the one tried last first. */
  'intake.aside': { kind: 'query', input: z.strictObject({ round: RoundId }), output: output<readonly AsideEntry[]>() },
  /** Tries one of them again, or all. */
  'intake.retry': {
    kind: 'command',
    input: z.strictObject({
      round: RoundId,
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .nullable(),
    }),
    output: output<readonly Verdict[]>(),
  },
  /** The folder that is watched while the program runs, and how many files wait in it. */
  'intake.inbox': {
    kind: 'query',
    input: z.strictObject({}),
    output: output<{ readonly folder: string; readonly waiting: number }>(),
  },
  /** The register of all files as a sheet for the binder. */
  'intake.print': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, language: z.enum(['zh', 'en']) }),
    output: output<FileRef>(),
  },
  'board.get': { kind: 'query', input: z.strictObject({ round: RoundId }), output: output<Board>() },
  'board.cell': {
    kind: 'query',
    input: z.strictObject({
      round: RoundId,
      unit: z.string().max(20),
      source: z.enum(['SELF', 'DEPT', 'WORKER', 'RESIDENT', 'REVIEW']),
    }),
    output: output<{ readonly cell: BoardCell; readonly slots: readonly SlotDetail[] }>(),
  },
} as const satisfies ContractPart;
