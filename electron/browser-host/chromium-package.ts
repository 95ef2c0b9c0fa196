import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress, brotliDecompressSync } from 'node:zlib';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { readTar } from './tar.ts';
import { withLock } from './unpack-lock.ts';

/** A browser without windows that came with the installation, and the environment it needs. */
export interface PackagedChromium {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

export type NoChromium = 'not_installed' | 'wrong_platform' | 'hash_mismatch' | 'foreign_folder' | 'does_not_run';

/** What the package must contain: SHA-256 of each file after unpacking. */
export interface ChromiumPins {
  readonly folder: string;
  readonly chromium: string;
  readonly libraries: string;
  readonly fonts: string;
}

/** Version 153.0.0 of the package; a new version needs new values here. */
export const PINS: ChromiumPins = {
  folder: 'chromium-153',
  chromium: '53a15d6c3a3d27dfb54c4ba60278b1683136f70cf1e67e989da7dfbd3d451ef0',
  libraries: '395fa5e215cc097034be54ad0d710550e847679f336e1db9d61a03731b8ad2bc',
  fonts: '9cbd36ee6455bb09f49ed77ffd5302a6da316c7bd9266a25a8e69f3aea657c37',
};

/** Unpacking takes about 3 s; a slow computer may need a minute. */
const PATIENCE_MS = 120_000;

class HashMismatch extends Error {}

/** Folder of the installed package's compressed files, or undefined where it is not installed. */
export function packageFolder(): string | undefined {
  try {
    const folder = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'bin');
    return existsSync(join(folder, 'chromium.br')) ? folder : undefined;
  } catch {
    return undefined;
  }
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

async function unpackProgram(from: string, to: string, expected: string): Promise<void> {
  const hash = createHash('sha256');
  const tap = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(
    createReadStream(from, { highWaterMark: 1 << 20 }),
    createBrotliDecompress({ chunkSize: 1 << 21 }),
    tap,
    createWriteStream(to, { mode: 0o600, flush: true }),
  );
  if (hash.digest('hex') !== expected) throw new HashMismatch(from);
  // Executable only once it is known to be the right one.
  await chmod(to, 0o700);
}

async function unpackArchive(from: string, to: string, expected: string): Promise<void> {
  const archive = brotliDecompressSync(await readFile(from));
  if (createHash('sha256').update(archive).digest('hex') !== expected) throw new HashMismatch(from);
  for (const { name, bytes } of readTar(archive)) {
    const file = join(to, name);
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(file, bytes, { mode: 0o700 });
  }
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** Only the fonts beside the program: what is printed must not depend on the fonts of this computer. */
function fontSettings(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${xml(join(folder, 'fonts'))}</dir>
  <cachedir>${xml(join(folder, 'font-cache'))}</cachedir>
</fontconfig>
`;
}

/** Unpacks everything into a folder of its own and puts it in place in one step. */
async function unpack(source: string, cache: string, pins: ChromiumPins): Promise<void> {
  const target = join(cache, pins.folder);
  const part = mkdtempSync(join(cache, 'unpacking-'));
  try {
    await unpackProgram(join(source, 'chromium.br'), join(part, 'chromium'), pins.chromium);
    await unpackArchive(join(source, 'al2023.tar.br'), part, pins.libraries);
    await unpackArchive(join(source, 'fonts.tar.br'), part, pins.fonts);
    await writeFile(join(part, 'fonts.conf'), fontSettings(target), { mode: 0o600 });
    await rename(part, target).catch(async (error: unknown) => {
      // Another process may have put the same thing there meanwhile.
      if ((await inspect(target, pins)) !== 'good') throw error;
    });
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

/** Whether `folder` is ours alone and holds the pinned program. */
async function inspect(folder: string, pins: ChromiumPins): Promise<'none' | 'good' | 'damaged' | 'foreign'> {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found === undefined) return 'none';
  if (!found.isDirectory() || found.uid !== process.getuid?.() || (found.mode & 0o077) !== 0) return 'foreign';
  const digest = await digestOf(join(folder, 'chromium')).catch(() => '');
  return digest === pins.chromium ? 'good' : 'damaged';
}

/** Whether the program starts at all with `env`; a missing library is noticed here, not in the middle of a print. */
function starts(path: string, env: Readonly<Record<string, string>>): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(path, ['--version'], { env: { ...process.env, ...env }, timeout: 20_000 }, (error) =>
      resolve(error === null),
    );
  });
}

/**
 * The browser of the package, unpacked once into `cache` and checked against its pinned hash each time it is asked
 * for (about 0.2 s). Its own NSS libraries are used only where the system has none; besides these it needs nothing but
 * glibc 2.34, libgcc and the fonts of its package. Refused with the reason when it cannot be had.
 */
export async function packagedChromium(
  cache: string,
  {
    pins = PINS,
    source = packageFolder(),
  }: { readonly pins?: ChromiumPins; readonly source?: string | undefined } = {},
): Promise<Result<PackagedChromium, NoChromium>> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return refuse('wrong_platform');
  if (source === undefined) return refuse('not_installed');
  mkdirSync(cache, { recursive: true, mode: 0o700 });
  const folder = join(cache, pins.folder);
  let state = await inspect(folder, pins);
  if (state === 'none' || state === 'damaged') {
    try {
      await withLock(join(cache, `${pins.folder}.lock`), PATIENCE_MS, async () => {
        const now = await inspect(folder, pins);
        if (now === 'good' || now === 'foreign') return;
        if (now === 'damaged') await rm(folder, { recursive: true, force: true });
        await unpack(source, cache, pins);
      });
    } catch (error) {
      if (error instanceof HashMismatch) return refuse('hash_mismatch');
      throw error;
    }
    state = await inspect(folder, pins);
  }
  if (state !== 'good') return refuse('foreign_folder');
  const path = join(folder, 'chromium');
  const fonts = { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  if (await starts(path, fonts)) return ok({ path, env: fonts });
  const before = process.env['LD_LIBRARY_PATH'];
  const own = join(folder, 'lib');
  const env = { ...fonts, LD_LIBRARY_PATH: before === undefined || before === '' ? own : `${own}:${before}` };
  return (await starts(path, env)) ? ok({ path, env }) : refuse('does_not_run');
}
