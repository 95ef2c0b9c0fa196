import type { Person } from '../../../shared/model/round.ts';
import type { Database } from './connection.ts';
import { statement } from './statements.ts';

/** People who work on this computer, in the order in which they were added. */
export function listPersons(db: Database): readonly Person[] {
  return statement<Person>(db, 'SELECT id, name, post FROM person ORDER BY added_at, id').all();
}

export function findPerson(db: Database, id: string): Person | null {
  return statement<Person>(db, 'SELECT id, name, post FROM person WHERE id = ?').get(id) ?? null;
}

/** `at`: UTC, ISO 8601. */
export function insertPerson(db: Database, person: Person, at: string): void {
  statement(db, 'INSERT INTO person (id, name, post, added_at) VALUES (?, ?, ?, ?)').run(
    person.id,
    person.name,
    person.post,
    at,
  );
}
