import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openPackage } from '../../../electron/backend/packages/open-package.ts';
import {
  backWith,
  bytesOf,
  chainOf,
  rawEntries,
  rawZip,
  READ,
  verdictOn,
  type RawEntry,
  type RawFields,
} from './fixture.ts';

const input = backWith(chainOf(3));
const good = await bytesOf(input);
const entries = await rawEntries(input);

/** The good file with its last entry bent, local and central header alike unless said otherwise. */
function bent(fields: Partial<RawFields>, where: 'both' | 'local' | 'central' = 'both'): Buffer {
  const last = entries.at(-1)!;
  const changed: RawEntry = {
    ...last,
    ...(where === 'central' ? {} : { local: fields }),
    ...(where === 'local' ? {} : { central: fields }),
  };
  return rawZip([...entries.slice(0, -1), changed]);
}
const withEntry = (name: string) => rawZip([...entries, { name, bytes: Buffer.from('x') }]);
const hole = (file: Buffer, from: number, to: number) =>
  Buffer.concat([file.subarray(0, from), Buffer.alloc(to - from), file.subarray(to)]);
const recordsAt = good.indexOf('{"at":');

const CASES: readonly (readonly [string, string, Buffer])[] = [
  ['empty file', 'E_NOT_OURS', Buffer.alloc(0)],
  ['random bytes', 'E_NOT_OURS', Buffer.from('6f2a91c3', 'hex')],
  ['text that begins with P', 'E_NOT_OURS', Buffer.from('Plain text, nothing else.')],
  ['HTML', 'E_NOT_OURS', Buffer.from('<!doctype html>')],
  ['enrolment request', 'E_KIND', Buffer.from('{"format":"jieping/enrol"}')],
  ['JSON of another program', 'E_NOT_OURS', Buffer.from('{"format":"other"}')],
  ['renamed .docx', 'E_ZIP_PROFILE', bent({ method: 8, flags: 0x0806 })],
  ['truncated at 60 %', 'E_TRUNCATED', good.subarray(0, Math.floor(good.length * 0.6))],
  ['last byte missing', 'E_TRUNCATED', good.subarray(0, -1)],
  ['zero-filled tail', 'E_TRUNCATED', hole(good, good.length - 200, good.length)],
  ['zero-filled hole in the log', 'E_CONTENT_HASH', hole(good, recordsAt + 100, recordsAt + 200)],
  ['bytes appended', 'E_TRAILING', Buffer.concat([good, Buffer.from('xyz')])],
  ['bytes prepended', 'E_NOT_OURS', Buffer.concat([Buffer.from('MZ'), good])],
  ['two archives joined', 'E_ZIP_LAYOUT', Buffer.concat([good, good])],
  ['archive comment', 'E_TRAILING', rawZip(entries, { comment: 'hello' })],
  ['folder upwards', 'E_ZIP_NAME', withEntry('../../evil.bat')],
  ['absolute path', 'E_ZIP_NAME', withEntry('C:/evil.bat')],
  ['backslash', 'E_ZIP_NAME', withEntry('data\\x.json')],
  ['device name', 'E_CONTENT_LIST', withEntry('data/con.json')],
  ['alternate data stream', 'E_ZIP_NAME', withEntry('data/x.json:evil')],
  ['NUL in a name', 'E_ZIP_NAME', withEntry('data/x\0.json')],
  ['unlisted file', 'E_CONTENT_LIST', withEntry('data/extra.json')],
  ['listed file missing', 'E_CONTENT_LIST', rawZip(entries.slice(0, -1))],
  ['manifest twice', 'E_ZIP_DUP', withEntry('manifest.json')],
  ['log twice', 'E_ZIP_DUP', withEntry('data/revisions.ndjson')],
  ['case variant', 'E_ZIP_NAME', withEntry('MANIFEST.JSON')],
  ['another order', 'E_CONTENT_LIST', rawZip([entries[0]!, entries[2]!, entries[1]!, entries[3]!])],
  ['no mimetype', 'E_CONTENT_LIST', rawZip(entries.slice(1))],
  ['local name differs', 'E_ZIP_LAYOUT', bent({ name: 'data/revisionz.ndjson' }, 'local')],
  ['central name differs', 'E_ZIP_LAYOUT', bent({ name: 'data/revisionz.ndjson' }, 'central')],
  ['local size differs', 'E_ZIP_LAYOUT', bent({ size: 1, stored: 1 }, 'local')],
  [
    'hidden bytes between entries',
    'E_ZIP_LAYOUT',
    rawZip([{ ...entries[0]!, hidden: Buffer.from('secret') }, ...entries.slice(1)]),
  ],
  ['overlapping entries', 'E_ZIP_LAYOUT', bent({ offset: 0 }, 'central')],
  ['encryption flag', 'E_ZIP_PROFILE', bent({ flags: 1 })],
  ['data descriptor flag', 'E_ZIP_PROFILE', bent({ flags: 8 })],
  ['UTF-8 flag', 'E_ZIP_PROFILE', bent({ flags: 0x800 })],
  ['ZIP64 sizes', 'E_ZIP_PROFILE', bent({ size: 0xffffffff, stored: 0xffffffff })],
  ['ZIP64 count', 'E_ZIP_PROFILE', rawZip(entries, { count: 0xffff })],
  ['extra field', 'E_ZIP_PROFILE', bent({ extra: Buffer.from('7570050001aabbccdd', 'hex') })],
  [
    'extra field, local only: a gap',
    'E_ZIP_LAYOUT',
    bent({ extra: Buffer.from('7570050001aabbccdd', 'hex') }, 'local'),
  ],
  ['too many entries', 'E_TOO_MANY', rawZip(entries, { count: 60_000 })],
  ['wrong count', 'E_ZIP_LAYOUT', rawZip(entries, { count: 3 })],
  ['DOS time set', 'E_ZIP_PROFILE', bent({ time: 0x7000 })],
  ['DOS time set, local only', 'E_ZIP_PROFILE', bent({ time: 0x7000 }, 'local')],
  ['wrong CRC, right hash', 'E_CONTENT_HASH', bent({ crc: 1 })],
];

describe('a bent container is refused', () => {
  test('the builder of hostile files makes the good file when nothing is bent', async () => {
    expect(rawZip(entries).equals(good)).toBe(true);
    expect(await verdictOn(good)).toBe('accepted');
  });

  test.each(CASES)('%s → %s', async (_what, code, bytes) => {
    expect(await verdictOn(bytes)).toBe(code);
  });

  test('deflate bomb → E_ZIP_PROFILE, and nothing is inflated', async () => {
    const bomb = deflateRawSync(Buffer.alloc(1_000_000));
    const fields = { method: 8, stored: bomb.length, size: 1_000_000 };
    const file = rawZip([...entries, { name: 'data/bomb.json', bytes: bomb, local: fields, central: fields }]);
    expect(await verdictOn(file)).toBe('E_ZIP_PROFILE');
  });

  test('manifest of 20 MB → E_TOO_BIG', async () => {
    const file = rawZip([entries[0]!, { name: 'manifest.json', bytes: Buffer.alloc(20_000_000) }, ...entries.slice(2)]);
    expect(await verdictOn(file)).toBe('E_TOO_BIG');
  });

  test('file of 3 GB → E_TOO_BIG before more than its first byte is read', async () => {
    let most = 0;
    const huge = {
      size: 3 * 2 ** 30,
      read(offset: number, length: number) {
        most = Math.max(most, offset + length);
        return good.subarray(offset, offset + length);
      },
    };
    const opened = await openPackage(huge, READ);
    expect(opened).toEqual({ ok: false, error: { code: 'package_refused', reason: 'E_TOO_BIG' } });
    expect(most).toBe(1);
  });

  test('round package offered as a hand-over file, and the reverse → E_KIND', async () => {
    expect(await verdictOn(good, { kind: 'round' })).toBe('E_KIND');
    expect(await verdictOn(await bytesOf({ ...input, kind: 'office' }))).toBe('E_KIND');
  });
});
