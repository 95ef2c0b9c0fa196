import { packageRefused, type AppError, type PackageCode } from '../../../shared/errors.ts';
import { isKnown } from '../../../shared/model/record.ts';
import { HAND, HandContent } from '../../../shared/package-format/hand.ts';
import { LIMITS } from '../../../shared/package-format/limits.ts';
import { LOG, PERSONAL } from '../../../shared/package-format/names.ts';
import type { RandomAccess } from '../../../shared/package-format/structure.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { linesOf, type Range } from './line-reader.ts';
import { createLogFollower } from './log-follower.ts';
import { readEntry, type OpenedPackage } from './open-package.ts';
import { personalPass } from './personal-pass.ts';
import { readRecord, type FormPlace } from './record-pass.ts';
import { sha256Hex } from './records.ts';
import { parseStrict } from './strict-json.ts';

export interface HandCheck {
  readonly hand: HandContent;
  readonly log: Range;
  readonly personal: Range | null;
  readonly records: number;
  readonly bodiesMissing: number;
}

function readHand(file: RandomAccess, { layout }: OpenedPackage): Result<HandContent, AppError> {
  const entry = layout.entries.find(({ name }) => name === HAND);
  if (!entry) return refuse(packageRefused('E_CONTENT_LIST', HAND));
  if (entry.size > LIMITS.singleJson) return refuse(packageRefused('E_TOO_BIG', HAND));
  const value = parseStrict(readEntry(file, entry));
  if (!value.ok) return refuse(packageRefused(value.error, HAND));
  const hand = HandContent.safeParse(value.value);
  return hand.success ? ok(hand.data) : refuse(packageRefused('E_SCHEMA', HAND));
}

interface Followed {
  readonly count: number;
  readonly forms: ReadonlyMap<string, FormPlace>;
}

/** Every line of every log: form, schema, chain, round; and no log that is not announced, or announced otherwise. */
function followLogs(file: RandomAccess, range: Range, hand: HandContent, round: string): Result<Followed, AppError> {
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
    if (!follower.follow(record, sha256Hex(line.value))) return refuseLine('E_CHAIN');
    if (isKnown(record) && record.val?.t === 'form') {
      forms.set(record.val.p, { unit: record.slot.unit, serial: record.slot.n });
    }
  }
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

/**
 * Checks the content of a hand-over to a replacement computer. Refusals: E_CONTENT_LIST, E_TOO_BIG, E_SCHEMA, those
 * of `readRecord` and `personalPass`, E_ROUND, E_CHAIN; `at` names the place.
 */
export function handPass(file: RandomAccess, opened: OpenedPackage): Result<HandCheck, AppError> {
  const hand = readHand(file, opened);
  if (!hand.ok) return hand;
  const { layout, manifest } = opened;
  const log = layout.entries.find(({ name }) => name === LOG);
  const personal = layout.entries.find(({ name }) => name === PERSONAL) ?? null;
  if (!log) return refuse(packageRefused('E_CONTENT_LIST', LOG));
  if (log.size > LIMITS.log) return refuse(packageRefused('E_TOO_BIG', LOG));
  if (personal && personal.size > LIMITS.log) return refuse(packageRefused('E_TOO_BIG', PERSONAL));
  const followed = followLogs(file, log, hand.value, manifest.round.id);
  if (!followed.ok) return followed;
  const { count, forms } = followed.value;
  const bodies = personalPass(file, personal ?? { start: 0, size: 0 }, forms);
  if (!bodies.ok) return bodies;
  return ok({ hand: hand.value, log, personal, records: count, bodiesMissing: bodies.value });
}
