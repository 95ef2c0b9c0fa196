import type { Statement } from 'better-sqlite3';
import type { Database } from './connection.ts';

const prepared = new WeakMap<Database, Map<string, Statement>>();

/**
 * The prepared statement for `sql`, made once per connection. `Row` is what a row of it looks like; the tables are
 * STRICT, so a column's type is what the schema says.
 */
export function statement<Row>(db: Database, sql: string): Statement<unknown[], Row> {
  let known = prepared.get(db);
  if (known === undefined) {
    known = new Map();
    prepared.set(db, known);
  }
  let found = known.get(sql);
  if (found === undefined) {
    found = db.prepare(sql);
    known.set(sql, found);
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- SQLite has no types to check; the schema is STRICT
  return found as Statement<unknown[], Row>;
}
