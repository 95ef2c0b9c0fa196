import { z } from 'zod';
import { FileRef } from './files.ts';
import { output, type ContractPart } from './types.ts';

/** A medium that is plugged in. */
export interface StickView {
  readonly id: string;
  readonly label: string;
  readonly freeBytes: number;
  readonly writable: boolean;
}

/** A copy that was written, read back and found the same. */
export interface WrittenCopy {
  /** Name on the medium; another one than asked for if that was taken by another file. */
  readonly name: string;
  readonly place: string;
  readonly sha256: string;
}

export const sticks = {
  'sticks.list': { kind: 'query', input: z.strictObject({}), output: output<readonly StickView[]>() },
  /** Writes a file that this program made onto a medium, flushes it, reads it back and compares. */
  'sticks.write': {
    kind: 'command',
    input: z.strictObject({ file: FileRef, stick: z.string().max(64) }),
    output: output<WrittenCopy>(),
  },
  /** The user kept a made file by the host's own dialog. */
  'sticks.saved': { kind: 'command', input: z.strictObject({ file: FileRef }), output: output<null>() },
} as const satisfies ContractPart;
