import type { FileRef } from '../../../../shared/contract/files.ts';
import type { HandoverPreview } from '../../../../shared/contract/handover.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { lastHandover, setHandoverFile } from '../../store/handovers.ts';
import { ownBytes, ownHead } from '../../store/records.ts';
import { countSurveys } from '../../store/surveys.ts';
import { personOf } from '../identity.ts';
import { linesToRecover } from '../replacement/recover-lines.ts';
import { taskProgress } from '../responses/desk.ts';
import { pinnedRound } from '../responses/pinned-round.ts';
import { cutRecords } from './cut.ts';
import { handoverName, writeHandover } from './make-file.ts';
import { furthestReceived } from './received.ts';
import { planRecords, planSubmissions } from './plan.ts';

/** A container with nothing in it, and what a record takes on average; only for saying about how large a file will be. */
const EMPTY_BYTES = 4096;
const RECORD_BYTES = 480;

/** What a file made now would contain. Refusals: those of `pinnedRound`. */
export function previewHandover(
  round: string,
  { db, ports }: Pick<Context, 'db' | 'ports'>,
): Result<HandoverPreview, AppError> {
  const found = pinnedRound(db, round);
  if (!found.ok) return found;
  const { device } = found.value;
  const progress = taskProgress(db, found.value);
  const changed =
    device === null
      ? 0
      : planRecords(db, found.value, device.id, ports.ids).length + linesToRecover(db, found.value).length;
  const received = device === null ? null : furthestReceived(db, round, device.id);
  const cut = device === null ? 0 : (ownHead(db, round, device.id)?.seq ?? 0);
  return ok({
    tasks: progress.map(({ task }) => task),
    changed,
    part: progress.reduce((sum, { part }) => sum + part, 0),
    surveys: countSurveys(db, round),
    last: lastHandover(db, round),
    fresh: changed + Math.max(0, cut - (received?.to ?? 0)),
    bytes: EMPTY_BYTES + changed * RECORD_BYTES + (device === null ? 0 : ownBytes(db, round, device.id)),
    received,
  });
}

/**
 * Cuts a record for everything that changed and writes the whole log as a signed file. With `submit` all sheets are
 * checked and locked first. Refusals: those of `pinnedRound`, `not_ready` not_admitted, incomplete (with the number
 * of answers), nothing_to_hand_over; `disk` after the records were cut, in which case the next attempt writes them.
 */
export async function makeHandover(
  input: { readonly round: string; readonly submit: boolean },
  context: Pick<Context, 'db' | 'ports' | 'paths' | 'files' | 'keys' | 'emit'>,
): Promise<Result<{ readonly file: FileRef; readonly records: number; readonly sha256: string }, AppError>> {
  const { db, ports, keys, files, emit } = context;
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
  const { records } = cutRecords(planned, round, device.id, { id, name, at: ports.clock.now() }, context);
  emit('responses.changed', { round: input.round });

  const written = await writeHandover(round, device, id, sign.value, context);
  if (!written.ok) return written;
  setHandoverFile(db, id, written.value.sha256);
  return ok({ file: files.register(written.value.path, name), records, sha256: written.value.sha256 });
}
