import { GENESIS } from '../../../shared/model/genesis.ts';
import type { AnyRecord } from '../../../shared/model/record.ts';

/** What was followed of one computer's log. */
export interface FollowedLog {
  readonly dev: string;
  readonly lines: number;
  /** Last line of every branch. */
  readonly heads: readonly string[];
}

export interface LogFollower {
  /** False for a line that does not come after a line of the same log, or has the wrong number. */
  follow(record: Pick<AnyRecord, 'dev' | 'seq' | 'prev'>, hash: string): boolean;
  logs(): readonly FollowedLog[];
}

interface Log {
  readonly seqs: Map<string, number>;
  readonly ends: Set<string>;
}

/** Follows the logs of several computers in one list of lines; a log that was continued twice has two branches. */
export function createLogFollower(): LogFollower {
  const found = new Map<string, Log>();
  return {
    follow({ dev, seq, prev }, hash) {
      const log = found.get(dev) ?? { seqs: new Map<string, number>(), ends: new Set<string>() };
      const before = prev === GENESIS ? 0 : log.seqs.get(prev);
      if (before === undefined || seq !== before + 1 || log.seqs.has(hash)) return false;
      found.set(dev, log);
      log.seqs.set(hash, seq);
      log.ends.delete(prev);
      log.ends.add(hash);
      return true;
    },
    logs: () => [...found].map(([dev, { seqs, ends }]) => ({ dev, lines: seqs.size, heads: [...ends].sort() })),
  };
}
