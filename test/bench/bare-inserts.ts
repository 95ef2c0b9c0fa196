import type { Database } from '../../electron/backend/store/connection.ts';

/** Rows of one transaction: as many as the product gets into one of its short ones on an idle machine. */
const SLICE = 100;
const TABLES = ['import', 'record', 'personal', 'record_import'] as const;

type Rows = readonly (readonly unknown[])[];

export interface MergedRows {
  /** Table → rows with all columns. */
  readonly arrived: ReadonlyMap<string, Rows>;
  /** The cache of merged slots, which merging writes as well. */
  readonly slots: Rows;
}

/** Everything that merging a file wrote, read from a database where it was merged. */
export function mergedRows(db: Database): MergedRows {
  const rows = (table: string): Rows => db.prepare<[], unknown[]>(`SELECT * FROM ${table}`).raw().all();
  return { arrived: new Map(TABLES.map((table) => [table, rows(table)])), slots: rows('slot_state') };
}

function insertAll(db: Database, table: string, rows: Rows): void {
  const [first] = rows;
  if (first === undefined) return;
  const insert = db.prepare(`INSERT INTO ${table} VALUES (${first.map(() => '?').join(', ')})`);
  const slice = db.transaction((from: number) => {
    for (const row of rows.slice(from, from + SLICE)) insert.run(...row);
  });
  for (let from = 0; from < rows.length; from += SLICE) slice.immediate(from);
}

/** Inserts the rows with nothing around it, in transactions of 100, into the tables and indexes of the app. */
export function insertBare(db: Database, { arrived }: MergedRows): void {
  for (const [table, rows] of arrived) insertAll(db, table, rows);
}

export function insertSlots(db: Database, { slots }: MergedRows): void {
  insertAll(db, 'slot_state', slots);
}
