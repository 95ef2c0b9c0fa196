import { packageRefused, type AppError, type PackageCode } from '../../../shared/errors.ts';
import { isKnown, type AnyRecord } from '../../../shared/model/record.ts';
import { GENESIS } from '../../../shared/model/genesis.ts';
import { LIMITS } from '../../../shared/package-format/limits.ts';
import type { LogPosition } from '../../../shared/package-format/manifest.ts';
import { LOG } from '../../../shared/package-format/names.ts';
import type { RandomAccess } from '../../../shared/package-format/structure.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { linesOf, type Range } from './line-reader.ts';
import { createSlices } from './slices.ts';
import { toRecord } from './plain-shapes.ts';
import { sha256Hex } from './records.ts';
import { parseStrict } from './strict-json.ts';

/** Where the body of a committed questionnaire must belong. */
export interface FormPlace {
  readonly unit: string;
  readonly serial: string | undefined;
}

export interface RecordsSeen {
  readonly count: number;
  /** Commitment → place, for every questionnaire that a record names. */
  readonly forms: ReadonlyMap<string, FormPlace>;
}

/** A line that was found good. */
export interface CheckedRecord {
  /** The exact bytes without the line feed. */
  readonly line: Buffer;
  /** SHA-256 of the line, lower-case hex. */
  readonly hash: string;
  readonly record: AnyRecord;
}

/** Slices of what a pass found good, and at the end what it says of all of it. */
export type Pass<T, R> = Generator<readonly T[], Result<R, AppError>>;

/** Notes where the body belongs that a questionnaire commits to. */
export function noteForm(forms: Map<string, FormPlace>, record: AnyRecord): void {
  if (isKnown(record) && record.val?.t === 'form')
    forms.set(record.val.p, { unit: record.slot.unit, serial: record.slot.n });
}

/** One line as a record. Refusals: E_UTF8, E_JSON…, E_SCHEMA. */
export function readRecord(line: Uint8Array): Result<AnyRecord, PackageCode> {
  const value = parseStrict(line);
  if (!value.ok) return value;
  const record = toRecord(value.value);
  return record === null ? refuse('E_SCHEMA') : ok(record);
}

/**
 * Checks every line of the log: UTF-8, depth, canonical form, schema, the device's hash chain, the round, and the
 * head that the manifest names. Gives the lines in slices as they are found good, whatever is wrong with a later one.
 * Refusals name the line: E_LINE, E_UTF8, E_JSON…, E_SCHEMA, E_CHAIN, E_ROUND, E_TOO_MANY.
 */
export function* recordPass(
  file: RandomAccess,
  range: Range,
  log: LogPosition,
  round: string,
): Pass<CheckedRecord, RecordsSeen> {
  const slices = createSlices<CheckedRecord>();
  const forms = new Map<string, FormPlace>();
  let previous = log.prev;
  let seq = log.from;
  const refuseLine = (code: PackageCode) => refuse(packageRefused(code, `${LOG}:${seq - log.from + 1}`));
  if (log.from === 1 && log.prev !== GENESIS) return refuse(packageRefused('E_CHAIN', LOG));
  for (const line of linesOf(file, range)) {
    if (!line.ok) return refuseLine(line.error);
    if (seq - log.from >= LIMITS.records) return refuseLine('E_TOO_MANY');
    const read = readRecord(line.value);
    if (!read.ok) return refuseLine(read.error);
    const record = read.value;
    if (record.prev !== previous || record.seq !== seq || record.dev !== log.dev) return refuseLine('E_CHAIN');
    if (record.slot.round !== round) return refuseLine('E_ROUND');
    noteForm(forms, record);
    previous = sha256Hex(line.value);
    seq += 1;
    const slice = slices.add({ line: line.value, hash: previous, record }, line.value.length);
    if (slice !== null) yield slice;
  }
  yield slices.rest();
  if (previous !== log.head || seq !== log.to + 1) return refuse(packageRefused('E_CHAIN', LOG));
  return ok({ count: seq - log.from, forms });
}
