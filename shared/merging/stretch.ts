import type { DeviceId } from '../model/ids.ts';
import type { AnyHashedRecord } from '../model/record.ts';

export type Lines = ReadonlyMap<string, AnyHashedRecord>;

/** Lines of one log by number, as a decision names them: from `from` to `to`, both included, on the branch of `head`. */
export interface Stretch {
  readonly dev: DeviceId;
  readonly from: number;
  readonly to: number;
  readonly head: string;
}

/**
 * Hashes of the lines of a stretch. While its last line has not arrived nobody can tell on which branch a line lies;
 * then all lines with such a number are given for `any`, and none for `none`.
 */
export function stretchOf(lines: Lines, { dev, from, to, head }: Stretch, unproven: 'any' | 'none'): Set<string> {
  const found = new Set<string>();
  let line = lines.get(head);
  if (line !== undefined) {
    for (; line?.record.dev === dev && line.record.seq >= from; line = lines.get(line.record.prev)) {
      if (line.record.seq <= to) found.add(line.hash);
    }
    return found;
  }
  if (unproven === 'none') return found;
  for (const { hash, record } of lines.values()) {
    if (record.dev === dev && record.seq >= from && record.seq <= to) found.add(hash);
  }
  return found;
}

/** Everything at or below these last lines: what a seal looks at. `missing` are last lines that are not here. */
export function belowOf(
  lines: Lines,
  vector: Readonly<Record<DeviceId, readonly string[]>>,
): { readonly below: ReadonlySet<string>; readonly missing: readonly string[] } {
  const below = new Set<string>();
  const missing: string[] = [];
  for (const [dev, heads] of Object.entries(vector)) {
    for (const head of heads) {
      let line = lines.get(head);
      if (line === undefined) missing.push(head);
      for (; line?.record.dev === dev && !below.has(line.hash); line = lines.get(line.record.prev))
        below.add(line.hash);
    }
  }
  return { below, missing };
}
