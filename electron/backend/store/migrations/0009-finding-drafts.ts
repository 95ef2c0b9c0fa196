import type { Database } from '../connection.ts';

/** What is typed about a finding before it is signed. */
export const findingDrafts = {
  id: 9,
  name: 'finding-drafts',
  up(db: Database): void {
    db.exec(`
      CREATE TABLE finding_draft (
        round TEXT NOT NULL, unit TEXT NOT NULL, leaf TEXT NOT NULL,
        value TEXT NOT NULL, revision INTEGER NOT NULL, by_person TEXT NOT NULL, saved_at TEXT NOT NULL,
        PRIMARY KEY (round, unit, leaf)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
