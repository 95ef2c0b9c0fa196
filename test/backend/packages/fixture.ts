import { crc32 } from 'node:zlib';
import { canonicalJson } from '../../../shared/package-format/canonical-json.ts';
import type { LogRecord } from '../../../shared/model/record.ts';
import { GENESIS } from '../../../shared/model/genesis.ts';
import type { LogPosition } from '../../../shared/package-format/manifest.ts';
import { LOG, PERSONAL } from '../../../shared/package-format/names.ts';
import type { Signer } from '../../../electron/backend/crypto/key-ring.ts';
import { parsePkcs8, pkcs8Of, signerOf } from '../../../electron/backend/crypto/private-key.ts';
import { contentPieces } from '../../../electron/backend/packages/content.ts';
import type { ReadOptions } from '../../../electron/backend/packages/open-package.ts';
import { inMemory } from '../../../electron/backend/packages/random-access.ts';
import { cutRecord, joinLines, type CutRecord } from '../../../electron/backend/packages/records.ts';
import type { TrustedKey } from '../../../electron/backend/packages/signatures.ts';
import { verifyPackage } from '../../../electron/backend/packages/verify-package.ts';
import {
  containerBytes,
  manifestBytes,
  signedParts,
  type NewPackage,
  type NewResource,
} from '../../../electron/backend/packages/write-package.ts';

/** Test 1 of RFC 8032, §7.1. */
export const SEED = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
/** Test 2 of RFC 8032, §7.1. */
export const OTHER_SEED = Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex');

export function signerFrom(seed: Uint8Array): Signer {
  return signerOf(parsePkcs8(pkcs8Of(seed))!);
}

export const SIGNER = signerFrom(SEED);
export const OTHER = signerFrom(OTHER_SEED);
export const DEVICE = '01930000-0000-7000-8000-00000000000a';
export const ROUND = '01930000-0000-7000-8000-000000000001';
export const KEY: TrustedKey = { kid: SIGNER.kid, jwk: SIGNER.jwk, device: DEVICE };
/** The office that files are addressed to; its key is the second test key. */
export const OFFICE_KID = OTHER.kid;

export const READ: ReadOptions = {
  kind: 'back',
  keys: [KEY],
  round: ROUND,
  aud: OFFICE_KID,
  rehearsal: false,
};

export function recordAt(seq: number, prev: string, changes: Partial<LogRecord> = {}): LogRecord {
  return {
    v: 1,
    id: `01930000-0000-7000-8000-${String(100 + seq).padStart(12, '0')}`,
    dev: DEVICE,
    seq,
    prev,
    by: 'person-1',
    at: '2026-11-23T02:00:01.000Z',
    tz: '+08:00',
    op: 'put',
    slot: { round: ROUND, unit: '110102001', form: 'self', q: `A1.1.${seq}` },
    parents: [],
    form_rev: 1,
    val: { t: 'graded', grade: 'B' },
    note: '路面有破损',
    att: [],
    ...changes,
  };
}

/** A chain of records; `changes` alters each before it is cut. */
export function chainOf(count: number, changes: (seq: number) => Partial<LogRecord> = () => ({})): CutRecord[] {
  const records: CutRecord[] = [];
  let prev = GENESIS;
  for (let seq = 1; seq <= count; seq += 1) {
    const record = cutRecord(recordAt(seq, prev, changes(seq)));
    records.push(record);
    prev = record.hash;
  }
  return records;
}

export function positionOf(records: readonly CutRecord[]): LogPosition {
  return { dev: DEVICE, from: 1, to: records.length, prev: GENESIS, head: records.at(-1)?.hash ?? GENESIS };
}

export function logResource(bytes: Uint8Array): NewResource {
  return { path: LOG, mediatype: 'application/x-ndjson', role: 'log', bytes };
}

export function personalResource(lines: readonly Uint8Array[]): NewResource {
  return { path: PERSONAL, mediatype: 'application/x-ndjson', role: 'personal', bytes: joinLines(lines) };
}

/** A hand-over file with these records, signed by the first test key. */
export function backWith(records: readonly CutRecord[], changes: Partial<NewPackage> = {}): NewPackage {
  return {
    kind: 'back',
    id: '01930000-0000-7000-8000-000000000201',
    round: { id: ROUND, package_seq: 1, package_sha256: GENESIS },
    aud: [OFFICE_KID],
    signer: { device: DEVICE, kid: SIGNER.kid },
    log: positionOf(records),
    created: '2026-11-23T02:00:03.000Z',
    critical: [],
    resources: [logResource(joinLines(records.map(({ line }) => line)))],
    sign: SIGNER,
    ...changes,
  };
}

export async function bytesOf(input: NewPackage): Promise<Buffer> {
  return Buffer.concat([...containerBytes(await signedParts(input))]);
}

/** The same with another manifest text, properly signed: what a patched program could write. */
export async function bytesWithManifest(
  input: NewPackage,
  change: (manifest: Record<string, unknown>) => Record<string, unknown> | string,
): Promise<Buffer> {
  const changed = change(JSON.parse(Buffer.from(manifestBytes(input)).toString('utf8')));
  const text = typeof changed === 'string' ? changed : canonicalJson(changed);
  const [mimetype, , , ...resources] = await signedParts(input);
  const manifest = Buffer.from(text, 'utf8');
  const { signatureFile } = await import('../../../electron/backend/packages/signatures.ts');
  const signatures = await signatureFile(input.kind, manifest, input.sign);
  return Buffer.concat([
    ...containerBytes([
      mimetype!,
      { name: 'manifest.json', bytes: manifest },
      { name: 'signatures.json', bytes: signatures },
      ...resources,
    ]),
  ]);
}

/** The code with which the reader refuses these bytes, or `accepted`. */
export async function verdictOn(bytes: Uint8Array, options: Partial<ReadOptions> = {}): Promise<string> {
  const read = await verifyPackage(inMemory(bytes), { ...READ, ...options });
  if (read.ok) return 'accepted';
  return read.error.code === 'package_refused' ? read.error.reason : read.error.code;
}

/** Entries of an archive, for building hostile ones by hand: any header field may be set. */
export interface RawEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly local?: Partial<RawFields>;
  readonly central?: Partial<RawFields>;
  /** Bytes put after the content, which no header mentions. */
  readonly hidden?: Uint8Array;
}
export interface RawFields {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly time: number;
  readonly crc: number;
  readonly stored: number;
  readonly size: number;
  readonly extra: Uint8Array;
  readonly offset: number;
}

function header(isLocal: boolean, fields: RawFields): Buffer {
  const name = Buffer.from(fields.name, 'latin1');
  const at = isLocal ? 0 : 2;
  const head = Buffer.alloc(isLocal ? 30 : 46);
  head.writeUInt32LE(isLocal ? 0x04034b50 : 0x02014b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(20, 4 + at);
  head.writeUInt16LE(fields.flags, 6 + at);
  head.writeUInt16LE(fields.method, 8 + at);
  head.writeUInt16LE(fields.time, 10 + at);
  head.writeUInt16LE(0x21, 12 + at);
  head.writeUInt32LE(fields.crc, 14 + at);
  head.writeUInt32LE(fields.stored, 18 + at);
  head.writeUInt32LE(fields.size, 22 + at);
  head.writeUInt16LE(name.length, 26 + at);
  head.writeUInt16LE(fields.extra.length, 28 + at);
  if (!isLocal) head.writeUInt32LE(fields.offset, 42);
  return Buffer.concat([head, name, fields.extra]);
}

/** A ZIP archive with exactly the headers asked for. */
export function rawZip(entries: readonly RawEntry[], end: { count?: number; comment?: string } = {}): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, local, central, hidden } of entries) {
    const fields: RawFields = {
      name,
      flags: 0,
      method: 0,
      time: 0,
      crc: crc32(bytes),
      stored: bytes.length,
      size: bytes.length,
      extra: Buffer.alloc(0),
      offset,
    };
    const file = Buffer.concat([header(true, { ...fields, ...local }), bytes, hidden ?? Buffer.alloc(0)]);
    files.push(file);
    directory.push(header(false, { ...fields, ...central }));
    offset += file.length;
  }
  const central = Buffer.concat(directory);
  const tail = Buffer.alloc(22);
  tail.writeUInt32LE(0x06054b50, 0);
  tail.writeUInt16LE(end.count ?? entries.length, 8);
  tail.writeUInt16LE(end.count ?? entries.length, 10);
  tail.writeUInt32LE(central.length, 12);
  tail.writeUInt32LE(offset, 16);
  tail.writeUInt16LE(end.comment?.length ?? 0, 20);
  return Buffer.concat([...files, central, tail, Buffer.from(end.comment ?? '', 'latin1')]);
}

/** The parts of a good file as entries, to be bent. */
export async function rawEntries(input: NewPackage): Promise<RawEntry[]> {
  return (await signedParts(input)).map((entry) => ({
    name: entry.name,
    bytes: Buffer.concat([...contentPieces(entry)]),
  }));
}
