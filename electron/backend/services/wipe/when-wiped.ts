import type { WipeAccount } from '../../../../shared/model/wipe.ts';
import type { Database } from '../../store/connection.ts';
import { storedJson } from '../../store/stored-json.ts';
import { wipeOf } from '../../store/survey-wipes.ts';

/** When the answers of a round's questionnaires were wiped here (UTC), and the hash of the figures that were kept. */
export function whenWiped(
  db: Database,
  round: string,
): { readonly at: string; readonly countsSha256: string; readonly record: string } | null {
  const row = wipeOf(db, round);
  const done = row === undefined ? null : storedJson<WipeAccount>(row.account).done;
  return row === undefined || done === null
    ? null
    : { at: done.at, countsSha256: row.countsSha256, record: row.record };
}
