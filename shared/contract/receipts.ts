import { z } from 'zod';
import type { FileRef } from './files.ts';
import type { Verdict } from './intake.ts';
import { RoundId } from './rounds.ts';
import { output, type ContractPart } from './types.ts';

/** How far the office has one computer's log. Two lines for one computer when its log has two ends. */
export interface ReceiptLine {
  readonly device: string;
  readonly from: NonNullable<Verdict['from']>;
  readonly units: readonly string[];
  /** Records that the office has, up to the end of the log. */
  readonly to: number;
  readonly files: number;
  /** When its last file came in. */
  readonly lastAt: string;
  /** 25 digits in five groups: the receipt for those to whom no file can be carried back. */
  readonly digits: string;
}

export const receipts = {
  'receipts.list': {
    kind: 'query',
    input: z.strictObject({ round: RoundId }),
    output: output<readonly ReceiptLine[]>(),
  },
  /** Signs receipts for these computers, or for all that handed in. `key_locked` while the office's keys are. */
  'receipts.make': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, devices: z.array(z.string().max(64)).max(5000).nullable() }),
    output: output<{ readonly files: readonly FileRef[] }>(),
  },
  /** The same as a sheet of paper, with the digits to type in. Needs no key. */
  'receipts.print': {
    kind: 'command',
    input: z.strictObject({
      round: RoundId,
      devices: z.array(z.string().max(64)).max(5000).nullable(),
      language: z.enum(['zh', 'en']),
    }),
    output: output<FileRef>(),
  },
} as const satisfies ContractPart;
