import { drawnPhoto } from './drawn-photo.ts';

/** What the camera shows now as a JPEG without any data about the camera. */
export async function photoOf(video: HTMLVideoElement, name: string): Promise<File> {
  const blob = await drawnPhoto(video, { width: video.videoWidth, height: video.videoHeight });
  return new File([blob], name, { type: 'image/jpeg' });
}
