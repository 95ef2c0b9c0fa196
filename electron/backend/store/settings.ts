import type { Database } from './connection.ts';
import { statement } from './statements.ts';

/**
 * What a workspace remembers about itself, one text each. `root`: SHA-256 of the first version of the own office's root;
 * `max_time_seen`: the latest time that a verified round package named. `kiosk`:
 * what a tablet shows while it is handed around, as JSON; '' when it is not.
 */
export type SettingName =
  | 'role'
  | 'device'
  | 'device-kid'
  | 'office'
  | 'person'
  | 'language'
  | 'place'
  | 'text-size'
  | 'theme'
  | 'toured'
  | 'root'
  | 'max_time_seen'
  | 'kiosk';

/** The text kept under `name`, or null if there is none. */
export function readSetting(db: Database, name: SettingName): string | null {
  return statement<{ value: string }>(db, 'SELECT value FROM setting WHERE name = ?').get(name)?.value ?? null;
}

export function writeSetting(db: Database, name: SettingName, value: string): void {
  statement(
    db,
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  ).run(name, value);
}
