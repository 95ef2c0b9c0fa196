import { rm } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { packageRefused, type AppError } from '../../../shared/errors.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { StoredAttachment } from '../files/attachment-files.ts';
import { systemCode } from '../files/disk-errors.ts';
import type { ReadOptions } from './open-package.ts';
import { GO_ON, type RawRecord, type ReaderMessage, type ReaderTask, type Unsealing } from './reader-messages.ts';
import { endReader, keepReader, takeReader } from './reader-thread.ts';
import type { PersonalText } from './records.ts';
import type { PackageInfo, SignedPackage } from './verify-package.ts';

export interface ReadRequest extends ReadOptions {
  /** The module that runs in the worker thread. */
  readonly worker: URL;
  /** A private copy of the file, not the file on the stick. */
  readonly path: string;
  /** Left out where files of this kind are never encrypted. */
  readonly unseal?: Unsealing;
  /** Folder for the attachments of a good file; they are in it, whole and on the disk, when the reading ends. */
  readonly attachments?: string;
}

/**
 * Takes what a file holds; each call is awaited before the next. Lines come as soon as the signature and every byte of
 * the file were found good and they themselves are, while later ones are still being read: they must not count before
 * the reading ended well. `signed` and `verified` may still refuse, e.g. a device that may not hand in; then nothing
 * more comes.
 */
export interface PackageSink {
  /** Whose file it is, and what is signed; before all lines. */
  signed?(head: SignedPackage): Result<null, AppError> | Promise<Result<null, AppError>>;
  /** At most 250 records, in the order of the log. */
  records?(slice: readonly RawRecord[]): void | Promise<void>;
  /** At most 250 personal texts; they come after all records. */
  personal?(slice: readonly PersonalText[]): void | Promise<void>;
  /** Everything in the file was checked. */
  verified?(info: PackageInfo): Result<null, AppError> | Promise<Result<null, AppError>>;
  /** Attachments that are in their folder now. */
  attachments?(slice: readonly StoredAttachment[]): void | Promise<void>;
}

function unpacked({ bytes, slice }: Extract<ReaderMessage, { type: 'records' }>): readonly RawRecord[] {
  let start = 0;
  return slice.map(({ end, ...place }) => {
    const raw = bytes.subarray(start, end);
    start = end;
    return { ...place, raw };
  });
}

async function hear(message: ReaderMessage, sink: PackageSink): Promise<Result<null, AppError>> {
  switch (message.type) {
    case 'signed':
      return (await sink.signed?.(message.head)) ?? ok(null);
    case 'verified':
      return (await sink.verified?.(message.info)) ?? ok(null);
    case 'refused':
      return refuse(message.error);
    case 'attachments':
      await sink.attachments?.(message.slice);
      break;
    case 'records':
      await sink.records?.(unpacked(message));
      break;
    case 'personal':
      await sink.personal?.(message.slice);
      break;
    case 'opened':
    case 'done':
      break;
  }
  return ok(null);
}

/**
 * Talks with the thread about one file; nothing more is handed on after a refusal or a fault. Null: the thread has
 * decrypted a large file and leaves the reading to another one.
 */
function converse(worker: Worker, task: ReaderTask, sink: PackageSink): Promise<Result<PackageInfo | null, AppError>> {
  return new Promise((resolve, reject) => {
    let info: PackageInfo | null = null;
    let ended = false;
    let last: Promise<void> = Promise.resolve();
    const end = (settle: () => void): void => {
      ended = true;
      worker.off('message', hears).off('error', fails).off('exit', stops);
      settle();
    };
    const take = async (message: ReaderMessage): Promise<void> => {
      if (ended) return;
      if (message.type === 'verified') info = message.info;
      const heard = await hear(message, sink);
      if (!heard.ok) end(() => resolve(heard));
      else if (message.type === 'opened') end(() => resolve(ok(null)));
      // A thread has no origin; the rule means windows.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      else if (message.type !== 'done') worker.postMessage(GO_ON);
      else if (info) {
        const found = ok(info);
        end(() => resolve(found));
      } else throw new Error('the reader ended without a verdict');
    };
    const hears = (message: ReaderMessage): void => {
      // Slices arrive ahead; each is taken only when the one before it has been, and whoever waits for an answer of
      // this thread gets it in between.
      last = last
        .then(() => setImmediate())
        .then(() => take(message))
        .catch((error: unknown) => end(() => reject(asError(error))));
    };
    const fails = (error: unknown): void => {
      if (systemCode(error) === 'ERR_WORKER_OUT_OF_MEMORY') end(() => resolve(refuse(packageRefused('E_TOO_BIG'))));
      else end(() => reject(asError(error)));
    };
    const stops = (code: number): void => end(() => reject(new Error(`the reader stopped with ${code}`)));
    worker.on('message', hears).on('error', fails).on('exit', stops);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    worker.postMessage(task);
  });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('the reader failed', { cause: error });
}

/**
 * Verifies a container in a worker thread and hands its content to `sink`. After a refusal, or a throw of the sink,
 * which is thrown on, the caller drops whatever lines it was handed. A thread that read a good file to its end may read
 * the next one, unless the file was a large one; after anything else it is thrown away.
 */
export async function readPackage(
  request: ReadRequest,
  sink: PackageSink = {},
): Promise<Result<PackageInfo, AppError>> {
  const { worker: module, path, unseal, attachments, ...options } = request;
  const plainPath = `${path}.open`;
  const task: ReaderTask = {
    path,
    plainPath,
    options,
    ...(unseal ? { unseal } : {}),
    ...(attachments === undefined ? {} : { attachments }),
    lines: sink.signed !== undefined || sink.records !== undefined || sink.personal !== undefined,
  };
  let worker = takeReader(module);
  let again = false;
  try {
    let read = await converse(worker, task, sink);
    const isLarge = read.ok && read.value === null;
    if (isLarge) {
      await endReader(worker);
      worker = takeReader(module);
      read = await converse(worker, { ...task, opened: true }, sink);
    }
    if (!read.ok) return read;
    if (read.value === null) throw new Error('the reader ended without a verdict');
    // What it took to read a large file is given back at once.
    again = !isLarge;
    return ok(read.value);
  } finally {
    if (again) keepReader(module, worker);
    else await endReader(worker);
    // A thread that was ended could not remove it itself.
    await rm(plainPath, { force: true });
  }
}
