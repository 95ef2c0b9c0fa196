import { z } from 'zod';
import { HASH } from '../model/record.ts';
import type { ResponseValue } from '../model/response.ts';
import type { RosterDevice } from '../model/round.ts';
import { LEAF_FORMS, type LeafForm } from '../model/ids.ts';
import type { FileRef } from './files.ts';
import { Digits, RoundId } from './rounds.ts';
import { output, type ContractPart } from './types.ts';

/** What a hand-over file of the office brought to this computer. */
export interface HandTaken {
  readonly kind: 'hand';
  readonly round: string;
  /** Answers that now stand here as the office has them. */
  readonly answers: number;
  /** Answers about which the user has to choose. */
  readonly choices: number;
  readonly surveys: number;
  /** Sheets that had been submitted and are locked here too. */
  readonly submitted: number;
  /** The same file was taken in before. */
  readonly already: boolean;
}

/** The office has lines of this computer's log that this computer does not have. */
export interface Behind {
  readonly kind: 'behind';
  readonly round: string;
  readonly to: number;
  readonly at: string;
}

/** `lost`: a key of this computer cannot be opened; `waiting`: it has a new one and waits to be admitted again. */
export type OwnKeys = 'good' | 'lost' | 'waiting';

export interface OwnComputer {
  readonly keys: OwnKeys;
  /** When the office wrote that it has newer records of this computer; null if it has none. */
  readonly behind: { readonly to: number; readonly at: string } | null;
  /** Answers that the user has to choose about. */
  readonly choices: number;
  /** Records that will be said again under the new key. */
  readonly toRecover: number;
}

/** An answer that stands here and as the office has it, otherwise. */
export interface Choice {
  readonly unit: string;
  readonly form: LeafForm;
  readonly rater: string | null;
  readonly leaf: string;
  readonly mine: {
    /** Null for nothing, or for an answer that is begun and not complete (`part`). */
    readonly value: ResponseValue | null;
    readonly part: boolean;
    readonly note: string;
    readonly savedAt: string | null;
  };
  readonly theirs: readonly {
    readonly hash: string;
    /** Null for one that was withdrawn. */
    readonly value: ResponseValue | null;
    readonly note: string;
    readonly at: string;
  }[];
}

const Reason = z.string().trim().min(10).max(1000);
const Device = z.string().min(1).max(64);

export const replacement = {
  /** Office: admits the computer that asks in the place of another one, with the same task. */
  'devices.replace': {
    kind: 'command',
    input: z.strictObject({
      round: RoundId,
      request: z.string().max(64),
      old: Device,
      /** What the computer that asks shows on its screen, typed in. */
      digits: Digits,
      /** Why the old computer is stopped at its last record that arrived; null leaves it in service. */
      stop: Reason.nullable(),
    }),
    output: output<RosterDevice>(),
  },
  /** Office: the file with which a computer goes on from what the office has of it, and of those it replaces. */
  'devices.handFile': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, device: Device }),
    output: output<{ readonly file: FileRef; readonly records: number }>(),
  },
  'devices.state': {
    kind: 'query',
    input: z.strictObject({ round: RoundId.nullable() }),
    output: output<OwnComputer>(),
  },
  /** Sets keys that cannot be opened aside and makes new ones; the computer must be admitted again. */
  'devices.renewKeys': { kind: 'command', input: z.strictObject({}), output: output<null>() },
  'responses.choices': {
    kind: 'query',
    input: z.strictObject({ round: RoundId }),
    output: output<readonly Choice[]>(),
  },
  /** `take`: the line whose answer is to stand here; null keeps what stands here. */
  'responses.choose': {
    kind: 'command',
    input: z.strictObject({
      round: RoundId,
      unit: z.string().regex(/^\d{9}$/),
      form: z.enum(LEAF_FORMS),
      rater: z.string().max(64).nullable(),
      leaf: z.string().max(40),
      take: z.string().regex(HASH).nullable(),
    }),
    output: output<null>(),
  },
} as const satisfies ContractPart;
