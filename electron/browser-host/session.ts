import { createHash, timingSafeEqual } from 'node:crypto';
import type { IdSource } from '../backend/ports.ts';

/** How long the start secret is good: a launched window uses it at once, a printed address is copied by hand. */
export const START_LAUNCHED_MS = 30_000;
export const START_PRINTED_MS = 600_000;
/** After so many wrong tokens somebody is guessing; the server ends. */
export const MAX_WRONG_TOKENS = 5;

export interface Session {
  /** The one-time secret for the address, 256 bits, base64url. */
  readonly start: string;
  /** A token for the right secret the first time within its life, else undefined. */
  redeem(start: string): string | undefined;
  /** Whether `token` was given out. Wrong ones are counted. */
  knows(token: string): boolean;
  /** Whether a page has redeemed the secret. */
  isOpened(): boolean;
  /** Fulfilled when a page has redeemed the secret. */
  readonly opened: Promise<void>;
  /** Fulfilled when too many wrong tokens came. */
  readonly broken: Promise<void>;
}

/** Equal in time that does not depend on where the texts differ. */
function same(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/**
 * One session per start of the program: the start secret is exchanged once for a bearer token that lives as long as
 * the server. `milliseconds` gives elapsed time, independent of the computer's date; `life` is in milliseconds.
 */
export function createSession(ids: IdSource, life: number, milliseconds: () => number): Session {
  const secret = (): string => Buffer.from(ids.bytes(32)).toString('base64url');
  const start = secret();
  const until = milliseconds() + life;
  const { promise: broken, resolve } = Promise.withResolvers<void>();
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  let token: string | undefined;
  let wrong = 0;
  const miss = (): void => {
    wrong += 1;
    if (wrong >= MAX_WRONG_TOKENS) resolve();
  };
  return {
    start,
    broken,
    opened,
    isOpened: () => token !== undefined,
    redeem(given) {
      if (!same(given, start)) {
        miss();
        return undefined;
      }
      if (token !== undefined || milliseconds() > until) return undefined;
      token = secret();
      open();
      return token;
    },
    knows(given) {
      if (token !== undefined && same(given, token)) return true;
      miss();
      return false;
    },
  };
}
