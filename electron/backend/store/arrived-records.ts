import { isKnown, type AnyHashedRecord, type AnyRecord, type HashedRecord } from '../../../shared/model/record.ts';
import type { Steps } from '../../../shared/steps.ts';
import type { Database } from './connection.ts';
import { statement } from './statements.ts';
import { storedJson } from './stored-json.ts';

/** A record that counts as arrived: written here, or brought by a file that was taken in whole. */
const VISIBLE = '(r.import IS NULL OR r.import NOT IN (SELECT n FROM import WHERE visible = 0))';

interface Row {
  readonly hash: string;
  readonly raw: string;
}

export interface LineRow extends Row {
  readonly import: number | null;
}

/** A line with the number of the file that first brought it; null for what was written here. */
export interface ArrivedLine extends AnyHashedRecord {
  readonly import: number | null;
}

/** As text, because a buffer for each of many thousand lines costs more than reading them. */
const TEXTS = 'lower(hex(r.hash)) AS hash, CAST(r.raw AS TEXT) AS raw';

/** What counts, or that together with the file that is being taken in, of which there is one at most. */
export type Reach = 'arrived' | 'coming';

function toRecord({ hash, raw }: Row): AnyHashedRecord {
  return { hash, record: storedJson<AnyRecord>(raw) };
}

/** Reads lines one after another; what many of them say alike is in memory once, which is half of a long log. */
export function createLineReader(): (row: LineRow) => ArrivedLine {
  const texts = new Map<string, string>();
  const once = (text: string): string => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    texts.set(text, text);
    return text;
  };
  let last = '';
  return (row) => {
    const { hash, record } = toRecord(row);
    const { dev, by, at, note, prev, slot } = record;
    const alike = { dev: once(dev), by: once(by), at: once(at), note: once(note), prev: prev === last ? last : prev };
    last = hash;
    return {
      hash,
      record: Object.assign(record, alike, { slot: Object.assign(slot, { round: once(slot.round) }) }),
      import: row.import,
    };
  };
}

/** Reads row by row, so that only the parsed records are in memory together. */
function* parsed(rows: IterableIterator<LineRow>): Generator<ArrivedLine> {
  const read = createLineReader();
  for (const row of rows) yield read(row);
}

const LINES = `SELECT ${TEXTS}, r.import AS import FROM record r WHERE ${VISIBLE}`;

export function recordsOfRound(db: Database, round: string): readonly ArrivedLine[] {
  const select = statement<LineRow>(db, `${LINES} AND r.round = ? ORDER BY r.n`);
  return [...parsed(select.iterate(round))];
}

/** Whole logs of these computers. */
export function recordsOfDevices(db: Database, round: string, devices: Iterable<string>): readonly ArrivedLine[] {
  const select = statement<LineRow>(db, `${LINES} AND r.round = ? AND r.dev = ? ORDER BY r.seq`);
  return [...devices].flatMap((dev) => [...parsed(select.iterate(round, dev))]);
}

/** Read together; between them the database is free for whoever else wants something of it. */
const CHUNK = 50;

/**
 * The same line by line, up to line `last` of each log, also of the file that is being taken in. The database may be
 * used between two lines.
 */
export function* comingRecords(
  db: Database,
  round: string,
  devices: Iterable<string>,
  last = Infinity,
): Generator<ArrivedLine> {
  const select = statement<LineRow & { readonly n: number; readonly seq: number }>(
    db,
    `SELECT ${TEXTS}, r.import AS import, r.n AS n, r.seq AS seq FROM record r
     WHERE r.round = ? AND r.dev = ? AND (r.seq, r.n) > (?, ?) AND r.seq <= ? ORDER BY r.seq, r.n LIMIT ${CHUNK}`,
  );
  const read = createLineReader();
  for (const dev of devices) {
    let rows = select.all(round, dev, 0, 0, last);
    while (rows.length > 0) {
      for (const row of rows) yield read(row);
      const latest = rows.at(-1);
      rows = rows.length < CHUNK || latest === undefined ? [] : select.all(round, dev, latest.seq, latest.n, last);
    }
  }
}

/** Number of the last line of a computer's log that is here, whatever brought it; 0 for none. */
export function lastSeqOf(db: Database, round: string, device: string): number {
  const row = statement<{ last: number | null }>(
    db,
    'SELECT max(seq) AS last FROM record WHERE round = ? AND dev = ?',
  ).get(round, device);
  return row?.last ?? 0;
}

/** Every line about one slot, in the order in which they came. */
export function linesOfSlot(db: Database, round: string, slot: string): readonly ArrivedLine[] {
  const select = statement<LineRow>(db, `${LINES} AND r.round = ? AND r.slot = ? ORDER BY r.n`);
  return [...parsed(select.iterate(round, slot))];
}

/** Every decision of an office, also those about answers, in the order in which they came. */
export function decisionLines(db: Database, round: string): readonly ArrivedLine[] {
  const chosen = `${LINES} AND r.round = ? AND (r.form = 'office' OR r.op = 'resolve') ORDER BY r.n`;
  return [...parsed(statement<LineRow>(db, chosen).iterate(round))];
}

/** Keys of all slots in which a computer wrote. */
export function slotsOfDevice(db: Database, round: string, device: string): readonly string[] {
  return statement<{ slot: string }>(
    db,
    `SELECT DISTINCT r.slot AS slot FROM record r WHERE r.round = ? AND r.dev = ? AND ${VISIBLE}`,
  )
    .all(round, device)
    .map((row) => row.slot);
}

/**
 * How many lines there are about each street's self-assessment together with all decisions of the office; it only
 * grows. Gives a number for any street.
 */
export function selfLineCounts(db: Database, round: string): (unit: string) => number {
  const rows = statement<{ form: string; unit: string; n: number }>(
    db,
    `SELECT r.form AS form, r.unit AS unit, count(*) AS n FROM record r
     WHERE r.round = ? AND r.form IN ('self', 'office') AND ${VISIBLE} GROUP BY r.form, r.unit`,
  ).all(round);
  const sum = (of: (row: (typeof rows)[number]) => boolean) => rows.filter(of).reduce((all, { n }) => all + n, 0);
  const decisions = sum(({ form }) => form === 'office');
  return (unit) => decisions + sum((row) => row.form === 'self' && row.unit === unit);
}

/** Whether a line of this computer that arrived was written by this person or stands in a sheet of his. */
export function hasLinesOf(db: Database, round: string, device: string, person: string): boolean {
  const row = statement<{ found: number }>(
    db,
    `SELECT EXISTS (SELECT 1 FROM record r WHERE r.round = ? AND r.dev = ? AND ${VISIBLE}
       AND ? IN (json_extract(CAST(r.raw AS TEXT), '$.by'), json_extract(CAST(r.raw AS TEXT), '$.slot.rater'))) AS found`,
  ).get(round, device, person);
  return row?.found === 1;
}

/** Computers that wrote into a slot. */
export function writersOf(db: Database, slot: string): readonly string[] {
  return statement<{ dev: string }>(db, `SELECT DISTINCT r.dev AS dev FROM record r WHERE r.slot = ? AND ${VISIBLE}`)
    .all(slot)
    .map((row) => row.dev);
}

/** Slots of the questionnaires that commit to a text. */
export function slotsCommittedTo(db: Database, round: string, p: string): readonly string[] {
  return statement<{ slot: string }>(
    db,
    `SELECT DISTINCT r.slot AS slot FROM record r
     WHERE r.round = ? AND r.form IN ('worker', 'resident') AND instr(CAST(r.raw AS TEXT), ?) > 0 AND ${VISIBLE}`,
  )
    .all(round, p)
    .map((row) => row.slot);
}

const STRETCH = 250;

/**
 * Other computers that wrote into a slot in which this one wrote up to line `last` of its log, also by the file that
 * is being taken in.
 */
export function* comingBeside(db: Database, round: string, device: string, last: number): Steps<ReadonlySet<string>> {
  const select = statement<{ dev: string }>(
    db,
    `SELECT DISTINCT r.dev AS dev FROM record own JOIN record r ON r.slot = own.slot AND r.dev <> own.dev
     WHERE own.round = ? AND own.dev = ? AND own.seq BETWEEN ? AND ?`,
  );
  const found = new Set<string>();
  for (let from = 1; from <= last; from += STRETCH) {
    for (const { dev } of select.all(round, device, from, from + STRETCH - 1)) found.add(dev);
    yield;
  }
  return found;
}

/** Other computers that wrote into a slot in which this one wrote. */
export function devicesBeside(db: Database, round: string, device: string): readonly string[] {
  return statement<{ dev: string }>(
    db,
    `SELECT DISTINCT r.dev AS dev FROM record own JOIN record r ON r.slot = own.slot AND r.dev <> own.dev
     WHERE own.round = ? AND own.dev = ? AND ${VISIBLE}`,
  )
    .all(round, device)
    .map((row) => row.dev);
}

export interface ArrivedRecord extends HashedRecord {
  /** File that brought it first; none for what was written here. */
  readonly file: { readonly name: string; readonly sha256: string; readonly kid: string } | null;
}

interface JoinedRow extends Row {
  readonly name: string | null;
  readonly sha256: string | null;
  readonly kid: string | null;
}

/** One record by its hash (64 hex digits) with where it came from; none for one that only a newer version reads. */
export function arrivedRecord(db: Database, round: string, hash: string): ArrivedRecord | undefined {
  const row = statement<JoinedRow>(
    db,
    `SELECT ${TEXTS}, i.name, i.sha256, i.kid FROM record r LEFT JOIN import i ON i.n = r.import
     WHERE r.hash = ? AND r.round = ? AND (r.import IS NULL OR i.visible = 1)`,
  ).get(Buffer.from(hash, 'hex'), round);
  if (row === undefined) return undefined;
  const { name, sha256, kid } = row;
  const file = name === null || sha256 === null || kid === null ? null : { name, sha256, kid };
  const { record } = toRecord(row);
  return isKnown(record) ? { hash, record, file } : undefined;
}

/** Text of a questionnaire by its commitment (64 hex digits); undefined when it did not come or was erased. */
export function personalBody(db: Database, p: string, reach: Reach = 'arrived'): string | undefined {
  const text = 'SELECT r.body FROM personal r WHERE r.p = ?';
  return statement<{ body: string }>(db, reach === 'coming' ? text : `${text} AND ${VISIBLE}`).get(
    Buffer.from(p, 'hex'),
  )?.body;
}
