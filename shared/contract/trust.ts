import { z } from 'zod';
import { FileRef } from './files.ts';
import { output, type ContractPart } from './types.ts';

/** Long enough to be worth guessing at; the screen asks for it twice. */
export const Passphrase = z.string().min(8).max(200);

/** What the office's computer knows about its own keys. */
export interface KeyState {
  /** The passphrase was not given since the program started. */
  readonly locked: boolean;
  readonly sheets: 'none' | 'waiting' | 'away';
  /** How many sheets wait to be confirmed; null while locked. */
  readonly waiting: number | null;
  /** Some of the waiting sheets are further ones, and whether the first one is still among them. */
  readonly further: boolean;
  readonly firstHere: boolean;
  readonly root: {
    readonly version: number;
    /** 25 digits in five groups, as they stand on the notice. */
    readonly digits: string;
    readonly expires: string;
    readonly sheets: number;
    /** How many of them are needed together. */
    readonly needed: number;
  } | null;
}

export const trust = {
  'keys.state': { kind: 'query', input: z.strictObject({}), output: output<KeyState>() },
  /** The printed sheets from which the office's keys can be made again; only until they are confirmed. */
  'keys.recoverySheet': {
    kind: 'command',
    input: z.strictObject({ passphrase: Passphrase }),
    output: output<FileRef>(),
  },
  /** Two more sheets, so that two of three are needed. */
  'keys.furtherSheets': {
    kind: 'command',
    input: z.strictObject({ passphrase: Passphrase }),
    output: output<FileRef>(),
  },
  /** The last group of every waiting sheet; `code` of the first sheet when further ones join it, else empty. */
  'keys.confirmSheets': {
    kind: 'command',
    input: z.strictObject({ groups: z.array(z.string().max(20)).min(1).max(10), code: z.string().max(200) }),
    output: output<null>(),
  },
  /** The notice with the 25 digits of the office, for everybody who takes part. */
  'keys.notice': { kind: 'command', input: z.strictObject({}), output: output<FileRef>() },
  'keys.recover': {
    kind: 'command',
    input: z.strictObject({
      codes: z.array(z.string().max(200)).min(1).max(10),
      passphrase: Passphrase,
      /** Any round package of the office, on a computer that does not know its root. */
      file: FileRef.nullable(),
    }),
    /** 25 digits of the new root, for a new notice. */
    output: output<{ readonly digits: string; readonly version: number }>(),
  },
} as const satisfies ContractPart;
