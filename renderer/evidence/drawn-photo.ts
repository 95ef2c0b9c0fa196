/** Longest side of a photo from the camera, and of a larger one from a file, in pixels; the screens say so. */
export const LONGEST_SIDE = 2560;
const QUALITY = 0.85;

/** The picture as a new JPEG that holds nothing but its pixels, no side longer than `LONGEST_SIDE`. */
export function drawnPhoto(
  picture: CanvasImageSource,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Blob> {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale));
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this engine draws nothing');
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
}
