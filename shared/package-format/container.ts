/**
 * The byte layout of a container: ZIP, stored only, every header byte fixed or derivable (APPNOTE 6.3, within
 * ISO/IEC 21320-1). A reader rebuilds each header and compares, so one content has exactly one file.
 */
export interface EntryPlan {
  readonly name: string;
  readonly size: number;
  readonly crc: number;
}
export interface PlacedEntry extends EntryPlan {
  /** Where the local header begins. */
  readonly offset: number;
  /** Where the content begins. */
  readonly start: number;
}
export interface Layout {
  readonly entries: readonly PlacedEntry[];
  /** Where the central directory begins. */
  readonly directory: number;
  readonly size: number;
}

export const LOCAL_SIZE = 30;
export const CENTRAL_SIZE = 46;
export const END_SIZE = 22;
export const LOCAL_SIGNATURE = 0x04034b50;
export const CENTRAL_SIGNATURE = 0x02014b50;
export const END_SIGNATURE = 0x06054b50;
const VERSION = 20;
/** 1980-01-01: no clock leaks, and the same content gives the same file. */
const DOS_DATE = 0x0021;

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function putName(bytes: Uint8Array, at: number, name: string): void {
  for (let index = 0; index < name.length; index += 1) bytes[at + index] = name.charCodeAt(index);
}

/** Local header with its name; the content follows directly. */
export function localHeader(entry: EntryPlan): Uint8Array {
  const bytes = new Uint8Array(LOCAL_SIZE + entry.name.length);
  const view = viewOf(bytes);
  view.setUint32(0, LOCAL_SIGNATURE, true);
  view.setUint16(4, VERSION, true);
  view.setUint16(12, DOS_DATE, true);
  view.setUint32(14, entry.crc, true);
  view.setUint32(18, entry.size, true);
  view.setUint32(22, entry.size, true);
  view.setUint16(26, entry.name.length, true);
  putName(bytes, LOCAL_SIZE, entry.name);
  return bytes;
}

export function centralRecord(entry: PlacedEntry): Uint8Array {
  const bytes = new Uint8Array(CENTRAL_SIZE + entry.name.length);
  const view = viewOf(bytes);
  view.setUint32(0, CENTRAL_SIGNATURE, true);
  view.setUint16(4, VERSION, true);
  view.setUint16(6, VERSION, true);
  view.setUint16(14, DOS_DATE, true);
  view.setUint32(16, entry.crc, true);
  view.setUint32(20, entry.size, true);
  view.setUint32(24, entry.size, true);
  view.setUint16(28, entry.name.length, true);
  view.setUint32(42, entry.offset, true);
  putName(bytes, CENTRAL_SIZE, entry.name);
  return bytes;
}

/** End record: always the last 22 bytes of the file. */
export function endRecord(layout: Layout): Uint8Array {
  const bytes = new Uint8Array(END_SIZE);
  const view = viewOf(bytes);
  view.setUint32(0, END_SIGNATURE, true);
  view.setUint16(8, layout.entries.length, true);
  view.setUint16(10, layout.entries.length, true);
  view.setUint32(12, layout.size - END_SIZE - layout.directory, true);
  view.setUint32(16, layout.directory, true);
  return bytes;
}

/** Places the entries without gaps from offset 0, then the central directory, then the end record. */
export function planLayout(entries: readonly EntryPlan[]): Layout {
  const placed: PlacedEntry[] = [];
  let offset = 0;
  let directorySize = 0;
  for (const entry of entries) {
    const start = offset + LOCAL_SIZE + entry.name.length;
    placed.push({ name: entry.name, size: entry.size, crc: entry.crc, offset, start });
    offset = start + entry.size;
    directorySize += CENTRAL_SIZE + entry.name.length;
  }
  return { entries: placed, directory: offset, size: offset + directorySize + END_SIZE };
}
