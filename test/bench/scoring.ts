import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { scoreOf } from '../../electron/backend/services/scores/round-result.ts';
import { unitAnswers } from '../../electron/backend/services/scores/unit-answers.ts';
import { inTransaction, type Database } from '../../electron/backend/store/connection.ts';
import { putSlotStates, type SlotState } from '../../electron/backend/store/slot-states.ts';
import type { SurveyInput } from '../../shared/scoring/input.ts';
import { scoreRound } from '../../shared/scoring/score-round.ts';
import { printAnswers, printRound } from '../support/print-fixtures.ts';
import { alternate, timed, type Measurement } from './measurement.ts';
import { emptyDatabase, inScratch } from './scratch.ts';

const HEAD = 'ab'.repeat(32);
const SUBMITTED = { t: 'submit', complete: true } as const;
const COLUMNS = 'unit, form, q, rater, serial, status, heads, value, note';

function surveyState(db: Database, round: string, unit: string, survey: SurveyInput): SlotState {
  const { form, serial, answers } = survey;
  const body = JSON.stringify({ serial, unit, seconds: 300, answers });
  const p = createHash('sha256').update(body).digest();
  db.prepare('INSERT INTO personal (p, import, salt, body) VALUES (?, NULL, ?, ?)').run(p, Buffer.alloc(16), body);
  const slot = [round, unit, form, '*', '', serial].join('|');
  const value = { t: 'form', p: p.toString('hex') } as const;
  return {
    slot,
    unit,
    form,
    q: '*',
    rater: '',
    serial,
    status: 'value',
    heads: [HEAD],
    value,
    note: '',
    newer: false,
    reopened: false,
  };
}

/** Both reviewers have submitted the street; before that, nothing of a review is scored. */
function submissions(round: string, unit: string, raters: ReadonlySet<string>): readonly SlotState[] {
  return [...raters].map((rater) => ({
    slot: [round, unit, 'review', '*', rater, ''].join('|'),
    unit,
    form: 'review',
    q: '*',
    rater,
    serial: '',
    status: 'value',
    heads: [HEAD],
    value: SUBMITTED,
    note: '',
    newer: false,
    reopened: false,
  }));
}

/** Writes the answers of every street as they lie after merging: slots and questionnaire texts. Gives both counts. */
export function fill(db: Database): { readonly round: string; readonly slots: number; readonly forms: number } {
  const content = printRound();
  const { id } = content;
  db.prepare('INSERT INTO round (id, content, created_at) VALUES (?, ?, ?)').run(
    id,
    JSON.stringify(content),
    '2026-09-01T00:00:00.000Z',
  );
  let slots = 0;
  let forms = 0;
  inTransaction(db, () => {
    for (const unit of content.units) {
      const { slots: answers, surveys } = printAnswers(content, unit);
      const states = answers.map((one): SlotState => {
        const { form, leaf, rater, value } = one;
        const slot = [id, unit, form, leaf, rater ?? '', ''].join('|');
        const rest = { status: 'value', heads: [HEAD], value, note: '', newer: false, reopened: false } as const;
        return { slot, unit, form, q: leaf, rater: rater ?? '', serial: '', ...rest };
      });
      const raters = new Set(states.flatMap(({ form, rater }) => (form === 'review' ? [rater] : [])));
      states.push(...submissions(id, unit, raters));
      putSlotStates(db, id, [...states, ...surveys.map((survey) => surveyState(db, id, unit, survey))]);
      slots += states.length;
      forms += surveys.length;
    }
  });
  return { round: id, slots, forms };
}

/** Reads every row that scoring reads, once, and parses its JSON. */
function passOver(db: Database, round: string): number {
  let seen = 0;
  const look = (text: unknown): void => {
    if (typeof text === 'string' && JSON.parse(text) !== undefined) seen += 1;
  };
  look(db.prepare<[string], { content: string }>('SELECT content FROM round WHERE id = ?').get(round)?.content);
  const slots = db.prepare<[string], { heads: string; value: string | null }>(
    `SELECT ${COLUMNS} FROM slot_state WHERE round = ? ORDER BY slot`,
  );
  for (const { heads, value } of slots.iterate(round)) {
    look(heads);
    look(value);
  }
  for (const { body } of db.prepare<[], { body: string }>('SELECT body FROM personal').iterate()) look(body);
  return seen;
}

/** (d) What scoring the whole round costs beside reading what it is made of. */
export function measure(): Promise<Measurement> {
  return inScratch(async (folder) => {
    const opened = await emptyDatabase(join(folder, 'office.db'));
    const { db } = opened;
    const { round, slots, forms } = fill(db);
    const scored = scoreOf(db, round);
    if (!scored.ok) throw new Error('no scores');
    const { content } = scored.value;
    const sides = await alternate(
      {
        'scoring the round': () => {
          return timed(() => {
            const result = scoreRound(content, unitAnswers(db, content));
            if (result.units.some((unit) => unit.total.score === null)) throw new Error('not every street has a score');
          });
        },
        'one pass over the rows': () =>
          timed(() => {
            if (passOver(db, round) !== 2 * (slots + forms) + forms + 1) throw new Error('not every row was seen');
          }),
      },
      { rounds: 15, warmUp: 3 },
    );
    opened.close();
    return {
      title: 'scoring the whole round ÷ one pass over its rows',
      unit: `15 streets × 41 leaves, ${slots} answers and ${forms} questionnaires`,
      sides,
      ratios: [{ label: 'scoring ÷ one pass', over: 'scoring the round', under: ['one pass over the rows'] }],
      notes: [
        'Scoring reads everything anew, checks each questionnaire’s schema, computes both levels, all sources and medians, and keeps every derivation down to the answer. The pass reads the same rows and parses their JSON once. Scoring happens once for each change; screens and prints read the kept result.',
      ],
    };
  });
}
