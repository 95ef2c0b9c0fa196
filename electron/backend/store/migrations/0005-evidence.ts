import type { Database } from '../connection.ts';

/**
 * Evidence: what is described on this computer, with what was handed over last; a place in the undo journal; what the
 * merge says about each piece, as a copy; and what pictures look like, to find one that was handed in twice.
 */
const EVIDENCE = `
  CREATE TABLE evidence (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    round TEXT NOT NULL, unit TEXT NOT NULL, form TEXT NOT NULL, rater TEXT NOT NULL,
    value TEXT, revision INTEGER NOT NULL, by_person TEXT NOT NULL, saved_at TEXT NOT NULL, handed TEXT
  ) STRICT;
  CREATE INDEX evidence_sheet ON evidence (round, unit, form, rater);

  ALTER TABLE draft_journal ADD COLUMN evidence TEXT;

  CREATE TABLE evidence_state (
    slot TEXT PRIMARY KEY,
    round TEXT NOT NULL, unit TEXT NOT NULL, form TEXT NOT NULL, rater TEXT NOT NULL, id TEXT NOT NULL,
    heads TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX evidence_state_unit ON evidence_state (round, unit);

  CREATE TABLE picture (sha256 TEXT PRIMARY KEY, look TEXT) STRICT, WITHOUT ROWID;
`;

export const evidence = {
  id: 5,
  name: 'evidence',
  up(db: Database): void {
    db.exec(EVIDENCE);
  },
};
