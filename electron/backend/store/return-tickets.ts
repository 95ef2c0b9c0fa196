import type { LeafForm } from '../../../shared/model/ids.ts';
import type { Database } from './connection.ts';
import type { SheetKey } from './drafts.ts';
import { statement } from './statements.ts';
import { storedJson } from './stored-json.ts';

/** A ticket that was written here (office) or taken in here (evaluator). */
export interface TicketRow extends SheetKey {
  /** Id of the container. */
  readonly id: string;
  readonly leaves: readonly string[];
  readonly reason: string;
  readonly submission: string;
  readonly name: string;
  readonly at: string;
}

interface Raw {
  readonly id: string;
  readonly round: string;
  readonly unit: string;
  readonly form: LeafForm;
  readonly rater: string;
  readonly leaves: string;
  readonly reason: string;
  readonly submission: string;
  readonly name: string;
  readonly at: string;
}

export function insertTicket(db: Database, row: TicketRow): void {
  statement(
    db,
    `INSERT INTO return_ticket (id, round, unit, form, rater, leaves, reason, submission, name, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  ).run(
    row.id,
    row.round,
    row.unit,
    row.form,
    row.rater,
    JSON.stringify(row.leaves),
    row.reason,
    row.submission,
    row.name,
    row.at,
  );
}

/** All tickets of a round, oldest first: container, shown name and time. */
export function listTickets(db: Database, round: string): readonly Pick<TicketRow, 'id' | 'name' | 'at'>[] {
  return statement<Pick<TicketRow, 'id' | 'name' | 'at'>>(
    db,
    'SELECT id, name, at FROM return_ticket WHERE round = ? ORDER BY at, id',
  ).all(round);
}

/** The last ticket for one submission; null if there is none. */
export function ticketFor(db: Database, round: string, submission: string): TicketRow | null {
  const row = statement<Raw>(
    db,
    'SELECT * FROM return_ticket WHERE round = ? AND submission = ? ORDER BY at DESC, id DESC LIMIT 1',
  ).get(round, submission);
  return row === undefined ? null : { ...row, leaves: storedJson<readonly string[]>(row.leaves) };
}
