import type { DeviceId } from '../model/ids.ts';
import type { HashedRecord } from '../model/record.ts';
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
export function admit(records: Iterable<HashedRecord>): Admission {
  const successors = new Map<string, Map<string, HashedRecord>>();
  const devices = new Map<string, DeviceId>();
  for (const line of records) {
    devices.set(line.hash, line.record.dev);
    const place = placeOf(line.record.dev, line.record.prev);
    const after = successors.get(place);
    if (after === undefined) successors.set(place, new Map([[line.hash, line]]));
    else after.set(line.hash, line);
  }
  const forks = new Set<DeviceId>();
  const admitted = new Set<string>();
  for (const dev of new Set(devices.values())) {
    const waiting = [...(successors.get(placeOf(dev, GENESIS))?.keys() ?? [])];
    if (waiting.length > 1) forks.add(dev);
    for (let hash = waiting.pop(); hash !== undefined; hash = waiting.pop()) {
      if (admitted.has(hash)) continue;
      admitted.add(hash);
      const after = successors.get(placeOf(dev, hash));
      if (after === undefined) continue;
      if (after.size > 1) forks.add(dev);
      waiting.push(...after.keys());
    }
  }
  const gaps = new Set<DeviceId>();
  for (const [hash, dev] of devices) if (!admitted.has(hash)) gaps.add(dev);
  return { admitted, gaps, forks };
}

function placeOf(dev: DeviceId, prev: string): string {
  return `${prev}|${dev}`;
}
