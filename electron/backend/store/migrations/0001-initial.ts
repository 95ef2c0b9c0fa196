import type { Database } from '../connection.ts';

const SCHEMA = `
  CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE person (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, post TEXT NOT NULL, added_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE round (
    id TEXT PRIMARY KEY,
    content TEXT NOT NULL,
    seq INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE round_package (
    round TEXT NOT NULL REFERENCES round(id),
    seq INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    manifest_sha256 TEXT NOT NULL,
    content TEXT NOT NULL,
    office_kid TEXT NOT NULL,
    office_jwk TEXT NOT NULL,
    file_name TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (round, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE enrolment_request (
    id TEXT PRIMARY KEY, round TEXT NOT NULL REFERENCES round(id), device TEXT NOT NULL,
    body TEXT NOT NULL, read_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE draft (
    round TEXT NOT NULL, unit TEXT NOT NULL, form TEXT NOT NULL, leaf TEXT NOT NULL, rater TEXT NOT NULL,
    value TEXT, note TEXT NOT NULL, revision INTEGER NOT NULL,
    by_person TEXT NOT NULL, saved_at TEXT NOT NULL,
    handed_value TEXT, handed_note TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (round, unit, form, leaf, rater)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE draft_journal (
    n INTEGER PRIMARY KEY,
    round TEXT NOT NULL, unit TEXT NOT NULL, form TEXT NOT NULL, leaf TEXT NOT NULL, rater TEXT NOT NULL,
    old_value TEXT, old_note TEXT NOT NULL, new_value TEXT, new_note TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0, at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX draft_journal_sheet ON draft_journal (round, unit, form, rater, undone, n);

  CREATE TABLE survey_form (
    round TEXT NOT NULL, form TEXT NOT NULL, serial TEXT NOT NULL, unit TEXT NOT NULL,
    body TEXT NOT NULL, taken_at TEXT NOT NULL, by_person TEXT NOT NULL,
    PRIMARY KEY (round, form, serial)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE submission (
    round TEXT NOT NULL, unit TEXT NOT NULL, form TEXT NOT NULL, rater TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (round, unit, form, rater)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE handover (
    id TEXT PRIMARY KEY, round TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL,
    records INTEGER NOT NULL, last_seq INTEGER NOT NULL, at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE import (
    n INTEGER PRIMARY KEY,
    round TEXT NOT NULL, sha256 TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL,
    device TEXT NOT NULL, kid TEXT NOT NULL,
    manifest BLOB NOT NULL, signatures BLOB NOT NULL,
    visible INTEGER NOT NULL DEFAULT 0,
    new_records INTEGER NOT NULL DEFAULT 0, known_records INTEGER NOT NULL DEFAULT 0,
    warnings TEXT NOT NULL DEFAULT '[]',
    received_at TEXT NOT NULL, received_by TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX import_file ON import (round, sha256);

  CREATE TABLE record (
    n INTEGER PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE,
    import INTEGER REFERENCES import(n),
    round TEXT NOT NULL, dev TEXT NOT NULL, seq INTEGER NOT NULL,
    slot TEXT NOT NULL, unit TEXT NOT NULL, form TEXT NOT NULL, q TEXT NOT NULL,
    op TEXT NOT NULL, raw BLOB NOT NULL
  ) STRICT;
  CREATE INDEX record_log ON record (round, dev, seq);
  CREATE INDEX record_slot ON record (slot);

  CREATE TABLE record_import (
    record INTEGER NOT NULL REFERENCES record(n), import INTEGER NOT NULL REFERENCES import(n),
    PRIMARY KEY (record, import)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE personal (
    p BLOB PRIMARY KEY, import INTEGER REFERENCES import(n), salt BLOB NOT NULL, body TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE slot_state (
    slot TEXT PRIMARY KEY,
    round TEXT NOT NULL, unit TEXT NOT NULL, form TEXT NOT NULL, q TEXT NOT NULL, rater TEXT NOT NULL,
    serial TEXT NOT NULL, status TEXT NOT NULL, heads TEXT NOT NULL, value TEXT, note TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX slot_state_unit ON slot_state (round, form, unit, q);

  CREATE TABLE printed_result (
    round TEXT NOT NULL, unit TEXT NOT NULL, number INTEGER NOT NULL, sha256 TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (round, unit, number)
  ) STRICT, WITHOUT ROWID;
`;

/**
 * First schema. Own answers live in `draft` with an undo journal; what is signed lives in `record`, line by line and
 * byte for byte; what came in is tagged with its import and visible only after the flip.
 */
export const initial = {
  id: 1,
  name: 'initial',
  up(db: Database): void {
    db.exec(SCHEMA);
  },
};
