import type { FileRef } from '../../shared/contract/files.ts';
import { bridge } from '../bridge/bridge.ts';
import { drawnPhoto, LONGEST_SIDE } from './drawn-photo.ts';
import { shotBlock, withShotBlock } from './shot-block.ts';

/** The photo drawn anew with its longest side as `LONGEST_SIDE`; when and where it was taken stays in the file. */
async function shrunk(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<File> {
  // Decoding turns the picture as its camera was held, so what is drawn stands upright.
  const picture = await createImageBitmap(new Blob([bytes]), { imageOrientation: 'from-image' });
  try {
    const drawn = await drawnPhoto(picture, picture);
    return new File([...withShotBlock(drawn, shotBlock(bytes))], name, { type: 'image/jpeg' });
  } finally {
    picture.close();
  }
}

/**
 * The file to add instead of a picked one: a smaller copy of a JPEG photo with a side longer than `LONGEST_SIDE`; null
 * for every other file, and for one that cannot be decoded: adding it says what is wrong with it.
 */
export async function smallerPhoto(file: FileRef): Promise<FileRef | null> {
  const measured = await bridge.call('evidence.measure', { file });
  if (!measured.ok || measured.value === null) return null;
  if (Math.max(measured.value.width, measured.value.height) <= LONGEST_SIDE) return null;
  const read = await bridge.readFile(file);
  if (!read.ok) return null;
  try {
    const taken = await bridge.takeFile(await shrunk(read.value, file.name));
    return taken.ok ? taken.value : null;
  } catch {
    return null;
  }
}
