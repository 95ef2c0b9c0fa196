import ExifReader from 'exifreader';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { shotBlock, withShotBlock } from '../../../renderer/evidence/shot-block.ts';
import { hugeJpeg } from '../../support/pictures.ts';
import { shotSegment } from '../../support/shot-segment.ts';

/** A CommonJS module: Node gives it as the default export only. */
const reader = ExifReader;
const SHOT = { takenAt: '2026:09:01 10:20:30', latitude: -39.9, longitude: 116.35, orientation: 6 };
const segment = shotSegment(SHOT);
const plain = hugeJpeg(400, 300);
/** As cameras write it: the block comes first. */
const photo = Buffer.concat([plain.subarray(0, 2), segment, plain.subarray(2)]);

test('the block goes over to the smaller picture, and says that this one stands upright', async () => {
  const parts = withShotBlock(new Blob([new Uint8Array(hugeJpeg(40, 30))]), shotBlock(photo));
  const bytes = await new Blob([...parts]).arrayBuffer();
  const { exif, gps, file } = reader.load(bytes, { expanded: true });
  expect(exif?.DateTimeOriginal?.description).toBe(SHOT.takenAt);
  expect(exif?.Orientation?.value).toBe(1);
  expect([gps?.Latitude, gps?.Longitude]).toEqual([expect.closeTo(-39.9, 5), expect.closeTo(116.35, 5)]);
  expect(file?.['Image Width']?.value).toBe(40);
  // The picked photo is as it was.
  expect(reader.load(photo, { expanded: true }).exif?.Orientation?.value).toBe(6);
});

test('a picture without the block stays as it is', async () => {
  expect(shotBlock(plain)).toBeNull();
  expect(shotBlock(new Uint8Array())).toBeNull();
  const parts = withShotBlock(new Blob(['abc']), null);
  expect(await new Blob([...parts]).text()).toBe('abc');
});

test('no bytes whatever make it fail', () => {
  const length = fc.nat(photo.length);
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.nat(photo.length - 8), bytes, length, (at, odd, end) => {
      const broken = new Uint8Array(photo);
      broken.set(odd, at);
      expect(shotBlock(broken.subarray(0, end))?.length ?? 0).toBeLessThanOrEqual(end);
    }),
  );
});
