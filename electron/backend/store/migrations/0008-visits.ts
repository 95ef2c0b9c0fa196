import type { Database } from '../connection.ts';

/** Visits on site: what is typed about them, and the samples drawn there, which stay as they were drawn. */
export const visits = {
  id: 8,
  name: 'visits',
  up(db: Database): void {
    db.exec(`
      CREATE TABLE site_visit (
        round TEXT NOT NULL, unit TEXT NOT NULL, rater TEXT NOT NULL,
        value TEXT NOT NULL, revision INTEGER NOT NULL, by_person TEXT NOT NULL, saved_at TEXT NOT NULL,
        PRIMARY KEY (round, unit, rater)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE site_draw (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        round TEXT NOT NULL, unit TEXT NOT NULL, rater TEXT NOT NULL, value TEXT NOT NULL, by_person TEXT NOT NULL
      ) STRICT;
      CREATE INDEX site_draw_visit ON site_draw (round, unit, rater);
    `);
  },
};
