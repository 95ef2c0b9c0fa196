import { createHash } from 'node:crypto';
import { readFile, readdir, stat, statfs } from 'node:fs/promises';
import { basename, delimiter, join } from 'node:path';
import { systemDisk } from './files/copy-checked.ts';
import type { Stick, SticksPort } from './ports.ts';

/** Where a system mounts what is plugged in. */
const MOUNTED_BELOW = ['/media/', '/run/media/', '/mnt/'];
/** File systems of disks; a share in the network or a folder made by the system is no stick. */
const DISKS = new Set(
  'vfat msdos exfat ntfs ntfs3 fuseblk udf iso9660 ext2 ext3 ext4 btrfs xfs f2fs hfs hfsplus apfs'.split(' '),
);
const FAT = new Set(['vfat', 'msdos']);
/** Largest file on FAT32: the size has 32 bits. */
const FAT_LIMIT = 2 ** 32 - 1;

interface Mount {
  readonly folder: string;
  readonly label: string;
  readonly readOnly: boolean;
  readonly fileLimit: number | null;
}

/** Spaces and other awkward characters stand in `/proc/mounts` as three octal digits. */
function unescaped(text: string): string {
  const bytes = text.replace(/\\([0-7]{3})/g, (_all, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** The removable media in the text of `/proc/mounts`. */
export function mountsIn(text: string): readonly Mount[] {
  return Buffer.from(text, 'utf8')
    .toString('latin1')
    .split('\n')
    .flatMap((line): Mount[] => {
      const [, place = '', type = '', options = ''] = line.split(' ');
      const folder = unescaped(place);
      if (!DISKS.has(type) || !MOUNTED_BELOW.some((above) => folder.startsWith(above))) return [];
      const readOnly = options.split(',').includes('ro') || type === 'iso9660';
      return [{ folder, label: basename(folder), readOnly, fileLimit: FAT.has(type) ? FAT_LIMIT : null }];
    });
}

const plain = (folder: string, label: string): Mount => ({ folder, label, readOnly: false, fileLimit: null });

/** Every drive but the one that the system is on. What kind of drive it is, Windows does not tell without a module. */
function windowsDrives(env: NodeJS.ProcessEnv): readonly Mount[] {
  const own = (env['SystemDrive'] ?? 'C:').toUpperCase();
  return 'DEFGHIJKLMNOPQRSTUVWXYZ'
    .split('')
    .map((letter) => `${letter}:`)
    .filter((drive) => drive !== own)
    .map((drive) => plain(`${drive}\\`, drive));
}

async function macVolumes(): Promise<readonly Mount[]> {
  const entries = await readdir('/Volumes', { withFileTypes: true });
  // The system's own volume is a link to the root.
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => plain(join('/Volumes', name), name));
}

/** Further folders that count as sticks, for exchange media that are mounted elsewhere: `JIEPING_STICKS`. */
function namedFolders(env: NodeJS.ProcessEnv): readonly Mount[] {
  return (env['JIEPING_STICKS'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => plain(folder, basename(folder)));
}

async function systemMounts(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Promise<readonly Mount[]> {
  if (platform === 'win32') return windowsDrives(env);
  if (platform === 'darwin') return await macVolumes();
  return mountsIn(await readFile('/proc/mounts', 'utf8'));
}

/** The name holds for this medium in this place: another stick in the same place has another one. */
function idOf(folder: string, device: number): string {
  return createHash('sha256').update(`${device} ${folder}`).digest('base64url').slice(0, 22);
}

async function look(mount: Mount): Promise<Stick | null> {
  try {
    const { dev } = await stat(mount.folder);
    const { bavail, bsize } = await statfs(mount.folder);
    return {
      id: idOf(mount.folder, dev),
      label: mount.label,
      freeBytes: bavail * bsize,
      writable: !mount.readOnly,
      fileLimit: mount.fileLimit,
      folder: mount.folder,
    };
  } catch {
    // An empty card reader, or pulled out in this very moment: not there.
    return null;
  }
}

/** The media that are plugged in now, the same in both hosts. */
export function createSticks(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): SticksPort {
  return {
    disk: systemDisk,
    async list() {
      const mounts = await systemMounts(platform, env).catch(() => []);
      const found = await Promise.all([...mounts, ...namedFolders(env)].map(look));
      return found.filter((stick) => stick !== null);
    },
  };
}
