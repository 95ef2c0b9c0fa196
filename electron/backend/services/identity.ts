import type { Person } from '../../../shared/model/round.ts';
import type { Database } from '../store/connection.ts';
import { findPerson } from '../store/persons.ts';
import { readSetting } from '../store/settings.ts';

export type Role = 'office' | 'evaluator';

/** What this computer was set up as; null before the first start is finished. */
export function roleOf(db: Database): Role | null {
  const role = readSetting(db, 'role');
  return role === 'office' || role === 'evaluator' ? role : null;
}

/** Permanent id of this computer; null before the first start is finished. */
export function deviceOf(db: Database): string | null {
  return readSetting(db, 'device');
}

/** Who is working now. */
export function personOf(db: Database): Person | null {
  const id = readSetting(db, 'person');
  return id === null ? null : findPerson(db, id);
}

/** Both ids, or null before the first start is finished. */
export function whoOf(db: Database): { readonly device: string; readonly person: Person } | null {
  const device = deviceOf(db);
  const person = personOf(db);
  return device === null || person === null ? null : { device, person };
}
