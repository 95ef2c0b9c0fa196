import type { DeviceId } from '../model/ids.ts';
import type { AnyHashedRecord } from '../model/record.ts';
import { GENESIS } from '../model/record.ts';

export interface Admission {
  /** Hashes that the chain of their device reaches from its first line. */
  readonly admitted: ReadonlySet<string>;
  /** Devices with lines whose predecessors have not arrived; those lines are kept and do not count. */
  readonly gaps: ReadonlySet<DeviceId>;
  /** Devices with two lines after the same line: somebody copied or restored the computer. Both branches count. */
  readonly forks: ReadonlySet<DeviceId>;
}

/**
 * Follows the chain of each device from its beginning by `prev`. A pure function of the set of lines: their order and
 * repetitions make no difference.
 */
export function admit(records: Iterable<AnyHashedRecord>): Admission {
  const successors = new Map<DeviceId, Map<string, string[]>>();
  const devices = new Map<string, DeviceId>();
  for (const line of records) {
    if (devices.has(line.hash)) continue;
    const { dev, prev } = line.record;
    devices.set(line.hash, dev);
    const chain = successors.get(dev) ?? new Map<string, string[]>();
    successors.set(dev, chain);
    const after = chain.get(prev);
    if (after === undefined) chain.set(prev, [line.hash]);
    else after.push(line.hash);
  }
  const forks = new Set<DeviceId>();
  const admitted = new Set<string>();
  for (const [dev, chain] of successors) {
    const waiting = [...(chain.get(GENESIS) ?? [])];
    if (waiting.length > 1) forks.add(dev);
    for (let hash = waiting.pop(); hash !== undefined; hash = waiting.pop()) {
      if (admitted.has(hash)) continue;
      admitted.add(hash);
      const after = chain.get(hash);
      if (after === undefined) continue;
      if (after.length > 1) forks.add(dev);
      waiting.push(...after);
    }
  }
  const gaps = new Set<DeviceId>();
  for (const [hash, dev] of devices) if (!admitted.has(hash)) gaps.add(dev);
  return { admitted, gaps, forks };
}
