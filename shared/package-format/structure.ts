import type { PackageCode } from '../errors.ts';
import { ok, refuse, type Result } from '../result.ts';
import {
  CENTRAL_SIGNATURE,
  CENTRAL_SIZE,
  END_SIGNATURE,
  END_SIZE,
  LOCAL_SIGNATURE,
  LOCAL_SIZE,
  centralRecord,
  endRecord,
  localHeader,
  planLayout,
  viewOf,
  type EntryPlan,
  type Layout,
  type PlacedEntry,
} from './container.ts';
import { LIMITS } from './limits.ts';
import { LEADING_ENTRIES, MANIFEST, MIMETYPE, SIGNATURES, isEntryName } from './names.ts';

/** Bytes at any place of a file. `read` gives fewer bytes than asked only at the end of the file. */
export interface RandomAccess {
  readonly size: number;
  read(offset: number, length: number): Uint8Array;
  /** The same into memory of the caller, for passes over a whole file; gives the part of `target` that was filled. */
  readInto?(target: Uint8Array, offset: number, length: number): Uint8Array;
}

type Refusal = { readonly ok: false; readonly error: PackageCode };

const ENTRY_LIMITS: Readonly<Record<string, number>> = {
  [MIMETYPE]: LIMITS.mimetype,
  [MANIFEST]: LIMITS.manifest,
  [SIGNATURES]: LIMITS.signatures,
};

function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

/** Whether a complete archive ends somewhere before the end of the file: then something was added behind it. */
function endsEarlier(file: RandomAccess): boolean {
  const window = Math.min(file.size, 0xffff + END_SIZE);
  const base = file.size - window;
  const bytes = file.read(base, window);
  const view = viewOf(bytes);
  for (let at = bytes.length - END_SIZE; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue;
    if (view.getUint32(at + 12, true) + view.getUint32(at + 16, true) === base + at) return true;
  }
  return false;
}

interface End {
  readonly count: number;
  readonly directory: number;
  readonly directorySize: number;
}

function readEnd(file: RandomAccess): Result<End, PackageCode> {
  const head = file.read(0, 4);
  if (head.length < 4 || viewOf(head).getUint32(0, true) !== LOCAL_SIGNATURE) return refuse('E_NOT_OURS');
  if (file.size < LOCAL_SIZE + END_SIZE) return refuse('E_TRUNCATED');
  const bytes = file.read(file.size - END_SIZE, END_SIZE);
  const view = viewOf(bytes);
  if (view.getUint32(0, true) !== END_SIGNATURE) return refuse(endsEarlier(file) ? 'E_TRAILING' : 'E_TRUNCATED');
  const count = view.getUint16(10, true);
  const directorySize = view.getUint32(12, true);
  const directory = view.getUint32(16, true);
  if (count === 0xffff || directory === 0xffffffff || directorySize === 0xffffffff) return refuse('E_ZIP_PROFILE');
  if (view.getUint16(20, true) !== 0) return refuse('E_ZIP_PROFILE');
  if (count > LIMITS.entries) return refuse('E_TOO_MANY');
  if (view.getUint16(8, true) !== count || directory + directorySize + END_SIZE !== file.size) {
    return refuse('E_ZIP_LAYOUT');
  }
  return ok({ count, directory, directorySize });
}

/** Bytes of a header that must be what we write, whatever the entry: everything but CRC, sizes, name and offset. */
const CENTRAL_FIXED: readonly (readonly [number, number])[] = [
  [0, 16],
  [30, 42],
];
const LOCAL_FIXED: readonly (readonly [number, number])[] = [
  [0, 14],
  [28, 30],
];

function isInProfile(found: Uint8Array, expected: Uint8Array, ranges: readonly (readonly [number, number])[]): boolean {
  return ranges.every(([from, to]) => sameBytes(found.subarray(from, to), expected.subarray(from, to)));
}

function asciiName(bytes: Uint8Array): string {
  let name = '';
  for (const byte of bytes) name += String.fromCharCode(byte);
  return name;
}

interface Found extends EntryPlan {
  readonly offset: number;
}

/** One central record at `at` of the directory, judged by itself. */
function readCentral(directory: Uint8Array, at: number): Result<Found, PackageCode> {
  const bytes = directory.subarray(at, at + CENTRAL_SIZE);
  if (bytes.length < CENTRAL_SIZE) return refuse('E_ZIP_LAYOUT');
  const view = viewOf(bytes);
  if (view.getUint32(0, true) !== CENTRAL_SIGNATURE) return refuse('E_ZIP_LAYOUT');
  const blank = centralRecord({ name: '', size: 0, crc: 0, offset: 0, start: 0 });
  if (!isInProfile(bytes, blank, CENTRAL_FIXED)) return refuse('E_ZIP_PROFILE');
  const size = view.getUint32(24, true);
  const offset = view.getUint32(42, true);
  if (size === 0xffffffff || view.getUint32(20, true) === 0xffffffff || offset === 0xffffffff) {
    return refuse('E_ZIP_PROFILE');
  }
  const length = view.getUint16(28, true);
  const name = asciiName(directory.subarray(at + CENTRAL_SIZE, at + CENTRAL_SIZE + length));
  if (name.length !== length) return refuse('E_ZIP_LAYOUT');
  if (!isEntryName(name)) return refuse('E_ZIP_NAME');
  return ok({ name, size, crc: view.getUint32(16, true), offset });
}

function sizeLimit(name: string): number {
  return ENTRY_LIMITS[name] ?? (name.startsWith('att/') ? LIMITS.attachment : LIMITS.file);
}

function readDirectory(file: RandomAccess, end: End): Result<readonly Found[], PackageCode> {
  // A directory of allowed names is never longer than this, whatever size the file claims.
  const longest = end.count * (CENTRAL_SIZE + LIMITS.nameLength);
  const directory = file.read(end.directory, Math.min(end.directorySize, longest));
  const entries: Found[] = [];
  const names = new Set<string>();
  let at = 0;
  for (let index = 0; index < end.count; index += 1) {
    const entry = readCentral(directory, at);
    if (!entry.ok) return entry;
    if (names.has(entry.value.name)) return refuse('E_ZIP_DUP');
    if (entry.value.size > sizeLimit(entry.value.name)) return refuse('E_TOO_BIG');
    names.add(entry.value.name);
    entries.push(entry.value);
    at += CENTRAL_SIZE + entry.value.name.length;
  }
  return at === end.directorySize ? ok(entries) : refuse('E_ZIP_LAYOUT');
}

function compareLocal(file: RandomAccess, entry: PlacedEntry): Refusal | null {
  const expected = localHeader(entry);
  const found = file.read(entry.offset, expected.length);
  if (sameBytes(found, expected)) return null;
  if (found.length < expected.length || viewOf(found).getUint32(0, true) !== LOCAL_SIGNATURE) {
    return refuse('E_ZIP_LAYOUT');
  }
  return refuse(isInProfile(found, expected, LOCAL_FIXED) ? 'E_ZIP_LAYOUT' : 'E_ZIP_PROFILE');
}

/** Rebuilds every header from what the directory says and compares it with the bytes in the file. */
function compareWithRebuilt(file: RandomAccess, entries: readonly Found[], end: End): Result<Layout, PackageCode> {
  const layout = planLayout(entries);
  if (layout.size !== file.size || layout.directory !== end.directory) return refuse('E_ZIP_LAYOUT');
  let at = layout.directory;
  for (const [index, entry] of layout.entries.entries()) {
    if (entries[index]?.offset !== entry.offset) return refuse('E_ZIP_LAYOUT');
    const refusal = compareLocal(file, entry);
    if (refusal) return refusal;
    const central = centralRecord(entry);
    if (!sameBytes(file.read(at, central.length), central)) return refuse('E_ZIP_LAYOUT');
    at += central.length;
  }
  return sameBytes(file.read(at, END_SIZE), endRecord(layout)) ? ok(layout) : refuse('E_ZIP_PROFILE');
}

/**
 * Reads the structure of a container: end record, central directory and every local header, and nothing else.
 * Refusals: E_NOT_OURS, E_TRUNCATED, E_TRAILING, E_ZIP_PROFILE, E_ZIP_NAME, E_ZIP_DUP, E_ZIP_LAYOUT, E_TOO_MANY,
 * E_TOO_BIG, E_CONTENT_LIST (the first three entries are not mimetype, manifest and signatures).
 */
export function readStructure(file: RandomAccess): Result<Layout, PackageCode> {
  if (file.size > LIMITS.file) return refuse('E_TOO_BIG');
  const end = readEnd(file);
  if (!end.ok) return end;
  const entries = readDirectory(file, end.value);
  if (!entries.ok) return entries;
  const layout = compareWithRebuilt(file, entries.value, end.value);
  if (!layout.ok) return layout;
  const leads = LEADING_ENTRIES.every((name, index) => layout.value.entries[index]?.name === name);
  return leads ? layout : refuse('E_CONTENT_LIST');
}
