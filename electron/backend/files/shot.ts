import { closeSync, openSync, readSync } from 'node:fs';
import ExifReader from 'exifreader';
import type { Shot } from '../../../shared/contract/evidence.ts';

/** A CommonJS module: Node gives it as the default export only. */
const reader = ExifReader;

/** Cameras write what they know about a shot before the picture itself. */
const HEAD = 1024 * 1024;
const MOST_TEXT = 100;
const TIME = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})/u;

function headOf(path: string): Buffer {
  const descriptor = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(HEAD);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, HEAD, 0));
  } finally {
    closeSync(descriptor);
  }
}

/** Text of a stranger: no control characters, no reversed writing, and not long. */
function text(value: unknown): string {
  return typeof value === 'string'
    ? value
        .replaceAll(/[\p{C}]/gu, '')
        .trim()
        .slice(0, MOST_TEXT)
    : '';
}

function timeOf(value: unknown): string | null {
  const [, year, month, day, clock] = TIME.exec(text(value)) ?? [];
  // A camera whose clock was never set writes zeros.
  return day === undefined || year === '0000' ? null : `${year}-${month}-${day} ${clock}`;
}

function within(value: unknown, most: number): value is number {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= most;
}

/**
 * When, where and with what a photo says that it was taken (EXIF in JPEG, PNG, WebP and HEIC). Null where it says
 * nothing of that, or nothing that can be read; nothing of the picture is decoded. Throws what the disk throws.
 */
export function shotOf(path: string): Shot | null {
  const head = headOf(path);
  let tags: ExifReader.ExpandedTags;
  try {
    tags = reader.load(head, {
      expanded: true,
      excludeTags: { xmp: true, iptc: true, icc: true, thumbnail: true },
    });
  } catch {
    return null;
  }
  const { exif, gps } = tags;
  const takenAt = timeOf(exif?.DateTimeOriginal?.description);
  const [latitude, longitude] = [gps?.Latitude, gps?.Longitude];
  const place = within(latitude, 90) && within(longitude, 180) ? { latitude, longitude } : null;
  const device = [text(exif?.Make?.description), text(exif?.Model?.description)]
    .filter((part) => part !== '')
    .join(' ');
  return takenAt === null && place === null && device === '' ? null : { takenAt, place, device: device || null };
}
