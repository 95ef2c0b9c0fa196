import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** By this text `@electron/fuses` finds the wire in the real executable. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const WIRE_VERSION = 1;
const FUSES = 9;
const OFF = '0';

/**
 * A folder that electron-builder takes for an unpacked Electron for Linux: the executable has nothing in it but a fuse
 * wire with every fuse off. Enough to pack, filter and flip for real where no binary can be had; it cannot be started.
 */
export function makeElectronDist(): string {
  const folder = mkdtempSync(join(tmpdir(), 'electron-dist-'));
  const wire = Buffer.concat([
    Buffer.from(`\u007fELF stand-in ${SENTINEL}`, 'latin1'),
    Buffer.from([WIRE_VERSION, FUSES]),
    Buffer.from(OFF.repeat(FUSES), 'latin1'),
    Buffer.from(' end', 'latin1'),
  ]);
  writeFileSync(join(folder, 'electron'), wire);
  chmodSync(join(folder, 'electron'), 0o755);
  mkdirSync(join(folder, 'resources'));
  mkdirSync(join(folder, 'locales'));
  for (const language of ['de', 'en-US', 'zh-CN', 'zh-TW'])
    writeFileSync(join(folder, 'locales', `${language}.pak`), '');
  writeFileSync(join(folder, 'LICENSE'), 'stand-in');
  return folder;
}
