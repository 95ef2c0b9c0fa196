import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readPackage } from '../../electron/backend/packages/package-reader.ts';
import { ok } from '../../shared/result.ts';
import { createTestPorts } from '../support/ports.ts';
import { alternate, timed, type Measurement } from './measurement.ts';
import { writePhotoFile, type PhotoFile } from '../support/photo-file.ts';
import { inScratch } from './scratch.ts';
import { prepareDesks } from '../support/closed-desks.ts';

const MIB = 1024 * 1024;
const CONTENT: PhotoFile = { records: 10_000, photos: 400, size: 1.5 * MIB, plain: true };

function bareHash(path: string): void {
  const buffer = Buffer.allocUnsafe(MIB);
  const hash = createHash('sha256');
  const descriptor = openSync(path, 'r');
  for (let count = readSync(descriptor, buffer); count > 0; count = readSync(descriptor, buffer)) {
    hash.update(buffer.subarray(0, count));
  }
  closeSync(descriptor);
  if (hash.digest('hex').length !== 64) throw new Error('no hash');
}

/** What finding a large file good costs beside hashing its bytes once. */
export function measure(): Promise<Measurement> {
  return inScratch(async (folder) => {
    const { round, desks, keys } = await prepareDesks(folder, 1);
    const path = join(folder, 'photos.jpback');
    const aud = 'a'.repeat(43);
    await writePhotoFile(path, desks[0] ?? '', { round, aud }, CONTENT);
    const verify = async (): Promise<number> => {
      const { readerWorker: worker } = createTestPorts();
      const start = performance.now();
      let ms = 0;
      const verified = () => {
        ms = performance.now() - start;
        return ok(null);
      };
      const read = await readPackage({ worker, path, kind: 'back', keys, aud, rehearsal: 'either' }, { verified });
      if (!read.ok) throw new Error(JSON.stringify(read.error));
      return ms;
    };
    const sides = await alternate(
      { 'SHA-256 alone': () => timed(() => bareHash(path)), verifying: verify },
      { rounds: 9, warmUp: 2 },
    );
    const size = statSync(path).size / MIB;
    return {
      title: 'verifying a large file against SHA-256 of the same bytes',
      unit: `one file of ${size.toFixed(0)} MiB with ${CONTENT.photos} photos and ${CONTENT.records} records`,
      sides,
      ratios: [
        {
          label: 'throughput of verifying, in percent of SHA-256 alone',
          over: 'SHA-256 alone',
          under: ['verifying'],
          as: 'share',
          aim: { least: 55 },
        },
      ],
      notes: [
        'Verifying, in the reading thread of the product: the structure byte by byte, the signature, CRC-32 and SHA-256 of every entry, and every record in full (UTF-8, canonical form, schema, chain). Bare hashing reads the same file in pieces of 1 MiB. Both read from the page cache.',
      ],
    };
  });
}
