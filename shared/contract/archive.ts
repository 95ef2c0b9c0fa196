import { z } from 'zod';
import type { FileRef } from './files.ts';
import { RoundId } from './rounds.ts';
import { output, type ContractPart } from './types.ts';

export interface MadeArchive {
  /** One file, or several where one would be larger than a stick's file system can hold. */
  readonly files: readonly FileRef[];
  /** Files that are kept in it as they were. */
  readonly kept: number;
  /** Names of files that the register knows and that are no longer here as they were. */
  readonly missing: readonly string[];
}

export const archive = {
  /** Puts everything of a round together for the binder and for auditors. `key_locked` while the office's keys are. */
  'archive.make': { kind: 'command', input: z.strictObject({ round: RoundId }), output: output<MadeArchive>() },
} as const satisfies ContractPart;
