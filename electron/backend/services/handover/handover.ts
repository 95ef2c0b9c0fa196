import type { FileRef } from '../../../../shared/contract/files.ts';
import type { Output } from '../../../../shared/contract/index.ts';
import type { HandoverPreview } from '../../../../shared/contract/handover.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { RosterDevice } from '../../../../shared/model/round.ts';
import { extensionOf } from '../../../../shared/package-format/kinds.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import type { Signer } from '../../crypto/key-ring.ts';
import type { Database } from '../../store/connection.ts';
import { insertHandover, lastHandover, setHandoverFile } from '../../store/handovers.ts';
import { ownBytes, ownHead } from '../../store/records.ts';
import { countSurveys } from '../../store/surveys.ts';
import { personOf } from '../identity.ts';
import { attachmentsToCarry, roomBeside, shareAttachments } from '../evidence/carried-files.ts';
import { linesToRecover } from '../replacement/recover-lines.ts';
import { taskProgress } from '../responses/desk.ts';
import { pinnedRound, type PinnedRound } from '../responses/pinned-round.ts';
import { cutRecords } from './cut.ts';
import { handoverName, logBytes, writeHandover } from './make-file.ts';
import { furthestReceived } from './received.ts';
import { planRecords, planSubmissions } from './plan.ts';
import type { PlannedRecord } from './planned-record.ts';

/** A container with nothing in it, and what a record takes on average; only for saying about how large a file will be. */
const EMPTY_BYTES = 4096;
const RECORD_BYTES = 480;

/** Bytes of the log, and of the attachments that it and the planned records would take along. */
function carriedBytes(db: Database, round: string, device: string, planned: readonly PlannedRecord[]): number {
  const fresh = planned.flatMap(({ val }) => (val?.t === 'evidence' && val.file !== null ? [val.file] : []));
  const sizes = new Map(fresh.map(({ sha256, bytes }) => [sha256, bytes]));
  for (const { sha256, size } of attachmentsToCarry(db, round, device)) sizes.set(sha256, size);
  return ownBytes(db, round, device) + [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

/** What a file made now would contain. Refusals: those of `pinnedRound`. */
export function previewHandover(
  round: string,
  { db, ports }: Pick<Context, 'db' | 'ports'>,
): Result<HandoverPreview, AppError> {
  const found = pinnedRound(db, round);
  if (!found.ok) return found;
  const { device } = found.value;
  const progress = taskProgress(db, found.value);
  const planned = device === null ? [] : planRecords(db, found.value, device.id, ports.ids);
  const changed = planned.length + (device === null ? 0 : linesToRecover(db, found.value).length);
  const received = device === null ? null : furthestReceived(db, round, device.id);
  const cut = device === null ? 0 : (ownHead(db, round, device.id)?.seq ?? 0);
  return ok({
    tasks: progress.map(({ task }) => task),
    changed,
    part: progress.reduce((sum, { part }) => sum + part, 0),
    surveys: countSurveys(db, round),
    last: lastHandover(db, round),
    fresh: changed + Math.max(0, cut - (received?.to ?? 0)),
    bytes: EMPTY_BYTES + changed * RECORD_BYTES + (device === null ? 0 : carriedBytes(db, round, device.id, planned)),
    received,
  });
}

type Needs = Pick<Context, 'db' | 'ports' | 'paths' | 'files' | 'keys' | 'emit'>;

/**
 * Cuts a record for everything that changed and writes the whole log as a signed file. With `submit` all sheets are
 * checked and locked first. Refusals: those of `pinnedRound`, `not_ready` not_admitted, incomplete (with the number
 * of answers), nothing_to_hand_over; `disk` after the records were cut, in which case the next attempt writes them.
 */
export async function makeHandover(
  input: { readonly round: string; readonly submit: boolean },
  context: Needs,
): Promise<Result<Output<'handover.make'>, AppError>> {
  const { db, ports, keys, emit } = context;
  const found = pinnedRound(db, input.round);
  if (!found.ok) return found;
  const round = found.value;
  const { device } = round;
  if (device === null) return refuse({ code: 'not_ready', what: 'not_admitted' });
  const person = personOf(db);
  if (person === null) return refuse({ code: 'not_ready', what: 'setup_missing' });
  const sign = await keys.device();
  if (!sign.ok) return sign;

  // From here to the end of the transaction nothing is awaited: what was planned is what is cut.
  const submissions = input.submit ? planSubmissions(db, round, person.id) : ok([]);
  if (!submissions.ok) return submissions;
  const planned = [...planRecords(db, round, device.id, ports.ids), ...submissions.value];
  const again = linesToRecover(db, round);
  if (planned.length === 0 && again.length === 0 && ownHead(db, input.round, device.id) === null) {
    return refuse({ code: 'not_ready', what: 'nothing_to_hand_over' });
  }
  const id = ports.ids.uuid();
  const name = handoverName(round, device, ports.clock);
  const at = ports.clock.now();
  const { records } = cutRecords(planned, round, device.id, { id, name, at }, context);
  emit('responses.changed', { round: input.round });

  const made = await writeParts(round, device, { id, name, at }, sign.value, context);
  if (!made.ok) return made;
  const [first, ...more] = made.value;
  if (first === undefined) throw new Error('a hand-over has a file');
  return ok({ file: first.file, records, sha256: first.sha256, more: more.map(({ file }) => file) });
}

interface MadePart {
  readonly file: FileRef;
  readonly sha256: string;
}

/** `…-2of3.jpback` for the second of three. */
function partName(name: string, n: number, of: number): string {
  const extension = extensionOf('back');
  return of === 1 ? name : `${name.slice(0, -extension.length)}-${n}of${of}${extension}`;
}

/** Writes the log and what is to be carried of the evidence, in as few files as it goes; `first` is noted already. */
async function writeParts(
  round: PinnedRound,
  device: RosterDevice,
  first: { readonly id: string; readonly name: string; readonly at: string },
  sign: Signer,
  context: Needs,
): Promise<Result<readonly MadePart[], AppError>> {
  const { db, ports, files } = context;
  const attachments = attachmentsToCarry(db, round.content.id, device.id);
  const shares = shareAttachments(attachments, roomBeside(logBytes(round, device, db)));
  const lastSeq = ownHead(db, round.content.id, device.id)?.seq ?? 0;
  const made: MadePart[] = [];
  for (const [index, share] of shares.entries()) {
    const n = index + 1;
    const id = n === 1 ? first.id : ports.ids.uuid();
    const name = partName(first.name, n, shares.length);
    const part = shares.length === 1 ? null : { n, of: shares.length, set: first.id };
    const written = await writeHandover(round, device, { id, part, attachments: share }, sign, context);
    if (!written.ok) return written;
    const { path, sha256 } = written.value;
    if (n > 1) {
      const { at } = first;
      insertHandover(db, { id, round: round.content.id, dev: device.id, name, sha256, records: lastSeq, lastSeq, at });
    } else setHandoverFile(db, id, { sha256, name });
    made.push({ file: files.register(path, name), sha256 });
  }
  return ok(made);
}
