import type { DeviceId } from '../model/ids.ts';
import { isKnown, type AnyHashedRecord, type HashedRecord, type LogRecord, type RecordValue } from '../model/record.ts';
import type { Slot } from '../model/response.ts';
import { slotKey } from '../model/response.ts';
import type { RoundContent } from '../model/round.ts';
import { admit } from './admit.ts';
import { authorityOf } from './authority.ts';
import { headsOf, states } from './heads.ts';
import { statementOf, valueKey } from './value-key.ts';

export const SLOT_STATUSES = ['empty', 'value', 'agreed', 'withdrawn', 'conflict'] as const;
export type SlotStatus = (typeof SLOT_STATUSES)[number];

export interface SlotView {
  readonly slot: Slot;
  readonly status: SlotStatus;
  /** Live revisions, sorted by hash. None when nothing in the slot counts. */
  readonly heads: readonly HashedRecord[];
  /** The value, when the heads agree on one. */
  readonly value: RecordValue | null;
}

export const MERGE_WARNINGS = ['W_FORK', 'W_GAP', 'W_NOT_ASSIGNED', 'W_NEWER_OP'] as const;
export type MergeWarning = (typeof MERGE_WARNINGS)[number];

export interface View {
  /** By slot key, in the order of the keys. */
  readonly slots: ReadonlyMap<string, SlotView>;
  readonly warnings: ReadonlyMap<DeviceId, readonly MergeWarning[]>;
  /** Hashes of the records that count. */
  readonly counted: ReadonlySet<string>;
}

export interface ViewOptions {
  /** Text by which two values are compared; needed where the record holds only a commitment to the value. */
  readonly valueKey?: (record: LogRecord) => string;
}

/**
 * What a set of records says under a round's roster and assignments: a function of the set alone, so the order,
 * repetition and splitting of files cannot matter. No clock is read and no computer goes before another: several live
 * revisions that differ are a conflict until a later revision names them all as seen.
 */
export function viewOf(records: Iterable<AnyHashedRecord>, content: RoundContent, options: ViewOptions = {}): View {
  const all = new Map<string, AnyHashedRecord>();
  for (const line of records) all.set(line.hash, line);
  const admission = admit(all.values());
  const authority = authorityOf(content);
  const marks = new Map<DeviceId, Set<MergeWarning>>();
  for (const dev of admission.forks) mark(marks, dev, 'W_FORK');
  for (const dev of admission.gaps) mark(marks, dev, 'W_GAP');

  const counted = new Set<string>();
  const slots = new Map<string, { known: HashedRecord[]; counted: HashedRecord[] }>();
  for (const line of all.values()) {
    if (!isKnownLine(line)) {
      if (admission.admitted.has(line.hash)) mark(marks, line.record.dev, 'W_NEWER_OP');
      continue;
    }
    const allowed = authority.allows(line.record);
    if (!allowed) mark(marks, line.record.dev, 'W_NOT_ASSIGNED');
    const counts = allowed && admission.admitted.has(line.hash);
    if (counts) counted.add(line.hash);
    if (!states(line.record.op)) continue;
    const key = slotKey(line.record.slot);
    const group = slots.get(key) ?? { known: [], counted: [] };
    group.known.push(line);
    if (counts) group.counted.push(line);
    slots.set(key, group);
  }
  const keyOf = options.valueKey ?? valueKey;
  const views = [...slots]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, group]): [string, SlotView][] => {
      const first = group.known[0];
      return first === undefined
        ? []
        : [[key, slotView(first.record.slot, headsOf(group.counted, group.known), keyOf)]];
    });
  return { slots: new Map(views), warnings: sortedMarks(marks), counted };
}

function isKnownLine(line: AnyHashedRecord): line is HashedRecord {
  return isKnown(line.record);
}

function slotView(slot: Slot, heads: readonly HashedRecord[], keyOf: (record: LogRecord) => string): SlotView {
  const [first] = heads;
  if (first === undefined) return { slot, status: 'empty', heads, value: null };
  if (heads.length > 1 && new Set(heads.map((head) => keyOf(head.record))).size > 1)
    return { slot, status: 'conflict', heads, value: null };
  const value = statementOf(first.record);
  if (first.record.op === 'withdraw' || value === null) return { slot, status: 'withdrawn', heads, value: null };
  return { slot, status: heads.length > 1 ? 'agreed' : 'value', heads, value };
}

function mark(marks: Map<DeviceId, Set<MergeWarning>>, dev: DeviceId, warning: MergeWarning): void {
  const of = marks.get(dev);
  if (of === undefined) marks.set(dev, new Set([warning]));
  else of.add(warning);
}

function sortedMarks(marks: Map<DeviceId, Set<MergeWarning>>): ReadonlyMap<DeviceId, readonly MergeWarning[]> {
  return new Map([...marks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([dev, of]) => [dev, [...of].sort()]));
}
