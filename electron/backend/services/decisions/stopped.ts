import { packageRefused, type AppError } from '../../../../shared/errors.ts';
import type { Position } from '../../../../shared/model/decision.ts';
import type { DeviceId, RoundId } from '../../../../shared/model/ids.ts';
import { arrivedRecord } from '../../store/arrived-records.ts';
import type { Database } from '../../store/connection.ts';
import { slotStatesOf } from '../../store/slot-states.ts';
import type { LogPosition } from '../../../../shared/package-format/manifest.ts';

/** Up to where the office believes a stopped computer; null while it is in service. Of several cuts the lowest. */
export function cutOf(db: Database, round: RoundId, device: DeviceId): Position | null {
  let lowest: Position | null = null;
  for (const { q, heads } of slotStatesOf(db, round, 'office')) {
    if (q !== 'revoke') continue;
    for (const hash of heads) {
      const val = arrivedRecord(db, round, hash)?.record.val;
      if (val?.t !== 'revoke' || val.dev !== device) continue;
      if (lowest === null || val.cut.seq < lowest.seq) lowest = val.cut;
    }
  }
  return lowest;
}

/** What the office released although the computer was stopped. */
function releasedOf(db: Database, round: RoundId, device: DeviceId): readonly Position[] {
  return slotStatesOf(db, round, 'office').flatMap(({ value }) =>
    value?.t === 'accept-late' && value.dev === device ? [value.to] : [],
  );
}

/**
 * Why a file of a stopped computer is refused (E_KEY_REVOKED, with number and hash of its last line, by which it can
 * be released), or null where it holds nothing after the cut or was released.
 */
export function refusedAsStopped(db: Database, round: RoundId, log: LogPosition | undefined): AppError | null {
  if (log === undefined) return null;
  const cut = cutOf(db, round, log.dev);
  if (cut === null || log.to < cut.seq || (log.to === cut.seq && log.head === cut.head) || log.to === 0) return null;
  if (releasedOf(db, round, log.dev).some(({ seq, head }) => log.head === head || log.to < seq)) return null;
  return packageRefused('E_KEY_REVOKED', `${log.dev} ${log.to} ${log.head}`);
}
