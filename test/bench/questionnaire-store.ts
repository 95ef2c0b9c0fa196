import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { ROUND, UNIT } from '../support/evaluator.ts';

/** Puts so many finished questionnaires into a closed store, as entering them one by one would have. */
export function fillStore(root: string, count: number): void {
  const db = new DatabaseSync(join(root, 'jieping.db'));
  const answers = Object.fromEntries(Array.from({ length: 16 }, (_, n) => [`R${n + 1}`, `o${(n % 4) + 1}`]));
  const form = db.prepare(
    `INSERT INTO survey_form (round, form, serial, unit, body, taken_at, by_person, form_rev, way)
     VALUES (?, 'resident', ?, ?, ?, ?, 'person-1', 1, 'keyed')`,
  );
  const entry = db.prepare(
    `INSERT INTO survey_entry (round, form, serial, pass, unit, community, form_rev, answers, kept, revision, done, twice,
       by_person, began_at, saved_at) VALUES (?, 'resident', ?, 1, ?, '', 1, ?, '[]', 17, 1, 0, 'person-1', ?, ?)`,
  );
  const at = '2026-09-01T01:00:00.000Z';
  db.exec('BEGIN');
  for (let n = 0; n < count; n += 1) {
    const serial = `S-${String(n).padStart(7, '0')}`;
    form.run(ROUND, serial, UNIT, JSON.stringify({ answers, serial, unit: UNIT }), at);
    entry.run(ROUND, serial, UNIT, JSON.stringify(answers), at, at);
  }
  db.exec('COMMIT');
  db.close();
}
