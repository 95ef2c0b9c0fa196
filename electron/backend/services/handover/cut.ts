import type { LogRecord } from '../../../../shared/model/record.ts';
import { GENESIS } from '../../../../shared/model/genesis.ts';
import { slotKey } from '../../../../shared/model/slot-key.ts';
import type { Context } from '../../context.ts';
import { cutRecord } from '../../packages/records.ts';
import { inTransaction } from '../../store/connection.ts';
import { insertSubmission, markHanded } from '../../store/drafts.ts';
import { markEvidenceHanded } from '../../store/evidence.ts';
import { insertHandover } from '../../store/handovers.ts';
import { roleOf } from '../identity.ts';
import { refreshAfter } from '../intake/slot-cache.ts';
import { readDraft } from '../rounds/draft.ts';
import { insertOwnPersonal, insertOwnRecord, ownHead, type RecordRow } from '../../store/records.ts';
import type { LineageLine } from '../../store/lineage.ts';
import { insertRecovered } from '../../store/own-past.ts';
import { parentsFor } from '../replacement/live-lines.ts';
import { againOf, linesToRecover } from '../replacement/recover-lines.ts';
import type { PinnedRound } from '../responses/pinned-round.ts';
import { rosterPersonOf } from './authorship.ts';
import type { PlannedRecord } from './planned-record.ts';

interface Cut {
  readonly planned: PlannedRecord;
  readonly row: RecordRow;
}

/** Chains the planned records onto the log of this computer. */
function chain(
  planned: readonly PlannedRecord[],
  round: PinnedRound,
  device: string,
  { db, ports }: Pick<Context, 'db' | 'ports'>,
): readonly Cut[] {
  const head = ownHead(db, round.content.id, device);
  const personOf = rosterPersonOf(db, round);
  const newest = new Map<string, readonly string[]>();
  let seq = head?.seq ?? 0;
  let prev = head?.hash ?? GENESIS;
  return planned.map((entry) => {
    const slot = slotKey(entry.slot);
    const parents = newest.get(slot) ?? parentsFor(db, entry.slot, device);
    seq += 1;
    const record: LogRecord = {
      v: 1,
      id: ports.ids.uuid(),
      dev: device,
      seq,
      prev,
      by: personOf(entry.by),
      at: ports.clock.now(),
      tz: ports.clock.offset(),
      op: entry.op,
      slot: entry.slot,
      parents: [...parents],
      form_rev: entry.formRev ?? round.content.formRev,
      val: entry.val,
      note: entry.note,
      att: [...(entry.att ?? [])],
    };
    const { line, hash } = cutRecord(record);
    prev = hash;
    newest.set(slot, [hash]);
    const { unit, form, q } = entry.slot;
    return {
      planned: entry,
      row: { hash, round: round.content.id, dev: device, seq, slot, unit, form, q, op: entry.op, raw: line },
    };
  });
}

/** Says the lines of a lost key again, before anything new is said. */
function recover(
  lines: readonly LineageLine[],
  round: PinnedRound,
  device: string,
  { db, ports }: Pick<Context, 'db' | 'ports'>,
): void {
  const head = ownHead(db, round.content.id, device);
  let seq = head?.seq ?? 0;
  let prev = head?.hash ?? GENESIS;
  for (const old of lines) {
    seq += 1;
    const record = againOf(db, old, { id: ports.ids.uuid(), dev: device, seq, prev });
    const { line, hash } = cutRecord(record);
    const { unit, form, q } = record.slot;
    const slot = slotKey(record.slot);
    const { op } = record;
    insertOwnRecord(db, { hash, round: round.content.id, dev: device, seq, slot, unit, form, q, op, raw: line });
    insertRecovered(db, old.hash, hash);
    prev = hash;
  }
}

/**
 * Cuts the planned records and notes the file that will carry them, in one transaction. After it the log is the
 * truth: a file that was not written because of a crash is made again from it, and no line is ever cut twice.
 */
export function cutRecords(
  planned: readonly PlannedRecord[],
  round: PinnedRound,
  device: string,
  file: { readonly id: string; readonly name: string; readonly at: string },
  context: Pick<Context, 'db' | 'ports'>,
): { readonly records: number } {
  const { db } = context;
  return inTransaction(db, () => {
    recover(linesToRecover(db, round), round, device, context);
    const cuts = chain(planned, round, device, context);
    for (const { planned: entry, row } of cuts) {
      insertOwnRecord(db, row);
      if (entry.handed !== undefined) markHanded(db, entry.handed.key, entry.handed.value, entry.handed.note);
      if (entry.evidence !== undefined) markEvidenceHanded(db, entry.evidence.id, entry.evidence.handed);
      if (entry.personal !== undefined) insertOwnPersonal(db, entry.personal);
      if (entry.submitted !== undefined) insertSubmission(db, entry.submitted, file.at);
    }
    // At the office these lines count at once; elsewhere nothing is merged.
    const draft = roleOf(db) === 'office' && cuts.length > 0 ? readDraft(db, round.content.id) : null;
    if (draft?.ok === true) refreshAfter(db, draft.value.content, device);
    const records = ownHead(db, round.content.id, device)?.seq ?? 0;
    insertHandover(db, { ...file, round: round.content.id, dev: device, sha256: '', records, lastSeq: records });
    return { records };
  });
}
