/** What the thread is given at its start. */
export interface CheckpointTask {
  /** So that one file can be the entry of several threads. */
  readonly part: 'checkpoint';
  /** Path of the database. */
  readonly file: string;
  /** One 32-bit word: BUSY from the moment the thread is asked until it has closed its connection, else IDLE. */
  readonly state: SharedArrayBuffer;
}

/** Whether a thread was started for this. */
export function isCheckpointTask(given: unknown): given is CheckpointTask {
  if (typeof given !== 'object' || given === null) return false;
  const isPart = 'part' in given && given.part === 'checkpoint' && 'file' in given && typeof given.file === 'string';
  return isPart && 'state' in given && given.state instanceof SharedArrayBuffer;
}

export const IDLE = 0;
export const BUSY = 1;

/** What the thread hears. */
export const TAKE_OVER = 'take-over';
export const END = 'end';

/** What it says when it has done: what went wrong, or nothing. */
export type Outcome = string | null;
