import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { refuse, type Result } from '../../../shared/result.ts';
import type { AppError } from '../../../shared/errors.ts';
import { diskError } from '../files/disk-errors.ts';
import { linesOf, type Range } from './line-reader.ts';
import { readPersonal } from './personal-pass.ts';
import { openFile, type OpenFile } from './random-access.ts';
import type { RawRecord, ReaderMessage, ReaderTask } from './reader-messages.ts';
import { sha256Hex, type PersonalText } from './records.ts';
import { verifyPackage, type VerifiedPackage } from './verify-package.ts';

/** Entry of the worker thread that reads files of strangers. It has no database; it only reports. */

const SLICE = 500;

if (!parentPort) throw new Error('this module runs as a worker thread');
const port = parentPort;

async function say(message: ReaderMessage): Promise<void> {
  const answered = once(port, 'message');
  port.postMessage(message);
  await answered;
}

async function inSlices<T>(
  file: OpenFile,
  range: Range | null,
  read: (line: Buffer) => T,
  deliver: (slice: readonly T[]) => Promise<void>,
): Promise<void> {
  if (!range) return;
  let slice: T[] = [];
  for (const line of linesOf(file, range)) {
    if (!line.ok) throw new Error(`the checked file changed while it was read: ${line.error}`);
    slice.push(read(line.value));
    if (slice.length < SLICE) continue;
    await deliver(slice);
    slice = [];
  }
  if (slice.length > 0) await deliver(slice);
}

function personalOf(line: Buffer): PersonalText {
  const read = readPersonal(line);
  if (!read.ok) throw new Error(`the checked file changed while it was read: ${read.error}`);
  return read.value;
}

async function deliver(file: OpenFile, verified: VerifiedPackage): Promise<void> {
  await say({ type: 'verified', info: verified.info });
  const recordOf = (line: Buffer): RawRecord => ({ hash: sha256Hex(line), raw: new Uint8Array(line) });
  await inSlices(file, verified.log, recordOf, (slice) => say({ type: 'records', slice }));
  await inSlices(file, verified.personal, personalOf, (slice) => say({ type: 'personal', slice }));
}

async function readAll(task: ReaderTask): Promise<Result<null, AppError> | null> {
  let file: OpenFile;
  try {
    file = openFile(task.path);
  } catch (error) {
    const known = diskError(error);
    if (known) return refuse(known);
    throw error;
  }
  try {
    const verified = await verifyPackage(file, task.options);
    if (!verified.ok) return verified;
    await deliver(file, verified.value);
    return null;
  } catch (error) {
    const known = diskError(error);
    if (known) return refuse(known);
    throw error;
  } finally {
    file.close();
  }
}

// The task comes from our own side of the thread, in the same program; Node types it as `any`.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const refused = await readAll(workerData as ReaderTask);
const last: ReaderMessage = refused && !refused.ok ? { type: 'refused', error: refused.error } : { type: 'done' };
port.postMessage(last);
port.close();
