import type { OwnComputer } from '../../../../shared/contract/replacement.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { Context } from '../../context.ts';
import { inTransaction, type Database } from '../../store/connection.ts';
import { findBehind, insertPast, listPast } from '../../store/own-past.ts';
import { readSetting, writeSetting } from '../../store/settings.ts';
import { deviceOf, roleOf } from '../identity.ts';
import { forgetPinned, pinnedRound } from '../responses/pinned-round.ts';
import { carriedHere } from './choose.ts';
import { linesToRecover } from './recover-lines.ts';

type Needs = Pick<Context, 'db' | 'keys'>;

/** A key that cannot be opened, or is not there although this computer was set up. */
function isLost(error: AppError): boolean {
  return error.code === 'not_ready' && (error.what === 'key_unreadable' || error.what === 'setup_missing');
}

/** The key under which the office knows the id of now; null while it was never told, or by an older version. */
function boundKid(db: Database): string | null {
  return readSetting(db, 'device-kid');
}

async function keysState({ db, keys }: Needs, admitted: boolean): Promise<OwnComputer['keys']> {
  if (roleOf(db) === null) return 'good';
  const signing = await keys.device();
  if (!signing.ok) return isLost(signing.error) ? 'lost' : 'good';
  const opening = await keys.deviceRecipient();
  if (!opening.ok && isLost(opening.error)) return 'lost';
  const bound = boundKid(db);
  // A key was made anew, and the program ended before the id followed.
  if (bound !== null && bound !== signing.value.kid) return 'lost';
  const isRenewed = listPast(db).some(({ how }) => how === 'renewed');
  return isRenewed && !admitted ? 'waiting' : 'good';
}

/** What has to be said about this computer itself, in the round that is shown or, with null, in none. */
export async function ownComputer(round: string | null, context: Needs): Promise<Result<OwnComputer, AppError>> {
  const { db } = context;
  const device = deviceOf(db);
  const found = round === null ? null : pinnedRound(db, round);
  const pinned = found?.ok === true ? found.value : null;
  const behind = round === null || device === null ? null : findBehind(db, round, device);
  return ok({
    keys: await keysState(context, pinned === null || pinned.device !== null),
    behind: behind === null ? null : { to: behind.lastSeq, at: behind.at },
    choices:
      pinned === null
        ? 0
        : new Set(carriedHere(db, pinned).map((row) => [row.unit, row.form, row.rater, row.leaf].join('|'))).size,
    toRecover: pinned === null ? 0 : linesToRecover(db, pinned).length,
  });
}

/**
 * Sets keys that cannot be opened aside and makes new ones. With a new signing key this computer gets a new id too:
 * a log belongs to one key. What it has not handed over is said again once it is admitted; nothing is deleted. Does
 * nothing when the keys are good. Refusals: `not_ready` setup_missing, disk.
 */
export async function renewKeys(
  context: Pick<Context, 'db' | 'keys' | 'ports' | 'emit'>,
): Promise<Result<null, AppError>> {
  const { db, keys, ports, emit } = context;
  const old = deviceOf(db);
  if (old === null) return refuse({ code: 'not_ready', what: 'setup_missing' });
  const renewed = await keys.renewDevice();
  if (!renewed.ok) return renewed;
  const key = await keys.device();
  if (!key.ok) return key;
  // The id belongs to the key that it was last used with; a crash between the two steps is made good here.
  const bound = boundKid(db);
  if (renewed.value.signing || (bound !== null && bound !== key.value.kid)) {
    inTransaction(db, () => {
      insertPast(db, { dev: old, kid: bound ?? '', how: 'renewed' }, ports.clock.now());
      writeSetting(db, 'device', ports.ids.uuid());
      writeSetting(db, 'device-kid', key.value.kid);
    });
    forgetPinned(db);
  }
  emit('responses.changed', { round: '' });
  return ok(null);
}
