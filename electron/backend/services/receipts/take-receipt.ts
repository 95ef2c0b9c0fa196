import type { FromOffice, Received } from '../../../../shared/contract/handover.ts';
import { packageRefused, type AppError } from '../../../../shared/errors.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { readReceipt, receiptDigits, type Receipt } from '../../packages/receipt.ts';
import type { Database } from '../../store/connection.ts';
import { hasLine } from '../../store/lineage.ts';
import { listPast, putBehind } from '../../store/own-past.ts';
import { putReceived } from '../../store/received.ts';
import { ownHashes } from '../../store/records.ts';
import { furthestReceived } from '../handover/received.ts';
import { deviceOf } from '../identity.ts';
import { pinnedRound } from '../responses/pinned-round.ts';
import { officeKeysOf } from './office-keys.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'emit'>;

/** The receipt must speak of a round that is open here, of this computer, and of a line that its log really has. */
function refusalOf(db: Database, receipt: Receipt): AppError | null {
  if (!pinnedRound(db, receipt.round).ok) return packageRefused('E_ROUND', receipt.round);
  const device = deviceOf(db);
  return device === receipt.dev || isFormer(db, receipt.dev) ? null : packageRefused('E_AUD', receipt.dev);
}

/** A receipt for what this computer handed in under a key that it has lost is good news too. */
function isFormer(db: Database, dev: string): boolean {
  return listPast(db).some((past) => past.dev === dev && past.how === 'renewed');
}

/** Whether this computer's log has the line; if not, it was restored from a backup, or copied. */
function hasOwnLine(db: Database, { round, dev, to, head }: Receipt): boolean {
  return ownHashes(db, round, dev).some(({ seq, hash }) => seq === to && hash === head);
}

/**
 * Takes in what the office says it has. What is known only grows: an older receipt is kept and changes nothing.
 * A line that this computer's log never had means that it was restored from a backup: that is kept, and said before
 * any further work. Refusals: those of `readReceipt` (H_KEY_UNKNOWN for another office's key), E_ROUND, E_AUD (another
 * computer's).
 */
export async function takeReceipt(path: string, context: Needs): Promise<Result<FromOffice, AppError>> {
  const { db, ports, emit } = context;
  const read = await readReceipt(path, officeKeysOf(db));
  if (!read.ok) return read;
  const receipt = read.value;
  const refused = refusalOf(db, receipt);
  if (refused !== null) return refuse(refused);
  const { round, dev, to, head, at, missing } = receipt;
  if (!hasOwnLine(db, receipt)) {
    if (!hasLine(db, head)) putBehind(db, { round, dev, lastSeq: to, head, at });
    emit('responses.changed', { round });
    return ok({ kind: 'behind', round, to, at });
  }
  const before = furthestReceived(db, round, dev);
  putReceived(db, { round, dev, lastSeq: to, head, how: 'file', at, takenAt: ports.clock.now(), missing });
  emit('responses.changed', { round });
  const received = furthestReceived(db, round, dev) ?? { to, at, how: 'file' };
  return ok({ kind: 'receipt', round, received, news: before === null || to > before.to });
}

/** `12345 67890 …` in any spacing, also as a hand scanner types it. */
function plainDigits(text: string): string {
  return text.replaceAll(/[\s\u3000-]/g, '');
}

/**
 * Takes in the digits of a printed receipt: if they are those of a line of this computer's log, the office has all up
 * to it. Refusals: those of `pinnedRound`, `not_ready not_admitted`, E_FINGERPRINT when no line has these digits.
 */
export function typeReceipt(
  input: { readonly round: string; readonly digits: string },
  { db, ports, emit }: Needs,
): Result<Received, AppError> {
  const found = pinnedRound(db, input.round);
  if (!found.ok) return found;
  const { device } = found.value;
  if (device === null) return refuse({ code: 'not_ready', what: 'not_admitted' });
  const typed = plainDigits(input.digits);
  const { round } = input;
  const dev = device.id;
  const match = ownHashes(db, round, dev).find(
    ({ seq, hash }) => plainDigits(receiptDigits({ round, dev, to: seq, head: hash })) === typed,
  );
  if (match === undefined) return refuse(packageRefused('E_FINGERPRINT'));
  const now = ports.clock.now();
  putReceived(db, {
    round,
    dev,
    lastSeq: match.seq,
    head: match.hash,
    how: 'typed',
    at: now,
    takenAt: now,
    missing: [],
  });
  emit('responses.changed', { round });
  return ok(furthestReceived(db, round, dev) ?? { to: match.seq, at: now, how: 'typed' });
}
