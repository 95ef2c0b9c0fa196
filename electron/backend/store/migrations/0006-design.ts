import type { Database } from '../connection.ts';

/** The indicator system that the office is working on, per round, with its undo journal (parts before and after). */
export const design = {
  id: 6,
  name: 'design',
  up(db: Database): void {
    db.exec(`
      CREATE TABLE design (
        round TEXT PRIMARY KEY, template TEXT NOT NULL, revision INTEGER NOT NULL, saved_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE design_step (
        n INTEGER PRIMARY KEY, round TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0, at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX design_step_round ON design_step (round, undone, n);
    `);
  },
};
