import type { MediaAccessPermissionRequest, WebContents } from 'electron';
import { isOwnAddress } from './origin.ts';

/** What a page asks for; the shapes of the two questions have this in common. */
interface Asked {
  readonly permission: string;
  readonly contents: WebContents | null;
  readonly isMainFrame: boolean;
  readonly address: string;
  /** `video`, `audio` or both. */
  readonly media: readonly string[];
}

/**
 * The one permission there is: the camera, pictures without sound, for the main frame of one window showing our own
 * page, and only while that page says that its capture drawer is open.
 */
export interface CameraGate {
  /** The page of `contents` opened or closed its capture drawer. */
  setOpen(contents: WebContents, open: boolean): void;
  allows(asked: Asked): boolean;
}

export function createCameraGate(): CameraGate {
  let user: WebContents | null = null;
  return {
    setOpen(contents, open) {
      if (open) {
        user = contents;
        // A page that goes away cannot close its drawer.
        contents.once('did-start-navigation', () => {
          user = null;
        });
      } else if (user === contents) user = null;
    },
    allows({ permission, contents, isMainFrame, address, media }) {
      return (
        permission === 'media' &&
        user !== null &&
        contents === user &&
        isMainFrame &&
        isOwnAddress(address) &&
        media.length === 1 &&
        media[0] === 'video'
      );
    },
  };
}

/** The kinds of media in a request; Electron leaves them out for other permissions. */
export function mediaOf(details: object): readonly string[] {
  return (details as Partial<MediaAccessPermissionRequest>).mediaTypes ?? [];
}
