import type { LogRecord } from '../../../../shared/model/record.ts';
import type { Database } from '../../store/connection.ts';
import { listPast, recoveredAs } from '../../store/own-past.ts';
import { ownLinesAfter, type LineageLine } from '../../store/lineage.ts';
import { furthestReceived } from '../handover/received.ts';
import type { PinnedRound } from '../responses/pinned-round.ts';

/** Number of the last line of an earlier key that the office is known to have: by its receipts, or by its roster. */
function reachedOf(lines: readonly LineageLine[], known: number, continued: string | undefined): number {
  return Math.max(known, lines.find(({ hash }) => hash === continued)?.seq ?? 0);
}

/**
 * Lines that this computer wrote under a key that was lost and that the office is not known to have, in order. They
 * are to be said again under the key of now; without a receipt that is all of them, which does no harm.
 */
export function linesToRecover(db: Database, { content, device }: PinnedRound): readonly LineageLine[] {
  // What the office itself wrote is here, whoever wrote it; nobody else has to be told again.
  if (device === null || device.role === 'office') return [];
  return listPast(db)
    .filter(({ how, dev }) => how === 'renewed' && dev !== device.id)
    .flatMap(({ dev }) => {
      const lines = ownLinesAfter(db, content.id, dev, 0);
      const continued = device.continues?.dev === dev ? device.continues.head : undefined;
      const reached = reachedOf(lines, furthestReceived(db, content.id, dev)?.to ?? 0, continued);
      return lines.filter(({ seq, hash }) => seq > reached && recoveredAs(db, hash) === null);
    });
}

/** What a line says again under a new key: everything but its place in the log, with the old line as seen. */
export function againOf(
  db: Database,
  { hash, record }: LineageLine,
  place: Pick<LogRecord, 'id' | 'dev' | 'seq' | 'prev'>,
): LogRecord {
  const parents = record.parents.map((parent) => recoveredAs(db, parent) ?? parent);
  return { ...record, ...place, parents: [...new Set([...parents, hash])].slice(-64), recovered_from: hash };
}
