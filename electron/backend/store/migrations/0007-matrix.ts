import type { Database } from '../connection.ts';

/** Steps of the undo journal that were taken together, as when a block of cells is pasted, share the name of a block. */
export const matrix = {
  id: 7,
  name: 'matrix',
  up(db: Database): void {
    db.exec(`
      ALTER TABLE draft_journal ADD COLUMN block TEXT;
      CREATE INDEX draft_journal_block ON draft_journal (block) WHERE block IS NOT NULL;
    `);
  },
};
