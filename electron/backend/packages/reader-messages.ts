import type { AppError } from '../../../shared/errors.ts';
import type { SlotForm } from '../../../shared/model/ids.ts';
import type { ReadOptions } from './open-package.ts';
import type { PersonalText } from './records.ts';
import type { StoredAttachment } from '../files/attachment-files.ts';
import type { PackageInfo, SignedPackage } from './verify-package.ts';

/** What the store looks a record up by; `slot` is the slot's key. */
export interface RecordPlace {
  readonly dev: string;
  readonly seq: number;
  readonly slot: string;
  readonly unit: string;
  readonly form: SlotForm;
  readonly q: string;
  /** A newer version may have operations that this one does not know. */
  readonly op: string;
}

/** A record as it goes into the store: its hash in lower-case hex and its exact line without line feed. */
export interface RawRecord extends RecordPlace {
  readonly hash: string;
  readonly raw: Uint8Array;
}

/** A record on its way: `end` is where its line ends in the bytes of the slice. */
export interface PackedRecord extends RecordPlace {
  readonly hash: string;
  readonly end: number;
}

/** How encrypted files are opened. */
export interface Unsealing {
  /** age identities of this computer, `AGE-SECRET-KEY-1…`; null while they are locked under the passphrase. */
  readonly identities: readonly string[] | null;
  /** Whether a plain file is refused (E_PLAIN). */
  readonly required: boolean;
}

export interface ReaderTask {
  readonly path: string;
  /** Private path for the decrypted file; whoever reads it removes it when it has done. */
  readonly plainPath: string;
  /** Another thread has decrypted the file to `plainPath`, from its first byte to its last. */
  readonly opened?: true;
  readonly options: ReadOptions;
  readonly unseal?: Unsealing;
  /** Folder into which the attachments of a good file are put, by their hash; left out, they stay where they are. */
  readonly attachments?: string;
  /** Whether the lines are wanted, too. */
  readonly lines: boolean;
}

/**
 * What the worker says. `opened` ends the talk about a large file that is decrypted and not yet read. After `signed`
 * and after `verified` it waits for the word to go on; else it may be a few slices ahead of the words. Lines come
 * between the two, each found good, while the ones after them are still being checked.
 */
export type ReaderMessage =
  | { readonly type: 'signed'; readonly head: SignedPackage }
  | { readonly type: 'verified'; readonly info: PackageInfo }
  | { readonly type: 'attachments'; readonly slice: readonly StoredAttachment[] }
  | { readonly type: 'records'; readonly bytes: Uint8Array<ArrayBuffer>; readonly slice: readonly PackedRecord[] }
  | { readonly type: 'personal'; readonly slice: readonly PersonalText[] }
  | { readonly type: 'refused'; readonly error: AppError }
  | { readonly type: 'opened' }
  | { readonly type: 'done' };

export const GO_ON = 'go-on';

/** Asks the thread to end by itself. */
export const END = 'end';

/** What the worker hears: one task after another, and the words to go on or to end. */
export type ToReader = ReaderTask | typeof GO_ON | typeof END;
