const START = 0xd8;
const APP1 = 0xe1;
const SCAN = 0xda;
const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0];
const ORIENTATION = 0x0112;

/** Bytes of the segment and its marker, from the second segment of a JPEG on; nothing after the first odd byte. */
function* segmentsOf(jpeg: Uint8Array): Generator<{ readonly marker: number; readonly bytes: Uint8Array }> {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  if (jpeg.length < 4 || view.getUint8(0) !== 0xff || view.getUint8(1) !== START) return;
  for (let at = 2; at + 4 <= jpeg.length;) {
    const marker = view.getUint8(at + 1);
    const end = at + 2 + view.getUint16(at + 2);
    if (view.getUint8(at) !== 0xff || marker === SCAN || end > jpeg.length) return;
    yield { marker, bytes: jpeg.subarray(at, end) };
    at = end;
  }
}

/** Sets the orientation in a block of its own to "upright" (TIFF 6.0: 12-byte entries, inline value of type SHORT). */
function stoodUpright(block: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const tiff = new DataView(block.buffer, block.byteOffset + 4 + EXIF.length);
  if (tiff.byteLength < 8) return block;
  const little = tiff.getUint16(0) === 0x4949;
  const first = tiff.getUint32(4, little);
  if (first + 2 > tiff.byteLength) return block;
  const entries = tiff.getUint16(first, little);
  for (let n = 0; n < entries; n += 1) {
    const entry = first + 2 + n * 12;
    if (entry + 12 > tiff.byteLength) break;
    if (tiff.getUint16(entry, little) === ORIENTATION) tiff.setUint16(entry + 8, 1, little);
  }
  return block;
}

/**
 * The block of a JPEG (EXIF 2.32, APP1) that says when, where and with what it was taken, for a picture whose pixels
 * stand upright; null where there is none.
 */
export function shotBlock(jpeg: Uint8Array): Uint8Array<ArrayBuffer> | null {
  for (const { marker, bytes } of segmentsOf(jpeg)) {
    if (marker === APP1 && EXIF.every((byte, n) => bytes[4 + n] === byte)) return stoodUpright(new Uint8Array(bytes));
  }
  return null;
}

/** The same JPEG with the block right behind its start. */
export function withShotBlock(jpeg: Blob, block: Uint8Array<ArrayBuffer> | null): readonly BlobPart[] {
  return block === null ? [jpeg] : [jpeg.slice(0, 2), block, jpeg.slice(2)];
}
