import { brotliDecompressSync } from 'node:zlib';

/** The table tags that WOFF2 abbreviates, by number (W3C "WOFF File Format 2.0", 5.2); only the order matters here. */
const KNOWN_TAGS = (
  'cmap head hhea hmtx maxp name OS/2 post cvt fpgm glyf loca prep CFF VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX ' +
  'vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG sbix acnt avar bdat bloc bsln cvar fdsc feat ' +
  'fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'
).split(' ');
const OWN_TAG = 63;
const HEADER_BYTES = 48;

/** Reads a UIntBase128: seven bits a byte, highest first. */
function readBase128(bytes: Buffer, at: number): { value: number; next: number } {
  let value = 0;
  for (let i = 0; i < 5; i += 1) {
    const byte = bytes.readUInt8(at + i);
    value = value * 128 + (byte & 127);
    if ((byte & 128) === 0) return { value, next: at + i + 1 };
  }
  throw new Error('a number in the font is longer than five bytes');
}

interface Table {
  readonly tag: string;
  readonly length: number;
}

function readDirectory(font: Buffer): { tables: Table[]; end: number } {
  const tables: Table[] = [];
  let at = HEADER_BYTES;
  for (let i = font.readUInt16BE(12); i > 0; i -= 1) {
    const flags = font.readUInt8(at);
    at += 1;
    let tag = KNOWN_TAGS[flags & OWN_TAG];
    if ((flags & OWN_TAG) === OWN_TAG) {
      tag = font.toString('latin1', at, at + 4);
      at += 4;
    }
    const version = flags >> 6;
    const original = readBase128(font, at);
    at = original.next;
    let length = original.value;
    // Outline tables are stored transformed unless marked otherwise, all others the other way round.
    if (tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0) {
      const stored = readBase128(font, at);
      at = stored.next;
      length = stored.value;
    }
    tables.push({ tag: tag ?? '', length });
  }
  return { tables, end: at };
}

function addSegments(cmap: Buffer, at: number, found: Set<number>): void {
  const count = cmap.readUInt16BE(at + 6) / 2;
  for (let i = 0; i < count; i += 1) {
    const last = cmap.readUInt16BE(at + 14 + i * 2);
    const first = cmap.readUInt16BE(at + 16 + count * 2 + i * 2);
    if (first === 0xffff) continue;
    for (let character = first; character <= last; character += 1) found.add(character);
  }
}

function addGroups(cmap: Buffer, at: number, found: Set<number>): void {
  const count = cmap.readUInt32BE(at + 12);
  for (let i = 0; i < count; i += 1) {
    const group = at + 16 + i * 12;
    const last = cmap.readUInt32BE(group + 4);
    for (let character = cmap.readUInt32BE(group); character <= last; character += 1) found.add(character);
  }
}

/**
 * Code points that a WOFF2 file maps to a glyph, from its `cmap` table (formats 4 and 12, which all our fonts use).
 * A stylesheet's `unicode-range` only says where a browser may look; this says what it will find.
 */
export function charactersOf(font: Buffer): Set<number> {
  if (font.toString('latin1', 0, 4) !== 'wOF2') throw new Error('not a WOFF2 file');
  const { tables, end } = readDirectory(font);
  const data = brotliDecompressSync(font.subarray(end, end + font.readUInt32BE(20)));
  const found = new Set<number>();
  let offset = 0;
  for (const { tag, length } of tables) {
    if (tag === 'cmap') {
      const cmap = data.subarray(offset, offset + length);
      for (let i = 0; i < cmap.readUInt16BE(2); i += 1) {
        const at = cmap.readUInt32BE(8 + i * 8);
        const format = cmap.readUInt16BE(at);
        if (format === 12) addGroups(cmap, at, found);
        else if (format === 4) addSegments(cmap, at, found);
      }
      return found;
    }
    offset += length;
  }
  throw new Error('the font maps no characters');
}
