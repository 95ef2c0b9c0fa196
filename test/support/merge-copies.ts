import { join } from 'node:path';
import { rebuildSlotStates } from '../../electron/backend/services/intake/slot-cache.ts';
import { parseContent } from '../../electron/backend/services/rounds/draft.ts';
import { inTransaction, type Database } from '../../electron/backend/store/connection.ts';
import { deviceStates } from '../../electron/backend/store/device-states.ts';
import { openDatabase } from '../../electron/backend/store/open.ts';
import { findRound } from '../../electron/backend/store/rounds.ts';
import { slotStates, type SlotState } from '../../electron/backend/store/slot-states.ts';

export interface Copies {
  readonly slots: readonly SlotState[];
  readonly devices: readonly unknown[];
}

export function copiesOf(db: Database, round: string): Copies {
  return { slots: slotStates(db, round), devices: [...deviceStates(db, round)] };
}

/** What an office that is not running has kept of the merge, and the same worked out again from every record. */
export async function cachedAndRecomputed(
  root: string,
  round: string,
): Promise<{ readonly cached: Copies; readonly recomputed: Copies }> {
  const opened = await openDatabase(join(root, 'jieping.db'), { appVersion: '1.0.0', now: '2026-11-30T00:00:00.000Z' });
  if (!opened.ok) throw new Error(opened.error.code);
  const { db } = opened.value;
  try {
    const cached = copiesOf(db, round);
    const row = findRound(db, round);
    if (row === null) throw new Error('no such round');
    inTransaction(db, () => rebuildSlotStates(db, parseContent(db, 'again', row.content)));
    return { cached, recomputed: copiesOf(db, round) };
  } finally {
    opened.value.close();
  }
}
