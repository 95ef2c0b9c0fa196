import { z } from 'zod';
import { Reason } from '../model/decision.ts';
import type { WipeAccount } from '../model/wipe.ts';
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
} as const satisfies ContractPart;
