import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';

/** One entry as a reader of ZIP archives sees it. */
export interface SeenEntry {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function open(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => (error ? reject(error) : resolve(zip)));
  });
}

function content(zip: ZipFile, entry: Entry): Promise<SeenEntry> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      const hash = createHash('sha256');
      let size = 0;
      stream.on('data', (piece: Buffer) => {
        size += piece.length;
        hash.update(piece);
      });
      stream.on('end', () => resolve({ name: entry.fileName, size, sha256: hash.digest('hex') }));
      stream.on('error', reject);
    });
  });
}

function nextEntry(zip: ZipFile): Promise<Entry | null> {
  return new Promise((resolve, reject) => {
    const found = (entry: Entry | null): void => {
      zip.off('entry', found).off('end', ended).off('error', reject);
      resolve(entry);
    };
    const ended = (): void => found(null);
    zip.on('entry', found).on('end', ended).on('error', reject);
    zip.readEntry();
  });
}

/** What yauzl, a maintained library, finds in an archive. */
export async function seenByYauzl(bytes: Buffer): Promise<readonly SeenEntry[]> {
  const zip = await open(bytes);
  const seen: SeenEntry[] = [];
  for (let entry = await nextEntry(zip); entry !== null; entry = await nextEntry(zip)) {
    seen.push(await content(zip, entry));
  }
  return seen;
}

const PYTHON = `
import hashlib, json, sys, zipfile
found = []
for path in sys.argv[1:]:
    with zipfile.ZipFile(path) as z:
        found.append([{'name': i.filename, 'size': i.file_size, 'sha256': hashlib.sha256(z.read(i)).hexdigest()}
                      for i in z.infolist()])
print(json.dumps(found))
`;

/** What Python's own module finds in each archive. */
export function seenByPython(paths: readonly string[]): readonly (readonly SeenEntry[])[] {
  const options = { encoding: 'utf8', maxBuffer: 1e8 } as const;
  const found: SeenEntry[][] = JSON.parse(execFileSync('python3', ['-c', PYTHON, ...paths], options));
  return found;
}

/** What Info-ZIP unpacks from an archive; it also checks every CRC-32. */
export function seenByUnzip(path: string): readonly SeenEntry[] {
  const names = execFileSync('unzip', ['-Z1', path], { encoding: 'utf8' }).trimEnd().split('\n');
  const folder = mkdtempSync(join(tmpdir(), 'jieping-unzip-'));
  try {
    execFileSync('unzip', ['-q', path, '-d', folder]);
    return names.map((name) => {
      const bytes = readFileSync(join(folder, name));
      return { name, size: bytes.length, sha256: sha256(bytes) };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether a command can be run here. */
export function isInstalled(command: string, ...probe: readonly string[]): boolean {
  try {
    execFileSync(command, probe, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
