/** One entry of a TIFF directory: tag, type, count, and its value, in place (4 bytes) or elsewhere. */
interface Entry {
  readonly tag: number;
  readonly type: 2 | 3 | 4 | 5;
  readonly count: number;
  readonly value: Buffer;
}
const text = (tag: number, words: string): Entry => {
  const value = Buffer.from(`${words}\0`, 'latin1');
  return { tag, type: 2, count: value.length, value };
};
const short = (tag: number, n: number): Entry => ({
  tag,
  type: 3,
  count: 1,
  value: Buffer.from([n >> 8, n & 255, 0, 0]),
});
const long = (tag: number, n: number): Entry => {
  const value = Buffer.alloc(4);
  value.writeUInt32BE(n);
  return { tag, type: 4, count: 1, value };
};
/** Degrees as three fractions: degrees, minutes, hundredths of seconds. */
const degrees = (tag: number, value: number): Entry => {
  const seconds = Math.round(Math.abs(value) * 360_000);
  const parts = [Math.floor(seconds / 360_000), 1, Math.floor((seconds % 360_000) / 6000), 1, seconds % 6000, 100];
  const bytes = Buffer.alloc(24);
  parts.forEach((part, n) => bytes.writeUInt32BE(part, n * 4));
  return { tag, type: 5, count: 3, value: bytes };
};

const sizeOf = (entries: readonly Entry[]): number =>
  2 + entries.length * 12 + 4 + entries.reduce((sum, { value }) => sum + (value.length > 4 ? value.length : 0), 0);

/** A directory that starts at `at`; what does not fit into an entry stands behind it. */
function directory(at: number, entries: readonly Entry[]): Buffer {
  const bytes = Buffer.alloc(sizeOf(entries));
  bytes.writeUInt16BE(entries.length, 0);
  let behind = 2 + entries.length * 12 + 4;
  entries.forEach(({ tag, type, count, value }, n) => {
    const entry = 2 + n * 12;
    bytes.writeUInt16BE(tag, entry);
    bytes.writeUInt16BE(type, entry + 2);
    bytes.writeUInt32BE(count, entry + 4);
    if (value.length <= 4) value.copy(bytes, entry + 8);
    else {
      bytes.writeUInt32BE(at + behind, entry + 8);
      value.copy(bytes, behind);
      behind += value.length;
    }
  });
  return bytes;
}

/** The APP1 segment of a telephone's photo (EXIF 2.32, big-endian) that was held on its side. */
export function shotSegment(shot: {
  readonly takenAt: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly orientation: number;
}): Buffer {
  const first = (exif: number, gps: number) => [
    text(0x010f, 'Maker'),
    text(0x0110, 'Model 7'),
    short(0x0112, shot.orientation),
    long(0x8769, exif),
    long(0x8825, gps),
  ];
  const exif = [text(0x9003, shot.takenAt)];
  const gps = [
    text(1, shot.latitude < 0 ? 'S' : 'N'),
    degrees(2, shot.latitude),
    text(3, shot.longitude < 0 ? 'W' : 'E'),
    degrees(4, shot.longitude),
  ];
  const atExif = 8 + sizeOf(first(0, 0));
  const atGps = atExif + sizeOf(exif);
  const tiff = Buffer.concat([
    Buffer.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8]),
    directory(8, first(atExif, atGps)),
    directory(atExif, exif),
    directory(atGps, gps),
  ]);
  const head = Buffer.from([0xff, 0xe1, 0, 0, ...Buffer.from('Exif\0\0', 'latin1')]);
  head.writeUInt16BE(2 + 6 + tiff.length, 2);
  return Buffer.concat([head, tiff]);
}
