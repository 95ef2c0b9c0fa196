import { createCipheriv, createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { cutRecord, joinLines, sha256Hex } from '../../electron/backend/packages/records.ts';
import { recipientsOf } from '../../electron/backend/packages/root-chain.ts';
import { writeSealed } from '../../electron/backend/packages/write-sealed.ts';
import { writePackage, type NewPackage, type NewResource } from '../../electron/backend/packages/write-package.ts';
import { createKeyRing } from '../../electron/backend/crypto/create-key-ring.ts';
import { storedChain } from '../../electron/backend/services/trust/own-root.ts';
import { openDatabase } from '../../electron/backend/store/open.ts';
import { anchorOfRound } from '../../electron/backend/store/roots.ts';
import { readSetting } from '../../electron/backend/store/settings.ts';
import type { LogRecord } from '../../shared/model/record.ts';
import { GENESIS } from '../../shared/model/genesis.ts';
import { REHEARSAL } from '../../shared/package-format/manifest.ts';
import { LOG } from '../../shared/package-format/names.ts';
import { UNIT } from './evaluator.ts';
import { createTestPorts } from './ports.ts';

const AT = '2026-09-01T01:02:03.000Z';

/** Start of the stream for one photo, far enough from that of the next. */
function counter(index: number): Uint8Array {
  const start = Buffer.alloc(16);
  start.writeUInt32BE(index, 4);
  return start;
}

export interface PhotoFile {
  readonly records: number;
  readonly photos: number;
  /** Bytes of one photo. */
  readonly size: number;
  /** Places of the photos that are left out, in the order of their names; the records name them all the same. */
  readonly without?: readonly number[];
  /** Hash that the signed list names as that of the last line, in place of the right one: a log that is not whole. */
  readonly head?: string;
  /** Leaves the file as it is before it is encrypted. */
  readonly plain?: boolean;
}

/**
 * Writes the signed and encrypted file of a closed desk: a log whose first records name a photo each, and the photos
 * (the same bytes for the same place, as little compressible as real ones). `aud`: thumbprint of the office. At no time
 * is more than one photo in memory.
 */
export async function writePhotoFile(
  path: string,
  desk: string,
  { round, aud }: { readonly round: string; readonly aud: string },
  { records, photos, size, without = [], plain = false, head: said }: PhotoFile,
): Promise<void> {
  const { ids, secrets } = createTestPorts(path);
  const opened = await openDatabase(join(desk, 'jieping.db'), { appVersion: '0.1.0', now: AT });
  if (!opened.ok) throw new Error(opened.error.code);
  const { db } = opened.value;
  const dev = readSetting(db, 'device') ?? '';
  const by = readSetting(db, 'person') ?? '';
  const chain = await storedChain(db, anchorOfRound(db, round));
  opened.value.close();
  if (chain === null) throw new Error('the desk knows no office');
  const signer = await createKeyRing({ dir: join(desk, 'keys'), ids, secrets }).device();
  if (!signer.ok) throw new Error(signer.error.code);

  const folder = `${path}.photos`;
  mkdirSync(folder);
  const attachments = Array.from({ length: photos }, (_, index): NewResource & { readonly path: string } => {
    const bytes = createCipheriv('aes-128-ctr', Buffer.alloc(16, 'photos'), counter(index)).update(Buffer.alloc(size));
    const from = { path: join(folder, String(index)), size, sha256: sha256Hex(bytes), crc: crc32(bytes) };
    writeFileSync(from.path, bytes);
    const name = `att/${from.sha256.slice(0, 2)}/${from.sha256}`;
    return { path: name, mediatype: 'image/jpeg', role: 'attachment', from };
  }).sort((one, two) => (one.path < two.path ? -1 : 1));
  const lines: Uint8Array[] = [];
  let head = GENESIS;
  for (let seq = 1; seq <= records; seq += 1) {
    const photo = attachments[seq - 1]?.path.slice(-64);
    const record: LogRecord = {
      v: 1,
      id: `photo-${seq}`,
      dev,
      seq,
      prev: head,
      by,
      at: AT,
      tz: '+08:00',
      op: 'put',
      slot: { round, unit: UNIT, form: 'worker', q: '*', n: String(seq) },
      parents: [],
      form_rev: 1,
      val: { t: 'form', p: createHash('sha256').update(String(seq)).digest('hex') },
      note: '现场核实与台账一致'.repeat(3),
      att: photo === undefined ? [] : [photo],
    };
    const { line, hash } = cutRecord(record);
    lines.push(line);
    head = hash;
  }
  const log: NewResource = { path: LOG, mediatype: 'application/x-ndjson', role: 'log', bytes: joinLines(lines) };
  const file: NewPackage = {
    kind: 'back',
    id: 'photos',
    round: { id: round, package_seq: 1, package_sha256: GENESIS },
    aud: [aud],
    signer: { device: dev, kid: signer.value.kid },
    log: { dev, from: 1, to: records, prev: GENESIS, head: said ?? head },
    created: AT,
    critical: [REHEARSAL],
    resources: [log, ...attachments.filter((_, index) => !without.includes(index))],
    sign: signer.value,
  };
  const written = plain
    ? await writePackage(path, file)
    : await writeSealed(path, file, { recipients: recipientsOf(chain), spool: `${path}.plain` });
  rmSync(folder, { recursive: true });
  if (!written.ok) throw new Error(JSON.stringify(written.error));
}
