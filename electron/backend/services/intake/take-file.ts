import type { FileRef } from '../../../../shared/contract/files.ts';
import type { Verdict } from '../../../../shared/contract/intake.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { LIMITS } from '../../../../shared/package-format/limits.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { givingWay } from '../../give-way.ts';
import { readPackage } from '../../packages/package-reader.ts';
import { warmReader } from '../../packages/reader-thread.ts';
import { officeKidsEver } from '../../packages/root-chain.ts';
import { withSpooled, type SpooledFile } from '../../packages/spool.ts';
import type { StoredAttachment } from '../../files/attachment-files.ts';
import { createLineReader, lastSeqOf, type ArrivedLine } from '../../store/arrived-records.ts';
import { hasAttachment, insertAttachments } from '../../store/attachments.ts';
import { inTransaction } from '../../store/connection.ts';
import {
  addSlice,
  importOfFile,
  showImport,
  sweepHidden,
  type ArrivingPersonal,
  type ArrivingRecord,
} from '../../store/imports.ts';
import { isWiped } from '../../store/survey-wipes.ts';
import { beginLongWork, flushLog } from '../../store/write-ahead-log.ts';
import { readDraft } from '../rounds/draft.ts';
import { ownChain } from '../trust/own-root.ts';
import { changed } from '../rounds/versions.ts';
import { beginImport } from './begin-import.ts';
import { keepOriginal, keepWithoutAnswers } from './originals.ts';
import { textOf, toArriving, toPersonal } from './arriving.ts';
import { releaseAside, setAside } from './set-aside.ts';
import { senderOf } from './sender.ts';
import { refusedAsStopped } from '../decisions/stopped.ts';
import { eraseAgain } from '../decisions/erase-again.ts';
import { dropReplaced, prepareStates, showStates, type ComingFile } from './coming-states.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'paths' | 'files' | 'keys' | 'emit'>;

/** A longer log is read again from the store when all of it is there, and not kept in memory while it comes. */
const LINES_KEPT = 10_000;

interface Counts {
  readonly fresh: number;
  readonly known: number;
}

/**
 * Takes one handed-over file in. The signature and every byte are checked before the first row is written, the lines
 * while those before them are; rows arrive in slices that no view reads, and one short transaction makes the file count.
 * A refusal is a verdict and leaves nothing.
 */
export async function takeFile(
  input: { readonly round: string; readonly file: FileRef },
  context: Needs,
): Promise<Result<Verdict, AppError>> {
  const { db, ports, paths } = context;
  const draft = readDraft(db, input.round);
  if (!draft.ok) return draft;
  const office = await context.keys.officePublic();
  if (office === null) return refuse({ code: 'not_ready', what: 'setup_missing' });
  const chain = await ownChain(db);
  // What was addressed to a key that is replaced since is still for this office.
  const aud = chain === null ? [office.kid] : officeKidsEver(chain);
  const source = context.files.path(input.file.ref);
  if (source === undefined) return refuse({ code: 'not_found', what: 'file', id: input.file.name });
  warmReader(ports.readerWorker);
  let sha256: string | null = null;
  const spool = { folder: paths.spool, ids: ports.ids, limit: LIMITS.file };
  const taken = await withSpooled(source, spool, async (spooled) => {
    sha256 = spooled.sha256;
    const { content } = draft.value;
    const { name } = input.file;
    const found = await takeSpooled(context, { content, aud, spooled, name });
    if (found.ok) await releaseAside(context, spooled.sha256);
    // A round whose answers were wiped keeps no file that may bring some back.
    else if (found.error.code === 'package_refused' && !isWiped(db, input.round))
      await setAside(context, { content, spooled, name, error: found.error });
    return found;
  });
  if (taken.ok) return taken;
  // Only what is wrong with the file is a verdict on it; a full disk is the office's own trouble.
  if (taken.error.code !== 'package_refused') return taken;
  return ok({
    name: input.file.name,
    size: input.file.size,
    sha256,
    outcome: taken.error.reason.startsWith('H_') ? 'held' : 'refused',
    error: taken.error,
    warnings: [],
    newRecords: 0,
    knownRecords: 0,
    from: null,
  });
}

interface Task {
  readonly content: RoundContent;
  readonly aud: readonly string[];
  readonly spooled: SpooledFile;
  readonly name: string;
}

async function takeSpooled(context: Needs, task: Task): Promise<Result<Verdict, AppError>> {
  const { db } = context;
  const { content, spooled } = task;
  const before = importOfFile(db, content.id, spooled.sha256);
  if (before !== undefined) {
    // One that was taken in by a version which kept no originals is kept now.
    const kept = isWiped(db, content.id) ? ok(null) : await keepOriginal(context, spooled);
    if (!kept.ok) return kept;
    return ok({
      ...described(task),
      outcome: 'nothing_new',
      warnings: [],
      newRecords: 0,
      knownRecords: before.newRecords + before.knownRecords,
      from: senderOf(content, before.device, before.kid),
    });
  }
  const ended = beginLongWork(db);
  try {
    return await readInto(context, task);
  } finally {
    ended();
    // Whatever ended the reading early, nothing of a file that does not count stays behind.
    sweepHidden(db);
  }
}

function described({ name, spooled }: Task): Pick<Verdict, 'name' | 'size' | 'sha256' | 'error'> {
  return { name, size: spooled.size, sha256: spooled.sha256, error: null };
}

async function readInto(context: Needs, task: Task): Promise<Result<Verdict, AppError>> {
  const { db, ports, emit } = context;
  const { content, spooled, name } = task;
  const identities = await context.keys.officeIdentities();
  if (!identities.ok && identities.error.code !== 'key_locked') return identities;
  let number = 0;
  let counts: Counts = { fresh: 0, known: 0 };
  let total = 0;
  let before = 0;
  const readLine = createLineReader();
  const lines: ArrivedLine[] = [];
  const attachments: StoredAttachment[] = [];
  const wiped = isWiped(db, content.id);
  let leftOut = 0;
  const add = async (records: readonly ArrivingRecord[], personal: readonly ArrivingPersonal[]): Promise<void> => {
    const added = await givingWay(addSlice(db, content.id, number, records, personal));
    counts = { fresh: counts.fresh + added.fresh, known: counts.known + added.known };
    emit('work.progress', { work: 'intake', done: counts.fresh + counts.known, of: total, what: name });
  };
  const read = await readPackage(
    {
      worker: ports.readerWorker,
      path: spooled.path,
      kind: 'back',
      keys: content.roster.devices.map(({ id, kid, jwk }) => ({ kid, jwk, device: id })),
      round: content.id,
      aud: task.aud,
      attachments: context.paths.attachments,
      rehearsal: content.simulated,
      unseal: {
        identities: identities.ok ? identities.value : null,
        required: content.policy.encryption === 'required',
      },
    },
    {
      signed: (head) => {
        const { log } = head.manifest;
        const stopped = refusedAsStopped(db, content.id, log);
        if (stopped !== null) return refuse(stopped);
        total = log ? log.to - log.from + 1 : 0;
        before = total > LINES_KEPT ? Infinity : lastSeqOf(db, content.id, head.manifest.signer.device);
        number = beginImport(context, { ...task, round: task.content.id }, head);
        return ok(null);
      },
      records: (slice) => {
        if (total <= LINES_KEPT)
          for (const { hash, raw } of slice) lines.push(readLine({ hash, raw: textOf(raw), import: number }));
        return add(slice.map(toArriving), []);
      },
      personal: (slice) => {
        leftOut += wiped ? slice.length : 0;
        return wiped ? undefined : add([], slice.map(toPersonal));
      },
      attachments: (slice) => void attachments.push(...slice),
    },
  );
  if (!read.ok) return read;
  const kept = wiped ? await keepWithoutAnswers(context, spooled) : await keepOriginal(context, spooled);
  if (!kept.ok) return kept;
  // It goes on while the states are worked out.
  const flushed = flushLog(db);
  const device = read.value.manifest.signer.device;
  const fresh = attachments.map(({ sha256 }) => sha256).filter((sha256) => !hasAttachment(db, sha256));
  const file: ComingFile = { number, device, lines, before, attachments: new Set(fresh) };
  const coming = await givingWay(prepareStates(db, content, file));
  const warnings = leftOut === 0 ? coming.marks : [...coming.marks, 'W_WIPED'];
  await flushed;
  await flushLog(db);
  inTransaction(db, () => {
    insertAttachments(db, attachments);
    showImport(db, number, counts, warnings);
    showStates(db, content, coming);
    eraseAgain(db, content);
  });
  await givingWay(dropReplaced(db, coming));
  changed(db, content.id);
  emit('round.changed', { round: content.id });
  return ok({
    ...described(task),
    outcome: counts.fresh + coming.file.attachments.size === 0 ? 'nothing_new' : 'accepted',
    warnings,
    newRecords: counts.fresh,
    knownRecords: counts.known,
    from: senderOf(content, device, read.value.signer.kid),
  });
}
