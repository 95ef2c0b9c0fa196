import type { FromOffice } from '../../../../shared/contract/handover.ts';
import { packageRefused, type AppError } from '../../../../shared/errors.ts';
import { slotKey } from '../../../../shared/model/slot-key.ts';
import type { ReturnTicket } from '../../../../shared/package-format/return-ticket.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { readPackage } from '../../packages/package-reader.ts';
import { inTransaction } from '../../store/connection.ts';
import { deleteSubmission, submittedAt, type SheetKey } from '../../store/drafts.ts';
import { ownHashes } from '../../store/records.ts';
import { insertTicket } from '../../store/return-tickets.ts';
import { standingLine } from '../replacement/live-lines.ts';
import { officeKeysOf } from '../receipts/office-keys.ts';
import { pinnedRound, type PinnedRound } from '../responses/pinned-round.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'keys' | 'emit'>;

/** The ticket must name a sheet of this computer and the submission that stands. */
function refusalOf(db: Context['db'], round: PinnedRound, ticket: ReturnTicket): AppError | null {
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

/**
 * Takes a return ticket in: the sheet that it names opens again. The same ticket once more changes nothing. Refusals:
 * those of `readPackage`, E_ROUND (a round that is not open here), E_REHEARSAL, E_AUD (another computer's or another
 * sheet), E_ROLLBACK (an earlier submission), E_CHAIN (a submission that this computer never made).
 */
export async function takeTicket(path: string, name: string, context: Needs): Promise<Result<FromOffice, AppError>> {
  const { db, ports, emit } = context;
  const own = await context.keys.device();
  if (!own.ok) return own;
  const read = await readPackage({
    worker: ports.readerWorker,
    path,
    kind: 'office',
    keys: officeKeysOf(db),
    rehearsal: 'either',
  });
  if (!read.ok) return read;
  const { manifest, returned } = read.value;
  const round = pinnedRound(db, manifest.round.id);
  if (!round.ok) return refuse(packageRefused('E_ROUND', manifest.round.id));
  if (returned === undefined || !manifest.aud.includes(own.value.kid)) return refuse(packageRefused('E_AUD'));
  const refused = refusalOf(db, round.value, returned);
  if (refused !== null) return refuse(refused);
  const { unit, form, rater = '', leaves, reason, submission } = returned;
  const { id } = round.value.content;
  const key: SheetKey = { round: id, unit, form, rater };
  const news = submittedAt(db, key) !== null;
  if (news) {
    inTransaction(db, () => {
      deleteSubmission(db, key);
      insertTicket(db, { ...key, id: manifest.id, leaves, reason, submission, name, at: manifest.created });
    });
    emit('responses.changed', { round: id });
  }
  return ok({ kind: 'return', round: id, unit, form, rater: rater === '' ? null : rater, reason, news });
}
