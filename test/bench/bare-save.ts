import { join } from 'node:path';
import { emptyDatabase } from './scratch.ts';

export type Synchronous = 'FULL' | 'NORMAL' | 'OFF';

export interface BareSave {
  /** Writes the two rows of one save in one transaction, with nothing around it; gives the milliseconds. */
  commit(n: number): number;
  close(): void;
}

/** Commits the rows that a save writes (the answer and its undo step) to a database of the same schema and pragmas. */
export async function bareSave(folder: string, synchronous: Synchronous): Promise<BareSave> {
  const opened = await emptyDatabase(join(folder, `bare-${synchronous}.db`));
  const { db } = opened;
  db.pragma(`synchronous = ${synchronous}`);
  const draft = db.prepare(
    `INSERT INTO draft (round, unit, form, leaf, rater, value, note, revision, by_person, saved_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (round, unit, form, leaf, rater) DO UPDATE SET
       value = excluded.value, note = excluded.note, revision = excluded.revision, saved_at = excluded.saved_at`,
  );
  const step = db.prepare(
    `INSERT INTO draft_journal (round, unit, form, leaf, rater, old_value, old_note, new_value, new_note, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const at = '2026-09-01T01:00:00.000Z';
  const sheet = ['round-0001', '110102001', 'self', 'A2.1.1', ''] as const;
  const write = db.transaction((value: string, note: string, n: number) => {
    draft.run(...sheet, value, note, n, 'person-1', at);
    step.run(...sheet, value, note, value, note, at);
  });
  return {
    commit(n) {
      const value = `{"den":"20000","num":"${n}","t":"ratio"}`;
      const start = performance.now();
      write.immediate(value, `note ${n}`, n);
      return performance.now() - start;
    },
    close: () => opened.close(),
  };
}
