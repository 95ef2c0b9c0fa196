import { z } from 'zod';
import { RoundId } from './rounds.ts';
import { output, type ContractPart } from './types.ts';

/** A rehearsal of a round: made-up answers of all sources to its design, in a workspace of its own. */
export interface RehearsalState {
  /** When it was made; null while there is none. */
  readonly madeAt: string | null;
  /** The round and its design still are as they were then. */
  readonly current: boolean;
}

const OfRound = z.strictObject({ round: RoundId });

export const rehearsals = {
  'rehearsals.state': { kind: 'query', input: OfRound, output: output<RehearsalState>() },
  /**
   * Shows the rehearsal of the round; `anew` makes it again from the design as it is now, and so does the first time.
   * Leaving is `setup.leaveSample`. Progress comes as `work.progress`.
   */
  'rehearsals.open': {
    kind: 'command',
    input: z.strictObject({ round: RoundId, anew: z.boolean() }),
    output: output<null>(),
  },
  /** Deletes it with its answers, keys and files; nothing else knows of it. */
  'rehearsals.remove': { kind: 'command', input: OfRound, output: output<null>() },
} as const satisfies ContractPart;
