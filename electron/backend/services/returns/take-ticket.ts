import type { FromOffice } from '../../../../shared/contract/handover.ts';
import { packageRefused, type AppError } from '../../../../shared/errors.ts';
import { slotKey } from '../../../../shared/model/slot-key.ts';
import type { Manifest } from '../../../../shared/package-format/manifest.ts';
import type { ReturnTicket } from '../../../../shared/package-format/return-ticket.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../store/connection.ts';
import { deleteSubmission, submittedAt, type SheetKey } from '../../store/drafts.ts';
import { ownHashes } from '../../store/records.ts';
import { insertTicket } from '../../store/return-tickets.ts';
import { standingLine } from '../replacement/live-lines.ts';
import type { PinnedRound } from '../responses/pinned-round.ts';

/**
 * A ticket must name a sheet of this computer and the submission that stands, else E_AUD (another sheet), E_ROLLBACK (an
 * earlier submission), E_CHAIN (a submission that this computer never made); null where it does.
 */
export function refusedTicket(db: Context['db'], round: PinnedRound, ticket: ReturnTicket): AppError | null {
  const { content, device } = round;
  const { unit, form, rater = null, submission } = ticket;
  const mine = round.assignments.some((task) => task.unit === unit && task.form === form && task.rater === rater);
  if (device === null || !mine) return packageRefused('E_AUD', `${form} ${unit}`);
  const slot = { round: content.id, unit, form, q: '*' };
  const last = standingLine(db, slotKey(rater === null ? slot : { ...slot, rater }), device.id);
  if (last === submission) return null;
  const older = ownHashes(db, content.id, device.id).some(({ hash }) => hash === submission);
  return packageRefused(older ? 'E_ROLLBACK' : 'E_CHAIN');
}

/** Opens the sheet that the ticket names again. The same ticket once more changes nothing. */
export function takeTicket(
  { returned, manifest }: { readonly returned: ReturnTicket; readonly manifest: Manifest },
  name: string,
  { db, emit }: Pick<Context, 'db' | 'emit'>,
): FromOffice {
  const { unit, form, rater = '', leaves, reason, submission } = returned;
  const { id } = manifest.round;
  const key: SheetKey = { round: id, unit, form, rater };
  const news = submittedAt(db, key) !== null;
  if (news) {
    inTransaction(db, () => {
      deleteSubmission(db, key);
      insertTicket(db, { ...key, id: manifest.id, leaves, reason, submission, name, at: manifest.created });
    });
    emit('responses.changed', { round: id });
  }
  return { kind: 'return', round: id, unit, form, rater: rater === '' ? null : rater, reason, news };
}
