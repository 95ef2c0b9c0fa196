import { packageRefused, type AppError, type PackageCode } from '../../../shared/errors.ts';
import { HAND, HandContent } from '../../../shared/package-format/hand.ts';
import { LIMITS } from '../../../shared/package-format/limits.ts';
import { LOG } from '../../../shared/package-format/names.ts';
import type { RandomAccess } from '../../../shared/package-format/structure.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { linesOf, type Range } from './line-reader.ts';
import { createLogFollower } from './log-follower.ts';
import { readEntry, type OpenedPackage } from './open-package.ts';
import {
  noteForm,
  readRecord,
  type CheckedRecord,
  type FormPlace,
  type Pass,
  type RecordsSeen,
} from './record-pass.ts';
import { sha256Hex } from './records.ts';
import { createSlices } from './slices.ts';
import { parseStrict } from './strict-json.ts';

/** What a hand-over to a replacement computer announces. Refusals: E_CONTENT_LIST, E_TOO_BIG, E_JSON…, E_SCHEMA. */
export function readHand(file: RandomAccess, { layout }: OpenedPackage): Result<HandContent, AppError> {
  const entry = layout.entries.find(({ name }) => name === HAND);
  if (!entry) return refuse(packageRefused('E_CONTENT_LIST', HAND));
  if (entry.size > LIMITS.singleJson) return refuse(packageRefused('E_TOO_BIG', HAND));
  const value = parseStrict(readEntry(file, entry));
  if (!value.ok) return refuse(packageRefused(value.error, HAND));
  const hand = HandContent.safeParse(value.value);
  return hand.success ? ok(hand.data) : refuse(packageRefused('E_SCHEMA', HAND));
}

/**
 * Checks every line of every log: form, schema, chain, round; and that there is no log that is not announced, or
 * announced otherwise. Gives the lines in slices as they are found good. Refusals: those of `readRecord`, E_TOO_MANY,
 * E_ROUND, E_CHAIN; `at` names the line.
 */
export function* handPass(
  file: RandomAccess,
  range: Range,
  hand: HandContent,
  round: string,
): Pass<CheckedRecord, RecordsSeen> {
  const slices = createSlices<CheckedRecord>();
  const forms = new Map<string, FormPlace>();
  const follower = createLogFollower();
  let count = 0;
  const refuseLine = (code: PackageCode) => refuse(packageRefused(code, `${LOG}:${count}`));
  for (const line of linesOf(file, range)) {
    count += 1;
    if (!line.ok) return refuseLine(line.error);
    if (count > LIMITS.records) return refuseLine('E_TOO_MANY');
    const read = readRecord(line.value);
    if (!read.ok) return refuseLine(read.error);
    const record = read.value;
    if (record.slot.round !== round) return refuseLine('E_ROUND');
    const hash = sha256Hex(line.value);
    if (!follower.follow(record, hash)) return refuseLine('E_CHAIN');
    noteForm(forms, record);
    const slice = slices.add({ line: line.value, hash, record }, line.value.length);
    if (slice !== null) yield slice;
  }
  yield slices.rest();
  const logs = follower.logs();
  const isAnnounced =
    logs.length === hand.logs.length &&
    hand.logs.every((said) =>
      logs.some(
        ({ dev, lines, heads }) =>
          dev === said.dev && lines === said.lines && [...said.heads].sort().join() === heads.join(),
      ),
    );
  return isAnnounced ? ok({ count, forms }) : refuse(packageRefused('E_CHAIN', HAND));
}
