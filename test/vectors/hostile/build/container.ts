import { deflateRawSync } from 'node:zlib';
import {
  backWith,
  bytesOf,
  chainOf,
  rawEntries,
  rawZip,
  type RawEntry,
  type RawFields,
} from '../../../backend/packages/fixture.ts';
import { backCase, type HostileCase } from './case.ts';

const input = backWith(chainOf(3));
/** Info-ZIP's extra field with a second, Unicode, name of the entry. */
const EXTRA = Buffer.from('7570050001aabbccdd', 'hex');

/** The entries with the last one bent, local and central header alike unless said otherwise. */
function bentLast(
  entries: readonly RawEntry[],
  fields: Partial<RawFields>,
  where: 'both' | 'local' | 'central' = 'both',
): Buffer {
  const changed: RawEntry = {
    ...entries.at(-1)!,
    ...(where === 'central' ? {} : { local: fields }),
    ...(where === 'local' ? {} : { central: fields }),
  };
  return rawZip([...entries.slice(0, -1), changed]);
}

/** What Explorer, 7-Zip and the rest make of the same entries: deflated, dated, flagged. */
function rezipped(entries: readonly RawEntry[]): Buffer {
  return rawZip(
    entries.map(({ name, bytes }) => {
      const packed = deflateRawSync(bytes);
      const fields = { method: 8, flags: 2, time: 0x7000, stored: packed.length, size: bytes.length };
      return { name, bytes: packed, local: fields, central: fields };
    }),
  );
}

function zeroed(file: Buffer, from: number, to: number): Buffer {
  return Buffer.concat([file.subarray(0, from), Buffer.alloc(to - from), file.subarray(to)]);
}

/** Damage by media and by people: cut, filled, joined, renamed. */
async function wholeFile(): Promise<readonly HostileCase[]> {
  const good = await bytesOf(input);
  const entries = await rawEntries(input);
  const log = good.indexOf('{"at":');
  const word = Buffer.from('PK\u0003\u0004word/document.xml', 'latin1');
  return [
    backCase(1, 'empty', 'empty file', 'E_NOT_OURS', Buffer.alloc(0)),
    backCase(2, 'random-bytes', 'random bytes', 'E_NOT_OURS', Buffer.from('6f2a91c355e07d18b9c4', 'hex')),
    backCase(2, 'text', 'text that begins with P', 'E_NOT_OURS', Buffer.from('Plain text, nothing else.')),
    backCase(2, 'html', 'HTML', 'E_NOT_OURS', Buffer.from('<!doctype html>')),
    backCase(2, 'foreign-json', 'JSON of another program', 'E_NOT_OURS', Buffer.from('{"format":"other"}')),
    backCase(3, 'docx', 'renamed .docx', 'E_ZIP_PROFILE', rezipped([{ name: 'word/document.xml', bytes: word }])),
    backCase(5, 'cut-at-60-percent', 'cut at 60 %', 'E_TRUNCATED', good.subarray(0, Math.floor(good.length * 0.6))),
    backCase(6, 'last-byte-missing', 'last byte missing', 'E_TRUNCATED', good.subarray(0, -1)),
    backCase(7, 'zero-tail', 'zero-filled tail', 'E_TRUNCATED', zeroed(good, good.length - 200, good.length)),
    backCase(8, 'zero-hole', 'zero-filled hole in content', 'E_CONTENT_HASH', zeroed(good, log + 100, log + 200)),
    backCase(12, 'appended', 'bytes appended', 'E_TRAILING', Buffer.concat([good, Buffer.from('xyz')])),
    backCase(13, 'prepended', 'bytes prepended', 'E_NOT_OURS', Buffer.concat([Buffer.from('MZ'), good])),
    backCase(14, 'joined', 'two archives joined', 'E_ZIP_LAYOUT', Buffer.concat([good, good])),
    backCase(15, 'comment', 'archive comment', 'E_TRAILING', rawZip(entries, { comment: 'hello' })),
    backCase(28, 'repacked', 'unpacked and packed again', 'E_ZIP_PROFILE', rezipped(entries)),
  ];
}

async function names(): Promise<readonly HostileCase[]> {
  const entries = await rawEntries(input);
  const withEntry = (name: string) => rawZip([...entries, { name, bytes: Buffer.from('x') }]);
  const [mimetype, manifest, signatures, ...rest] = entries;
  return [
    backCase(16, 'folder-upwards', 'name ../../evil.bat', 'E_ZIP_NAME', withEntry('../../evil.bat')),
    backCase(17, 'absolute-path', 'name C:/evil.bat', 'E_ZIP_NAME', withEntry('C:/evil.bat')),
    backCase(17, 'absolute-unix', 'name /etc/passwd', 'E_ZIP_NAME', withEntry('/etc/passwd')),
    backCase(18, 'backslash', 'backslash in a name', 'E_ZIP_NAME', withEntry('data\\x.json')),
    backCase(19, 'device-name', 'name data/con.json', 'E_CONTENT_LIST', withEntry('data/con.json')),
    backCase(20, 'data-stream', 'alternate data stream', 'E_ZIP_NAME', withEntry('data/x.json:evil')),
    backCase(21, 'nul-in-name', 'NUL in a name', 'E_ZIP_NAME', withEntry('data/x\0.json')),
    backCase(22, 'unlisted', 'file that the manifest does not list', 'E_CONTENT_LIST', withEntry('data/extra.json')),
    backCase(23, 'listed-missing', 'listed file missing', 'E_CONTENT_LIST', rawZip(entries.slice(0, -1))),
    backCase(24, 'manifest-twice', 'manifest twice', 'E_ZIP_DUP', withEntry('manifest.json')),
    backCase(25, 'log-twice', 'log twice', 'E_ZIP_DUP', withEntry('data/revisions.ndjson')),
    backCase(26, 'case-variant', 'name MANIFEST.JSON', 'E_ZIP_NAME', withEntry('MANIFEST.JSON')),
    backCase(26, 'long-name', 'name of 90 letters', 'E_ZIP_NAME', withEntry(`data/${'a'.repeat(80)}.json`)),
    backCase(
      27,
      'another-order',
      'another order',
      'E_CONTENT_LIST',
      rawZip([mimetype!, signatures!, manifest!, ...rest]),
    ),
    backCase(27, 'no-mimetype', 'no mimetype', 'E_CONTENT_LIST', rawZip(entries.slice(1))),
  ];
}

async function headers(): Promise<readonly HostileCase[]> {
  const entries = await rawEntries(input);
  const bent = (fields: Partial<RawFields>, where?: 'both' | 'local' | 'central') => bentLast(entries, fields, where);
  const [first, ...rest] = entries;
  const hidden = rawZip([{ ...first!, hidden: Buffer.from('secret') }, ...rest]);
  const zeros = deflateRawSync(Buffer.alloc(1_000_000));
  const packed = { method: 8, stored: zeros.length, size: 1_000_000 };
  const bomb = rawZip([...entries, { name: 'data/bomb.json', bytes: zeros, local: packed, central: packed }]);
  const other = { name: 'data/revisionz.ndjson' };
  const big = { size: 0xffffffff, stored: 0xffffffff };
  return [
    backCase(29, 'local-name', 'local name differs', 'E_ZIP_LAYOUT', bent(other, 'local')),
    backCase(29, 'central-name', 'central name differs', 'E_ZIP_LAYOUT', bent(other, 'central')),
    backCase(30, 'local-size', 'local size differs', 'E_ZIP_LAYOUT', bent({ size: 1, stored: 1 }, 'local')),
    backCase(30, 'central-size', 'central size differs', 'E_ZIP_LAYOUT', bent({ size: 1, stored: 1 }, 'central')),
    backCase(31, 'hidden-bytes', 'bytes between entries', 'E_ZIP_LAYOUT', hidden),
    backCase(32, 'overlap', 'overlapping entries', 'E_ZIP_LAYOUT', bent({ offset: 0 }, 'central')),
    backCase(33, 'encryption-flag', 'encryption flag', 'E_ZIP_PROFILE', bent({ flags: 1 })),
    backCase(33, 'descriptor-flag', 'data descriptor flag', 'E_ZIP_PROFILE', bent({ flags: 8 })),
    backCase(33, 'utf8-flag', 'UTF-8 flag', 'E_ZIP_PROFILE', bent({ flags: 0x800 })),
    backCase(34, 'zip64-sizes', 'ZIP64 sizes', 'E_ZIP_PROFILE', bent(big)),
    backCase(34, 'zip64-count', 'ZIP64 count', 'E_ZIP_PROFILE', rawZip(entries, { count: 0xffff })),
    backCase(35, 'extra-field', 'extra field', 'E_ZIP_PROFILE', bent({ extra: EXTRA })),
    backCase(35, 'extra-field-local', 'extra field, local only', 'E_ZIP_LAYOUT', bent({ extra: EXTRA }, 'local')),
    backCase(36, 'deflate-bomb', 'deflate bomb', 'E_ZIP_PROFILE', bomb),
    backCase(37, 'count-claimed', 'claims 60 000 entries', 'E_TOO_MANY', rawZip(entries, { count: 60_000 })),
    backCase(
      37,
      'count-wrong',
      'claims one entry less',
      'E_ZIP_LAYOUT',
      rawZip(entries, { count: entries.length - 1 }),
    ),
    backCase(40, 'dos-time', 'DOS time set', 'E_ZIP_PROFILE', bent({ time: 0x7000 })),
    backCase(40, 'dos-time-local', 'DOS time set, local only', 'E_ZIP_PROFILE', bent({ time: 0x7000 }, 'local')),
    backCase(41, 'wrong-crc', 'wrong CRC, right hash', 'E_CONTENT_HASH', bent({ crc: 1 })),
  ];
}

/** Hostile files below the signature: the archive itself. */
export async function containerCases(): Promise<readonly HostileCase[]> {
  return [...(await wholeFile()), ...(await names()), ...(await headers())];
}
