import { z } from 'zod';
import { Reason } from '../model/decision.ts';
import type { DeskWipeAccount, WipeAccount } from '../model/wipe.ts';
import type { FileRef } from './files.ts';
import { RoundId } from './rounds.ts';
import { output, type ContractPart } from './types.ts';

/**
 * Whether the answers of a round's questionnaires can be wiped. `unsealed`: no seal stands; `changed`: what is here is
 * not what was sealed; `nothing`: there are none; `done`: they are gone.
 */
export type WipeState = 'unsealed' | 'changed' | 'nothing' | 'ready' | 'done';

export interface WipeView {
  readonly state: WipeState;
  /** What would go, or what went. */
  readonly account: WipeAccount;
}

/**
 * Whether they can be wiped from a computer on which they were entered. `begun`: something is not finished; `unsent`:
 * something is in no hand-over file; `unconfirmed`: no signed receipt covers it yet; `nothing`: there are none.
 */
export type DeskWipeState = 'begun' | 'unsent' | 'unconfirmed' | 'nothing' | 'ready';

export interface DeskWipeView {
  readonly state: DeskWipeState;
  /** Finished questionnaires whose answers are here, and how many of them the office is known to have. */
  readonly here: number;
  readonly confirmed: number;
  /** Of those here, in no hand-over file yet. */
  readonly unsent: number;
  /** Being entered, waiting for the second entry, or differing between the two. */
  readonly begun: number;
  /** What would go. */
  readonly account: DeskWipeAccount;
  /** What went, the first wipe first. */
  readonly done: readonly DeskWipeAccount[];
}

export const wipes = {
  'wipes.state': { kind: 'query', input: z.strictObject({ round: RoundId }), output: output<WipeView>() },
  /**
   * Deletes the answers of all questionnaires of a sealed round for good and keeps the figures that scores rest on.
   * `questionnaires` is their number as it was typed in; `not_ready wipe_count` for another one.
   */
  'wipes.wipe': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, questionnaires: z.int().min(0).max(100_000_000), reason: Reason }),
    output: output<WipeView>(),
  },
  /** The list of what would go, or the record of what went, to be signed. */
  'wipes.print': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, language: z.enum(['zh', 'en']) }),
    output: output<FileRef>(),
  },
  /** On a computer that is no office's. */
  'wipes.deskState': { kind: 'query', input: z.strictObject({ round: RoundId }), output: output<DeskWipeView>() },
  /**
   * Deletes the answers of a round's questionnaires for good from the computer on which they were entered, once the
   * office is known to have all of them. `questionnaires` is their number as it was typed in.
   */
  'wipes.wipeDesk': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, questionnaires: z.int().min(0).max(100_000_000) }),
    output: output<DeskWipeView>(),
  },
  /** The record of the wipe with this number, from 1. */
  'wipes.printDesk': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, n: z.int().min(1).max(10_000), language: z.enum(['zh', 'en']) }),
    output: output<FileRef>(),
  },
} as const satisfies ContractPart;
