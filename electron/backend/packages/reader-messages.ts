import type { AppError } from '../../../shared/errors.ts';
import type { ReadOptions } from './open-package.ts';
import type { PersonalText } from './records.ts';
import type { PackageInfo } from './verify-package.ts';

/** A record as it goes into the store: its hash in lower-case hex and its exact line without line feed. */
export interface RawRecord {
  readonly hash: string;
  readonly raw: Uint8Array;
}

export interface ReaderTask {
  readonly path: string;
  readonly options: ReadOptions;
}

/** What the worker says; after each of the first three it waits for the word to go on. */
export type ReaderMessage =
  | { readonly type: 'verified'; readonly info: PackageInfo }
  | { readonly type: 'records'; readonly slice: readonly RawRecord[] }
  | { readonly type: 'personal'; readonly slice: readonly PersonalText[] }
  | { readonly type: 'refused'; readonly error: AppError }
  | { readonly type: 'done' };

export const GO_ON = 'go-on';
