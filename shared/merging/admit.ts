import type { Position } from '../model/decision.ts';
import type { DeviceId } from '../model/ids.ts';
import type { AnyHashedRecord } from '../model/record.ts';
import { GENESIS } from '../model/genesis.ts';
import { atOnce, eachInSteps, type Steps } from '../steps.ts';

export interface Admission {
  /** Hashes that the chain of their device reaches from its first line. */
  readonly admitted: ReadonlySet<string>;
  /** Devices with lines whose predecessors have not arrived; those lines are kept and do not count. */
  readonly gaps: ReadonlySet<DeviceId>;
  /**
   * Devices with two lines after the same line: somebody copied or restored the computer. Both branches count. The
   * value names the first line of every branch, sorted.
   */
  readonly forks: ReadonlyMap<DeviceId, readonly string[]>;
  /** Last admitted lines of each device, sorted by hash: one, or one per branch. */
  readonly tips: ReadonlyMap<DeviceId, readonly Position[]>;
}

/**
 * Follows the chain of each device from its beginning by `prev`. A pure function of the set of lines: their order and
 * repetitions make no difference.
 */
export function admit(records: Iterable<AnyHashedRecord>): Admission {
  return atOnce(admitInSteps(records));
}

/** The same in steps. */
export function* admitInSteps(records: Iterable<AnyHashedRecord>): Steps<Admission> {
  const successors = new Map<DeviceId, Map<string, string[]>>();
  const lines = new Map<string, AnyHashedRecord>();
  yield* eachInSteps(records, (line) => {
    if (lines.has(line.hash)) return;
    lines.set(line.hash, line);
    const { dev, prev } = line.record;
    const chain = successors.get(dev) ?? new Map<string, string[]>();
    successors.set(dev, chain);
    const after = chain.get(prev);
    if (after === undefined) chain.set(prev, [line.hash]);
    else after.push(line.hash);
  });
  const forks = new Map<DeviceId, readonly string[]>();
  const tips = new Map<DeviceId, readonly Position[]>();
  const admitted = new Set<string>();
  for (const [dev, chain] of successors) {
    const { branches, ends } = yield* follow(chain, admitted);
    if (branches.length > 0) forks.set(dev, branches.sort());
    const positions = ends.sort().map((head) => ({ seq: lines.get(head)?.record.seq ?? 0, head }));
    tips.set(dev, positions);
  }
  const gaps = new Set<DeviceId>();
  yield* eachInSteps(lines, ([hash, { record }]) => {
    if (!admitted.has(hash)) gaps.add(record.dev);
  });
  return { admitted, gaps, forks, tips };
}

/** Walks one log from its beginning; `chain` gives the lines after each line. */
function* follow(
  chain: ReadonlyMap<string, readonly string[]>,
  admitted: Set<string>,
): Steps<{ readonly branches: string[]; readonly ends: string[] }> {
  const branches: string[] = [];
  const ends: string[] = [];
  const waiting = [...(chain.get(GENESIS) ?? [])];
  if (waiting.length > 1) branches.push(...waiting);
  const walk = function* (): Generator<string> {
    for (let hash = waiting.pop(); hash !== undefined; hash = waiting.pop()) yield hash;
  };
  yield* eachInSteps(walk(), (hash) => {
    if (admitted.has(hash)) return;
    admitted.add(hash);
    const after = chain.get(hash) ?? [];
    if (after.length === 0) ends.push(hash);
    if (after.length > 1) branches.push(...after);
    waiting.push(...after);
  });
  return { branches, ends };
}
