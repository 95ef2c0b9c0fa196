import { GRID, lookOf } from '../../../shared/rules/picture-look.ts';

/**
 * How a picture looks; null for one without anything on it, or one that cannot be decoded. The engine decodes and
 * scales off the main thread; only 81 pixels are read here.
 */
export async function lookOfPicture(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(new Blob([bytes]), {
      resizeWidth: GRID,
      resizeHeight: GRID,
      resizeQuality: 'high',
    });
  } catch {
    return null;
  }
  const canvas = new OffscreenCanvas(GRID, GRID);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('this engine draws nothing');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const { data } = context.getImageData(0, 0, GRID, GRID);
  // Luma of ITU-R BT.601.
  const grey = Array.from(
    { length: GRID * GRID },
    (_, at) => 0.299 * (data[at * 4] ?? 0) + 0.587 * (data[at * 4 + 1] ?? 0) + 0.114 * (data[at * 4 + 2] ?? 0),
  );
  return lookOf(grey);
}
