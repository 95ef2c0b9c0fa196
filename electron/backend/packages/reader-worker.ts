import { rmSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { slotKey } from '../../../shared/model/slot-key.ts';
import type { AnyRecord } from '../../../shared/model/record.ts';
import { packageRefused, type AppError } from '../../../shared/errors.ts';
import { putAttachment, type StoredAttachment } from '../files/attachment-files.ts';
import { diskError } from '../files/disk-errors.ts';
import { isEncrypted } from './age-header.ts';
import { decryptFile } from './decrypt-file.ts';
import { BUFFER, linesOf, piecesOf, type Range } from './line-reader.ts';
import { createLogFollower } from './log-follower.ts';
import type { ReadOptions } from './open-package.ts';
import { readPersonal } from './personal-pass.ts';
import { openFile, type OpenFile } from './random-access.ts';
import {
  END,
  GO_ON,
  type PackedRecord,
  type ReaderMessage,
  type ReaderTask,
  type ToReader,
} from './reader-messages.ts';
import { readRecord } from './record-pass.ts';
import { sha256Hex } from './records.ts';
import { verifyPackage, type PackageInfo, type VerifiedPackage } from './verify-package.ts';

/** Entry of the worker thread that reads files of strangers. It has no database; it only reports. */

const SLICE = 250;
const SLICE_BYTES = 1024 * 1024;
/** Decrypting more bytes than this leaves so much memory behind that another thread goes on. */
const MUCH = 64 * 1024 * 1024;
/** Slices that may be on their way at once: reading goes on while the other side writes. */
const AHEAD = 4;

if (!parentPort) throw new Error('this module runs as a worker thread');
const port = parentPort;

const talk = { unheard: 0, heard: (): void => undefined };

/** Says something and waits until at most `most` of all that was said has not been answered yet. */
async function say(message: ReaderMessage, most: number, transfer: ArrayBuffer[] = []): Promise<void> {
  talk.unheard += 1;
  port.postMessage(message, transfer);
  while (talk.unheard > most) {
    await new Promise<void>((resolve) => {
      talk.heard = resolve;
    });
  }
}

function changed(code: string): Error {
  return new Error(`the checked file changed while it was read: ${code}`);
}

async function inSlices(
  file: OpenFile,
  range: Range | null,
  deliver: (lines: readonly Buffer[], bytes: number) => Promise<void>,
): Promise<void> {
  if (!range) return;
  let slice: Buffer[] = [];
  let bytes = 0;
  for (const line of linesOf(file, range)) {
    if (!line.ok) throw changed(line.error);
    slice.push(line.value);
    bytes += line.value.length;
    if (slice.length < SLICE && bytes < SLICE_BYTES) continue;
    await deliver(slice, bytes);
    slice = [];
    bytes = 0;
  }
  if (slice.length > 0) await deliver(slice, bytes);
}

/** Follows the chain, or the chains, of what was checked once more. */
function followAgain({ manifest, hand }: PackageInfo): {
  follow(record: AnyRecord, hash: string): boolean;
  isWhole(): boolean;
} {
  if (hand) {
    const follower = createLogFollower();
    const wanted = hand.logs.flatMap(({ heads }) => heads).sort();
    return {
      follow: (record, hash) => follower.follow(record, hash),
      isWhole: () =>
        wanted.join() ===
        follower
          .logs()
          .flatMap(({ heads }) => heads)
          .sort()
          .join(),
    };
  }
  let previous = manifest.log?.prev;
  return {
    follow(record, hash) {
      const isNext = record.prev === previous;
      previous = hash;
      return isNext;
    },
    isWhole: () => previous === manifest.log?.head,
  };
}

/** Sends the log in one piece of memory per slice. The chain is followed again: the lines are those that were checked. */
async function deliverRecords(file: OpenFile, { log, info }: VerifiedPackage): Promise<void> {
  const again = followAgain(info);
  await inSlices(file, log, async (lines, size) => {
    const bytes = new Uint8Array(size);
    let end = 0;
    const slice = lines.map((line): PackedRecord => {
      const read = readRecord(line);
      if (!read.ok) throw changed(read.error);
      const { dev, seq, slot, op } = read.value;
      const hash = sha256Hex(line);
      if (!again.follow(read.value, hash)) throw changed('E_CHAIN');
      bytes.set(line, end);
      end += line.length;
      const { unit, form, q } = slot;
      return { hash, end, dev, seq, slot: slotKey(slot), unit, form, q, op };
    });
    await say({ type: 'records', bytes, slice }, AHEAD - 1, [bytes.buffer]);
  });
  if (!again.isWhole()) throw changed('E_CHAIN');
}

/** Puts the attachments into their folder before anything that names them is handed over. */
async function deliverAttachments(file: OpenFile, verified: VerifiedPackage, folder: string): Promise<void> {
  const types = new Map(verified.info.manifest.resources.map(({ path, mediatype }) => [path, mediatype]));
  const buffer = Buffer.allocUnsafe(BUFFER);
  let slice: StoredAttachment[] = [];
  for (const { name, start, size, crc } of verified.attachments) {
    const stored = { sha256: name.slice(-64), size, crc, mediatype: types.get(name) ?? '' };
    if (!putAttachment(folder, stored, piecesOf(file, { start, size }, buffer))) throw changed('E_CONTENT_HASH');
    slice.push(stored);
    if (slice.length < SLICE) continue;
    await say({ type: 'attachments', slice }, AHEAD - 1);
    slice = [];
  }
  if (slice.length > 0) await say({ type: 'attachments', slice }, AHEAD - 1);
}

async function deliver(file: OpenFile, verified: VerifiedPackage, attachments: string | undefined): Promise<void> {
  await say({ type: 'verified', info: verified.info }, 0);
  if (attachments !== undefined) await deliverAttachments(file, verified, attachments);
  await deliverRecords(file, verified);
  await inSlices(file, verified.personal, async (lines) => {
    const slice = lines.map((line) => {
      const read = readPersonal(line);
      if (!read.ok) throw changed(read.error);
      return read.value;
    });
    await say({ type: 'personal', slice }, AHEAD - 1);
  });
}

/** What is said last about a file. */
type Last = Extract<ReaderMessage, { type: 'refused' | 'opened' | 'done' }>;
const refused = (error: AppError): Last => ({ type: 'refused', error });

async function readOpened(file: OpenFile, options: ReadOptions, attachments: string | undefined): Promise<Last> {
  const verified = await verifyPackage(file, options);
  if (!verified.ok) return refused(verified.error);
  await deliver(file, verified.value, attachments);
  return { type: 'done' };
}

async function readPlain({ plainPath, options, attachments }: ReaderTask): Promise<Last> {
  try {
    const plain = openFile(plainPath);
    try {
      return await readOpened(plain, options, attachments);
    } finally {
      plain.close();
    }
  } finally {
    rmSync(plainPath, { force: true });
  }
}

/** Decrypts into the private file and goes on with that; nothing of it is looked at before its end is authentic. */
async function readEncrypted(file: OpenFile, task: ReaderTask): Promise<Last> {
  const { plainPath, unseal } = task;
  if (!unseal) return refused(packageRefused('E_KIND'));
  if (unseal.identities === null) return refused({ code: 'key_locked' });
  const decrypted = await decryptFile(file, plainPath, unseal.identities);
  if (!decrypted.ok) return refused(decrypted.error);
  return file.size > MUCH ? { type: 'opened' } : readPlain(task);
}

async function readAll(task: ReaderTask): Promise<Last> {
  let file: OpenFile | null = null;
  try {
    if (task.opened) return await readPlain(task);
    file = openFile(task.path);
    if (isEncrypted(file)) return await readEncrypted(file, task);
    return await readOpened(
      file,
      task.unseal?.required === true ? { ...task.options, refusePlain: true } : task.options,
      task.attachments,
    );
  } catch (error) {
    const known = diskError(error);
    if (known) return refused(known);
    throw error;
  } finally {
    file?.close();
  }
}

async function answer(task: ReaderTask): Promise<void> {
  port.postMessage(await readAll(task));
}

port.on('message', (message: ToReader) => {
  if (message === END) port.close();
  else if (message === GO_ON) {
    talk.unheard -= 1;
    talk.heard();
  }
  // A fault is left to end the thread: the other side hears it as an error and throws the thread away.
  else void answer(message);
});
