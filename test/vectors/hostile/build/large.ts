import { createHash } from 'node:crypto';
import { closeSync, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { PackageCode } from '../../../../shared/errors.ts';
import { backWith, bytesOf, chainOf, rawEntries, rawZip } from '../../../backend/packages/fixture.ts';
import type { ReaderName } from './case.ts';
import { endlessHeader } from './encrypted.ts';
import { withLine } from './records.ts';

/** A file that is too big to keep: it is made when it is needed and must have the size and SHA-256 that are stated. */
export interface LargeCase {
  readonly name: string;
  readonly row: number;
  readonly what: string;
  readonly code: PackageCode;
  readonly reader: ReaderName;
  /** The bytes, then so many zeros; a file system keeps those as a hole. */
  readonly build: () => Promise<{ readonly bytes: Buffer; readonly zeros: number }>;
}

const input = backWith(chainOf(3));
const whole = (bytes: Buffer) => ({ bytes, zeros: 0 });

async function manyEntries(): Promise<Buffer> {
  const entries = await rawEntries(input);
  const count = 60_000 - entries.length;
  const empty = Array.from({ length: count }, (_, index) => ({
    name: `att/00/${index.toString(16).padStart(64, '0')}`,
    bytes: Buffer.alloc(0),
  }));
  return rawZip([...entries, ...empty]);
}

async function longManifest(): Promise<Buffer> {
  const [mimetype, , ...rest] = await rawEntries(input);
  return rawZip([mimetype!, { name: 'manifest.json', bytes: Buffer.alloc(20_000_000, ' ') }, ...rest]);
}

export const LARGE: readonly LargeCase[] = [
  {
    name: 'entries-60000',
    row: 37,
    what: '60 000 entries',
    code: 'E_TOO_MANY',
    reader: 'office',
    build: async () => whole(await manyEntries()),
  },
  {
    name: 'manifest-20-mb',
    row: 38,
    what: 'manifest of 20 MB',
    code: 'E_TOO_BIG',
    reader: 'office',
    build: async () => whole(await longManifest()),
  },
  {
    name: 'file-3-gb',
    row: 39,
    what: 'good file with zeros up to 3 GiB',
    code: 'E_TOO_BIG',
    reader: 'office',
    build: async () => {
      const bytes = await bytesOf(input);
      return { bytes, zeros: 3 * 2 ** 30 - bytes.length };
    },
  },
  {
    name: 'record-1-mb',
    row: 69,
    what: 'record of 1 MB',
    code: 'E_LINE',
    reader: 'office',
    build: async () => whole(await withLine('x'.repeat(1_000_000))),
  },
  {
    name: 'record-5-mb',
    row: 69,
    what: 'record of 5 MB',
    code: 'E_LINE',
    reader: 'office',
    build: async () => whole(await withLine('x'.repeat(5_000_000))),
  },
  {
    name: 'endless-header',
    row: 85,
    what: 'encrypted, header of 5 MB',
    code: 'E_AGE_KEY',
    reader: 'sealed',
    build: () => Promise.resolve(whole(endlessHeader())),
  },
];

/** Makes one large file in `folder` and gives its path; zeros at the end cost no space where the system knows holes. */
export async function writeLarge(large: LargeCase, folder: string): Promise<string> {
  const { bytes, zeros } = await large.build();
  const path = join(folder, `large-${large.name}.jpback`);
  mkdirSync(folder, { recursive: true });
  const file = openSync(path, 'w');
  try {
    writeSync(file, bytes);
    ftruncateSync(file, bytes.length + zeros);
  } finally {
    closeSync(file);
  }
  return path;
}

/** Size and SHA-256 of a large file, without writing it. */
export async function describeLarge({ build }: LargeCase): Promise<{ readonly size: number; readonly sha256: string }> {
  const { bytes, zeros } = await build();
  const hash = createHash('sha256').update(bytes);
  const piece = Buffer.alloc(16 * 2 ** 20);
  for (let left = zeros; left > 0; left -= piece.length) hash.update(piece.subarray(0, Math.min(left, piece.length)));
  return { size: bytes.length + zeros, sha256: hash.digest('hex') };
}
