import { closeSync, openSync, readSync } from 'node:fs';
import { extname } from 'node:path';
import { fileTypeFromFile } from 'file-type';
import { imageSize } from 'image-size';

/** What the bytes of a file are, whatever it is called. */
export interface Inspection {
  /** Media type by its first bytes; '' for none that is known. */
  readonly mediatype: string;
  readonly family: 'picture' | 'pdf' | 'office' | 'other';
  /** Pixels, of a picture whose header says them. */
  readonly pixels: { readonly width: number; readonly height: number } | null;
}

/** Most pixels of a picture that is ever decoded: 100 million, as the exchange format says. */
export const MOST_PIXELS = 100_000_000;

/** Headers of pictures are looked for in the first megabyte: thumbnails and colour profiles may come before the size. */
const HEAD = 1024 * 1024;

const PICTURES: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/bmp',
  'image/heic',
  'image/heif',
]);
const OFFICE: ReadonlySet<string> = new Set([
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
]);
/** What only the name tells apart: containers that other programs use, too. */
const BY_NAME: Readonly<Record<string, readonly string[]>> = {
  'application/x-cfb': ['.doc', '.xls', '.ppt', '.wps', '.et', '.dps'],
  'application/zip': ['.ofd', '.docx', '.xlsx', '.pptx'],
};
const NAMES: Readonly<Record<Exclude<Inspection['family'], 'other'>, readonly string[]>> = {
  picture: ['.jpg', '.jpeg', '.png', '.webp', '.gif', '.bmp', '.heic', '.heif'],
  pdf: ['.pdf'],
  office: ['.doc', '.xls', '.ppt', '.wps', '.et', '.dps', '.ofd', '.docx', '.xlsx', '.pptx', '.odt', '.ods', '.odp'],
};

function familyOf(mediatype: string, name: string): Inspection['family'] {
  if (PICTURES.has(mediatype)) return 'picture';
  if (mediatype === 'application/pdf') return 'pdf';
  if (OFFICE.has(mediatype)) return 'office';
  return BY_NAME[mediatype]?.includes(extname(name).toLowerCase()) === true ? 'office' : 'other';
}

function headOf(path: string): Uint8Array {
  const descriptor = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(HEAD);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, HEAD, 0));
  } finally {
    closeSync(descriptor);
  }
}

function pixelsOf(path: string): Inspection['pixels'] {
  try {
    const { width, height } = imageSize(headOf(path));
    return width > 0 && height > 0 ? { width, height } : null;
  } catch (error) {
    // What the disk throws has a code; everything else is a header that cannot be read.
    if (error instanceof Error && 'code' in error) throw error;
    return null;
  }
}

/** Looks at the first bytes of a file; nothing of it is ever decoded here. Throws what the disk throws. */
export async function inspectAttachment(path: string, name: string): Promise<Inspection> {
  const mediatype = (await fileTypeFromFile(path))?.mime ?? '';
  const family = familyOf(mediatype, name);
  return { mediatype, family, pixels: family === 'picture' ? pixelsOf(path) : null };
}

/** Whether a name promises another kind of file than the bytes are. */
export function isNotWhatItSays(name: string, { family }: Pick<Inspection, 'family'>): boolean {
  const extension = extname(name).toLowerCase();
  const promised = Object.entries(NAMES).find(([, extensions]) => extensions.includes(extension))?.[0];
  return promised !== undefined && promised !== family;
}
