import type { Database } from '../connection.ts';

/**
 * What was wiped of a round's questionnaires on the computer where they were entered, one row for each time: the account
 * that is printed, and the files that still have to go (`files`, gone once `finished`).
 */
export const deskWipes = {
  id: 12,
  name: 'desk-wipes',
  up(db: Database): void {
    db.exec(`
      CREATE TABLE desk_wipe (
        round TEXT NOT NULL, n INTEGER NOT NULL, account TEXT NOT NULL, files TEXT NOT NULL,
        finished INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (round, n)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
