/** Longest side of a photo from the camera, in pixels; the screen says so. */
export const LONGEST_SIDE = 2560;
const QUALITY = 0.85;

/** What the camera shows now as a JPEG without any data about the camera, no side longer than `LONGEST_SIDE`. */
export async function photoOf(video: HTMLVideoElement, name: string): Promise<File> {
  const { videoWidth: width, videoHeight: height } = video;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale));
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this engine draws nothing');
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return new File([blob], name, { type: 'image/jpeg' });
}
