import { Worker } from 'node:worker_threads';
import { packageRefused, type AppError } from '../../../shared/errors.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { systemCode } from '../files/disk-errors.ts';
import type { ReadOptions } from './open-package.ts';
import { GO_ON, type RawRecord, type ReaderMessage, type ReaderTask } from './reader-messages.ts';
import type { PersonalText } from './records.ts';
import type { PackageInfo } from './verify-package.ts';

export interface ReadRequest extends ReadOptions {
  /** The module that runs in the worker thread. */
  readonly worker: URL;
  /** A private copy of the file, not the file on the stick. */
  readonly path: string;
}

/**
 * Takes what a good file holds. Nothing is called before the whole file was checked; each call is awaited before the
 * next slice is read. `verified` may still refuse, e.g. a device that may not hand in; then nothing more comes.
 */
export interface PackageSink {
  verified?(info: PackageInfo): Result<null, AppError> | Promise<Result<null, AppError>>;
  /** At most 500 records, in the order of the log. */
  records?(slice: readonly RawRecord[]): void | Promise<void>;
  /** At most 500 personal texts; they come after all records. */
  personal?(slice: readonly PersonalText[]): void | Promise<void>;
}

/** A file that makes the reader need more than this is no file of ours. */
const MEMORY_MB = 768;

async function hear(message: ReaderMessage, sink: PackageSink): Promise<Result<null, AppError>> {
  switch (message.type) {
    case 'verified':
      return (await sink.verified?.(message.info)) ?? ok(null);
    case 'refused':
      return refuse(message.error);
    case 'records':
      await sink.records?.(message.slice);
      break;
    case 'personal':
      await sink.personal?.(message.slice);
      break;
    case 'done':
      break;
  }
  return ok(null);
}

function converse(worker: Worker, sink: PackageSink): Promise<Result<PackageInfo, AppError>> {
  return new Promise((resolve, reject) => {
    let info: PackageInfo | null = null;
    const take = async (message: ReaderMessage) => {
      if (message.type === 'verified') info = message.info;
      const heard = await hear(message, sink);
      if (!heard.ok) resolve(heard);
      // A thread has no origin; the rule means windows.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      else if (message.type !== 'done') worker.postMessage(GO_ON);
      else if (info) resolve(ok(info));
      else reject(new Error('the reader ended without a verdict'));
    };
    worker.on('message', (message: ReaderMessage) => {
      take(message).catch(reject);
    });
    worker.on('error', (error) => {
      if (systemCode(error) === 'ERR_WORKER_OUT_OF_MEMORY') resolve(refuse(packageRefused('E_TOO_BIG')));
      else reject(error instanceof Error ? error : new Error('the reader failed', { cause: error }));
    });
    worker.on('exit', (code) => {
      // After `done` the promise is settled already or settles in `take`; any other end is a fault.
      if (code !== 0) reject(new Error(`the reader stopped with ${code}`));
    });
  });
}

/**
 * Verifies a container in a worker thread and hands its content to `sink`. A refusal means that nothing was
 * delivered, unless the sink itself threw: then the call throws and the caller drops what it wrote.
 */
export async function readPackage(
  request: ReadRequest,
  sink: PackageSink = {},
): Promise<Result<PackageInfo, AppError>> {
  const { worker: module, path, ...options } = request;
  const task: ReaderTask = { path, options };
  const worker = new Worker(module, {
    workerData: task,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  try {
    return await converse(worker, sink);
  } finally {
    await worker.terminate();
  }
}
