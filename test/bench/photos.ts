import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { cutRecord, joinLines } from '../../electron/backend/packages/records.ts';
import { writePackage, type NewResource } from '../../electron/backend/packages/write-package.ts';
import { createKeyRing } from '../../electron/backend/crypto/create-key-ring.ts';
import { readSetting } from '../../electron/backend/store/settings.ts';
import type { LogRecord } from '../../shared/model/record.ts';
import { GENESIS } from '../../shared/model/genesis.ts';
import { REHEARSAL } from '../../shared/package-format/manifest.ts';
import { LOG } from '../../shared/package-format/names.ts';
import { UNIT } from '../support/evaluator.ts';
import { createTestPorts } from '../support/ports.ts';
import { emptyDatabase } from './scratch.ts';

export interface PhotoFile {
  readonly records: number;
  readonly photos: number;
  /** Bytes of one photo. */
  readonly size: number;
}

/**
 * Writes a plain signed file of a closed desk: a log whose first records name a photo each, and the photos (random
 * bytes, as little compressible as real ones). `aud`: thumbprint of the office.
 */
export async function writePhotoFile(
  path: string,
  desk: string,
  { round, aud }: { readonly round: string; readonly aud: string },
  { records, photos, size }: PhotoFile,
): Promise<void> {
  const { ids, secrets } = createTestPorts(path);
  const opened = await emptyDatabase(join(desk, 'jieping.db'));
  const dev = readSetting(opened.db, 'device') ?? '';
  const by = readSetting(opened.db, 'person') ?? '';
  opened.close();
  const signer = await createKeyRing({ dir: join(desk, 'keys'), ids, secrets }).device();
  if (!signer.ok) throw new Error(signer.error.code);

  const attachments = Array.from({ length: photos }, (): NewResource => {
    const bytes = randomBytes(size);
    const hash = createHash('sha256').update(bytes).digest('hex');
    return { path: `att/${hash.slice(0, 2)}/${hash}`, mediatype: 'image/jpeg', role: 'attachment', bytes };
  }).sort((a, b) => (a.path < b.path ? -1 : 1));
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
      at: '2026-09-02T01:02:03.000Z',
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
  const written = await writePackage(path, {
    kind: 'back',
    id: 'photos',
    round: { id: round, package_seq: 1, package_sha256: GENESIS },
    aud: [aud],
    signer: { device: dev, kid: signer.value.kid },
    log: { dev, from: 1, to: records, prev: GENESIS, head },
    created: '2026-09-02T01:02:03.000Z',
    critical: [REHEARSAL],
    resources: [log, ...attachments],
    sign: signer.value,
  });
  if (!written.ok) throw new Error(JSON.stringify(written.error));
}
