import type { Database } from '../connection.ts';

/**
 * The state of a slot that a file will bring is written before the file counts, beside the state that counts: `import`
 * says with which file it begins to count (0: it does already). The states are copies, so they are not carried over
 * but worked out anew. And the files that do not count yet are found without reading all others.
 */
const STATES = `
  DROP TABLE slot_state;
  CREATE TABLE slot_state (
    slot TEXT NOT NULL, import INTEGER NOT NULL DEFAULT 0,
    round TEXT NOT NULL, unit TEXT NOT NULL, form TEXT NOT NULL, q TEXT NOT NULL, rater TEXT NOT NULL,
    serial TEXT NOT NULL, status TEXT NOT NULL, heads TEXT NOT NULL, value TEXT, note TEXT NOT NULL,
    newer INTEGER NOT NULL DEFAULT 0, reopened INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (slot, import)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX slot_state_unit ON slot_state (round, form, unit, q);
  DELETE FROM merge_rules;

  CREATE INDEX import_hidden ON import (n) WHERE visible = 0;
`;

export const comingStates = {
  id: 3,
  name: 'coming-states',
  up(db: Database): void {
    db.exec(STATES);
  },
};
