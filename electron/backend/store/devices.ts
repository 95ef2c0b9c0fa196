import { z } from 'zod';
import { Person, PublicJwk } from '../../../shared/model/round.ts';
import type { Database } from './connection.ts';
import { statement } from './statements.ts';

/** A request to be admitted, after its signature was found good. */
export const StoredRequest = z.strictObject({
  device: z.string().min(1).max(64),
  label: z.string().max(80),
  kid: z.string().length(43),
  jwk: PublicJwk,
  enc: z.string().max(100).exactOptional(),
  person: Person,
});
export type StoredRequest = z.infer<typeof StoredRequest>;

export function putRequest(
  db: Database,
  request: { readonly id: string; readonly round: string; readonly readAt: string; readonly body: StoredRequest },
): void {
  statement(
    db,
    'INSERT OR REPLACE INTO enrolment_request (id, round, device, body, read_at) VALUES (?, ?, ?, ?, ?)',
  ).run(request.id, request.round, request.body.device, JSON.stringify(request.body), request.readAt);
}

export function findRequest(db: Database, round: string, id: string): StoredRequest | undefined {
  const row = statement<{ body: string }>(db, 'SELECT body FROM enrolment_request WHERE round = ? AND id = ?').get(
    round,
    id,
  );
  return row === undefined ? undefined : StoredRequest.parse(JSON.parse(row.body));
}
