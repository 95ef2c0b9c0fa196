import type { Database } from '../connection.ts';

/** What left this computer: each copy of a made file, and when it was last compared with the one that was made. */
const STICKS = `
  CREATE TABLE copy (
    n INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL, name TEXT NOT NULL, place TEXT NOT NULL, how TEXT NOT NULL,
    written_at TEXT NOT NULL, checked_at TEXT
  ) STRICT;
  CREATE INDEX copy_file ON copy (sha256);
  INSERT INTO copy (sha256, name, place, how, written_at)
    SELECT sha256, name, '', 'saved', at FROM handover WHERE sha256 <> '';

  CREATE TABLE received (
    round TEXT NOT NULL, dev TEXT NOT NULL, last_seq INTEGER NOT NULL, head TEXT NOT NULL,
    how TEXT NOT NULL, at TEXT NOT NULL, taken_at TEXT NOT NULL, missing TEXT NOT NULL,
    PRIMARY KEY (round, dev, last_seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE return_ticket (
    id TEXT PRIMARY KEY, round TEXT NOT NULL, unit TEXT NOT NULL, form TEXT NOT NULL, rater TEXT NOT NULL,
    leaves TEXT NOT NULL, reason TEXT NOT NULL, submission TEXT NOT NULL, name TEXT NOT NULL, at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX return_ticket_sheet ON return_ticket (round, unit, form, rater);
`;

/** The exchange of files: sticks and receipts, with a section for each area. */
export const exchange = {
  id: 2,
  name: 'exchange',
  up(db: Database): void {
    for (const section of [STICKS]) db.exec(section);
  },
};
