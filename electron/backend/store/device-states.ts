import type { DeviceView } from '../../../shared/merging/view-shapes.ts';
import type { DeviceId } from '../../../shared/model/ids.ts';
import type { Database } from './connection.ts';
import { statement } from './statements.ts';
import { storedJson } from './stored-json.ts';

/** What the merge says about each computer of a round; a copy like the states of the slots. In the order of the ids. */
export function deviceStates(db: Database, round: string): ReadonlyMap<DeviceId, DeviceView> {
  const rows = statement<{ dev: string; state: string }>(
    db,
    'SELECT dev, state FROM device_state WHERE round = ? ORDER BY dev',
  ).all(round);
  return new Map(rows.map(({ dev, state }) => [dev, storedJson<DeviceView>(state)]));
}

export function putDeviceStates(db: Database, round: string, states: Iterable<readonly [DeviceId, DeviceView]>): void {
  const put = statement(db, 'INSERT OR REPLACE INTO device_state (round, dev, state) VALUES (?, ?, ?)');
  for (const [dev, state] of states) put.run(round, dev, JSON.stringify(state));
}

export function clearDeviceStates(db: Database, round: string): void {
  statement(db, 'DELETE FROM device_state WHERE round = ?').run(round);
}

/** By which rules the copies of a round were worked out; 0 before the first time. */
export function mergeRules(db: Database, round: string): number {
  return statement<{ version: number }>(db, 'SELECT version FROM merge_rules WHERE round = ?').get(round)?.version ?? 0;
}

export function setMergeRules(db: Database, round: string, version: number): void {
  statement(db, 'INSERT OR REPLACE INTO merge_rules (round, version) VALUES (?, ?)').run(round, version);
}
