import type { Database } from './connection.ts';
import { statement } from './statements.ts';

/** A round as it is kept; `content` is the JSON text of a RoundContent. */
export interface RoundRow {
  readonly id: string;
  readonly content: string;
  /** Number of the package last issued or opened; 0 before the first. */
  readonly seq: number;
  readonly changed: boolean;
  readonly createdAt: string;
}

/** A round package that was issued here or opened here. Hashes in lower-case hex, `officeJwk` as JSON text. */
export interface PackageRow {
  readonly round: string;
  readonly seq: number;
  readonly sha256: string;
  readonly manifestSha256: string;
  readonly content: string;
  readonly officeKid: string;
  readonly officeJwk: string;
  readonly fileName: string;
  readonly at: string;
}

interface RawRound {
  id: string;
  content: string;
  seq: number;
  changed: number;
  created_at: string;
}
interface RawPackage {
  round: string;
  seq: number;
  sha256: string;
  manifest_sha256: string;
  content: string;
  office_kid: string;
  office_jwk: string;
  file_name: string;
  at: string;
}

function toRound(row: RawRound): RoundRow {
  return { id: row.id, content: row.content, seq: row.seq, changed: row.changed === 1, createdAt: row.created_at };
}

function toPackage(row: RawPackage): PackageRow {
  return {
    round: row.round,
    seq: row.seq,
    sha256: row.sha256,
    manifestSha256: row.manifest_sha256,
    content: row.content,
    officeKid: row.office_kid,
    officeJwk: row.office_jwk,
    fileName: row.file_name,
    at: row.at,
  };
}

/** Newest first. */
export function listRounds(db: Database): readonly RoundRow[] {
  return statement<RawRound>(db, 'SELECT * FROM round ORDER BY created_at DESC, id DESC').all().map(toRound);
}

/** Ids of all rounds, latest first, without reading what is in them. */
export function listRoundIds(db: Database): readonly string[] {
  const rows = statement<{ id: string }>(db, 'SELECT id FROM round ORDER BY created_at DESC, id DESC').all();
  return rows.map(({ id }) => id);
}

export function findRound(db: Database, id: string): RoundRow | null {
  const row = statement<RawRound>(db, 'SELECT * FROM round WHERE id = ?').get(id);
  return row === undefined ? null : toRound(row);
}

export function insertRound(db: Database, round: RoundRow): void {
  statement(db, 'INSERT INTO round (id, content, seq, changed, created_at) VALUES (?, ?, ?, ?, ?)').run(
    round.id,
    round.content,
    round.seq,
    round.changed ? 1 : 0,
    round.createdAt,
  );
}

/** Replaces what is being prepared; true if the round exists. */
export function updateRound(
  db: Database,
  id: string,
  now: { readonly content: string; readonly seq: number; readonly changed: boolean },
): boolean {
  const done = statement(db, 'UPDATE round SET content = ?, seq = ?, changed = ? WHERE id = ?').run(
    now.content,
    now.seq,
    now.changed ? 1 : 0,
    id,
  );
  return done.changes === 1;
}

export function insertPackage(db: Database, row: PackageRow): void {
  statement(
    db,
    `INSERT INTO round_package
       (round, seq, sha256, manifest_sha256, content, office_kid, office_jwk, file_name, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    row.round,
    row.seq,
    row.sha256,
    row.manifestSha256,
    row.content,
    row.officeKid,
    row.officeJwk,
    row.fileName,
    row.at,
  );
}

/** The package with the highest number, which is the one that counts; null before the first. */
export function latestPackage(db: Database, round: string): PackageRow | null {
  const row = statement<RawPackage>(db, 'SELECT * FROM round_package WHERE round = ? ORDER BY seq DESC LIMIT 1').get(
    round,
  );
  return row === undefined ? null : toPackage(row);
}

/** All packages of a round, oldest first, without their content. */
export function listPackages(
  db: Database,
  round: string,
): readonly Pick<PackageRow, 'seq' | 'sha256' | 'fileName' | 'at'>[] {
  return statement<Pick<PackageRow, 'seq' | 'sha256' | 'fileName' | 'at'>>(
    db,
    'SELECT seq, sha256, file_name AS fileName, at FROM round_package WHERE round = ? ORDER BY seq',
  ).all(round);
}

/** What each package of a round says, newest first, read one by one. */
export function* packageContents(db: Database, round: string): Generator<string> {
  const one = statement<{ content: string }>(db, 'SELECT content FROM round_package WHERE round = ? AND seq = ?');
  for (const { seq } of listPackages(db, round).toReversed()) {
    const row = one.get(round, seq);
    if (row !== undefined) yield row.content;
  }
}

/** The content of one package as JSON text; null if it was never issued or opened here. */
export function packageContent(db: Database, round: string, seq: number): string | null {
  const sql = 'SELECT content FROM round_package WHERE round = ? AND seq = ?';
  return statement<{ content: string }>(db, sql).get(round, seq)?.content ?? null;
}

/** Office keys of all packages that were issued or opened here, each once; the key as JSON text. */
export function officeKeysSeen(db: Database): readonly { readonly kid: string; readonly jwk: string }[] {
  return statement<{ kid: string; jwk: string }>(
    db,
    'SELECT DISTINCT office_kid AS kid, office_jwk AS jwk FROM round_package',
  ).all();
}

/** Number of that package without reading its content; 0 before the first. */
export function latestSeq(db: Database, round: string): number {
  return (
    statement<{ seq: number | null }>(db, 'SELECT max(seq) AS seq FROM round_package WHERE round = ?').get(round)
      ?.seq ?? 0
  );
}

/** Whether this computer has issued or opened any round package. */
export function anyPackageIssued(db: Database): boolean {
  return statement<{ found: number }>(db, 'SELECT EXISTS (SELECT 1 FROM round_package) AS found').get()?.found === 1;
}
