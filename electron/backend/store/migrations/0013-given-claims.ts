import type { Database } from '../connection.ts';

/** What the office handed to reviewers' computers of the streets' self-assessments. */
export const givenClaims = {
  id: 13,
  name: 'given-claims',
  up(db: Database): void {
    db.exec(`
      CREATE TABLE given_claim (
        n INTEGER PRIMARY KEY, round TEXT NOT NULL, made_at TEXT NOT NULL, value TEXT NOT NULL
      ) STRICT;
    `);
  },
};
