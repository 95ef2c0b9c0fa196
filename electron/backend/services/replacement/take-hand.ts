import type { HandTaken } from '../../../../shared/contract/replacement.ts';
import { packageRefused, type AppError } from '../../../../shared/errors.ts';
import type { HandContent } from '../../../../shared/package-format/hand.ts';
import { REHEARSAL } from '../../../../shared/package-format/manifest.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { givingWay } from '../../give-way.ts';
import { readPackage } from '../../packages/package-reader.ts';
import type { Unsealing } from '../../packages/reader-messages.ts';
import type { SpooledFile } from '../../packages/spool.ts';
import type { PackageInfo, SignedPackage } from '../../packages/verify-package.ts';
import { inTransaction, type Database } from '../../store/connection.ts';
import { commitmentsWiped } from '../../store/desk-wipes.ts';
import { addSlice, importOfFile, showImport, sweepHidden } from '../../store/imports.ts';
import { adoptOwnLines, hasLine } from '../../store/lineage.ts';
import { deleteBehind, findBehind, insertPast } from '../../store/own-past.ts';
import { putReceived } from '../../store/received.ts';
import { ownHead } from '../../store/records.ts';
import { beginLongWork, flushLog } from '../../store/write-ahead-log.ts';
import { deviceOf } from '../identity.ts';
import { beginImport } from '../intake/begin-import.ts';
import { toArriving, toPersonal } from '../intake/arriving.ts';
import { adoptEvidence } from '../evidence/adopt-evidence.ts';
import { officeKeysOf } from '../receipts/office-keys.ts';
import { pinnedRound } from '../responses/pinned-round.ts';
import { changed } from '../rounds/versions.ts';
import { adoptAnswers } from './adopt-answers.ts';
import { adoptSubmissions, adoptSurveys } from './adopt-sheets.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'emit'>;

/** Whether the file is for this computer, in a round that is open here. */
function refusalOf(db: Database, { manifest, hand }: SignedPackage): AppError | null {
  const found = pinnedRound(db, manifest.round.id);
  if (!found.ok) return packageRefused('E_ROUND', manifest.round.id);
  if (found.value.content.simulated !== manifest.critical.includes(REHEARSAL)) return packageRefused('E_REHEARSAL');
  return hand !== undefined && hand.for.dev === deviceOf(db) ? null : packageRefused('E_AUD', hand?.for.dev ?? '');
}

/** A computer that was restored from a backup goes on with its own log where the office had it. */
function continueOwnLog(db: Database, info: PackageInfo, hand: HandContent, number: number, takenAt: string): void {
  const round = info.manifest.round.id;
  const own = hand.for.dev;
  const continued = hand.logs.find(({ dev }) => dev === own);
  if (continued === undefined || !adoptOwnLines(db, round, own, number)) return;
  const head = ownHead(db, round, own);
  if (head === null || !continued.heads.includes(head.hash)) return;
  const reached = { round, dev: own, lastSeq: head.seq, head: head.hash, how: 'file', missing: [] } as const;
  putReceived(db, { ...reached, at: info.manifest.created, takenAt });
}

/** All that follows from the lines once they are here; in one transaction with their becoming visible. */
function take(context: Needs, info: PackageInfo, hand: HandContent, number: number): HandTaken {
  const { db, ports } = context;
  const round = info.manifest.round.id;
  const own = hand.for.dev;
  const at = ports.clock.now();
  for (const { dev, kid } of hand.logs) if (dev !== own) insertPast(db, { dev, kid, how: 'carried' }, at);
  const behind = findBehind(db, round, own);
  if (behind !== null && hasLine(db, behind.head)) deleteBehind(db, round, own);
  const pinned = pinnedRound(db, round);
  if (!pinned.ok) throw new Error('the round went away while a file was read');
  const adopted = adoptAnswers(db, pinned.value, own, at);
  adoptEvidence(db, pinned.value, own, at);
  const surveys = adoptSurveys(db, pinned.value, own, at);
  const submitted = adoptSubmissions(db, pinned.value, own, new Set(hand.returned));
  continueOwnLog(db, info, hand, number, at);
  return { kind: 'hand', round, ...adopted, surveys, submitted, already: false };
}

/**
 * Takes in what the office has of the computer whose place this one takes, or of this computer before it was restored
 * from a backup. Nothing is written before the signature and every byte were checked; the lines are checked and written
 * where no view reads them, and all of them count at once. Refusals:
 * those of the reader (H_KEY_UNKNOWN for another office), E_ROUND, E_REHEARSAL, E_AUD (for another computer).
 */
export async function takeHand(
  spooled: SpooledFile,
  name: string,
  unseal: Unsealing,
  context: Needs,
): Promise<Result<HandTaken, AppError>> {
  const { db, ports, emit } = context;
  let number = 0;
  let counts = { fresh: 0, known: 0 };
  let known: HandTaken | null = null;
  let wiped: ReadonlySet<string> = new Set();
  const begin = (head: SignedPackage): Result<null, AppError> => {
    const refused = refusalOf(db, head);
    if (refused !== null) return refuse(refused);
    const round = head.manifest.round.id;
    const none = { answers: 0, choices: 0, surveys: 0, submitted: 0, already: true };
    if (importOfFile(db, round, spooled.sha256) !== undefined) {
      known = { kind: 'hand', round, ...none };
      return refuse({ code: 'cancelled' });
    }
    number = beginImport(context, { round, spooled, name }, head);
    return ok(null);
  };
  const add = async (...slice: [Parameters<typeof addSlice>[3], Parameters<typeof addSlice>[4]]): Promise<void> => {
    const round = importRound();
    const added = await givingWay(addSlice(db, round, number, ...slice));
    counts = { fresh: counts.fresh + added.fresh, known: counts.known + added.known };
  };
  let roundId = '';
  const importRound = (): string => roundId;
  const ended = beginLongWork(db);
  try {
    const read = await readPackage(
      {
        worker: ports.readerWorker,
        path: spooled.path,
        kind: 'hand',
        keys: officeKeysOf(db),
        rehearsal: 'either',
        unseal,
      },
      {
        signed: (head) => {
          roundId = head.manifest.round.id;
          wiped = commitmentsWiped(db, roundId);
          return begin(head);
        },
        records: (slice) => add(slice.map(toArriving), []),
        // What was wiped here does not come back.
        personal: (slice) => add([], slice.filter(({ p }) => !wiped.has(p)).map(toPersonal)),
      },
    );
    if (known !== null) return ok(known);
    if (!read.ok) return read;
    const { hand } = read.value;
    if (hand === undefined) return refuse(packageRefused('E_MANIFEST'));
    await flushLog(db);
    const taken = inTransaction(db, () => {
      showImport(db, number, counts, []);
      return take(context, read.value, hand, number);
    });
    changed(db, roundId);
    emit('responses.changed', { round: roundId });
    return ok(taken);
  } finally {
    ended();
    sweepHidden(db);
  }
}
