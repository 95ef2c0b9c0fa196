import type { Database } from '../connection.ts';

/**
 * What is kept of a round's questionnaires whose answers were wiped: the figures, the account that is printed, and the
 * files that still have to go (`files`, gone once `finished`). And which commitments of one number stood for the same
 * answers, which can no longer be seen once the answers are gone.
 */
export const wipedSurveys = {
  id: 10,
  name: 'wiped-surveys',
  up(db: Database): void {
    db.exec(`
      CREATE TABLE survey_wipe (
        round TEXT PRIMARY KEY, record BLOB NOT NULL, counts TEXT NOT NULL, counts_sha256 TEXT NOT NULL,
        account TEXT NOT NULL, files TEXT NOT NULL, finished INTEGER NOT NULL DEFAULT 0
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE wiped_alike (p BLOB PRIMARY KEY, same BLOB NOT NULL) STRICT, WITHOUT ROWID;
    `);
  },
};
