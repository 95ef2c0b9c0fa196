import type { Database } from '../connection.ts';

/**
 * Trust: every version of every office's root that was seen, which office a round belongs to, and what of an opened
 * package travels on as evidence, byte for byte.
 */
const TRUST = `
  CREATE TABLE root_version (
    anchor TEXT NOT NULL, version INTEGER NOT NULL, sha256 TEXT NOT NULL,
    signed TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (anchor, version)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE package_evidence (
    round TEXT NOT NULL, seq INTEGER NOT NULL,
    manifest BLOB NOT NULL, signatures BLOB NOT NULL, roster BLOB NOT NULL, roots BLOB NOT NULL,
    PRIMARY KEY (round, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE round_root (
    round TEXT PRIMARY KEY, anchor TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

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

/**
 * After a loss: which computers this one was or takes the place of (`renewed`: its own key was lost; `carried`: its
 * log came from the office), which lines were said again under a new key, what the office has that the user still
 * has to choose about, and a line of this computer's own log that only the office has.
 */
const REPLACEMENT = `
  ALTER TABLE handover ADD COLUMN dev TEXT NOT NULL DEFAULT '';
  UPDATE handover SET dev = coalesce((SELECT value FROM setting WHERE name = 'device'), '');

  CREATE TABLE own_past (
    n INTEGER PRIMARY KEY, dev TEXT NOT NULL UNIQUE, kid TEXT NOT NULL, how TEXT NOT NULL, at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE recovered (old BLOB PRIMARY KEY, new BLOB NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE carried (
    round TEXT NOT NULL, unit TEXT NOT NULL, form TEXT NOT NULL, leaf TEXT NOT NULL, rater TEXT NOT NULL,
    hash TEXT NOT NULL, value TEXT, note TEXT NOT NULL, by_person TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (round, unit, form, leaf, rater, hash)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE carried_survey (
    round TEXT NOT NULL, form TEXT NOT NULL, serial TEXT NOT NULL, PRIMARY KEY (round, form, serial)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE behind (
    round TEXT NOT NULL, dev TEXT NOT NULL, last_seq INTEGER NOT NULL, head TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (round, dev)
  ) STRICT, WITHOUT ROWID;
`;

/**
 * What the merge says about computers beside what it says about slots, copies both; and the result behind each seal,
 * kept whole, because texts that it was worked out from may be erased later.
 */
const MERGE = `
  ALTER TABLE slot_state ADD COLUMN newer INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE slot_state ADD COLUMN reopened INTEGER NOT NULL DEFAULT 0;

  CREATE TABLE device_state (
    round TEXT NOT NULL, dev TEXT NOT NULL, state TEXT NOT NULL,
    PRIMARY KEY (round, dev)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE merge_rules (round TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE sealed_result (
    record BLOB PRIMARY KEY, round TEXT NOT NULL, number INTEGER NOT NULL,
    sha256 TEXT NOT NULL, result TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

/** Attachments whose bytes are on this computer; the files themselves lie beside the database, named by their hash. */
const EVIDENCE = `
  CREATE TABLE attachment (
    sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, crc INTEGER NOT NULL, mediatype TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

/** The exchange of files: trust, sticks, receipts, what follows a loss, and the merge, with a section for each area. */
export const exchange = {
  id: 2,
  name: 'exchange',
  up(db: Database): void {
    for (const section of [TRUST, STICKS, REPLACEMENT, MERGE, EVIDENCE]) db.exec(section);
  },
};
