import type { Database } from '../connection.ts';

/** What streets say of themselves, as the office handed it to a reviewer. */
export const streetClaims = {
  id: 11,
  name: 'street-claims',
  up(db: Database): void {
    db.exec(`
      CREATE TABLE street_claim (
        round TEXT NOT NULL, unit TEXT NOT NULL, package_seq INTEGER NOT NULL, lines INTEGER NOT NULL,
        value TEXT NOT NULL, made_at TEXT NOT NULL, taken_at TEXT NOT NULL,
        PRIMARY KEY (round, unit)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
