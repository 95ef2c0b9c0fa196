import { setTimeout as pause } from 'node:timers/promises';
import type { AppError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';

type Answer = Result<unknown, AppError>;

/** Knows what the page has asked for and not yet been told. */
export interface WorkTracker {
  track(work: Promise<Answer>): Promise<Answer>;
  /**
   * Waits until nothing was under way for `quiet` ms, at most `limit` ms. `refused` if anything asked meanwhile was
   * refused, `late` if the limit came first.
   */
  settle(quiet: number, limit: number): Promise<'settled' | 'refused' | 'late'>;
}

const STEP_MS = 10;

export function createWorkTracker(): WorkTracker {
  let underWay = 0;
  let started = 0;
  let refused = 0;
  return {
    async track(work) {
      underWay += 1;
      started += 1;
      try {
        const answer = await work;
        if (!answer.ok) refused += 1;
        return answer;
      } finally {
        underWay -= 1;
      }
    },
    async settle(quiet, limit) {
      const refusedBefore = refused;
      let seen = started;
      let calm = 0;
      for (let waited = 0; waited < limit; waited += STEP_MS) {
        await pause(STEP_MS);
        calm = underWay === 0 && started === seen ? calm + STEP_MS : 0;
        seen = started;
        if (calm >= quiet) return refused > refusedBefore ? 'refused' : 'settled';
      }
      return 'late';
    },
  };
}
