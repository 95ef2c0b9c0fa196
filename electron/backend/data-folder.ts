import { isAbsolute, posix, resolve, win32 } from 'node:path';

const NAME = 'jieping';

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/**
 * Where everything of this user is kept, the same in both hosts. In this order: the folder asked for, the folder
 * beside a portable program, else the system's place for application data that stays on this computer: the database
 * must not lie in a folder that Windows copies about, so it is the local one and not the roaming one.
 */
export function dataFolder(asked: string | undefined, { platform, env, home }: Surroundings): string {
  if (asked !== undefined && asked !== '') return resolve(asked);
  const path = platform === 'win32' ? win32 : posix;
  const portable = env['PORTABLE_EXECUTABLE_DIR'];
  if (platform === 'win32' && portable !== undefined && portable !== '') return path.join(portable, `${NAME}-data`);
  if (platform === 'win32') return path.join(env['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), NAME);
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', NAME);
  const xdg = env['XDG_DATA_HOME'];
  // The base directory specification says that a relative value is invalid and to be ignored.
  return path.join(xdg !== undefined && isAbsolute(xdg) ? xdg : path.join(home, '.local', 'share'), NAME);
}
