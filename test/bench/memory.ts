import { execFile } from 'node:child_process';
import { cpSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startOptions } from './machine.ts';
import { alternate, type Measurement } from './measurement.ts';
import { writePhotoFile, type PhotoFile } from '../support/photo-file.ts';
import { inScratch } from './scratch.ts';
import { prepareDesks } from '../support/closed-desks.ts';

const MIB = 1024 * 1024;
/** As much as fits below the limit of a file. */
const CONTENT: PhotoFile = { records: 20_000, photos: 900, size: 2.15 * MIB };
const CHILD = fileURLToPath(new URL('memory-child.ts', import.meta.url));
const run = promisify(execFile);

/** How much memory it takes to take in a file of two gigabytes. */
export function measure(): Promise<Measurement> {
  return inScratch(async (folder) => {
    const { office, round, desks, aud } = await prepareDesks(folder, 1);
    const path = join(folder, 'photos.jpback');
    await writePhotoFile(path, desks[0] ?? '', { round, aud }, { ...CONTENT, size: Math.floor(CONTENT.size) });
    const copy = join(folder, 'copy');
    const peak = async (file: string): Promise<number> => {
      rmSync(copy, { recursive: true, force: true });
      cpSync(office, copy, { recursive: true });
      const { stdout } = await run(process.execPath, [...startOptions(), CHILD, copy, round, file]);
      return Number(stdout) / 1024;
    };
    const sides = await alternate(
      { 'taking the file in': () => peak(path), 'doing nothing': () => peak('') },
      { rounds: 3, warmUp: 0 },
    );
    return {
      title: 'memory for a file of two gigabytes',
      unit: `one process and a file of ${(statSync(path).size / MIB).toFixed(0)} MiB with ${CONTENT.photos} photos and ${CONTENT.records} records`,
      quantity: 'MiB',
      sides,
      ratios: [
        {
          label: 'peak above the same program doing nothing',
          over: 'taking the file in',
          under: ['doing nothing'],
          as: 'difference',
          aim: { most: 160 },
        },
      ],
      notes: [
        'Each side is a process of its own with the whole backend, and its peak of resident memory as the system counts it. Taking the file in copies, decrypts, verifies and merges it and stores its photos, through the handler of the screen.',
      ],
    };
  });
}
