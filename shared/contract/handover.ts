import { z } from 'zod';
import type { FileRef } from './files.ts';
import { FileRef as FileRefSchema } from './files.ts';
import type { Behind, HandTaken } from './replacement.ts';
import type { DeskTask } from './responses.ts';
import { RoundId } from './rounds.ts';
import { output, type ContractPart } from './types.ts';

/** What the office is known to have: everything up to line `to` of this computer's log. */
export interface Received {
  readonly to: number;
  /** When the office wrote the receipt. */
  readonly at: string;
  /** `typed`: from the 25 digits of a printed receipt. */
  readonly how: 'file' | 'typed';
}

export interface HandoverPreview {
  readonly tasks: readonly DeskTask[];
  /** Records that the next file would add. */
  readonly changed: number;
  /** Answers begun but not complete; they stay here. */
  readonly part: number;
  /** Questionnaires in the file altogether. */
  readonly surveys: number;
  readonly last: { readonly name: string; readonly at: string } | null;
  /** Records that the office is not known to have, the new ones included. */
  readonly fresh: number;
  /** About how large the file will be, in bytes. */
  readonly bytes: number;
  readonly received: Received | null;
}

export interface HandoverFile {
  readonly id: string;
  readonly name: string;
  readonly at: string;
  /** In bytes; null when the file is not on this computer any more. */
  readonly size: number | null;
  readonly records: number;
  /** The office is known to have all of it. */
  readonly received: boolean;
  /** A later file, which was taken away, holds all of it. */
  readonly contained: boolean;
  readonly copies: readonly {
    /** Label of the stick; '' for a place chosen in a dialog. */
    readonly place: string;
    readonly name: string;
    readonly how: 'stick' | 'saved';
    readonly at: string;
    readonly checkedAt: string | null;
  }[];
}

/** What came back from the office and what it changed here. */
export type FromOffice =
  | { readonly kind: 'receipt'; readonly round: string; readonly received: Received; readonly news: boolean }
  | {
      readonly kind: 'return';
      readonly round: string;
      readonly unit: string;
      readonly form: DeskTask['form'];
      readonly rater: string | null;
      readonly reason: string;
      /** False when the sheet was open already. */
      readonly news: boolean;
    }
  | {
      readonly kind: 'claims';
      readonly round: string;
      /** When the office made the file. */
      readonly at: string;
      /** Streets of which the office had something. */
      readonly streets: number;
      /** Evidence files that came along. */
      readonly files: number;
    }
  | HandTaken
  | Behind;

export const handover = {
  /** What a hand-over file would contain now. */
  'handover.preview': {
    kind: 'query',
    input: z.strictObject({ round: RoundId }),
    output: output<HandoverPreview>(),
  },
  /** Cuts records and writes the signed file. `submit` checks completeness first and locks what it covers. */
  'handover.make': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, submit: z.boolean() }),
    output: output<{
      readonly file: FileRef;
      readonly records: number;
      readonly sha256: string;
      /** Further files, where the evidence did not fit into one. */
      readonly more: readonly FileRef[];
    }>(),
  },
  /** The files made in this round and where copies of them went, latest first. */
  'handover.list': {
    kind: 'query',
    input: z.strictObject({ round: RoundId }),
    output: output<readonly HandoverFile[]>(),
  },
  /** A file made before, once more. */
  'handover.again': {
    kind: 'query',
    input: z.strictObject({ round: RoundId, id: z.string().max(64) }),
    output: output<FileRef>(),
  },
  /** Is this copy byte for byte a file that was made here? */
  'handover.check': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, file: FileRefSchema }),
    output: output<{
      readonly same: { readonly name: string; readonly at: string; readonly newest: boolean } | null;
    }>(),
  },
  /** Takes in what the office put on the stick. */
  'handover.fromOffice': {
    kind: 'command',
    input: z.strictObject({ file: FileRefSchema }),
    output: output<FromOffice>(),
  },
  /** The digits of a printed receipt. */
  'handover.typeReceipt': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, digits: z.string().max(80) }),
    output: output<Received>(),
  },
} as const satisfies ContractPart;
