import type { Database } from '../connection.ts';

/**
 * Questionnaires being entered, each once or (double entry) twice; what comparing two entries found; how much is
 * entered twice; how many were issued; and how a spreadsheet of a platform was read the last time. Finished ones stay
 * in `survey_form`, now with the revision of the form they were given on and how they came here.
 */
const QUESTIONNAIRES = `
  CREATE TABLE survey_entry (
    round TEXT NOT NULL, form TEXT NOT NULL, serial TEXT NOT NULL, pass INTEGER NOT NULL,
    unit TEXT NOT NULL, community TEXT NOT NULL, form_rev INTEGER NOT NULL, answers TEXT NOT NULL,
    kept TEXT NOT NULL, revision INTEGER NOT NULL, done INTEGER NOT NULL, twice INTEGER NOT NULL,
    by_person TEXT NOT NULL, began_at TEXT NOT NULL, saved_at TEXT NOT NULL,
    PRIMARY KEY (round, form, serial, pass)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX survey_entry_saved ON survey_entry (round, form, saved_at);

  CREATE TABLE survey_comparison (
    round TEXT NOT NULL, form TEXT NOT NULL, serial TEXT NOT NULL,
    first_by TEXT NOT NULL, second_by TEXT NOT NULL, compared INTEGER NOT NULL,
    first_wrong INTEGER NOT NULL, second_wrong INTEGER NOT NULL, differences TEXT NOT NULL,
    resolved_by TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (round, form, serial)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE survey_plan (
    round TEXT NOT NULL, form TEXT NOT NULL, share INTEGER NOT NULL, seed TEXT NOT NULL,
    PRIMARY KEY (round, form)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE survey_issued (
    round TEXT NOT NULL, form TEXT NOT NULL, unit TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (round, form, unit)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE survey_mapping (
    round TEXT NOT NULL, form TEXT NOT NULL, head TEXT NOT NULL, mapping TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (round, form, head)
  ) STRICT, WITHOUT ROWID;

  ALTER TABLE survey_form ADD COLUMN form_rev INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE survey_form ADD COLUMN way TEXT NOT NULL DEFAULT 'taken';
  CREATE INDEX survey_form_unit ON survey_form (round, form, unit);
`;

export const questionnaires = {
  id: 4,
  name: 'questionnaires',
  up(db: Database): void {
    db.exec(QUESTIONNAIRES);
  },
};
