import type { ReceiptLine } from '../../../../shared/contract/receipts.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { AnyHashedRecord } from '../../../../shared/model/record.ts';
import { slotKey } from '../../../../shared/model/slot-key.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { receiptDigits } from '../../packages/receipt.ts';
import { recordsOfDevices } from '../../store/arrived-records.ts';
import { hasAttachment } from '../../store/attachments.ts';
import type { Database } from '../../store/connection.ts';
import { listImports, type ImportRow } from '../../store/imports.ts';
import { senderOf } from '../intake/sender.ts';
import { readDraft } from '../rounds/draft.ts';

/** An end of a computer's log as it arrived here; a log that was continued twice has two. */
export interface LogEnd {
  readonly dev: string;
  readonly to: number;
  readonly head: string;
  readonly files: readonly ImportRow[];
  /** Attachments that records name and no file has brought. */
  readonly missing: readonly string[];
}

/** Attachments that lines name; of evidence only what stands, because nobody waits for what was taken back. */
function named(lines: readonly AnyHashedRecord[]): readonly string[] {
  const standing = new Map<string, readonly string[]>();
  const others: string[] = [];
  for (const { record } of lines) {
    if (record.op === 'attach-add' || record.op === 'attach-remove') standing.set(slotKey(record.slot), record.att);
    else others.push(...record.att);
  }
  return [...others, ...[...standing.values()].flat()];
}

/** All ends of the logs that came in by files, by computer; the longest first where there are two. */
export function logEnds(db: Database, round: string): readonly LogEnd[] {
  const files = Map.groupBy(listImports(db, round), ({ device }) => device);
  return [...files].flatMap(([dev, imports]) => {
    const records = recordsOfDevices(db, round, [dev]);
    const followed = new Set(records.map(({ record }) => record.prev));
    const missing = [...new Set(named(records))].filter((one) => !hasAttachment(db, one));
    return records
      .filter(({ hash }) => !followed.has(hash))
      .map(({ hash, record }) => ({ dev, to: record.seq, head: hash, files: imports, missing }))
      .toSorted((a, b) => b.to - a.to);
  });
}

function lineOf(content: RoundContent, { dev, to, head, files }: LogEnd): ReceiptLine[] {
  const [last] = files;
  if (last === undefined) return [];
  return [
    {
      device: dev,
      from: senderOf(content, dev, last.kid),
      units: content.roster.devices.find((one) => one.id === dev)?.units ?? [],
      to,
      files: files.length,
      lastAt: last.receivedAt,
      digits: receiptDigits({ round: content.id, dev, to, head }),
    },
  ];
}

/** What the office could write receipts for, in the order of the roster. Refusals: those of `readDraft`. */
export function listReceiptLines(db: Database, round: string): Result<readonly ReceiptLine[], AppError> {
  const draft = readDraft(db, round);
  if (!draft.ok) return draft;
  const { content } = draft.value;
  const order = new Map(content.roster.devices.map(({ id }, index) => [id, index]));
  const place = (device: string): number => order.get(device) ?? order.size;
  return ok(
    logEnds(db, round)
      .flatMap((end) => lineOf(content, end))
      .toSorted((a, b) => place(a.device) - place(b.device)),
  );
}
