import type { Position } from '../../../../shared/model/decision.ts';
import { isKnown } from '../../../../shared/model/record.ts';
import type { RosterDevice, RoundContent } from '../../../../shared/model/round.ts';
import { createLogFollower, type FollowedLog } from '../../packages/log-follower.ts';
import { personalLine } from '../../packages/records.ts';
import type { Database } from '../../store/connection.ts';
import { linesOfDevice, type DeviceLine } from '../../store/device-lines.ts';
import { findPersonal } from '../../store/records.ts';
import { ticketFor } from '../../store/return-tickets.ts';
import { cutOf } from '../decisions/stopped.ts';

/** What the office has of one computer, for the one that goes on with it. */
export interface HandLog {
  readonly device: RosterDevice;
  readonly lines: readonly DeviceLine[];
  readonly log: FollowedLog;
}

/** The computer itself and all whose place it takes, one after the other, the latest first. */
export function lineOfDevices({ roster }: RoundContent, device: RosterDevice): readonly RosterDevice[] {
  const found: RosterDevice[] = [];
  let next: RosterDevice | undefined = device;
  while (next !== undefined && !found.includes(next)) {
    found.push(next);
    const before: string | undefined = next.continues?.dev;
    next = roster.devices.find(({ id }) => id === before);
  }
  return found;
}

/** Lines at or below a stop; all of them where there is none. */
function belowCut(lines: readonly DeviceLine[], cut: Position | null): readonly DeviceLine[] {
  if (cut === null) return lines;
  const byHash = new Map(lines.map((line) => [line.hash, line]));
  const kept = new Set<string>();
  for (let line = byHash.get(cut.head); line !== undefined; line = byHash.get(line.record.prev)) kept.add(line.hash);
  return lines.filter(({ hash }) => kept.has(hash));
}

/** The log of a computer as far as it is whole and not stopped, line by line. */
export function handLog(db: Database, round: string, device: RosterDevice): HandLog | null {
  const follower = createLogFollower();
  const lines = belowCut(linesOfDevice(db, round, device.id), cutOf(db, round, device.id)).filter(({ record, hash }) =>
    follower.follow(record, hash),
  );
  const [log] = follower.logs();
  return log === undefined ? null : { device, lines, log };
}

/** Texts that the lines commit to, as far as they are still here. */
export function handTexts(db: Database, logs: readonly HandLog[]): readonly Uint8Array[] {
  const commitments = logs
    .flatMap(({ lines }) => lines)
    .flatMap(({ record }) => (isKnown(record) && record.val?.t === 'form' ? [record.val.p] : []));
  return [...new Set(commitments)].flatMap((p) => {
    const body = findPersonal(db, p);
    return body === null ? [] : [personalLine(body.salt, body.body)];
  });
}

/** Submissions among the lines that the office gave back. */
export function returnedAmong(db: Database, round: string, logs: readonly HandLog[]): readonly string[] {
  return logs
    .flatMap(({ lines }) => lines)
    .filter(({ record, hash }) => record.op === 'submit' && ticketFor(db, round, hash) !== null)
    .map(({ hash }) => hash);
}
